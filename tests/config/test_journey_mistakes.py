"""A mistake in a journey is one message with file, line and what is accepted, before any page is opened."""

from pathlib import Path

import pytest

from portalcheck.errors import UsageError
from portalcheck.journey_file import read_journey
from portalcheck.model.portal import Account

HEAD = "title: Thử\naccount: citizen\npeople: {child: {}}\nsteps:\n  - title: Một\n    do:\n      - open: /\n"
ACCOUNTS = {"citizen": Account(username_env="NAME", password_env="WORD")}

MISTAKES = {
    "an unknown verb": ("      - press: {label: A}\n", ":8: steps.0 (Một).do.1.press: unknown key `press`; accepted:"),
    "two verbs": ("      - {open: /a, check: {label: A}}\n", "an action has exactly one verb; accepted: open, fill,"),
    "no target": ("      - click: {}\n", "name the target by exactly one of `role` (with `name`), `label` and `text`"),
    "two ways": ("      - click: {label: A, text: B}\n", "name the target by exactly one of"),
    "a name without a role": ("      - click: {label: A, name: B}\n", "`name` belongs to `role`"),
    "no such role": ("      - click: {role: knob, name: B}\n", "'knob' is not accepted"),
    "a selector": ("      - click: {css: .a}\n", "unknown key `css`; accepted: label, name, role, text, within."),
    "no such person": (
        '      - fill: {label: A, value: "{chid.full_name}"}\n',
        "{chid.full_name} is not known at this step; known: account.password, account.username, child.address",
    ),
    "no such field": ('      - fill: {label: A, value: "{child.fullname}"}\n', "Did you mean child.full_name"),
    "used before it is extracted": (
        '      - fill: {label: A, value: "{reference}"}\n',
        ":8: steps.0 (Một).do.1.fill.value: {reference} is not known at this step",
    ),
    "a password in the open": (
        '      - expect: {text: "{account.password}"}\n',
        "{account.password} may stand in the `value` of a `fill` only, and that one must not be `public`.",
    ),
    "a public password": (
        '      - fill: {label: A, value: "{account.password}", public: true}\n',
        "that one must not be `public`.",
    ),
    "no such file": ("      - upload: {label: A, file: none.pdf}\n", ":8: steps.0 (Một).do.1.upload.file: there is no"),
    "no pattern": ("      - extract: {into: reference, pattern: '('}\n", "'(' is not a regular expression"),
}  # fmt: skip


def said(tmp_path: Path, text: str, accounts: dict[str, Account] | None = None) -> str:
    path = tmp_path / "journey.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as raised:
        read_journey(path, ACCOUNTS if accounts is None else accounts)
    return str(raised.value)


@pytest.mark.parametrize(("line", "message"), MISTAKES.values(), ids=MISTAKES)
def test_one_line_says_where_and_what(tmp_path: Path, line: str, message: str) -> None:
    text = said(tmp_path, HEAD + line)
    assert message in text
    assert text.startswith(f"{tmp_path / 'journey.yaml'}:")
    assert len(text.splitlines()) == 1


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    lines = '      - fill: {label: A, value: "{x.y}"}\n      - upload: {label: A, file: none.pdf}\n'
    assert len(said(tmp_path, HEAD + lines).splitlines()) == 2


def test_an_account_that_the_portal_file_does_not_name(tmp_path: Path) -> None:
    text = said(tmp_path, HEAD, {})
    assert "account: unknown account citizen; the portal file names none." in text


def test_the_first_step_opens_the_portal(tmp_path: Path) -> None:
    text = said(tmp_path, HEAD.replace("open: /", "check: {label: A}"))
    assert text.endswith("the first step must `open` an address of the portal.")


def test_a_journey_in_order_is_read(tmp_path: Path) -> None:
    path = tmp_path / "journey.yaml"
    path.write_text(
        HEAD
        + "      - extract: {into: code, pattern: 'K-(\\d+)'}\n"
        + '      - fill: {label: Mã, value: "{code} {child.phone} {account.username}"}\n',
        "utf-8",
    )
    journey = read_journey(path, ACCOUNTS).journey
    assert [action.verb for action in journey.steps[0].do] == ["open", "extract", "fill"]
    assert str(journey.steps[0].do[2]) == "fill the field labelled “Mã”"
