"""The birth registration of the example suite: it completes on the clean portal, and each defect of the way shows."""

import importlib.util
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from reference_portal.accounts.store import DEMO_PASSWORD

from portalcheck.kit import equip, plan_for
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.lens import LensName
from portalcheck.model.portal import RulesetUse
from portalcheck.portal_file import read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from reference_portal import DEFECTS, serve
from tests.portal.judged import SCORED, lost
from tests.portal.walk import ANH
from tests.rules.ours import IN_USE

pytestmark = pytest.mark.browser
EXAMPLES = Path(__file__).parents[2] / "examples"
USING = {rule.id for rule in IN_USE if rule.scope == "page"} | {"service/clicks-from-home"}
BESIDE = {"performance/lighthouse-metric", "assistance/assistant-right"}  # not of a journey, and asked of a person
OF_THE_WAY = sorted(name for name, one in DEFECTS.items() if "journey/completes" in one.rules and not one.lens)


def walk_through(
    folder: Path,
    *defects: str,
    device: str = "desktop",
    examples: Path = EXAMPLES,
    in_use: bool = False,
    lenses: tuple[LensName, ...] = (),
    more_rules: Iterable[str] = (),
) -> list[Assertion]:
    """Play the journey alone, judged by all that the example suite judges by, or by what sees its states at rest; the
    way from the home page to the service is followed where `more_rules` ask for it, since that takes long.

    With lenses: as it is written and under each, judged as a whole.
    """
    spec = importlib.util.spec_from_file_location("examples_conftest", EXAMPLES / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    local = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(local)
    with serve(defects=defects) as portal:
        read = read_portal(examples / "portal.yaml", portal.url).model_copy(update={"devices": (device,)})
        taken = read.services["birth"].model_copy(update={"lenses": lenses})
        read = read.model_copy(update={"services": {"birth": taken}})
        rulesets = (RulesetUse(use="completion"),) if lenses else (*read.rulesets, RulesetUse(use=SCORED))
        read = read.model_copy(update={"rulesets": rulesets})
        kit = equip([local])
        plan = plan_for(kit, read, examples)
        wanted = {
            name: one
            for name, one in plan.subjects.items()
            if name == "birth" or (not lenses and (one.process == "birth" or name == "service"))
        }
        plan = replace(plan, subjects=wanted)
        left_out = BESIDE if in_use else {*BESIDE, *USING} - set(more_rules)
        plan = plan.only(check.name for check in plan.checks if check.rule.id not in left_out)
        store = Store(folder, kit.kinds)
        with Run(kit, plan, store, pictures=False) as run:
            judged = run_all(run, kit, plan, store, lambda key: None).assertions
            return [one for one in judged if one.subject.process]


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test account's name and password, where the portal file says that they are found."""
    monkeypatch.setenv("PORTAL_CITIZEN", ANH)
    monkeypatch.setenv("PORTAL_PASSWORD", DEMO_PASSWORD)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("device", "in_use"),
    [
        pytest.param("phone", False, id="phone at rest"),
        pytest.param("desktop", False, id="desktop at rest", marks=pytest.mark.slow),
        pytest.param("phone", True, id="phone in use", marks=[pytest.mark.slow, pytest.mark.long]),
        pytest.param("desktop", True, id="desktop in use", marks=[pytest.mark.slow, pytest.mark.long]),
    ],
)
def test_it_completes_and_no_step_fails(tmp_path: Path, device: str, in_use: bool) -> None:
    judged = walk_through(tmp_path, device=device, in_use=in_use)
    bad = [one for one in judged if one.outcome not in (Outcome.PASSED, Outcome.INAPPLICABLE)]
    assert not bad
    completes = {one.findings[0].message for one in judged if one.rule == "journey/completes"}
    assert len(completes) == 1
    assert completes.pop().startswith("Step 8 of 9 gave the reference KS-2")
    for step in range(1, 10):
        assert sum(one.outcome is Outcome.PASSED for one in judged if one.subject.id == f"birth/{step}") > 15


@pytest.mark.slow
@pytest.mark.parametrize("defect", OF_THE_WAY)
def test_a_defect_of_the_way_fails_the_journey_and_nothing_else(tmp_path: Path, defect: str) -> None:
    judged = walk_through(tmp_path, defect)
    assert {one.rule for one in judged if one.outcome is Outcome.FAILED} == {"journey/completes"}
    assert lost(judged) == {"completes"}
    assert not [one for one in judged if one.outcome is Outcome.CANT_TELL]
    # What lies behind the place where it stopped was not reached, and is no failure of any page.
    states = [one for one in judged if one.subject.kind == "state"]
    reached = {one.subject.id for one in states if one.outcome is Outcome.PASSED}
    untested = {one.subject.id for one in states if one.outcome is Outcome.UNTESTED}
    assert untested
    assert not reached & untested


def test_there_are_defects_of_the_way() -> None:
    assert len(OF_THE_WAY) >= 3


@pytest.mark.slow
def test_what_is_asked_for_again_fails_a_journey_that_types_it_again(tmp_path: Path) -> None:
    examples = tmp_path / "examples"
    examples.mkdir()
    for name in ("portal.yaml", "basics.yaml", "birth.yaml", "giay-chung-sinh.pdf"):
        shutil.copy(EXAMPLES / name, examples)
    hand_in = "      - click: {role: button, name: Nộp hồ sơ}\n"
    fill = """      - fill: {label: "Họ, chữ đệm và tên của trẻ", value: "{child.full_name}"}\n"""
    written = (examples / "birth.yaml").read_text("utf-8")
    assert written.count(hand_in) == 1
    (examples / "birth.yaml").write_text(written.replace(hand_in, fill + hand_in), "utf-8")
    judged = walk_through(tmp_path / "results", "asks-again", examples=examples)
    failed, *same = (one for one in judged if one.outcome is Outcome.FAILED)
    assert {one.rule for one in (failed, *same)} == {"journey/redundant-entry"}
    (finding,) = failed.findings
    assert (finding.data["first"], finding.data["again"]) == (3, 8)
