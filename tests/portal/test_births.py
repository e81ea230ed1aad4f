"""Registering a birth: the five steps and the draft."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.portal.walk import (
    BY_POST,
    PARENTS,
    REVIEW,
    STEP,
    THINH,
    attribute,
    child,
    dossiers,
    errors,
    file,
    fill_in,
    hidden,
    rows,
    send,
    sign_in,
    the,
    tree,
)

CODE = r"KS-\d{4}-\d{6}-[2-9A-HJKMNP-Z]{2}"

# The way


def test_registration_from_the_first_step_to_the_receipt(citizen: FlaskClient, database: Path) -> None:
    for path, fields, then in (
        (STEP + "1", child(), STEP + "2"),
        (STEP + "2", PARENTS, STEP + "3"),
        (STEP + "3", file(), STEP + "4"),
        (STEP + "4", BY_POST, REVIEW),
        (REVIEW, {"declaration": "y"}, STEP + "5"),
    ):
        assert send(citizen, path, fields).location == then
    fee_page = tree(citizen.get(STEP + "5"))
    assert the(fee_page, ".bill__total dd").text() == "Miễn lệ phí"
    response = send(citizen, STEP + "5", {})
    assert response.status_code == 303
    receipt = tree(citizen.get(response.location))
    code = the(receipt, ".receipt__code").text()
    assert re.fullmatch(CODE, code)
    assert dossiers(database) == [code]
    assert "Hẹn trả kết quả" in the(receipt, ".summary").text()


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (STEP + "1", "Bước 1 trên 5: Thông tin của trẻ"),
        (STEP + "2", "Bước 2 trên 5: Thông tin cha, mẹ"),
        (STEP + "3", "Bước 3 trên 5: Giấy tờ kèm theo"),
        (STEP + "4", "Bước 4 trên 5: Nhận kết quả"),
        (REVIEW, "Bước 4 trên 5: Xem lại hồ sơ"),
        (STEP + "5", "Bước 5 trên 5: Lệ phí và nộp hồ sơ"),
    ],
)
def test_title_names_the_step_and_one_step_is_current(citizen: FlaskClient, path: str, title: str) -> None:
    fill_in(citizen)
    response = citizen.get(path)
    page = tree(response)
    assert the(page, "title").text().startswith(title + " – ")
    assert the(page, ".page-head .eyebrow").text() == title.split(":")[0]
    assert the(page, "h1").text() == title.split(": ")[1]
    assert len(page.css("[aria-current=step]")) == 1
    ids = [attribute(node, "id") for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    for node in page.css("form.form :is(input:not([type=hidden]), select, textarea)"):
        assert len(page.css(f"label[for={attribute(node, 'id')}]")) == 1
    assert not page.css("style, [style], script:not([src])")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_later_step_waits_for_the_earlier_ones(citizen: FlaskClient) -> None:
    assert citizen.get(STEP + "4").location == STEP + "1"
    send(citizen, STEP + "1", child())
    assert citizen.get(STEP + "5").location == STEP + "2"
    assert citizen.get(STEP + "6").status_code == 404


def test_errors_name_their_fields_and_keep_what_was_typed(citizen: FlaskClient) -> None:
    response = send(citizen, STEP + "1", child() | {"full_name": "An", "born_on": "31/02/2026", "sex": ""})
    assert response.status_code == 200
    assert errors(response) == ["full_name", "born_on", "sex"]
    page = tree(response)
    assert the(page, "title").text().startswith("Lỗi: Bước 1 trên 5")
    assert "autofocus" in the(page, ".error-summary").attributes
    assert attribute(the(page, "#born_on"), "value") == "31/02/2026"
    for name in ("full_name", "born_on"):
        assert f"{name}-loi" in attribute(the(page, f"#{name}"), "aria-describedby").split()
        assert attribute(the(page, f"#{name}"), "aria-invalid") == "true"
    assert "sex-loi" in attribute(the(page, ".radios"), "aria-describedby")
    the(page, "#sex")


@pytest.mark.parametrize(
    ("path", "fields", "wrong"),
    [
        (STEP + "1", child() | {"full_name": "Nguyễn Văn 2"}, "full_name"),
        (STEP + "1", child() | {"born_on": "05/11/2999"}, "born_on"),
        (STEP + "1", child() | {"birth_province": "Atlantis"}, "birth_province"),
        (STEP + "1", child() | {"ethnic_group": ""}, "ethnic_group"),
        (STEP + "2", PARENTS | {"mother_number": "12345"}, "mother_number"),
        (STEP + "4", BY_POST | {"address": ""}, "address"),
        (STEP + "4", BY_POST | {"phone": "12"}, "phone"),
        (REVIEW, {}, "declaration"),
    ],
)
def test_each_rule_names_its_field(citizen: FlaskClient, path: str, fields: dict[str, str], wrong: str) -> None:
    fill_in(citizen)
    assert errors(send(citizen, path, fields)) == [wrong]


def test_father_is_given_as_a_whole_or_not_at_all(citizen: FlaskClient) -> None:
    send(citizen, STEP + "1", child())
    response = send(citizen, STEP + "2", PARENTS | {"father_full_name": "Trần Đức Thịnh"})
    assert errors(response) == ["father_number", "father_born_on", "father_ethnic_group", "father_residence"]
    assert send(citizen, STEP + "2", PARENTS).location == STEP + "3"


def test_both_parents_cannot_be_one_person(citizen: FlaskClient) -> None:
    send(citizen, STEP + "1", child())
    father = {name.replace("mother", "father"): value for name, value in PARENTS.items()}
    assert errors(send(citizen, STEP + "2", PARENTS | father)) == ["father_number"]


def test_online_delivery_asks_for_no_address(citizen: FlaskClient) -> None:
    fill_in(citizen)
    assert send(citizen, STEP + "4", {"delivery": "truc-tuyen", "phone": "không có"}).location == REVIEW


@pytest.mark.parametrize(("number", "filled", "empty"), [(None, "mother", "father"), (THINH, "father", "mother")])
def test_parent_is_filled_in_from_the_account_once(
    client: FlaskClient, number: str | None, filled: str, empty: str
) -> None:
    sign_in(client, number) if number else sign_in(client)
    send(client, STEP + "1", child())
    page = tree(client.get(STEP + "2"))
    assert len(attribute(the(page, f"#{filled}_number"), "value")) == 12
    assert attribute(the(page, f"#{empty}_number"), "value") == ""
    assert "điền sẵn" in the(page, ".lead").text()
    # Emptied by hand, it stays empty.
    send(client, STEP + "2", {}, action="back")
    assert attribute(the(tree(client.get(STEP + "2")), f"#{filled}_number"), "value") == ""


def test_letters_sent_apart_from_their_marks_are_kept_as_one(citizen: FlaskClient, database: Path) -> None:
    apart = unicodedata.normalize("NFD", "Nguyễn  Thị Ngọc Ánh")
    province = unicodedata.normalize("NFD", "Đắk Lắk")
    fields = child() | {"full_name": apart, "birth_province": province}
    assert send(citizen, STEP + "1", fields).status_code == 303
    (row,) = rows(database, "registration")
    assert '"Nguyễn Thị Ngọc Ánh"' in row["answers"]
    assert '"Đắk Lắk"' in row["answers"]
    assert attribute(the(tree(citizen.get(STEP + "1")), "#full_name"), "value") == "Nguyễn Thị Ngọc Ánh"


# The draft


def test_going_back_keeps_what_was_typed_even_if_it_is_wrong(citizen: FlaskClient) -> None:
    send(citizen, STEP + "1", child())
    back = send(citizen, STEP + "2", PARENTS | {"mother_number": "123"}, action="back")
    assert back.location == STEP + "1"
    assert attribute(the(tree(citizen.get(STEP + "2")), "#mother_number"), "value") == "123"
    assert citizen.get(STEP + "3").location == STEP + "2"


def test_draft_is_resumed_after_signing_in_again(app: Flask) -> None:
    first, second = app.test_client(), app.test_client()
    sign_in(first)
    send(first, STEP + "1", child())
    half = {"mother_residence": "Ngõ 3, phường Kiến An"}
    assert send(first, STEP + "2", PARENTS | half | {"mother_full_name": ""}, action="later").location == "/ho-so"

    sign_in(second)
    page = tree(second.get("/ho-so"))
    assert "Nguyễn Minh An" in the(page, ".dossier--draft").text()
    assert "bước 2 trên 5" in the(page, ".dossier--draft").text()
    assert second.get(attribute(the(page, ".dossier--draft a"), "href")).location == STEP + "2"
    assert the(tree(second.get(STEP + "2")), "#mother_residence").text().strip() == half["mother_residence"]


def test_draft_can_be_deleted(citizen: FlaskClient, database: Path) -> None:
    fill_in(citizen)
    data = hidden(citizen, "/ho-so", ".discard form")
    assert citizen.post("/ho-so/xoa-ban-nhap", data=data).location == "/ho-so"
    assert rows(database, "registration") == rows(database, "document") == []


def test_change_from_the_review_returns_to_it(citizen: FlaskClient) -> None:
    fill_in(citizen)
    links = [attribute(node, "href") for node in tree(citizen.get(REVIEW)).css(".review__change")]
    assert links == [f"{STEP}{number}?ve=xem-lai" for number in (1, 2, 3, 4)]
    action = attribute(the(tree(citizen.get(links[0])), "form.form"), "action")
    assert action == links[0]
    assert send(citizen, action, child() | {"full_name": "Nguyễn Minh Anh"}).location == REVIEW
    assert "Nguyễn Minh Anh" in citizen.get(REVIEW).text
    # What was changed has to be declared to be true again.
    assert citizen.get(STEP + "5").location == REVIEW


def test_someone_elses_draft_cannot_be_written_to(app: Flask, citizen: FlaskClient) -> None:
    other = app.test_client()
    sign_in(other, THINH)
    data = hidden(other, STEP + "1") | {"key": hidden(citizen, STEP + "1")["key"]}
    assert other.post(STEP + "1", data=data | child()).status_code == 404
