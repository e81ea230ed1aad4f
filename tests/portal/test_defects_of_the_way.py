"""Defects that no single page shows: whoever walks through the birth registration meets them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from reference_portal import create_app
from tests.portal import walk
from tests.portal.walk import ANH, STEP, errors, the, tree

LOOK_UP = "/tra-cuu"


def citizen(database: Path, *defects: str) -> FlaskClient:
    client = create_app(database_path=database, defects=defects).test_client()
    assert walk.sign_in(client).status_code == 303
    return client


def look_up(client: FlaskClient, code: str, digits: str = ANH[-4:]) -> list[str]:
    fields = walk.hidden(client, LOOK_UP) | {"code": code, "last_digits": digits}
    return errors(client.post(LOOK_UP, data=fields))


@pytest.mark.parametrize("handed_in", [1, 3])
def test_receipt_shows_a_code_that_looking_up_does_not_know(database: Path, handed_in: int) -> None:
    client = citizen(database, "receipt-not-kept")
    kept = [walk.hand_in(client) for _ in range(handed_in)]
    assert walk.dossiers(database) == kept
    for code in kept:
        address = f"/dich-vu/dang-ky-khai-sinh/da-nop/{code}"
        receipt = tree(client.get(address))
        told = the(receipt, ".receipt__code").text()
        assert told in the(receipt, "title").text()
        assert re.fullmatch(r"KS-\d{4}-\d{6}-[0-9A-Z]{2}", told)
        assert told not in kept
        assert the(tree(client.get(address)), ".receipt__code").text() == told, "it is the same each time"
        # One answer to this code and to any other that nobody has.
        assert look_up(client, told) == look_up(client, "KS-2001-000001-AA") == ["code"]
        assert look_up(client, code) == []


def test_step_3_has_no_way_on(database: Path) -> None:
    client = citizen(database, "journey-dead-end")
    walk.send(client, STEP + "1", walk.child())
    assert walk.send(client, STEP + "2", walk.PARENTS).location == STEP + "3"
    for number, buttons in (("2", {"next", "back", "later"}), ("3", {"back", "later"})):
        page = tree(client.get(STEP + number))
        assert {node.attributes["value"] for node in page.css("form.form button")} == buttons
    assert not tree(client.get(STEP + "3")).css(f'main a[href^="{STEP}"]')


def test_step_4_answers_with_an_error_of_the_portal(database: Path) -> None:
    client = citizen(database, "step-error")
    walk.send(client, STEP + "1", walk.child())
    walk.send(client, STEP + "2", walk.PARENTS)
    assert walk.send(client, STEP + "3", walk.file()).location == STEP + "4"
    response = client.get(STEP + "4")
    assert response.status_code == 500
    assert the(tree(response), "h1").text() == "Hệ thống đang gặp lỗi"
    assert client.get(STEP + "3").status_code == 200


def test_the_last_step_asks_again_for_what_step_1_asked_for(database: Path) -> None:
    client = citizen(database, "asks-again")
    walk.fill_in(client)
    asked = the(tree(client.get(STEP + "1")), 'label[for="full_name"]').text().strip()
    page = tree(client.get(STEP + "5"))
    again = the(page, "#ten-tre-lan-nua")
    assert the(page, 'label[for="ten-tre-lan-nua"]').text().strip() == asked
    assert "required" in again.attributes
    assert "value" not in again.attributes
    assert walk.child()["full_name"] not in page.body.text()
