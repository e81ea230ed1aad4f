"""The feedback form: fields, the checks on them, and messages that say how to put it right."""

from __future__ import annotations

import re
import secrets
import unicodedata

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    EmailField,
    Field,
    HiddenField,
    SelectChoice,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import AnyOf, DataRequired, Length, Optional, Regexp, ValidationError

from reference_portal.feedback.store import Feedback

TOPICS = (
    ("dang-ky-khai-sinh", "Thủ tục đăng ký khai sinh"),
    ("thai-do-phuc-vu", "Thái độ, trách nhiệm phục vụ"),
    ("quy-dinh", "Quy định, giấy tờ, lệ phí"),
    ("loi-ky-thuat", "Lỗi kỹ thuật trên cổng"),
    ("khac", "Nội dung khác"),
)
MESSAGE_MIN, MESSAGE_MAX = 20, 2000

_SUBMISSION_ID = re.compile(r"[0-9a-f]{32}")
_PHONE = re.compile(r"(?:\+?84|0)([0-9]{9,10})")


def topic_label(value: str) -> str:
    """Give the words for a stored topic."""
    return dict(TOPICS).get(value, value)


def normal_phone(typed: str) -> str | None:
    """Bring a Vietnamese number, however it is spaced or prefixed, to the form 0xxxxxxxxx."""
    match = _PHONE.fullmatch(re.sub(r"[\s.\-()]", "", typed))
    return f"0{match[1]}" if match else None


def _submission_id(value: str | None) -> str:
    # Marks one opened form, so that pressing the button twice still stores one feedback.
    return value if value and _SUBMISSION_ID.fullmatch(value) else secrets.token_hex(16)


def _clean(value: str | None) -> str | None:
    # Some keyboards send a letter and its tone mark apart; joined, the text can be counted and searched.
    if value is None:
        return None
    return unicodedata.normalize("NFC", value).replace("\r\n", "\n").strip()


def _known_phone(_form: FeedbackForm, field: Field) -> None:
    if normal_phone(field.data) is None:
        raise ValidationError("Số điện thoại phải có 10 hoặc 11 chữ số, bắt đầu bằng 0 hoặc +84.")


class FeedbackForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """What a person tells the authority, and how to reach that person."""

    submission_id = HiddenField(filters=[_submission_id])
    full_name = StringField(
        "Họ và tên",
        filters=[_clean],
        validators=[
            DataRequired("Hãy nhập họ và tên của bạn."),
            Length(max=100, message="Họ và tên dài tối đa 100 ký tự."),
        ],
    )
    phone = TelField(
        "Số điện thoại",
        filters=[_clean],
        validators=[DataRequired("Hãy nhập số điện thoại để chúng tôi liên hệ lại."), _known_phone],
    )
    email = EmailField(
        "Thư điện tử",
        filters=[_clean],
        validators=[
            Optional(),
            Length(max=254, message="Địa chỉ thư điện tử dài tối đa 254 ký tự."),
            Regexp(
                r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$",
                message="Địa chỉ thư điện tử chưa đúng, ví dụ đúng: ten@vidu.vn.",
            ),
        ],
    )
    topic = SelectField(
        "Lĩnh vực",
        choices=[SelectChoice("", "Chọn lĩnh vực"), *(SelectChoice(*topic) for topic in TOPICS)],
        validate_choice=False,  # its own message is in English; AnyOf makes the same check
        validators=[
            DataRequired("Hãy chọn một lĩnh vực trong danh sách."),
            AnyOf([value for value, _ in TOPICS], message="Hãy chọn một lĩnh vực trong danh sách."),
        ],
    )
    message = TextAreaField(
        "Nội dung phản ánh, kiến nghị",
        filters=[_clean],
        validators=[
            DataRequired("Hãy nhập nội dung phản ánh, kiến nghị."),
            Length(
                min=MESSAGE_MIN,
                max=MESSAGE_MAX,
                message=f"Nội dung phải có từ {MESSAGE_MIN} đến {MESSAGE_MAX:,} ký tự.".replace(",", "."),
            ),
        ],
    )
    consent = BooleanField(
        "Tôi đồng ý để cơ quan tiếp nhận sử dụng các thông tin trên nhằm xử lý phản ánh này.",
        validators=[DataRequired("Hãy đánh dấu vào ô đồng ý để chúng tôi được phép xử lý thông tin.")],
    )

    def to_feedback(self) -> Feedback:
        """Give the checked values in the form in which they are stored."""
        phone = normal_phone(self.phone.data)
        assert phone is not None, "the form was not validated"
        return Feedback(
            submission_id=self.submission_id.data,
            full_name=self.full_name.data,
            phone=phone,
            email=self.email.data or None,
            topic=self.topic.data,
            message=self.message.data,
        )
