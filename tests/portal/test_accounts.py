"""Signing in and out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from reference_portal.accounts.access import own_path
from reference_portal.accounts.store import DEMO_ACCOUNTS, DEMO_PASSWORD

from reference_portal import clock, create_app
from tests.portal.walk import ANH, SIGN_IN, attribute, errors, hidden, sign_in, the, tree


def test_signing_in_leads_to_the_dossiers_and_names_the_citizen(client: FlaskClient) -> None:
    response = sign_in(client)
    assert (response.status_code, response.location) == (303, "/ho-so")
    assert DEMO_ACCOUNTS[0].full_name in the(tree(client.get("/ho-so")), ".account-bar").text()
    assert client.get(SIGN_IN).location == "/ho-so"


def test_number_may_be_typed_in_groups(client: FlaskClient) -> None:
    assert sign_in(client, "0123 4567 8901").status_code == 303


@pytest.mark.parametrize(
    "foreign",
    [
        "https://attacker.example/",
        "//attacker.example",
        "/\\attacker.example",
        "\\\\attacker.example",
        "/\t/attacker.example",
        "javascript:alert(1)",
        "ho-so",
        "",
    ],
)
def test_way_never_leads_out_of_the_portal(client: FlaskClient, foreign: str) -> None:
    assert own_path(foreign) is None
    assert sign_in(client, next=foreign).location == "/ho-so"


def test_way_leads_back_to_where_signing_in_was_asked_for(client: FlaskClient) -> None:
    asked = client.get("/dich-vu/dang-ky-khai-sinh/nop/1?ve=xem-lai").location
    page = tree(client.get(asked))
    action = attribute(the(page, "form.form"), "action")
    response = client.post(action, data=hidden(client, asked) | {"citizen_number": ANH, "password": DEMO_PASSWORD})
    assert response.location == "/dich-vu/dang-ky-khai-sinh/nop/1?ve=xem-lai"


def test_wrong_password_and_unknown_number_get_the_same_answer(client: FlaskClient) -> None:
    wrong, unknown = sign_in(client, password="x"), sign_in(client, "999999999999")
    assert errors(wrong) == errors(unknown) == ["citizen_number"]
    assert the(tree(wrong), ".error-summary").text() == the(tree(unknown), ".error-summary").text()
    page = tree(wrong)
    assert attribute(the(page, "#citizen_number"), "value") == ANH
    assert not the(page, "#password").attributes.get("value")
    assert client.get("/ho-so").status_code == 303


def test_five_wrong_passwords_close_the_account_for_a_while(client: FlaskClient, database: Path) -> None:
    for left in (4, 3, 2, 1):
        assert f"Bạn còn {left} lần thử" in sign_in(client, password="x").text
    assert sign_in(client, password="x").status_code == 429
    refused = sign_in(client)
    assert refused.status_code == 429
    assert "Hãy thử lại sau" in refused.text
    assert sign_in(client, DEMO_ACCOUNTS[1].citizen_number).status_code == 303

    client.post("/dang-xuat", data=hidden(client, "/ho-so", ".account-bar form"))
    long_ago = clock.stamp(clock.now() - timedelta(minutes=16))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE attempt SET made_at = ?", (long_ago,))
    assert sign_in(client).status_code == 303


def test_token_is_new_at_each_signing_in_and_worthless_after_signing_out(app: Flask, client: FlaskClient) -> None:
    client.get(SIGN_IN)
    before = client.get_cookie("portal_session")
    response = sign_in(client)
    inside = client.get_cookie("portal_session")
    assert before and inside and before.value != inside.value
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    with client.session_transaction() as kept:
        assert ANH not in str(dict(kept))

    out = client.post("/dang-xuat", data=hidden(client, "/ho-so", ".account-bar form"))
    assert (out.status_code, out.location) == (303, "/")
    assert client.get("/ho-so").status_code == 303
    thief = app.test_client()
    thief.set_cookie("portal_session", inside.value)
    assert thief.get("/ho-so").status_code == 303


def test_signing_out_takes_a_post_with_its_token(citizen: FlaskClient) -> None:
    assert citizen.get("/dang-xuat").status_code == 405
    assert citizen.post("/dang-xuat").status_code == 400
    assert citizen.get("/ho-so").status_code == 200


def test_signing_in_without_the_token_of_the_form_is_refused(client: FlaskClient) -> None:
    assert client.post(SIGN_IN, data={"citizen_number": ANH, "password": DEMO_PASSWORD}).status_code == 400


def test_passwords_are_hashed_and_stand_on_no_page(client: FlaskClient, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        hashes = [row[0] for row in connection.execute("SELECT password_hash FROM account")]
    assert len(hashes) == len(DEMO_ACCOUNTS)
    assert all(each.startswith("scrypt:") and DEMO_PASSWORD not in each for each in hashes)
    page = client.get(SIGN_IN).text
    assert DEMO_PASSWORD not in page
    assert all(account.citizen_number not in page for account in DEMO_ACCOUNTS)


def test_accounts_are_made_once(citizen: FlaskClient, database: Path) -> None:
    again = create_app(database_path=database).test_client()
    assert sign_in(again).status_code == 303


def test_form_tells_password_managers_what_it_asks_for(client: FlaskClient) -> None:
    page = tree(client.get(SIGN_IN))
    assert attribute(the(page, "#citizen_number"), "autocomplete") == "username"
    assert attribute(the(page, "#password"), "autocomplete") == "current-password"
    assert attribute(the(page, "#citizen_number"), "inputmode") == "numeric"
