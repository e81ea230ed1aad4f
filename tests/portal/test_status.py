"""Looking up where a dossier stands."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.portal.walk import ANH, errors, hand_in, hidden, the, tree

STATUS = "/tra-cuu"


def ask(client: FlaskClient, code: str, digits: str) -> TestResponse:
    return client.post(STATUS, data=hidden(client, STATUS) | {"code": code, "last_digits": digits})


@pytest.fixture
def code(citizen: FlaskClient) -> str:
    return hand_in(citizen)


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    return app.test_client()


def test_state_history_and_due_date_without_any_name(code: str, stranger: FlaskClient) -> None:
    response = ask(stranger, code, ANH[-4:])
    found = the(tree(response), ".found").text()
    assert code in found
    assert "Đã tiếp nhận, đang giải quyết" in found
    assert "Được miễn lệ phí" in found
    assert re.search(r"Hẹn trả\s*\d\d/\d\d/\d{4}", found)
    for personal in ("Minh An", "Ngọc Ánh", ANH):
        assert personal not in response.text


def test_code_may_be_typed_as_it_is_read(code: str, stranger: FlaskClient) -> None:
    assert code in the(tree(ask(stranger, f" {code.lower().replace('-', ' – ')} ", ANH[-4:])), ".found").text()


def test_wrong_code_and_wrong_digits_get_the_same_answer(code: str, stranger: FlaskClient) -> None:
    wrong_digits, wrong_code = ask(stranger, code, "0000"), ask(stranger, "KS-2026-999999-ZZ", ANH[-4:])
    for response in (wrong_digits, wrong_code):
        assert response.status_code == 200
        assert errors(response) == ["code"]
    assert the(tree(wrong_digits), ".error-summary").text() == the(tree(wrong_code), ".error-summary").text()


@pytest.mark.parametrize(("typed", "digits", "wrong"), [("KS-1", "1234", "code"), ("KS-2026-000001-X7", "12", "last")])
def test_form_says_what_is_mistyped(client: FlaskClient, typed: str, digits: str, wrong: str) -> None:
    (field,) = errors(ask(client, typed, digits))
    assert field.startswith(wrong)


def test_digits_cannot_be_found_by_trying(code: str, stranger: FlaskClient) -> None:
    for number in range(5):
        ask(stranger, code, f"{number:04}")
    response = ask(stranger, code, ANH[-4:])
    assert response.status_code == 429
    assert "Hãy thử lại sau" in response.text
    assert not tree(response).css(".found")


def test_draft_cannot_be_looked_up(citizen: FlaskClient, client: FlaskClient) -> None:
    citizen.get("/dich-vu/dang-ky-khai-sinh/nop/1")
    assert errors(ask(client, "", "8901")) == ["code"]


def test_look_up_without_its_token_is_refused(client: FlaskClient) -> None:
    assert client.post(STATUS, data={"code": "KS-2026-000001-X7", "last_digits": "8901"}).status_code == 400
