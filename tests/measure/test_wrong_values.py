"""A value is called wrong only where that is sure."""

import pytest

from portalcheck.measure.wrong_values import Field, wrong_value


@pytest.mark.parametrize(
    ("field", "right", "form"),
    [
        (Field("Ngày sinh", "text"), "05/11/2026", "date"),
        (Field("Ngày cấp", "text"), "05/11/2026", "date"),
        (Field("Date de naissance", "text"), "05/11/2026", "date"),
        (Field("Thư điện tử", "text"), "a@example.com", "email"),
        (Field("Email", "email", "email"), "a@example.com", "email"),
        (Field("Năm sinh", "text", mode="numeric"), "1990", "digits"),
        (Field("Số điện thoại", "text"), "0912 345 678", "digits"),
        (Field("Số định danh cá nhân", "text"), "001190000001", "digits"),
        (Field("Số con", "number", "number", least="0"), "2", "number"),
        (Field("Ngày sinh", "date"), "05/11/2026", None),
        (Field("Họ và tên", "text"), "Nguyễn Minh An", None),
        (Field("Số nhà", "text"), "12", None),
        (Field("Ghi chú", "text"), "05/11/2026", None),
        (Field("Liên hệ", "text"), "a@example.com", None),
        (Field("Mật khẩu", "password"), "12345678", None),
        (Field("Ghi chú", "textarea"), "0912345678", None),
        (Field("Mã hồ sơ", "text"), "HS-00001", None),
    ],
)
def test_wrong_for_sure(field: Field, right: str, form: str | None) -> None:
    given = wrong_value(field, right)
    assert (given and given[0]) == form


def test_a_number_outside_its_limits() -> None:
    assert wrong_value(Field("Số con", "number", "number", least="0", most="20"), "2") == ("number", "-1.0")
    assert wrong_value(Field("Số con", "number", "number", most="20"), "2") == ("number", "21.0")
