"""Compares fields that a person typed into: whether two ask for the same, by their words and tokens."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from portalcheck.measure import autofill
from portalcheck.measure.purposes import bare, others_in, purpose_of
from portalcheck.model.trace import Entry

Likeness = Literal["same", "perhaps", ""]

_LINKING = frozenset(["và", "của", "the", "of", "and", "de", "du", "la", "le", "les", "et", "d", "l"])
_NAMES_ONE = frozenset({"email", "tel", "name"})
_IDENTITY = re.compile(
    r"(số|mã số) (định danh|căn cước|cccd|cmnd|chứng minh|hộ chiếu|thuế|bảo hiểm)|\b(cccd|cmnd|mã số thuế)\b|"
    r"\b(identity|identification|passport|tax|social security|national insurance) (card )?(number|no|code)\b|"
    r"\bnuméro (de |d['’])?(sécurité sociale|carte|passeport|identité|fiscal)"
)
_ROLE = re.compile(
    r"\b(người|chủ|bên) \w+|\b(witness|applicant|owner|seller|buyer|holder|landlord|tenant|driver|member|demandeur|"
    r"demandeuse|témoin|propriétaire|vendeur|acheteur|titulaire|bailleur|locataire|membre)\w*"
)
_STEP = re.compile(r"\b(bước|phần|step|part|étape|partie)\b")
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
_AGAIN = re.compile(
    r"\b(confirm\w*|again|re-?(type|enter)|repeat\w*|verif\w*|xác nhận|xác thực|nhập lại|gõ lại|kiểm tra|répét\w*|"
    r"ressaisi\w*|retap\w*|vérifi\w*)\b"
)
_SECRET = re.compile(
    r"\b(pass(word|code|phrase)|pin|otp|captcha|(security|verification) code|security (question|answer)|"
    r"mật khẩu|mã (pin|otp|captcha|bảo mật|bảo vệ|xác nhận|xác thực|kiểm tra|an toàn)|câu hỏi bảo mật|"
    r"(ký tự|chữ|dãy số) (trong|trên|ở) (hình|ảnh)|(characters|letters|text) (in|from|on|of) the (image|picture)|"
    r"mot de passe|code (secret|de sécurité|de vérification)|(caractères|lettres) de l['’]image|question secrète)\b"
)
_SIGNED = re.compile(r"\b(sign(ature|ed|ing)?|chữ ký|ký tên|người ký|signer)\b")
_OPTIONAL = re.compile(r"\b(optional|không bắt buộc|tùy chọn|nếu có|if any|facultati\w*|optionnel\w*)\b")
_SECRET_TOKENS = frozenset({"current-password", "new-password", "one-time-code", "cc-csc", "username"})


def folded(value: str) -> str:
    """Write a value so that the same one is known again whatever its case, spaces and composition."""
    return " ".join(unicodedata.normalize("NFC", value).casefold().split())


def is_telling(value: str) -> bool:
    """Tell whether a value hardly belongs to two things: an address, a long number, three words or more.

    A date and a round sum are of many things.
    """
    digits = re.sub(r"\D", "", value)
    long_number = len(digits) >= 9 and not digits.endswith("0000") and not _DATE.search(value)
    return "@" in value or long_number or len(re.findall(r"[^\W\d_]+", value)) >= 3


def is_exempt(entry: Entry) -> bool:
    """Tell whether typing it again serves a purpose of its own, such as a check, or is left to the person."""
    words = _lower(entry.label)
    return (
        not entry.value
        or entry.type in ("password", "search")
        or bool(_SECRET_TOKENS.intersection(autofill.tokens(entry.autocomplete)))
        or any(pattern.search(words) for pattern in (_AGAIN, _SECRET, _OPTIONAL))
    )


def asks_for_an_identity(label: str) -> bool:
    """Tell whether a label asks for the number by which a person is registered."""
    return bool(_IDENTITY.search(_lower(label)))


def is_secret(label: str, autocomplete: str) -> bool:
    """Tell whether a field takes what has to be typed anew each time, such as a password or the signs of a picture."""
    tokens = _SECRET_TOKENS - {"username"}
    return bool(_SECRET.search(_lower(label)) or tokens.intersection(autofill.tokens(autocomplete)))


def is_signature(entry: Entry) -> bool:
    """Tell whether what is typed is to stand for a signature."""
    return any(_SIGNED.search(_lower(words)) for words in (entry.label, entry.group, entry.heading))


def signs_in(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Tell whether it was typed to sign in: beside a password or right before one, and little else."""
    beside = [one for one in entries if (one.step, one.url) == (entry.step, entry.url)]
    after = entries[entries.index(entry) + 1 :][:1]
    return len(beside) <= 3 and any(one.type == "password" for one in (*beside, *after))


def likeness(first: Entry, second: Entry) -> Likeness:
    """Tell whether two fields that took the same value ask for the same thing.

    They surely do where the label says whose it is both times, and where token or label stand for what a person has
    one of, and nobody else is spoken of at one of them. A page that comes again may ask of another one of a list. Where
    nothing speaks for it, the value may be the same by chance.
    """
    same_token = _token(first) != "" and _token(first) == _token(second)
    same_label = _same_label(first.label, second.label)
    if not (same_token or same_label):
        return "perhaps" if first.telling else ""
    if _comes_again(first, second):
        return "perhaps"
    whose = others_in(first.label)
    if same_label and whose and whose == others_in(second.label):
        return "same"
    if first.telling and _speaks_of(first) == _speaks_of(second) and (same_token or _names_one(first.label)):
        return "same"
    return "perhaps"


def _names_one(label: str) -> bool:
    return purpose_of(label) in _NAMES_ONE or asks_for_an_identity(label)


def _comes_again(first: Entry, second: Entry) -> bool:
    """Tell whether two fields stand on one page that came again, or under headings that differ by a number only."""
    if first.field == second.field and (first.heading, first.group) == (second.heading, second.group):
        return first.field != ""
    return any(
        one != other and not _STEP.search(_lower(one)) and _without_numbers(one) == _without_numbers(other)
        for one, other in ((first.heading, second.heading), (first.group, second.group))
    )


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "", _lower(text))


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
    return _words(one) == _words(other) or (purpose != "" and purpose == purpose_of(other))


def _words(label: str) -> list[str]:
    return [word for word in re.findall(r"\w+", label) if word not in _LINKING]


def _speaks_of(entry: Entry) -> frozenset[str]:
    """Name who is spoken of: at the field, else in its group, else in the heading above."""
    for text in (entry.label, entry.group, entry.heading):
        if found := others_in(text) | {role[0] for role in _ROLE.finditer(_lower(text))}:
            return found | set(re.findall(r"\d+", text))
    return frozenset()


def _lower(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
