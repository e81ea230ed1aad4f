"""Walks through the registration as a browser would: opens a page, fills its form, presses a button."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from reference_portal.accounts.store import DEMO_PASSWORD
from selectolax.lexbor import LexborHTMLParser, LexborNode
from werkzeug.test import TestResponse

from reference_portal import clock

SIGN_IN = "/dang-nhap"
STEP = "/dich-vu/dang-ky-khai-sinh/nop/"
REVIEW = STEP + "xem-lai"
ANH, THINH = "012345678901", "012345678902"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 40 + b"IEND\xaeB\x60\x82"
PDF = b"%PDF-1.7\n" + b"x" * 200 + b"\n%%EOF\n"

PARENTS = {
    "mother_full_name": "Nguyễn Thị Ngọc Ánh",
    "mother_number": ANH,
    "mother_born_on": "14/02/1995",
    "mother_ethnic_group": "Kinh",
    "mother_residence": "Số 12, phường Hồng Bàng, Hải Phòng",
}
BY_POST = {
    "delivery": "buu-chinh",
    "recipient": "Nguyễn Thị Ngọc Ánh",
    "phone": "0912 345 678",
    "address": "Số 12, phường Hồng Bàng, Hải Phòng",
}


def child(age_in_days: int = 10) -> dict[str, str]:
    return {
        "full_name": "Nguyễn Minh An",
        "born_on": clock.day(clock.today() - timedelta(days=age_in_days)),
        "sex": "nu",
        "birth_place": "Bệnh viện Phụ sản Hải Phòng",
        "birth_province": "Hải Phòng",
        "ethnic_group": "Kinh",
    }


def tree(response: TestResponse) -> LexborHTMLParser:
    return LexborHTMLParser(response.text)


def the(page: LexborHTMLParser, selector: str) -> LexborNode:
    """The one element that a selector finds."""
    found = page.css(selector)
    assert len(found) == 1, f"{selector}: {len(found)} elements"
    return found[0]


def attribute(node: LexborNode, name: str) -> str:
    value = node.attributes[name]
    assert value is not None
    return value


def hidden(client: FlaskClient, path: str, form: str = "form.form") -> dict[str, str]:
    """What a form sends without being asked."""
    nodes = the(tree(client.get(path)), form).css("input[type=hidden]")
    return {attribute(node, "name"): attribute(node, "value") for node in nodes}


def sign_in(client: FlaskClient, number: str = ANH, password: str = DEMO_PASSWORD, **query: str) -> TestResponse:
    return client.post(
        SIGN_IN,
        query_string=query,
        data=hidden(client, SIGN_IN) | {"citizen_number": number, "password": password},
    )


def send(client: FlaskClient, path: str, fields: dict[str, Any], action: str = "next") -> TestResponse:
    """Open a step, fill it in and press a button."""
    return client.post(path, data=hidden(client, path) | fields | {"action": action})


def file(content: bytes = PNG, name: str = "giay-chung-sinh.png") -> dict[str, Any]:
    return {"certificate": (io.BytesIO(content), name)}


def fill_in(client: FlaskClient, age_in_days: int = 10) -> None:
    """Come as far as the fee."""
    for path, fields in (
        (STEP + "1", child(age_in_days)),
        (STEP + "2", PARENTS),
        (STEP + "3", file()),
        (STEP + "4", {"delivery": "truc-tuyen"}),
        (REVIEW, {"declaration": "y"}),
    ):
        assert send(client, path, fields).status_code == 303, path


def hand_in(client: FlaskClient) -> str:
    """Register a birth in time and give the code of the dossier."""
    fill_in(client)
    response = send(client, STEP + "5", {})
    assert response.status_code == 303
    return response.location.rsplit("/", 1)[-1]


def errors(response: TestResponse) -> list[str]:
    """The fields that the summary of errors leads to."""
    return [attribute(node, "href").removeprefix("#") for node in tree(response).css(".error-summary a")]


def rows(database: Path, table: str) -> list[sqlite3.Row]:
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def dossiers(database: Path) -> list[str]:
    return [row["code"] for row in rows(database, "registration") if row["code"]]
