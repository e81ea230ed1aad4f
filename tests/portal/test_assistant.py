"""The assistant: what it knows it tells, what it does not know it says."""

from __future__ import annotations

import unicodedata

import pytest
from flask.testing import FlaskClient
from reference_portal.assistant import answer
from reference_portal.catalogue import SERVICES
from reference_portal.defects import PAGES
from reference_portal.questions import ENGLISH, GENERAL, OF_SERVICES
from selectolax.lexbor import LexborHTMLParser

JSON = {"Accept": "application/json"}


@pytest.mark.parametrize("group", [*GENERAL, *OF_SERVICES], ids=lambda group: group.anchor)
def test_every_question_of_the_portal_gets_its_own_answer(group) -> None:
    for each in group.questions:
        for typed in (each.ask, unicodedata.normalize("NFD", each.ask), each.ask.upper()):
            found = answer(typed)
            assert found is not None
            assert (found.answer, found.address) == (each.answer, group.address)


@pytest.mark.parametrize("group", ENGLISH, ids=lambda group: group.anchor)
def test_every_english_question_gets_its_own_answer(group) -> None:
    for each in group.questions:
        found = answer(each.ask, "en")
        assert found is not None
        assert found.answer == each.answer


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("dang ky khai sinh can giay to gi", "/dich-vu/dang-ky-khai-sinh#ho-so"),
        ("đổi bằng lái xe hết bao nhiêu tiền", "/dich-vu/doi-giay-phep-lai-xe#le-phi"),
        ("đăng ký kết hôn ở đâu?", "/dich-vu/dang-ky-ket-hon#co-quan"),
        ("đăng ký tạm trú mất bao lâu", "/dich-vu/dang-ky-tam-tru#thoi-han"),
    ],
)
def test_it_answers_from_the_catalogue_and_leads_there(client: FlaskClient, typed: str, address: str) -> None:
    found = answer(typed)
    assert found is not None
    assert found.address == address
    path, _, anchor = address.partition("#")
    assert LexborHTMLParser(client.get(path).text).css_first(f"#{anchor}")


@pytest.mark.parametrize("typed", ["thời tiết hôm nay thế nào", "nấu phở", "", "???", "ai là tổng thống Pháp"])
def test_it_does_not_guess(client: FlaskClient, typed: str) -> None:
    assert answer(typed) is None
    assert client.get("/tro-ly", query_string={"q": typed}, headers=JSON).get_json()["found"] is None


def test_the_script_gets_json(client: FlaskClient) -> None:
    response = client.get("/tro-ly", query_string={"q": "  giờ làm việc   của Bộ phận một cửa "}, headers=JSON)
    assert response.mimetype == "application/json"
    told = response.get_json()
    assert told["question"] == "giờ làm việc của Bộ phận một cửa"
    assert "7 giờ 30" in told["found"]["answer"]


def test_without_a_script_the_answer_is_a_page(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get("/tro-ly", query_string={"q": "đăng ký kết hôn ở đâu"}).text)
    status = page.css_first("main [role=status]")
    assert SERVICES[0].authority in status.text()
    assert status.css_first("a").attributes["href"] == "/dich-vu/dang-ky-ket-hon#co-quan"
    assert page.css_first("main a[href^='tel:']")


def test_what_it_does_not_know_leads_to_a_person(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get("/tro-ly", query_string={"q": "<b>nấu phở</b>"}).text)
    assert "chưa có câu trả lời" in page.css_first("main [role=status]").text()
    assert page.css_first("main a[href^='tel:']")
    assert not page.css("main b")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_the_assistant(client: FlaskClient, path: str) -> None:
    page = LexborHTMLParser(client.get(path).text)
    assert len(page.css("header button[data-assistant]")) == 1
    dialog = page.css_first("dialog")
    assert page.css_first(f"#{dialog.attributes['aria-labelledby']}").text() in {"Trợ lý ảo", "Assistant"}
    assert dialog.css_first("[aria-live=polite]") is not None
    assert dialog.css_first("a[href^='tel:']") is not None
    assert page.css_first("header a.without-script").attributes["href"] == dialog.css_first("form").attributes["action"]
