"""The birth registration by keys alone: it completes on the clean portal, and each defect shows to the keys alone."""

from pathlib import Path

import pytest

from portalcheck.model.assertion import Outcome
from reference_portal import DEFECTS
from tests.portal.test_journey import account, walk_through

__all__ = ["account"]

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OF_THE_KEYS = {"journey/keyboard-operable", "journey/keyboard-seen", "journey/keyboard-cost"}
FOR_THE_KEYS = sorted(name for name, defect in DEFECTS.items() if OF_THE_KEYS & set(defect.rules))
STOPS = "button-of-a-mouse"
STOP_NOTHING = ("links-before-going-on", "notice-over-the-fields")
"""With the one before, one for each rule; the others take long, and so do these one by one."""


def test_it_completes_and_the_presses_are_counted(tmp_path: Path) -> None:
    judged = {one.rule: one for one in walk_through(tmp_path, lenses=("keyboard",)) if one.lens == "keyboard"}
    assert {rule for rule, one in judged.items() if one.outcome is not Outcome.PASSED} == set()
    assert {"journey/completes", *OF_THE_KEYS} <= judged.keys()
    [finding] = judged["journey/keyboard-operable"].findings
    assert finding.data["targets"] == 20
    assert 200 < finding.data["presses"] < 300
    assert finding.data["presses"] == finding.data["way"] + finding.data["there"]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(STOP_NOTHING, id="stop nothing"),
        *(pytest.param((name,), marks=[pytest.mark.long] if name != STOPS else [], id=name) for name in FOR_THE_KEYS),
    ],
)
def test_a_defect_meets_the_keys_and_no_pointer(names: tuple[str, ...], tmp_path: Path) -> None:
    judged = walk_through(tmp_path, *names, lenses=("keyboard",))
    assert {one.outcome for one in judged if one.lens is None and one.rule == "journey/completes"} == {Outcome.PASSED}
    failed = {(one.rule, one.lens) for one in judged if one.outcome is Outcome.FAILED}
    assert failed == {(rule, "keyboard") for name in names for rule in (*DEFECTS[name].rules, *DEFECTS[name].also)}
    assert not [one for one in judged if one.outcome is Outcome.CANT_TELL and one.lens]


def test_there_is_one_for_each_rule() -> None:
    assert {rule for name in (STOPS, *STOP_NOTHING) for rule in DEFECTS[name].rules} == OF_THE_KEYS
