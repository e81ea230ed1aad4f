"""A waiver is data with a reason and an end; after its end it has no effect, and the report says so."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from portalcheck.judge import judge
from portalcheck.kit import equip, plan_for
from portalcheck.model.artifact import Axe, AxeNode, AxeRule
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.subject import VisitKey
from portalcheck.model.visit import Visit
from portalcheck.plan import Plan
from portalcheck.portal_file import read_portal
from portalcheck.replay import from_stored, to_stored
from portalcheck.store import Store
from portalcheck.summary import head
from tests.config.conftest import GOOD, Said

WAIVER = (
    "      - {criterion: axe/document-title, reason: A new title comes in June., until: 2027-06-30, pages: [home]}\n"
)
WAIVED = GOOD.replace("  - wcag:2.2-aa\n", f"  - use: wcag\n    waivers:\n{WAIVER}")
PLACE = "portal.yaml:8: rulesets.0 (wcag).waivers.0 (axe/document-title)"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (" reason: A new title comes in June.,", "", f"{PLACE}.reason: the key `reason` is missing."),
        ("A new title comes in June.", "ok", f"{PLACE}.reason: at least 3 are needed."),
        (" until: 2027-06-30,", "", f"{PLACE}.until: the key `until` is missing."),
        ("2027-06-30", "soon", f"{PLACE}.until: this must be a date such as 2027-03-31 (it is 'soon')."),
        ("2027-06-30", "2027-06-31", f"{PLACE}.until: this must be a date such as 2027-03-31 (it is '2027-06-31')."),
        ("[home]", "[hom]", f"{PLACE}.pages: unknown page hom; known: home, about, site. Did you mean home?"),
        (
            "document-title",
            "documents-title",
            "portal.yaml:8: rulesets.0 (wcag).waivers.0 (axe/documents-title).criterion: ruleset wcag has no criterion "
            "'axe/documents-title'; `portalcheck rulesets wcag` lists them. Did you mean axe/document-title",
        ),
    ],
)  # fmt: skip
def test_mistakes(refused: Said, old: str, new: str, said: str) -> None:
    (line,) = refused(WAIVED.replace(old, new))
    assert line.startswith(said)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    file = tmp_path / "portal.yaml"
    file.write_text(WAIVED, "utf-8")
    return plan_for(equip(), read_portal(file), tmp_path)


@pytest.mark.parametrize(
    ("subject", "today", "waived"),
    [
        ("home", date(2027, 6, 30), True),
        ("home", date(2027, 7, 1), False),
        ("about", date(2027, 6, 30), False),
    ],
    ids=["its last day", "the day after", "another page"],
)
def test_it_holds_until_its_end_on_its_pages(plan: Plan, subject: str, today: date, waived: bool) -> None:
    assertion = _judged(plan, subject, today)
    assert assertion.outcome is Outcome.FAILED  # a waiver changes no outcome
    assert (assertion.waiver is not None) is waived
    assert assertion.blocks is not waived


def test_it_keeps_its_effect_when_results_are_judged_again(plan: Plan, tmp_path: Path) -> None:
    kit, store = equip(), Store(tmp_path / "results", {})
    stored = to_stored(plan, store.folder, browser="", axe="", started=_now())
    again = from_stored(kit, stored, store)
    assert again.today == plan.today
    assert again.rulesets[0].waivers == plan.rulesets[0].waivers


@pytest.mark.parametrize(("today", "noted"), [(date(2027, 6, 30), False), (date(2027, 7, 1), True)])
def test_one_that_has_expired_is_noted(plan: Plan, tmp_path: Path, today: date, noted: bool) -> None:
    store = Store(tmp_path / "results", {})
    summary = head(equip(), replace(plan, today=today), store, (), browser="", axe="", started=_now())
    said = "wcag/axe/document-title expired on 2027-06-30"
    assert any(said in note for note in summary.notes) is noted


def _judged(plan: Plan, subject: str, today: date) -> Assertion:
    node = AxeNode(css="html", frame="", snippet="<html>", reason="no title")
    rule = AxeRule(id="document-title", help="Documents need a title", passes=0, violations=(node,), incomplete=())
    device = plan.devices["phone"]
    visit = Visit(
        key=VisitKey(subject=subject, device="phone"),
        subject=plan.subjects[subject],
        device=device,
        load=None,
        artifacts={"axe": Axe(engine="4", rules={"document-title": rule}, missing_frames=())},
    )
    checks = [check for check in plan.checks if check.criterion.id == "axe/document-title"]
    (assertion,) = judge(checks, visit, today)
    return assertion


def _now() -> datetime:
    return datetime.now(UTC)
