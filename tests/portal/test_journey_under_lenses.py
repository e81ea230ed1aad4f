"""The birth registration completes when it is interrupted, slow or enlarged; each defect shows under its lens alone."""

from pathlib import Path

import pytest
from reference_portal.accounts.store import DEMO_PASSWORD

from portalcheck.model.assertion import Outcome
from portalcheck.model.lens import LensName
from reference_portal import DEFECTS
from tests.portal.test_journey import walk_through
from tests.portal.walk import ANH

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
DEVICES = {"slow": "phone", "interruptions": "phone", "large-text": "desktop", "reflow": "desktop"}
UNDER_A_LENS = sorted(name for name, defect in DEFECTS.items() if defect.lens in DEVICES)


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_CITIZEN", ANH)
    monkeypatch.setenv("PORTAL_PASSWORD", DEMO_PASSWORD)


@pytest.mark.parametrize("lens", DEVICES)
def test_it_completes_and_nothing_is_left_open(tmp_path: Path, lens: LensName) -> None:
    judged = walk_through(tmp_path, lens=lens, device=DEVICES[lens])
    under = {one.rule: (one.outcome, [finding.message for finding in one.findings]) for one in judged if one.lens}
    rules = {"journey/completes"}
    if lens == "interruptions":
        rules |= {f"journey/{name}" for name in ("reload-keeps", "back-keeps", "connection-lost", "session-ended")}
        rules |= {"journey/sent-once"}
    assert [f"{rule}: {told}" for rule, told in under.items() if told[0] is not Outcome.PASSED] == []
    assert set(under) == rules
    assert all(one.outcome is Outcome.PASSED for one in judged if not one.lens)


@pytest.mark.parametrize("defect", UNDER_A_LENS)
def test_a_defect_shows_under_its_lens_and_nowhere_else(tmp_path: Path, defect: str) -> None:
    named = DEFECTS[defect]
    lens: LensName = named.lens  # type: ignore[assignment]  # the table is read from a file
    judged = walk_through(tmp_path, defect, lens=lens, device=DEVICES[lens])
    # What makes a page heavy costs as much with a pointer.
    heavy = {"journey/cost"} & set(named.also)
    assert {one.rule for one in judged if not one.lens and one.outcome is not Outcome.PASSED} == heavy
    other = {one.rule: one.outcome for one in judged if one.lens and one.outcome is not Outcome.PASSED}
    assert other == dict.fromkeys({*named.rules, *named.also} - heavy, Outcome.FAILED)


def test_each_lens_has_a_defect() -> None:
    assert {DEFECTS[name].lens for name in UNDER_A_LENS} == set(DEVICES)
