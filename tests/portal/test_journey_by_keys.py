"""The birth registration by keys alone: it completes on the clean portal, and each defect shows to the keys alone."""

from pathlib import Path

import pytest

from portalcheck.model.assertion import Outcome
from reference_portal import DEFECTS
from tests.portal.test_journey import account, walk_through

__all__ = ["account"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FOR_THE_KEYS = sorted(
    name for name, defect in DEFECTS.items() if any(rule.startswith("journey/keyboard-") for rule in defect.rules)
)
FIRST = ("button-of-a-mouse", "notice-over-the-fields")  # one for each rule; the others take long


def test_it_completes_and_the_presses_are_counted(tmp_path: Path) -> None:
    judged = {one.rule: one for one in walk_through(tmp_path, lenses=("keyboard",)) if one.lens == "keyboard"}
    assert {rule for rule, one in judged.items() if one.outcome is not Outcome.PASSED} == set()
    assert {"journey/completes", "journey/keyboard-operable", "journey/keyboard-seen"} <= judged.keys()
    [finding] = judged["journey/keyboard-operable"].findings
    assert finding.data["targets"] == 20
    assert 200 < finding.data["presses"] < 300
    assert finding.data["presses"] == finding.data["way"] + finding.data["there"]


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.long] if name not in FIRST else []) for name in FOR_THE_KEYS],
)
def test_a_defect_stops_the_keys_and_no_pointer(name: str, tmp_path: Path) -> None:
    judged = walk_through(tmp_path, name, lenses=("keyboard",))
    assert {one.outcome for one in judged if one.lens is None and one.rule == "journey/completes"} == {Outcome.PASSED}
    failed = {(one.rule, one.lens) for one in judged if one.outcome is Outcome.FAILED}
    assert failed == {(rule, "keyboard") for rule in (*DEFECTS[name].rules, *DEFECTS[name].also)}
    assert not [one for one in judged if one.outcome is Outcome.CANT_TELL and one.lens]


def test_there_are_such_defects() -> None:
    assert len(FOR_THE_KEYS) >= 3
