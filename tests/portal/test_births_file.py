"""The file that comes with a registration."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.portal.walk import PARENTS, PDF, PNG, STEP, attribute, child, errors, file, hidden, rows, send, the, tree


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>alert(1)</script>", "giay-chung-sinh.pdf"),
        (b"MZ\x90\x00 program", "giay-chung-sinh.png"),
        (PDF, "giay-chung-sinh.png"),
        (PNG[:20], "giay-chung-sinh.png"),
        (b"", "giay-chung-sinh.png"),
        (b"\xff\xd8\xff" + b"0" * (5 * 1024 * 1024) + b"\xff\xd9", "anh.jpg"),
    ],
    ids=["page", "program", "other name", "cut off", "empty", "too large"],
)
def test_file_that_is_not_what_it_says_is_refused(
    citizen: FlaskClient, database: Path, content: bytes, name: str
) -> None:
    send(citizen, STEP + "1", child())
    send(citizen, STEP + "2", PARENTS)
    response = send(citizen, STEP + "3", file(content, name))
    assert errors(response) == ["certificate"]
    assert "certificate-loi" in attribute(the(tree(response), "#certificate"), "aria-describedby")
    assert rows(database, "document") == []
    assert citizen.get(STEP + "4").location == STEP + "3"


def test_file_can_be_replaced_and_removed(citizen: FlaskClient, database: Path) -> None:
    send(citizen, STEP + "1", child())
    send(citizen, STEP + "2", PARENTS)
    name = unicodedata.normalize("NFD", "ảnh/Giấy chứng sinh.PDF")
    assert send(citizen, STEP + "3", file(PDF, name)).location == STEP + "4"
    page = tree(citizen.get(STEP + "3"))
    assert the(page, ".file a").text() == "Giấy chứng sinh.PDF"
    download = citizen.get(attribute(the(page, ".file a"), "href"))
    assert download.data == PDF
    assert download.headers["Content-Disposition"].startswith("attachment")
    # Without another file the kept one stays; a wrong one does not take its place.
    assert send(citizen, STEP + "3", {}).location == STEP + "4"
    send(citizen, STEP + "3", file(b"nothing", "khac.pdf"))
    assert [row["name"] for row in rows(database, "document")] == ["Giấy chứng sinh.PDF"]
    send(citizen, STEP + "3", file(PNG, "khac.png"))
    assert [row["name"] for row in rows(database, "document")] == ["khac.png"]
    removed = citizen.post(STEP + "3", data=hidden(citizen, STEP + "3", "form.file") | {"action": "remove"})
    assert removed.location == STEP + "3"
    assert rows(database, "document") == []


def test_only_the_step_of_the_file_takes_large_requests(citizen: FlaskClient) -> None:
    assert send(citizen, STEP + "1", child() | {"full_name": "x" * 70_000}).status_code == 413
