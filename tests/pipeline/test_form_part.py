"""Which part of a step is a form that is filled in and sent, and which steps are interrupted."""

from typing import Any

import pytest

from portalcheck.gather.form_part import form_part, hands_in, most_to_lose, signing_in
from portalcheck.model.journey import Journey, Step

NAME = {"fill": {"label": "Họ và tên", "value": "{child.full_name}"}}
PAPER = {"upload": {"label": "Giấy tờ", "file": "a.pdf"}}
WORDS = {"fill": {"label": "Tìm", "value": "khai sinh", "public": True}}
USER = {"fill": {"label": "Tên", "value": "{account.username}"}}
SECRET = {"fill": {"label": "Mật khẩu", "value": "{account.password}"}}
SEND = {"click": {"role": "button", "name": "Gửi"}}
SEE = {"expect": {"text": "Xong"}}
TAKE = {"extract": {"into": "reference", "pattern": "HS"}}
OPEN = {"open": "/"}


def step(*do: dict[str, Any]) -> Step:
    return Step.model_validate({"title": "Bước", "do": do})


def journey(*steps: tuple[dict[str, Any], ...]) -> Journey:
    return Journey(title="Đăng ký", steps=tuple(step(*do) for do in steps))


@pytest.mark.parametrize(
    ("do", "expected"),
    [
        ((OPEN, NAME, SEE, PAPER, SEND, SEE), (1, 4)),
        ((NAME, SEND, NAME, SEND), (0, 1)),
        ((SEND, SEE), None),
        ((NAME, SEE), None),
        ((NAME, OPEN, SEND), None),
    ],
)
def test_a_form_is_what_is_filled_in_and_then_pressed(do: tuple[dict[str, Any], ...], expected: Any) -> None:
    part = form_part(step(*do))
    assert (part and (part.first, part.press)) == expected


def test_forms_that_sign_in_or_search_are_known() -> None:
    def part(*do: dict[str, Any]) -> Any:
        return form_part(step(*do))

    assert part(USER, SECRET, SEND).signs_in
    assert not part(NAME, SEND).signs_in
    assert part(WORDS, SEND).searches
    assert not part(WORDS, NAME, SEND).searches
    assert part(NAME, SEND, SEE).leads_on
    assert not part(NAME, SEND, SEND).leads_on


def test_handing_in_is_the_last_press_before_the_reference() -> None:
    assert hands_in(journey((OPEN,), (NAME, SEND, SEND, TAKE, SEND))) == (2, 2)
    assert hands_in(journey((OPEN,), (TAKE,))) == (2, -1)
    assert hands_in(journey((OPEN,))) == (0, -1)


def test_signing_in_begins_where_the_journey_last_opened_a_page() -> None:
    found = signing_in(journey((OPEN, SEE), (OPEN, SEE), (USER, SECRET, SEND, SEE)))
    assert found
    assert found.number == 3
    assert [one.verb for one in found.way] == ["open", "expect", "fill", "fill", "click"]
    assert [one.verb for one in found.here] == ["fill", "fill", "click"]
    assert found.asked.fill
    assert found.asked.fill.label == "Mật khẩu"
    assert signing_in(journey((NAME, SEND))) is None


def test_the_session_ends_where_most_was_typed() -> None:
    way = ((OPEN, USER, SECRET, SEND), (NAME, SEND), (NAME, NAME, SEND), (NAME, NAME, NAME, TAKE), (PAPER, SEND))
    assert most_to_lose(journey(*way)) == 3
    assert most_to_lose(journey(*way[1:])) == 0, "nobody signs in"
    assert most_to_lose(journey(way[0], way[4])) == 0, "a file is not kept in any case"
