"""Compares Vietnamese letters with what came back of them; composed and decomposed ones are the same."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from portalcheck.measure.entries import folded
from portalcheck.model.vietnamese import InField, OnPage

_STROKE = str.maketrans("đĐ", "dD")
_INSTEAD = "[?\N{REPLACEMENT CHARACTER}]"


def without_marks(text: str) -> str:
    """Give the letters without tones and without what makes them other letters."""
    apart = unicodedata.normalize("NFD", text.translate(_STROKE))
    return unicodedata.normalize("NFC", "".join(one for one in apart if not unicodedata.combining(one)))


def has_marks(text: str) -> bool:
    """Tell whether something can be lost of a text."""
    return without_marks(text) != unicodedata.normalize("NFC", text)


def is_known_again(text: str) -> bool:
    """Tell whether a text is hardly on a page by chance: three words, and letters with marks in them."""
    return len(text.split()) >= 3 and len(text) >= 10 and has_marks(text)


def in_field(typed: str, there: str) -> InField:
    """Tell what stands in a field that something was typed into."""
    if folded(typed) == folded(there):
        return "equal"
    if unicodedata.normalize("NFD", typed).startswith(unicodedata.normalize("NFD", there.rstrip())):
        return "cut"
    how = on_page(typed, there)
    return "marks-lost" if how == "capitals" else "other" if how in (None, "equal") else how


def on_page(typed: str, text: str) -> OnPage | None:
    """Tell how a text shows what was typed; None where it does not."""
    if found := damaged(typed, text):
        return _kind(found)
    return "equal" if folded(typed) in folded(text) else None


def damaged(typed: str, text: str) -> str:
    """Give what a text holds in the place of what was typed; empty where it holds that itself, or nothing of it."""
    if folded(typed) in folded(text):
        return ""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    found = _pattern(" ".join(typed.split())).search(text)
    if found:
        return found[0]
    return next((misread[0] for pattern in _misread(typed) if (misread := re.search(pattern, text))), "")


def _kind(found: str) -> OnPage:
    bare = re.sub(r"\s", "", found)
    if re.search(_INSTEAD, bare) or not bare.isalpha() or any(one in "ÃÄÆ" for one in bare):
        return "replaced"
    return "capitals" if not has_marks(found) and found.isupper() else "marks-lost"


@lru_cache(maxsize=100)
def _pattern(typed: str) -> re.Pattern[str]:
    """Find a text in which letters with marks may have lost some of them, or became question marks."""
    letters = (r"\s" if one == " " else _letter(one) for one in unicodedata.normalize("NFC", typed))
    return re.compile(rf"(?<!\w){''.join(letters)}(?!\w)", re.IGNORECASE)


def _letter(one: str) -> str:
    bare = without_marks(one)
    if bare == one:
        return re.escape(one)
    apart = unicodedata.normalize("NFD", one)
    base, marks = apart[0], apart[1:]
    forms = {
        unicodedata.normalize("NFC", first + "".join(some))
        for first in {base, bare}
        for count in range(len(marks) + 1)
        for some in combinations(marks, count)
    }
    return f"(?:(?:{'|'.join(sorted(forms))}){_INSTEAD}*|{_INSTEAD}{{1,3}})"


def _misread(typed: str) -> Iterator[str]:
    """Find a text that was read as another encoding, or whose signs for markup are shown as they are."""
    for form in ("NFC", "NFD"):
        written = " ".join(unicodedata.normalize(form, typed).split())
        if written.isascii():
            continue
        yield "".join(_as_western(one) for one in written.encode())
        yield "".join(re.escape(one) if one.isascii() else f"&#{ord(one)};" for one in written)
        yield "".join(re.escape(one) if one.isascii() else rf"\\u{ord(one):04x}" for one in written)


def _as_western(byte: int) -> str:
    """Give what a byte becomes; to some belongs no letter, and a space that does not break is a space."""
    try:
        letter = bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return ".?"
    return r"\s?" if letter.isspace() else re.escape(letter)
