"""What is wrong with a service shows where its journey, its steps and its page are judged together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from reference_portal.accounts.store import DEMO_PASSWORD

from portalcheck.kit import plan_for
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.portal import RulesetUse
from portalcheck.model.report import describe
from portalcheck.portal_file import read_portal
from portalcheck.run import Run
from portalcheck.store import Store
from reference_portal import DEFECTS, data, serve
from tests.portal.judged import EXAMPLES, SCORED, equipment, lost, scored_by
from tests.portal.walk import ANH

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

OF_A_SERVICE = {record["name"]: DEFECTS[record["name"]] for record in data.load("defects/services.yaml")}
RULES = {
    *("service/information", "service/form-files", "service/no-paper", "service/online-payment"),
    *("service/result-delivery", "service/level-claimed", "service/clicks-from-home"),
    *("service/faster-or-cheaper-online", "service/one-stop-guidance", "service/guidance"),
    *("journey/prefilled", "journey/offered", "journey/cost"),
}
BIRTH = [
    *("no-sequence", "empty-form", "original-to-the-counter", "no-draft", "heavy-step", "number-again"),
    *("no-faster-online", "steps-of-the-counter", "questions-left-out"),
]
# It changes what others change.
SAME_PLACE = ("steps-of-the-counter",)
FILES = ("portal.yaml", "basics.yaml", "birth.yaml", "giay-chung-sinh.pdf")
HAND_IN = "      - click: {role: button, name: Nộp hồ sơ}\n"
AGAIN = '      - fill: {label: Số định danh của người nộp, value: "{account.username}"}\n'
LOOK = """
title: {title}
steps:
  - title: Trang dịch vụ
    do:
      - open: {path}
      - expect: {{role: heading, name: {title}}}
