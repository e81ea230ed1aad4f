"""Which keyboard a label asks for, and which one a field brings."""

import pytest

from portalcheck.measure.keyboards import asked_by_label, brought, identifies, serves


@pytest.mark.parametrize(
    ("label", "keyboard"),
    [
        ("Số căn cước công dân (bắt buộc)", "digits"),
        ("Số CMND/CCCD *", "digits"),
        ("Số định danh cá nhân của mẹ", "digits"),
        ("Nhập mã OTP", "digits"),
        ("Số tiền:", "digits"),
        ("Code postal", "digits"),
        ("Số điện thoại di động người đại diện", "tel"),
        ("Numéro de téléphone", "tel"),
        ("Your email address", "email"),
        ("Họ và tên cha", None),
        ("Họ, chữ đệm và tên", "letters"),
        # Letters or signs may stand in these, or more than one thing is asked.
        ("Số nhà", None),
        ("Mã số thuế", None),
        ("Số hộ chiếu", None),
        ("Mã thẻ bảo hiểm y tế", None),
        ("Số CCCD hoặc số hộ chiếu", None),
        ("Email hoặc số điện thoại", None),
        ("Ngày sinh", None),
        ("", None),
    ],
)
def test_label(label: str, keyboard: str | None) -> None:
    assert asked_by_label(label) == keyboard


@pytest.mark.parametrize(
    ("kind", "mode", "keyboard"),
    [
        ("", "", "letters"),
        ("text", "NUMERIC", "digits"),
        ("number", "", "digits"),
        ("tel", "", "tel"),
        ("email", "text", "letters"),
        ("text", "phone", "letters"),  # a word that HTML does not know
        ("text", "none", None),
        ("date", "", None),
        ("password", "numeric", None),
    ],
)
def test_field(kind: str, mode: str, keyboard: str | None) -> None:
    assert brought(kind, mode) == keyboard


@pytest.mark.parametrize(
    ("label", "token", "sure"),
    [
        ("Số CCCD", "", "surely"),
        ("Điện thoại", "", "surely"),
        ("Nhập mã", "one-time-code", "surely"),
        ("Mã hồ sơ", "", "perhaps"),
        ("Account number", "", "perhaps"),
        ("Số bản sao", "", ""),
        ("Năm sinh", "", ""),
    ],
)
def test_no_quantity(label: str, token: str, sure: str) -> None:
    assert identifies(label, token) == sure


def test_digits_can_be_typed_on_the_keys_of_a_telephone() -> None:
    assert serves("tel", "digits")
    assert serves("digits", "tel")
    assert serves("email", "letters")
    assert not serves("letters", "email")
    assert not serves("tel", "letters")
