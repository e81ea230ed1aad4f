"""The birth registration completes under every lens but that of the keys, which has its own file; each defect shows
under its lens alone.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from portalcheck.model.assertion import Outcome
from portalcheck.model.lens import LENSES, ON_A_PHONE, LensName
from portalcheck.model.report import describe
from reference_portal import DEFECTS
from tests.portal.test_journey import account, walk_through

__all__ = ["account"]

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
RULES: dict[LensName, tuple[str, ...]] = {
    "reflow": (),
    "large-text": (),
    "slow": (),
    "mistakes": ("error-told", "error-tied", "error-kept", "error-led-to"),
    "interruptions": ("reload-keeps", "back-keeps", "connection-lost", "session-ended", "sent-once"),
    "vietnamese": ("vietnamese-kept",),
}
"""What each lens asks besides whether the service can be completed."""
BY_LENS = {lens: sorted(name for name, one in DEFECTS.items() if one.lens == lens) for lens in RULES}
STOPS_NOTHING = [lens for lens, names in BY_LENS.items() if len(names) == len(RULES[lens]) > 1]
AT_ONCE = [name for lens in STOPS_NOTHING for name in BY_LENS[lens]]
LONG = {*AT_ONCE, "expires-before-it-has-loaded", "name-without-marks"}


def show_under_their_lens(folder: Path, lens: LensName, names: Iterable[str]) -> None:
    """Assert that defects fail the rules that they name, under their lens and nowhere else."""
    names = tuple(names)
    judged = walk_through(folder, *names, lenses=(lens,), device="phone" if lens in ON_A_PHONE else "desktop")
    wanted = {rule for name in names for rule in (*DEFECTS[name].rules, *DEFECTS[name].also)}
    # What makes a page heavy costs as much with a pointer.
    heavy = {"journey/cost"} & wanted
    assert {one.rule for one in judged if not one.lens and one.outcome is not Outcome.PASSED} == heavy
    other = {one.rule: one.outcome for one in judged if one.lens and one.outcome is not Outcome.PASSED}
    assert other == dict.fromkeys(wanted - heavy, Outcome.FAILED)


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_it_completes_under_each_and_nothing_is_left_open(tmp_path: Path, device: str) -> None:
    lenses = tuple(lens for lens in RULES if (lens in ON_A_PHONE) == (device == "phone"))
    judged = walk_through(tmp_path, lenses=lenses, device=device)
    assert [describe(one) for one in judged if one.outcome is not Outcome.PASSED] == []
    for lens in lenses:
        passed = {one.rule for one in judged if one.lens == lens and one.outcome is Outcome.PASSED}
        assert passed == {"journey/completes", *(f"journey/{name}" for name in RULES[lens])}


@pytest.mark.parametrize("lens", STOPS_NOTHING)
def test_defects_that_stop_nothing_show_together(tmp_path: Path, lens: LensName) -> None:
    show_under_their_lens(tmp_path, lens, BY_LENS[lens])


@pytest.mark.parametrize(
    ("lens", "defect"),
    [
        pytest.param(lens, name, marks=[pytest.mark.long] if name in LONG else [], id=name)
        for lens, names in BY_LENS.items()
        for name in names
    ],
)
def test_a_defect_shows_under_its_lens_and_nowhere_else(tmp_path: Path, lens: LensName, defect: str) -> None:
    show_under_their_lens(tmp_path, lens, [defect])


def test_each_lens_has_a_defect_and_so_has_each_of_its_rules() -> None:
    assert {*RULES, "keyboard"} == set(LENSES)
    for lens, names in BY_LENS.items():
        assert names
        shown = {rule for name in names for rule in DEFECTS[name].rules}
        assert shown - {"journey/completes"} == {f"journey/{name}" for name in RULES[lens]}
