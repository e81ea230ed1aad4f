"""Values that a field should not take, where that is sure: by its type, its pattern, its keyboard or its label."""

import re
import unicodedata
from typing import NamedTuple

from portalcheck.measure.entries import asks_for_an_identity
from portalcheck.measure.purposes import purpose_of

_WRONG = {
    "email": "khong-co-a-cong",
    "url": "khong phai dia chi",
    "pattern": "???",
    "tel": "abc",
    "date": "45/13/2030",
    "digits": "abcd",
}
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}")
_DIGITS = re.compile(r"[\d\s.-]+")
_OF_A_DATE = re.compile(r"\b(ngày|dates?|birthday|dob|née?)\b")


class Field(NamedTuple):
    """A text field: `kind` is its type, `format` what its type, pattern or tokens ask for, `mode` its keyboard."""

    label: str
    kind: str
    format: str = ""
    mode: str = ""
    least: str = ""
    most: str = ""


def wrong_for(form: str, least: str = "", most: str = "") -> str:
    """Give a value that has not the format that a field asks for; of a number, one that lies outside its limits."""
    if form == "number":
        return str(float(least) - 1) if least else str(float(most) + 1)
    return _WRONG[form]


def wrong_value(field: Field, right: str) -> tuple[str, str] | None:
    """Give the format and a value that breaks it; None where no value is wrong for sure. `right` is one that is right.

    A native field of a date takes no wrong one, and a password is left alone: attempts are counted.
    """
    form = field.format or (_format(field, right.strip()) if field.kind in ("text", "tel") else "")
    return (form, wrong_for(form, field.least, field.most)) if form else None


def _format(field: Field, right: str) -> str:
    label = unicodedata.normalize("NFC", field.label).lower()
    if _DATE.fullmatch(right):
        return "date" if purpose_of(label) == "bday" or _OF_A_DATE.search(label) else ""
    if "@" in right:
        return "email" if purpose_of(label) == "email" else ""
    if right and _DIGITS.fullmatch(right):
        keyboard = field.mode in ("numeric", "decimal", "tel")
        return "digits" if keyboard or purpose_of(label) == "tel" or asks_for_an_identity(label) else ""
    return ""
