"""The sign-in form."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from reference_portal import checks


class SignInForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A citizen number and its password."""

    citizen_number = StringField(
        "Số định danh cá nhân",
        filters=[checks.digits],
        validators=[DataRequired("Hãy nhập số định danh cá nhân."), checks.citizen_number],
    )
    password = PasswordField(
        "Mật khẩu",
        validators=[
            DataRequired("Hãy nhập mật khẩu."),
            # Hashing is slow in proportion to its input, so nobody may make it long.
            Length(max=200, message="Mật khẩu dài tối đa 200 ký tự."),
        ],
    )
