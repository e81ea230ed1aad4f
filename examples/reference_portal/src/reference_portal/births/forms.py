"""The forms of the steps. What they hold is kept as it was typed, so a half-filled step can be kept too."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, Field, RadioField, SelectChoice, SelectField, StringField, TelField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, Length, StopValidation, ValidationError

from reference_portal import checks
from reference_portal.births.lists import DELIVERIES, ETHNIC_GROUPS, POST, PROVINCES, SEXES
from reference_portal.feedback.form import normal_phone

_LINE = Length(max=200, message="Nội dung dài tối đa 200 ký tự.")


def _text(label: str, *validators: Any) -> StringField:
    return StringField(label, filters=[checks.clean], validators=validators)


def _place(label: str, *validators: Any) -> TextAreaField:
    # An address is longer than one line of a telephone; its lines are joined again.
    return TextAreaField(label, filters=[checks.clean], validators=[*validators, _LINE])


def _choice(label: str, empty: str, values: tuple[str, ...], required: Any, wrong: str) -> SelectField:
    return SelectField(
        label,
        choices=[SelectChoice("", empty), *(SelectChoice(value, value) for value in values)],
        validate_choice=False,  # its own message is in English; AnyOf makes the same check
        filters=[checks.clean],
        validators=[required, AnyOf(values, message=wrong)],
    )


def _radios(label: str, choices: tuple[tuple[str, str], ...], message: str) -> RadioField:
    return RadioField(
        label,
        choices=[SelectChoice(*choice) for choice in choices],
        validate_choice=False,
        validators=[DataRequired(message), AnyOf([value for value, _ in choices], message=message)],
    )


class StepForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What the forms of all steps have in common."""

    def answers(self) -> dict[str, Any]:
        """Give what was typed, by field."""
        return {field.name: field.data for field in self if field.type != "CSRFTokenField"}


class ChildForm(StepForm):
    """Step 1: the child."""

    full_name = _text(
        "Họ, chữ đệm và tên của trẻ",
        DataRequired("Hãy nhập họ, chữ đệm và tên của trẻ."),
        checks.person_name,
    )
    born_on = _text("Ngày sinh", DataRequired("Hãy nhập ngày sinh của trẻ."), checks.past_date)
    sex = _radios("Giới tính", SEXES, "Hãy chọn giới tính của trẻ.")
    birth_place = _place("Nơi sinh", DataRequired("Hãy nhập nơi sinh của trẻ."))
    birth_province = _choice(
        "Tỉnh, thành phố nơi sinh",
        "Chọn tỉnh, thành phố",
        PROVINCES,
        DataRequired("Hãy chọn tỉnh, thành phố nơi trẻ được sinh ra."),
        "Hãy chọn tỉnh, thành phố trong danh sách.",
    )
    ethnic_group = _choice(
        "Dân tộc của trẻ",
        "Chọn dân tộc",
        ETHNIC_GROUPS,
        DataRequired("Hãy chọn dân tộc của trẻ."),
        "Hãy chọn dân tộc trong danh sách.",
    )


def _father_given(form: ParentsForm) -> bool:
    return any(field.data for field in form if field.name.startswith("father_"))


def _father(message: str) -> checks.RequiredWhen:
    return checks.RequiredWhen(_father_given, message)


def _another_number(form: ParentsForm, field: Field) -> None:
    if field.data == form.mother_number.data:
        raise ValidationError("Số định danh của cha trùng với của mẹ. Hãy kiểm tra lại.")


class ParentsForm(StepForm):
    """Step 2: the parents. The part of the father may stay empty as a whole."""

    mother_full_name = _text("Họ và tên mẹ", DataRequired("Hãy nhập họ và tên mẹ."), checks.person_name)
    mother_number = StringField(
        "Số định danh của mẹ",
        filters=[checks.digits],
        validators=[DataRequired("Hãy nhập số định danh của mẹ."), checks.citizen_number],
    )
    mother_born_on = _text("Ngày sinh của mẹ", DataRequired("Hãy nhập ngày sinh của mẹ."), checks.past_date)
    mother_ethnic_group = _choice(
        "Dân tộc của mẹ",
        "Chọn dân tộc",
        ETHNIC_GROUPS,
        DataRequired("Hãy chọn dân tộc của mẹ."),
        "Hãy chọn dân tộc trong danh sách.",
    )
    mother_residence = _place("Nơi cư trú của mẹ", DataRequired("Hãy nhập nơi cư trú của mẹ."))
    father_full_name = _text("Họ và tên cha", _father("Hãy nhập họ và tên cha."), checks.person_name)
    father_number = StringField(
        "Số định danh của cha",
        filters=[checks.digits],
        validators=[_father("Hãy nhập số định danh của cha."), checks.citizen_number, _another_number],
    )
    father_born_on = _text("Ngày sinh của cha", _father("Hãy nhập ngày sinh của cha."), checks.past_date)
    father_ethnic_group = _choice(
        "Dân tộc của cha",
        "Chọn dân tộc",
        ETHNIC_GROUPS,
        _father("Hãy chọn dân tộc của cha."),
        "Hãy chọn dân tộc trong danh sách.",
    )
    father_residence = _place("Nơi cư trú của cha", _father("Hãy nhập nơi cư trú của cha."))


class DocumentForm(StepForm):
    """Step 3: the certificate of the hospital. Its content is looked at in documents.py."""

    certificate = FileField("Giấy chứng sinh")


def _by_post(form: DeliveryForm) -> bool:
    return bool(form.delivery.data == POST)


def _post(message: str) -> checks.RequiredWhen:
    return checks.RequiredWhen(_by_post, message)


def _only_by_post(form: DeliveryForm, _field: Field) -> None:
    # An address that is not used must not stand in the way.
    if not _by_post(form):
        raise StopValidation


def _phone(_form: DeliveryForm, field: Field) -> None:
    if normal_phone(field.data) is None:
        raise ValidationError("Số điện thoại phải có 10 hoặc 11 chữ số, bắt đầu bằng 0 hoặc +84.")


class DeliveryForm(StepForm):
    """Step 4: how the result comes."""

    delivery = _radios("Cách nhận kết quả", DELIVERIES, "Hãy chọn cách nhận kết quả.")
    recipient = _text("Người nhận", _only_by_post, _post("Hãy nhập tên người nhận."), checks.person_name)
    phone = TelField(
        "Số điện thoại người nhận",
        filters=[checks.clean],
        validators=[_only_by_post, _post("Hãy nhập số điện thoại để bưu tá liên hệ."), _phone],
    )
    address = _place("Địa chỉ nhận", _only_by_post, _post("Hãy nhập địa chỉ nhận Giấy khai sinh."))


class ReviewForm(StepForm):
    """Step 4, once everything was read again: the declaration."""

    declaration = BooleanField(
        "Tôi cam đoan các thông tin trên là đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai này.",
        validators=[DataRequired("Hãy đánh dấu vào ô cam đoan trước khi tiếp tục.")],
    )
