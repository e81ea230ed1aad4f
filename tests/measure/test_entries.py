"""Which values hardly belong to two things, and which fields ask for the same."""

import pytest

from portalcheck.measure.entries import Likeness, folded, is_secret, is_telling, likeness, signs_in
from portalcheck.model.trace import Entry


def entry(label: str, field: str = "a", **more: str) -> Entry:
    given = {"group": "", "heading": "", "autocomplete": ""} | more
    return Entry(step=1, opened=1, url="http://localhost/", field=field, label=label, value=1, telling=True, **given)


@pytest.mark.parametrize(
    "value", ["Nguyễn Thị Mai", "a@b.vn", "0912 345 678", "012345678901", "Số 12, phường Hồng Bàng"]
)
def test_telling(value: str) -> None:
    assert is_telling(folded(value))


@pytest.mark.parametrize("value", ["", "Kinh", "Việt Nam", "05/01/1990", "1990-01-05", "100.000.000", "12", "2024"])
def test_of_many_things(value: str) -> None:
    assert not is_telling(folded(value))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (entry("Họ và tên mẹ"), entry("Họ tên mẹ", "b"), "same"),
        (entry("Your email address"), entry("E-mail *", "b"), "same"),
        (entry("CCCD"), entry("CCCD (bắt buộc)", "b"), "same"),
        (entry("Số điện thoại", heading="Bước 1"), entry("Số điện thoại", "b", heading="Bước 2"), "same"),
        (
            entry("Số điện thoại", heading="Thành viên 1"),
            entry("Số điện thoại", "b", heading="Thành viên 2"),
            "perhaps",
        ),
        (entry("Phone", heading="Buyer"), entry("Phone", "b", heading="Seller"), "perhaps"),
        (entry("Nom d’usage"), entry("Nom de naissance", "b"), "perhaps"),
        (entry("Địa chỉ bên A"), entry("Địa chỉ bên B", "b"), "perhaps"),
        (entry("Số điện thoại 1"), entry("Số điện thoại 2", "b"), "perhaps"),
        (entry("Phone"), entry("Phone"), "perhaps"),
    ],
)
def test_likeness(first: Entry, second: Entry, expected: Likeness) -> None:
    assert likeness(first, second) == expected
    assert likeness(second, first) == expected


def test_signing_in_is_a_password_and_little_else() -> None:
    name, password = entry("E-mail"), entry("Password", "b").model_copy(update={"type": "password", "value": 0})
    more = [entry(f"Field {number}", str(number)) for number in range(3)]
    assert signs_in(name, [name, password])
    assert not signs_in(name, [name, *more, password])
    assert not signs_in(name, [name, *more])


@pytest.mark.parametrize(
    "label",
    ["Mã xác nhận", "Nhập mã OTP", "Nhập ký tự trong hình", "Verification code", "Recopiez les caractères de l’image"],
)
def test_what_is_asked_anew_each_time(label: str) -> None:
    assert is_secret(label, "")
    assert not is_secret("Mã hồ sơ", "")
