"""The autocomplete attribute, read as HTML defines its tokens (autofill detail tokens)."""

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

CONTACT = frozenset(
    {
        *("tel", "tel-country-code", "tel-national", "tel-area-code", "tel-local", "tel-local-prefix"),
        *("tel-local-suffix", "tel-extension", "email", "impp"),
    }
)
"""Fields that may stand after `home`, `work`, `mobile`, `fax` or `pager`."""
FIELDS = CONTACT | {
    *("name", "honorific-prefix", "given-name", "additional-name", "family-name", "honorific-suffix", "nickname"),
    *("username", "new-password", "current-password", "one-time-code", "organization-title", "organization"),
    *("street-address", "address-line1", "address-line2", "address-line3", "address-level4", "address-level3"),
    *("address-level2", "address-level1", "country", "country-name", "postal-code"),
    *("cc-name", "cc-given-name", "cc-additional-name", "cc-family-name", "cc-number", "cc-exp", "cc-exp-month"),
    *("cc-exp-year", "cc-csc", "cc-type", "transaction-currency", "transaction-amount"),
    *("language", "bday", "bday-day", "bday-month", "bday-year", "sex", "url", "photo"),
}
_KINDS = frozenset({"home", "work", "mobile", "fax", "pager"})
_ASCII_WHITE_SPACE = re.compile(r"[ \t\n\f\r]+")


@dataclass(frozen=True)
class Reading:
    """What an attribute says: the `field` that it names, or what is `wrong` and the `token` at which it is."""

    field: str = ""
    wrong: Literal["", "none", "unknown", "order", "kind", "more"] = ""
    token: str = ""


def tokens(value: str) -> list[str]:
    """Split an attribute's value; letters are compared without regard to case."""
    return [token for token in _ASCII_WHITE_SPACE.split(value.lower()) if token]


def is_switch(value: str) -> bool:
    """Tell whether it only switches filling in on or off."""
    return tokens(value) in (["on"], ["off"])


def read(value: str) -> Reading:
    """Read an attribute that names a field."""
    left = tokens(value)
    if left and left[0].startswith("section-"):
        left.pop(0)
    if left and left[0] in ("shipping", "billing"):
        left.pop(0)
    kind = left.pop(0) if left and left[0] in _KINDS else ""
    if not left:
        return Reading(wrong="none")
    field = left.pop(0)
    if field not in FIELDS:
        misplaced = field in _KINDS or field in ("shipping", "billing", "webauthn") or field.startswith("section-")
        return Reading(wrong="order" if misplaced else "unknown", token=field)
    if kind and field not in CONTACT:
        return Reading(wrong="kind", token=kind)
    if left and left[0] == "webauthn":
        left.pop(0)
    if left:
        return Reading(wrong="more", token=left[0])
    return Reading(field=field)


def nearest(value: str) -> str:
    """Give the field that is spelled most like an attribute's value; empty where none is."""
    found = process.extractOne(value.lower(), sorted(FIELDS), scorer=fuzz.ratio, score_cutoff=70)
    return found[0] if found else ""
