"""Which keyboard of a phone a field brings, and which one its label asks for in Vietnamese, English and French."""

import re
from typing import Literal

from portalcheck.measure import autofill
from portalcheck.measure.purposes import bare, purpose_of

Keyboard = Literal["email", "tel", "digits", "letters"]
"""Letters with an at sign, the keys of a telephone, digits alone, letters."""

_MODES: dict[str, Keyboard] = {
    "email": "email",
    "tel": "tel",
    "numeric": "digits",
    "decimal": "digits",
    "text": "letters",
    "search": "letters",
    "url": "letters",
}
_TYPES: dict[str, Keyboard] = {"email": "email", "tel": "tel", "number": "digits"}
# Only what has no letter and no sign in it. A house number may be 12A/3, a tax number 0101234567-001, and a passport, a
# health insurance card or a dossier has letters.
_IDENTIFIER = re.compile(
    r"(số |mã số )?(thẻ )?(cccd|cmnd|cmt|cmnd/cccd|cccd/cmnd)|"
    r"(số|mã số)( thẻ)? (căn cước( công dân)?|định danh( cá nhân)?|chứng minh( nhân dân| thư)?)( công dân)?|"
    r"số (bảo hiểm xã hội|bhxh|thẻ tín dụng)|mã số (bảo hiểm xã hội|bhxh)|"
    r"(mã )?otp|mã xác thực otp|mã bưu (chính|điện)|"
    r"citizen id( number)?|personal identification number|one[- ]time (code|password|passcode)|otp( code)?|zip( code)?|"
    r"(credit )?card number|numéro de sécurité sociale|code postal|numéro de carte( bancaire)?"
)
_AMOUNT = re.compile(
    r"số (tiền|lượng|bản|bản sao|trang|người|con|tuổi)|tuổi|diện tích|lệ phí|năm sinh|"
    r"amount|quantity|age|number of (copies|people|persons|children|pages)|year of birth|birth year|"
    r"montant|quantité|âge|nombre (de copies|d['’]exemplaires|d['’]enfants|de personnes|de pages)|année de naissance"
)
# What is counted with by nobody: a code, a number of a paper, an account.
_CODE = re.compile(
    r"^mã\b|^số (hồ sơ|tài khoản|hộ chiếu|giấy|biên nhận|thẻ|sổ|hợp đồng|hiệu)|"
    r"\b(code|reference|passport|account|licen[cs]e|registration|tracking|case|file) (number|no|id)\b|"
    r"\bcode$|^numéro (de |d['’])?(dossier|compte|passeport|permis|contrat|référence)"
)
_WHOSE = re.compile(r"\s+(?:của|người|of the|of your|de la|de l['’]|du|des|de votre)\s.*$")
_TOKENS: dict[str, Keyboard] = {
    "email": "email",
    "tel": "tel",
    "tel-national": "tel",
    "one-time-code": "digits",
    "cc-number": "digits",
    "cc-csc": "digits",
}
_OF_A_PURPOSE: dict[str, Keyboard] = {
    "email": "email",
    "tel": "tel",
    "name": "letters",
    "given-name": "letters",
    "family-name": "letters",
    "street-address": "letters",
}


def brought(kind: str, mode: str) -> Keyboard | None:
    """Give the keyboard of a field by its type and inputmode; None for one that brings none, or its own picker."""
    mode, kind = mode.strip().lower(), kind.strip().lower()
    if mode == "none" or kind not in ("", "text", "search", "url", *_TYPES):
        return None
    return _MODES.get(mode) or _TYPES.get(kind, "letters")


def asked_by_label(label: str) -> Keyboard | None:
    """Give the keyboard for what a label surely asks, whoever it is about."""
    words = _WHOSE.sub("", bare(label))
    if _IDENTIFIER.fullmatch(words) or _AMOUNT.fullmatch(words):
        return "digits"
    return _OF_A_PURPOSE.get(purpose_of(words))


def asked_by_token(autocomplete: str) -> Keyboard | None:
    """Give the keyboard for what the page says to fill in."""
    return _TOKENS.get(autofill.read(autocomplete).field)


def identifies(label: str, autocomplete: str) -> Literal["surely", "perhaps", ""]:
    """Tell whether what is asked is no quantity: digits that stand for somebody or something, zeros at the head too."""
    words = _WHOSE.sub("", bare(label))
    if _IDENTIFIER.fullmatch(words) or purpose_of(words) == "tel":
        return "surely"
    if asked_by_token(autocomplete) in ("tel", "digits") and not _AMOUNT.fullmatch(words):
        return "surely"
    return "perhaps" if _CODE.search(words) else ""


def serves(given: Keyboard, asked: Keyboard) -> bool:
    """Tell whether what is asked can be typed on a keyboard without changing it first."""
    return given == asked or {given, asked} == {"tel", "digits"} or (given, asked) == ("email", "letters")
