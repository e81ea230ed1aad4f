"""A journey that is interrupted: what is found out on services that meet it well and badly."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from portalcheck.model.assertion import Outcome
from portalcheck.model.interruptions import Interruptions
from tests.pipeline.playing import play, write_portal
from tests.servers.pages import serve_pages
from tests.servers.wizard import Way, Wizard

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

RULES = ("reload-keeps", "back-keeps", "sent-once", "connection-lost", "session-ended")
RULESET = """
id: journeys
edition: "1"
title: {{vi: Hành trình, en: Journeys, fr: Parcours}}
sources:
  ours: {{title: Chosen by the tests, basis: ours, in_force: "yes"}}
criteria:
  - {{rule: journey/completes}}
{criteria}
"""
SIGN_IN = """
  - title: Đăng nhập
    do:
      - open: /
      - fill: {label: Tên, value: "{account.username}"}
      - fill: {label: Mật khẩu, value: "{account.password}"}
      - click: {role: button, name: Đăng nhập}
"""
STEPS = """
title: Đăng ký
ACCOUNT
people: {citizen: {sex: female}}
steps:
SIGN_IN
  - title: Người khai
    do:
      - open: /
      - fill: {label: Họ và tên, value: "{citizen.full_name}"}
      - fill: {label: Nơi ở, value: "{citizen.address}"}
      - choose: {label: Giới tính, option: "{citizen.sex}"}
      - click: {role: button, name: Tiếp tục}
      - expect: {label: Lý do}
  - title: Lý do
    do:
      - fill: {label: Lý do, value: Chuyển nơi ở}
      - click: {role: button, name: Nộp hồ sơ}
      - extract: {into: reference, pattern: 'HS-\\d{5}'}
"""
PASSED, FAILED, CANT_TELL = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL
INAPPLICABLE, UNTESTED = Outcome.INAPPLICABLE, Outcome.UNTESTED


@dataclass
class Told:
    """What was found out: outcomes by the names of the rules, and what was stored."""

    outcomes: dict[str, Outcome]
    messages: str
    seen: Interruptions
    stored: str


def interrupt(folder: Path, wizard: Wizard, *, account: bool = False) -> Told:
    with serve_pages(wizard.routes) as site:
        steps = STEPS.replace("ACCOUNT", "account: parent" if account else "")
        steps = steps.replace("SIGN_IN", SIGN_IN if account else "")
        more = "accounts:\n  parent: {username_env: TEST_NAME, password_env: TEST_SECRET}\n" if account else ""
        portal = write_portal(folder, site.url, steps, more=more, service=", lenses: [interruptions]")
        criteria = "\n".join(f"  - {{rule: journey/{name}}}" for name in RULES)
        (folder / "journeys.yaml").write_text(RULESET.format(criteria=criteria), "utf-8")
        checked = play(portal, folder / "out")
    under = [one for one in checked.assertions if one.lens]
    (visit,) = (checked.store.load(one.key) for one in checked.store.summaries() if one.key.lens)
    assert visit
    seen = visit.artifacts["interruptions"]
    assert isinstance(seen, Interruptions)
    return Told(
        {one.rule.removeprefix("journey/"): one.outcome for one in under},
        "\n".join(finding.message for one in under for finding in one.findings),
        seen,
        visit.model_dump_json(),
    )


def named(**outcomes: Outcome) -> dict[str, Outcome]:
    """What is expected: completed as far as can be told, and passed or inapplicable, unless named otherwise."""
    good = dict.fromkeys(RULES, PASSED) | {"completes": CANT_TELL, "session-ended": INAPPLICABLE}
    return good | {name.replace("_", "-"): outcome for name, outcome in outcomes.items()}


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_NAME", "mai.lan")
    monkeypatch.setenv("TEST_SECRET", "rat-bi-mat-2026")


def test_a_service_that_keeps_everything(tmp_path: Path) -> None:
    wizard = Wizard(account=True)
    told = interrupt(tmp_path, wizard, account=True)
    assert told.outcomes == named(session_ended=PASSED), told.messages
    assert len(wizard.sent) == 1
    assert [(one.number, len(one.fates)) for one in told.seen.reloaded] == [(2, 3), (3, 1)]
    assert {one.label for one in told.seen.reloaded[0].fates} == {"Họ và tên", "Nơi ở", "Giới tính"}
    assert [(one.number, one.way) for one in told.seen.disconnected] == [(2, "browser"), (3, "browser")]
    assert [(one.number, one.onwards) for one in told.seen.went_back] == [(2, "forward")]
    (ended,) = told.seen.session_ended
    assert (ended.number, ended.asked, ended.led_back) == (2, True, True)
    (twice,) = told.seen.sent_twice
    assert (twice.number, twice.requests, twice.references, twice.again) == (3, 2, ("HS-00001",), "same")
    assert "Chuyển nơi ở" not in told.stored


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        (("forgets",), named(reload_keeps=FAILED, back_keeps=FAILED, connection_lost=FAILED)),
        (("forgets", "asks"), named(reload_keeps=CANT_TELL, back_keeps=FAILED, connection_lost=FAILED)),
        (("twice",), named(sent_once=FAILED)),
        (("expires",), named(back_keeps=FAILED)),
        (("in-place",), named(reload_keeps=CANT_TELL, back_keeps=CANT_TELL)),
        (("scripted",), named()),
        (("dumb",), named(connection_lost=FAILED)),
        (("ignored",), named(connection_lost=FAILED)),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else "",
)
def test_a_service_that_meets_an_interruption_badly(
    ways: tuple[Way, ...], expected: dict[str, Outcome], tmp_path: Path
) -> None:
    wizard = Wizard(*ways)
    told = interrupt(tmp_path, wizard)
    assert told.outcomes == expected, told.messages
    # One press, two presses, and one more after going back, where every press counts.
    assert len(wizard.sent) == (4 if "twice" in ways else 1)
    if "scripted" in ways:
        assert [one.way for one in told.seen.disconnected] == ["script", "script"]
        assert told.seen.sent_twice[0].requests == 1


@pytest.mark.parametrize(
    ("way", "outcome"), [("silent", FAILED), ("drops", FAILED), ("open", INAPPLICABLE)], ids=["silent", "drops", "open"]
)
def test_a_session_that_ends(way: Way, outcome: Outcome, tmp_path: Path) -> None:
    told = interrupt(tmp_path, Wizard(way, account=True), account=True)
    assert told.outcomes == named(session_ended=outcome), told.messages
