"""Handing a registration in: once, by its own citizen, and after the fee is paid."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from reference_portal.births.fee import due_on, fee
from werkzeug.test import TestResponse

from tests.portal.walk import (
    REVIEW,
    STEP,
    THINH,
    child,
    dossiers,
    fill_in,
    hand_in,
    hidden,
    rows,
    send,
    sign_in,
    the,
    tree,
)

# Handing in


def test_pressing_twice_makes_one_registration(citizen: FlaskClient, database: Path) -> None:
    fill_in(citizen)
    data = hidden(citizen, STEP + "5") | {"action": "next"}
    first, second = (citizen.post(STEP + "5", data=data) for _ in range(2))
    assert first.location == second.location
    assert len(dossiers(database)) == len(rows(database, "registration")) == 1


def test_pressing_twice_at_once_makes_one_registration(app: Flask, citizen: FlaskClient, database: Path) -> None:
    fill_in(citizen)
    data = hidden(citizen, STEP + "5") | {"action": "next"}
    cookie = citizen.get_cookie("portal_session", domain="localhost")
    assert cookie is not None

    def press(_number: int) -> TestResponse:
        client = app.test_client()
        client.set_cookie("portal_session", cookie.value, domain="localhost")
        return client.post(STEP + "5", data=data)

    with ThreadPoolExecutor(4) as threads:
        places = {response.location for response in threads.map(press, range(4))}
    assert len(places) == len(dossiers(database)) == 1
    assert len(rows(database, "event")) == 3


def test_reloading_the_receipt_makes_nothing(citizen: FlaskClient, database: Path) -> None:
    code = hand_in(citizen)
    for _ in range(3):
        assert code in citizen.get(f"/dich-vu/dang-ky-khai-sinh/da-nop/{code}").text
    assert dossiers(database) == [code]


def test_form_left_open_in_another_window_leads_to_the_receipt(citizen: FlaskClient, database: Path) -> None:
    fill_in(citizen)
    old = hidden(citizen, STEP + "1") | child() | {"full_name": "Nguyễn Minh Khác", "action": "next"}
    send(citizen, STEP + "5", {})
    assert "/da-nop/KS-" in citizen.post(STEP + "1", data=old).location
    (row,) = rows(database, "registration")
    assert "Khác" not in row["answers"]


def test_second_child_gets_the_next_number(citizen: FlaskClient) -> None:
    first, second = hand_in(citizen), hand_in(citizen)
    assert int(second.split("-")[2]) == int(first.split("-")[2]) + 1


def test_someone_elses_dossier_is_not_found(app: Flask, citizen: FlaskClient) -> None:
    code = hand_in(citizen)
    other = app.test_client()
    sign_in(other, THINH)
    for path in (f"/ho-so/{code}", f"/dich-vu/dang-ky-khai-sinh/da-nop/{code}"):
        assert citizen.get(path).status_code == 200
        assert other.get(path).status_code == 404
    assert "Nguyễn Minh An" not in other.get("/ho-so").text


@pytest.mark.parametrize("path", [STEP + "1", REVIEW, "/ho-so", "/ho-so/KS-2026-000001-X7"])
def test_pages_of_a_citizen_ask_for_signing_in(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 303
    assert response.location.startswith("/dang-nhap?next=%2F") or response.location.startswith("/dang-nhap?next=/")


def test_step_without_its_token_is_refused(citizen: FlaskClient, database: Path) -> None:
    data = hidden(citizen, STEP + "1") | child()
    del data["csrf_token"]
    assert citizen.post(STEP + "1", data=data).status_code == 400
    assert rows(database, "registration")[0]["saved_at"] is None


# The fee


def test_late_registration_is_handed_in_once_paid(citizen: FlaskClient, database: Path) -> None:
    fill_in(citizen, age_in_days=61)
    page = tree(citizen.get(STEP + "5"))
    assert the(page, ".bill__total dd").text() == "8.000 đồng"
    gateway = send(citizen, STEP + "5", {}).location
    assert dossiers(database) == []

    back = citizen.post(gateway, data=hidden(citizen, gateway, "form.gateway__card") | {"action": "cancel"}).location
    cancelled = citizen.get(back).location
    assert "Giao dịch đã hủy" in citizen.get(cancelled).text
    assert dossiers(database) == []

    gateway = send(citizen, STEP + "5", {}).location
    data = hidden(citizen, gateway, "form.gateway__card") | {"action": "pay"}
    back = citizen.post(gateway, data=data).location
    # Pressed twice, and returned to twice: paid once, handed in once.
    assert citizen.post(gateway, data=data | {"action": "cancel"}).location == back
    receipt = citizen.get(back).location
    assert citizen.get(back).location == receipt
    assert "8.000 đồng" in citizen.get(receipt).text
    assert len(dossiers(database)) == 1
    assert [row["state"] for row in rows(database, "payment")] == ["cancelled", "paid"]


def test_return_from_the_gateway_proves_nothing(citizen: FlaskClient, database: Path) -> None:
    fill_in(citizen, age_in_days=61)
    gateway = send(citizen, STEP + "5", {}).location
    key = gateway.rsplit("/", 1)[-1]
    assert citizen.get(f"/dich-vu/dang-ky-khai-sinh/thanh-toan-xong/{key}").status_code == 303
    assert dossiers(database) == []


def test_someone_elses_payment_is_not_found(app: Flask, citizen: FlaskClient) -> None:
    fill_in(citizen, age_in_days=61)
    gateway = send(citizen, STEP + "5", {}).location
    other = app.test_client()
    sign_in(other, THINH)
    assert other.get(gateway).status_code == 404


def test_fee_and_due_date() -> None:
    born = date(2026, 9, 1)
    assert fee(born, date(2026, 10, 31)) == 0
    assert fee(born, date(2026, 11, 1)) == 8000
    friday = datetime(2026, 11, 6, 14, 59)
    assert due_on(friday) == friday.date()
    assert due_on(friday.replace(hour=15)) == date(2026, 11, 9)
    assert due_on(datetime(2026, 11, 8, 9)) == date(2026, 11, 9)