"""
APPLY = LOOK + "      - click: {{role: link, name: Nộp hồ sơ trực tuyến}}\n"
VEHICLE = {"title": "Đăng ký xe", "path": "/dich-vu/dang-ky-xe-may"}
DISABILITY = {"title": "Xác định mức độ khuyết tật", "path": "/dich-vu/xac-dinh-muc-do-khuyet-tat"}


def judge(
    folder: Path,
    *defects: str,
    service: dict[str, str] | None = None,
    journey: str = LOOK,
    only: frozenset[str] = frozenset(),
) -> dict[str, list[Assertion]]:
    """Judge the birth registration of the example suite, or another service that is looked at alone."""
    examples = folder / "examples"
    examples.mkdir()
    for name in FILES:
        shutil.copy(EXAMPLES / name, examples)
    written = (examples / "portal.yaml").read_text("utf-8")
    if service:
        (examples / "other.yaml").write_text(journey.format(**service), "utf-8")
        head, _, rest = written.partition("services:\n")
        written = (
            head.replace("pages:\n", f"pages:\n  other: {service['path']}\n")
            + "services:\n  other-service: {page: other, journey: other.yaml}\n"
            + rest[rest.index("accounts:") :]
        )
    (examples / "portal.yaml").write_text(written, "utf-8")
    if "number-again" in defects:
        steps = (examples / "birth.yaml").read_text("utf-8")
        assert steps.count(HAND_IN) == 1
        (examples / "birth.yaml").write_text(steps.replace(HAND_IN, AGAIN + HAND_IN), "utf-8")
    with serve(defects=defects) as portal:
        kit = equipment()
        read = read_portal(examples / "portal.yaml", portal.url)
        rulesets = (*read.rulesets, RulesetUse(use=SCORED))
        plan = plan_for(kit, read.model_copy(update={"devices": ("desktop",), "rulesets": rulesets}), examples)
        asked = only or RULES | {"journey/completes", "journey/redundant-entry"}
        plan = plan.only(check.name for check in plan.checks if check.rule.id in asked)
        (name,) = read.services
        store = Store(folder / "results", kit.kinds)
        with Run(kit, plan, store, pictures=False) as run:
            keys = [key for group in plan.groups for key in group if key.subject == name]
            judged = [one for key in keys for one in run.assertions(key)]
    by_rule: dict[str, list[Assertion]] = {}
    for one in judged:
        by_rule.setdefault(one.rule, []).append(one)
    return by_rule


def wrong(judged: dict[str, list[Assertion]]) -> dict[str, set[Outcome]]:
    content = {Outcome.PASSED, Outcome.INAPPLICABLE}
    found = {
        rule: {one.outcome for one in assertions if one.ruleset != SCORED} - content
        for rule, assertions in judged.items()
    }
    return {rule: outcomes for rule, outcomes in found.items() if outcomes}


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_CITIZEN", ANH)
    monkeypatch.setenv("PORTAL_PASSWORD", DEMO_PASSWORD)


def test_every_rule_over_a_service_has_a_defect() -> None:
    assert {rule for one in OF_A_SERVICE.values() for rule in (*one.rules, *one.asks)} >= RULES
    assert {*BIRTH, "fee-in-cash", "result-at-the-office", "overclaims", "far-from-home"} == set(OF_A_SERVICE)


@pytest.mark.slow
def test_the_clean_service_is_content(tmp_path: Path) -> None:
    judged = judge(tmp_path)
    assert wrong(judged) == {}, "\n".join(describe(one) for all_ in judged.values() for one in all_)
    assert cost(judged) == set()
    assert {rule for rule, all_ in judged.items() if any(one.outcome is Outcome.PASSED for one in all_)} == (
        RULES - {"service/online-payment"} | {"journey/completes"}
    )


def cost(judged: dict[str, list[Assertion]]) -> set[str]:
    return lost(one for assertions in judged.values() for one in assertions)


def costing(*names: str) -> set[str]:
    return scored_by({rule for name in names for rule in OF_A_SERVICE[name].rules})


def held(folder: Path, *names: str) -> None:
    asked = frozenset((RULES | {"journey/completes", "journey/redundant-entry"}) - {"service/clicks-from-home"})
    judged = judge(folder, *names, only=asked)
    expected = {rule: {Outcome.FAILED} for name in names for rule in OF_A_SERVICE[name].rules}
    expected |= {rule: {Outcome.CANT_TELL} for name in names for rule in OF_A_SERVICE[name].asks}
    assert wrong(judged) == expected, "\n".join(describe(one) for all_ in judged.values() for one in all_)
    assert cost(judged) == costing(*names)


@pytest.mark.slow
@pytest.mark.parametrize("apart", [(), SAME_PLACE])
def test_defects_of_the_birth_registration_show_together(tmp_path: Path, apart: tuple[str, ...]) -> None:
    held(tmp_path, *(apart or (name for name in BIRTH if name not in SAME_PLACE)))


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("name", BIRTH)
def test_a_defect_of_the_birth_registration(tmp_path: Path, name: str) -> None:
    held(tmp_path, name)


def outcomes(folder: Path, service: dict[str, str], journey: str, *names: str) -> dict[str, Outcome]:
    """Judge another service by the rules of some defects, without them and with them; gives what it comes to then."""
    rules = frozenset(rule for name in names for rule in OF_A_SERVICE[name].rules)
    found = []
    for defects in ((), names):
        there = folder / ("seeded" if defects else "clean")
        there.mkdir(parents=True)
        judged = judge(there, *defects, service=service, journey=journey, only=rules)
        found.append({rule: judged[rule][0].outcome for rule in rules})
    assert Outcome.FAILED not in found[0].values()
    assert cost(judged) == costing(*names)
    return found[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("service", "journey", "names"),
    [
        (VEHICLE, LOOK, ("fee-in-cash", "result-at-the-office")),
        (VEHICLE, APPLY, ("overclaims",)),
        (DISABILITY, LOOK, ("far-from-home",)),
    ],
)
def test_defects_of_another_service(
    tmp_path: Path, service: dict[str, str], journey: str, names: tuple[str, ...]
) -> None:
    assert set(outcomes(tmp_path, service, journey, *names).values()) == {Outcome.FAILED}


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("name", ["fee-in-cash", "result-at-the-office"])
def test_a_defect_of_another_service(tmp_path: Path, name: str) -> None:
    assert set(outcomes(tmp_path, VEHICLE, LOOK, name).values()) == {Outcome.FAILED}
