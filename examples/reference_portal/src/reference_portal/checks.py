"""What forms of several services ask for: names, dates and numbers, as people type them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation, ValidationError

from reference_portal import clock

_DATE = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_BESIDE_LETTERS = " '’-"


def clean(value: str | None) -> str | None:
    """Join letters sent apart from their marks, and leave one space between words."""
    return None if value is None else " ".join(unicodedata.normalize("NFC", value).split())


def digits(value: str | None) -> str | None:
    """Drop what people put between the digits of a number."""
    return None if value is None else re.sub(r"[\s.\-]", "", unicodedata.normalize("NFKC", value))


def parse_date(typed: str) -> date | None:
    """Read a date, day first; the form of a date field, year first, is understood too."""
    if match := _DATE.fullmatch(typed):
        day, month, year = map(int, match.groups())
    elif match := _ISO_DATE.fullmatch(typed):
        year, month, day = map(int, match.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def past_date(_form: Any, field: Field) -> None:
    """Accept a date from 1900 to today."""
    read = parse_date(field.data)
    if read is None:
        raise ValidationError("Ngày chưa đúng. Hãy nhập ngày, tháng, năm, ví dụ: 05/11/2026.")
    if read > clock.today():
        raise ValidationError("Ngày này chưa đến. Hãy kiểm tra lại ngày, tháng, năm.")
    if read.year < 1900:
        raise ValidationError("Năm phải từ 1900 trở đi. Hãy kiểm tra lại.")


def person_name(_form: Any, field: Field) -> None:
    """Accept a family name and a given name of letters, in whatever script they are written."""
    if len(field.data) > 100:
        raise ValidationError("Họ và tên dài tối đa 100 ký tự.")
    if not all(letter.isalpha() or unicodedata.combining(letter) or letter in _BESIDE_LETTERS for letter in field.data):
        raise ValidationError("Họ và tên chỉ gồm chữ cái, không có chữ số hay ký hiệu.")
    if " " not in field.data:
        raise ValidationError("Hãy nhập đủ họ và tên, ví dụ: Nguyễn Minh An.")


def citizen_number(_form: Any, field: Field) -> None:
    """Accept a citizen number of twelve digits."""
    if not re.fullmatch(r"[0-9]{12}", field.data):
        raise ValidationError("Số định danh cá nhân phải có đúng 12 chữ số.")


class RequiredWhen:
    """Asks for a value where a condition on the form holds; where it does not, an empty field is left alone."""

    def __init__(self, condition: Any, message: str) -> None:
        self.condition = condition
        self.message = message

    def __call__(self, form: Any, field: Field) -> None:
        """Stop the later checks of an empty field, with the message or without one."""
        if not field.data:
            raise StopValidation(self.message if self.condition(form) else "")
