"""The file that comes with a registration: what it really is, and where it is kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from werkzeug.datastructures import FileStorage

from reference_portal.births.store import Registration
from reference_portal.database import connection

LARGEST = 5 * 1024 * 1024
# What the server reads at all: enough to answer a file somewhat too large with a message beside its field.
MOST_READ = 12 * 1024 * 1024

_ENDINGS = {
    "application/pdf": ("PDF", (".pdf",)),
    "image/jpeg": ("JPEG", (".jpg", ".jpeg")),
    "image/png": ("PNG", (".png",)),
}


class RefusedError(ValueError):
    """A file cannot be taken; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Document:
    """One kept file, without its content."""

    name: str
    media_type: str
    size: int

    @property
    def kind(self) -> str:
        """The format, as people name it."""
        return _ENDINGS[self.media_type][0]

    @property
    def size_in_words(self) -> str:
        """The size in kilobytes or megabytes, with a decimal comma."""
        if self.size < 1024 * 1024:
            return f"{max(1, round(self.size / 1024))} KB"
        return f"{self.size / 1024 / 1024:.1f} MB".replace(".", ",")


def keep(registration: Registration, upload: FileStorage) -> None:
    """Check a file by its content and keep it in the place of an earlier one."""
    name = _safe_name(upload.filename or "")
    content = upload.stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise RefusedError("Tệp lớn hơn 5 MB. Hãy chụp lại với độ phân giải thấp hơn hoặc chọn tệp khác.")
    if not content:
        raise RefusedError("Tệp này rỗng. Hãy kiểm tra lại và chọn tệp khác.")
    media_type = recognise(content)
    if media_type is None:
        raise RefusedError("Tệp này không phải là PDF, JPEG hay PNG. Hãy chụp ảnh hoặc quét giấy tờ rồi tải lên lại.")
    kind, endings = _ENDINGS[media_type]
    if not name.lower().endswith(endings):
        raise RefusedError(f"Nội dung tệp là {kind} nhưng tên tệp không khớp. Hãy đổi đuôi tên thành {endings[0]}.")
    with connection() as database:
        # A dossier that was handed in keeps the file with which it was.
        database.execute(
            "INSERT OR REPLACE INTO document (registration_id, name, media_type, content)"
            " SELECT id, ?, ?, ? FROM registration WHERE id = ? AND code IS NULL",
            (name, media_type, content, registration.id),
        )


def remove(registration: Registration) -> None:
    """Take the file of a draft away."""
    with connection() as database:
        database.execute(
            "DELETE FROM document WHERE registration_id = (SELECT id FROM registration WHERE id = ? AND code IS NULL)",
            (registration.id,),
        )


def of(registration: Registration) -> Document | None:
    """Describe the file of a registration."""
    row = (
        connection()
        .execute(
            "SELECT name, media_type, length(content) AS size FROM document WHERE registration_id = ?",
            (registration.id,),
        )
        .fetchone()
    )
    return None if row is None else Document(row["name"], row["media_type"], row["size"])


def content(registration: Registration) -> bytes:
    """Give the file itself."""
    row = connection().execute("SELECT content FROM document WHERE registration_id = ?", (registration.id,)).fetchone()
    return bytes(row["content"])


def recognise(content: bytes) -> str | None:
    """Tell a format by how its files begin and end; a name can say anything."""
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]:
        return "application/pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") and b"IEND" in content[-64:]:
        return "image/png"
    if content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-1024:]:
        return "image/jpeg"
    return None


def _safe_name(typed: str) -> str:
    name = unicodedata.normalize("NFC", typed).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C").strip()
    stem, dot, ending = name.rpartition(".")
    return f"{stem[:100]}{dot}{ending[:10]}" if dot else name[:100]
