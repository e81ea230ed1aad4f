"""What a file is by what it holds, whatever its name and its sender call it."""

import re
import zipfile
from io import BytesIO
from typing import Any

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_TEXT = {"docx": "word/document.xml", "odt": "content.xml"}
_MARKUP = re.compile(r"<[^>]*>")
_MOST = 20_000_000  # bytes of a part that is read: what unpacks to more is no form


def file_kind(body: bytes) -> dict[str, Any]:
    """Give the fields of a FormFile that its content tells."""
    start = body[:1024].lstrip()
    if not start:
        return {"kind": "empty"}
    if start.startswith(b"%PDF-"):
        return {"kind": "pdf", "broken": "" if b"%%EOF" in body[-2048:] else "ends-early"}
    if start.startswith(b"{\\rtf"):
        return {"kind": "rtf", "broken": "" if body.rstrip(b"\0 \r\n\t").endswith(b"}") else "ends-early"}
    if body.startswith(_OLD_OFFICE):
        return {"kind": "doc"}
    if body.startswith(b"PK"):
        return _archive(body)
    if re.match(
        rb"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype html|html|head|body)\b", start, re.IGNORECASE | re.DOTALL
    ):
        return {"kind": "html"}
    return {"kind": "other"}


def _archive(body: bytes) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            names = set(archive.namelist())
            kind = _kind(archive, names)
            part = _TEXT.get(kind, "")
            if part and part not in names:
                return {"kind": kind, "broken": "no-document"}
            if part and archive.getinfo(part).file_size <= _MOST:
                text = _MARKUP.sub("", archive.read(part).decode("utf-8", "replace"))
                return {"kind": kind, "letters": sum(map(str.isalpha, text))}
            return {"kind": kind if names else "empty"}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError):
        return {"kind": "zip", "broken": "no-archive"}


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "[Content_Types].xml" in names:
        return "xlsx" if any(name.startswith("xl/") for name in names) else "docx"
    if "mimetype" in names:
        told = archive.read("mimetype")[:100]
        return "odt" if b"opendocument.text" in told else "ods" if b"opendocument.spreadsheet" in told else "zip"
    return "zip"
