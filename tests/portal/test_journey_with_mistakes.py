"""The birth registration completes for who errs, and for who types letters apart; each defect shows under its lens."""

from pathlib import Path

import pytest
from reference_portal.accounts.store import DEMO_PASSWORD

from portalcheck.model.assertion import Outcome
from portalcheck.model.lens import LensName
from reference_portal import DEFECTS
from tests.portal.test_journey import walk_through
from tests.portal.walk import ANH

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
RULES = {
    "mistakes": {"journey/completes", "journey/error-told", "journey/error-kept", "journey/error-led-to"},
    "vietnamese": {"journey/completes", "journey/vietnamese-kept"},
}
UNDER_A_LENS = sorted(name for name, defect in DEFECTS.items() if defect.lens in RULES)


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_CITIZEN", ANH)
    monkeypatch.setenv("PORTAL_PASSWORD", DEMO_PASSWORD)


@pytest.mark.parametrize("lens", RULES)
def test_it_completes_and_nothing_is_left_open(tmp_path: Path, lens: LensName) -> None:
    judged = walk_through(tmp_path, lens=lens, device="phone")
    under = {one.rule: (one.outcome, [finding.message for finding in one.findings]) for one in judged if one.lens}
    assert [f"{rule}: {told}" for rule, told in under.items() if told[0] is not Outcome.PASSED] == []
    assert set(under) == RULES[lens]
    assert [one.rule for one in judged if not one.lens and one.outcome is not Outcome.PASSED] == []


@pytest.mark.parametrize("defect", UNDER_A_LENS)
def test_a_defect_shows_under_its_lens_and_nowhere_else(tmp_path: Path, defect: str) -> None:
    named = DEFECTS[defect]
    lens: LensName = named.lens  # type: ignore[assignment]  # the table is read from a file
    judged = walk_through(tmp_path, defect, lens=lens, device="phone")
    assert [one.rule for one in judged if not one.lens and one.outcome is not Outcome.PASSED] == []
    other = {one.rule: one.outcome for one in judged if one.lens and one.outcome is not Outcome.PASSED}
    assert other == dict.fromkeys((*named.rules, *named.also), Outcome.FAILED)


def test_each_rule_has_a_defect() -> None:
    shown = {rule for name in UNDER_A_LENS for rule in DEFECTS[name].rules}
    assert shown == {rule for rules in RULES.values() for rule in rules} - {"journey/completes"}
