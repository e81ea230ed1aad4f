"""What a file is, by what it holds."""

import zipfile
from io import BytesIO

import pytest

from portalcheck.gather.file_kind import file_kind


def archive(**parts: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        for name, text in parts.items():
            written.writestr(name, text)
    return target.getvalue()


WORD = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:p><w:t>Tờ khai</w:t></w:p>"}


@pytest.mark.parametrize(
    ("body", "kind", "broken"),
    [
        (b"", "empty", ""),
        (b" \r\n ", "empty", ""),
        (b"%PDF-1.7\n...\n%%EOF\n", "pdf", ""),
        (b"%PDF-1.7\n...", "pdf", "ends-early"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"...", "doc", ""),
        (b"{\\rtf1 a}", "rtf", ""),
        (b"{\\rtf1 a", "rtf", "ends-early"),
        (archive(**WORD), "docx", ""),
        (archive(**WORD)[:-30], "zip", "no-archive"),
        (archive(**{"[Content_Types].xml": "<Types/>"}), "docx", "no-document"),
        (archive(**{"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}), "xlsx", ""),
        (archive(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<a>b</a>"}), "odt", ""),
        (archive(**{"a.txt": "b"}), "zip", ""),
        (archive(), "empty", ""),
        (b"\n<!DOCTYPE html><html>", "html", ""),
        (b"GIF89a", "other", ""),
    ],
)
def test_kind(body: bytes, kind: str, broken: str) -> None:
    told = file_kind(body)
    assert told["kind"] == kind
    assert told.get("broken", "") == broken


def test_letters_are_counted() -> None:
    assert file_kind(archive(**WORD))["letters"] == 6
    assert file_kind(archive(**WORD | {"word/document.xml": "<w:p/>"}))["letters"] == 0
