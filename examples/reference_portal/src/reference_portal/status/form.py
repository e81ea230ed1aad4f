"""The form that asks for a dossier."""

from __future__ import annotations

import re

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Regexp

from reference_portal import checks


def _code(typed: str | None) -> str | None:
    # Read from paper: small letters, and spaces or long dashes between the groups.
    return None if typed is None else re.sub(r"[\s‐-―-]+", "-", (checks.clean(typed) or "").upper())


class StatusForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """The code of a dossier, and what only the one who handed it in is likely to know."""

    code = StringField(
        "Mã hồ sơ",
        filters=[_code],
        validators=[
            DataRequired("Hãy nhập mã hồ sơ."),
            Regexp(r"^[A-Z]{2}-\d{4}-\d{6}-[0-9A-Z]{2}$", message="Mã hồ sơ chưa đúng, ví dụ: KS-2026-000123-X7."),
        ],
    )
    last_digits = StringField(
        "4 số cuối của số định danh",
        filters=[checks.digits],
        validators=[
            DataRequired("Hãy nhập 4 số cuối của số định danh."),
            Regexp(r"^[0-9]{4}$", message="Hãy nhập đúng 4 chữ số."),
        ],
    )
