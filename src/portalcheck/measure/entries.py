"""Compares fields that a person typed into: whether two ask for the same, by their words and tokens."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from rapidfuzz import fuzz

from portalcheck.measure import autofill
from portalcheck.measure.purposes import bare, others_in, purpose_of
from portalcheck.model.trace import Entry

Likeness = Literal["same", "perhaps", ""]

_NEARLY = 90
_AGAIN = re.compile(
    r"\b(confirm\w*|again|re-?(type|enter)|repeat\w*|verif\w*|xác nhận|xác thực|nhập lại|gõ lại|kiểm tra|répét\w*|"
    r"ressaisi\w*|retap\w*|vérifi\w*)\b"
)
_SECRET = re.compile(
    r"\b(pass(word|code|phrase)|pin|otp|captcha|security (code|question|answer)|mật khẩu|mã (pin|otp|captcha|bảo mật|"
    r"bảo vệ)|câu hỏi bảo mật|mot de passe|code (secret|de sécurité)|question secrète)\b"
)
_SIGNED = re.compile(r"\b(sign(ature|ed|ing)?|chữ ký|ký tên|người ký|signer)\b")
_OPTIONAL = re.compile(r"\b(optional|không bắt buộc|tùy chọn|nếu có|if any|facultati\w*|optionnel\w*)\b")
_SECRET_TOKENS = frozenset({"current-password", "new-password", "one-time-code", "cc-csc", "username"})


def folded(value: str) -> str:
    """Write a value so that the same one is known again whatever its case, spaces and composition."""
    return " ".join(unicodedata.normalize("NFC", value).casefold().split())


def is_telling(value: str) -> bool:
    """Tell whether a value hardly belongs to two things: an address, six digits or more, three words or more."""
    return "@" in value or sum(one.isdigit() for one in value) >= 6 or len(value.split()) >= 3


def is_exempt(entry: Entry) -> bool:
    """Tell whether typing it again serves a purpose of its own, such as a check, or is left to the person."""
    words = _lower(entry.label)
    return (
        not entry.value
        or entry.type in ("password", "search")
        or bool(_SECRET_TOKENS.intersection(autofill.tokens(entry.autocomplete)))
        or any(pattern.search(words) for pattern in (_AGAIN, _SECRET, _OPTIONAL))
    )


def is_signature(entry: Entry) -> bool:
    """Tell whether what is typed is to stand for a signature."""
    return any(_SIGNED.search(_lower(words)) for words in (entry.label, entry.group, entry.heading))


def signs_in(entry: Entry, entries: Iterable[Entry]) -> bool:
    """Tell whether it was typed to sign in: beside a password, and little else."""
    beside = [one for one in entries if (one.step, one.url) == (entry.step, entry.url)]
    return len(beside) <= 3 and any(one.type == "password" for one in beside)


def likeness(first: Entry, second: Entry) -> Likeness:
    """Tell whether two fields that took the same value ask for the same thing.

    They surely do where token or label is the same, nobody else is named at one of them, and the value is telling or
    the label says whose it is. Where nothing speaks for it, the value may be the same by chance.
    """
    same_token = _token(first) != "" and _token(first) == _token(second)
    same_label = _same_label(first.label, second.label)
    persons = [_persons(entry) for entry in (first, second)]
    whose = bool(others_in(first.label)) and others_in(first.label) == others_in(second.label)
    if same_label and whose:
        return "same"
    if (same_token or same_label) and first.telling and persons[0] == persons[1]:
        return "same"
    return "perhaps" if first.telling or same_token or same_label else ""


def _token(entry: Entry) -> str:
    tokens = autofill.tokens(entry.autocomplete)
    return " ".join(tokens) if autofill.read(entry.autocomplete).field else ""


def _same_label(first: str, second: str) -> bool:
    one, other = bare(first), bare(second)
    if not one or not other or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    if others_in(one) != others_in(other):
        return False
    purpose = purpose_of(one)
    return one == other or (purpose != "" and purpose == purpose_of(other)) or fuzz.ratio(one, other) >= _NEARLY


def _persons(entry: Entry) -> frozenset[str]:
    """Name who is spoken of: at the field, else in its group, else in the heading above."""
    return others_in(entry.label) or others_in(entry.group) or others_in(entry.heading)


def _lower(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
