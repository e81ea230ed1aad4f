"""Vietnamese text as people type it: with or without its marks, composed or not."""

from __future__ import annotations

import re
import unicodedata

# đ is a letter of its own in Unicode, so taking marks off leaves it; people who type without marks write d.
_STROKE = str.maketrans("đĐ", "dD")
_WORD = re.compile(r"[a-z0-9]+")


def without_marks(text: str) -> str:
    """Give the text as a typewriter without marks writes it: “Đăng ký” as “Dang ky”."""
    apart = unicodedata.normalize("NFD", text.translate(_STROKE))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def fold(text: str) -> str:
    """Give the text in small letters without any mark: “Đăng ký” and “dang ky” are the same."""
    return without_marks(text).casefold()


def words(text: str) -> list[str]:
    """Give the folded words of a text, in order."""
    return _WORD.findall(fold(text))
