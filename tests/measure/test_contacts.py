"""Telephone numbers, hotlines, e-mail and postal addresses, as portals write them."""

import pytest

from portalcheck.measure.contacts import Way, told


@pytest.mark.parametrize(
    ("way", "said", "text"),
    [
        ("telephone", ["Điện thoại: 024 3825 0000"], "Điện thoại: 024 3825 0000"),
        ("telephone", ["ĐT:", "(024) 3825.0000"], "ĐT: (024) 3825.0000"),
        ("telephone", ["Fax: 024 3825 0001", "Tel: +84 24 3825 0000"], "Tel: +84 24 3825 0000"),
        ("telephone", ["Phone +33 1 42 75 80 00"], "Phone +33 1 42 75 80 00"),
        ("hotline", ["TỔNG ĐÀI 1022"], "TỔNG ĐÀI 1022"),
        ("hotline", ["Đường dây nóng", "1900 1009"], "Đường dây nóng 1900 1009"),
        ("hotline", ["Hotline: 18001096 (miễn phí)"], "Hotline: 18001096"),
        ("hotline", ["Numéro vert : 0 800 10 20 30"], "Numéro vert : 0 800 10 20 30"),
        ("e-mail", ["Hộp thư: hotro(at)mau.gov.vn"], "hotro(at)mau.gov.vn"),
        ("e-mail", ["[email protected]"], "[email protected]"),
        ("address", ["Địa chỉ: 79 Đinh Tiên Hoàng, phường Hoàn Kiếm"], "Địa chỉ: 79 Đinh Tiên Hoàng, phường Hoàn Kiếm"),
        ("address", ["Trụ sở", "Khu hành chính, xã Mẫu, tỉnh Mẫu"], "Trụ sở Khu hành chính, xã Mẫu, tỉnh Mẫu"),
        ("address", ["Address: 12 Main Street, Hanoi"], "Address: 12 Main Street, Hanoi"),
    ],
)
def test_what_is_told(way: Way, said: list[str], text: str) -> None:
    found = told(way, said, [])
    assert found
    assert (found.text, found.sure) == (text, True)


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("telephone", ["© 2020 MST 0100109106"]),
        ("hotline", ["Điện thoại: 024 3825 0000"]),
        ("hotline", ["Đường dây nóng (bấm vào hình)"]),
        ("address", ["79 Lê Lợi, phường Bến Nghé"]),
    ],
)
def test_what_may_be_one(way: Way, said: list[str]) -> None:
    found = told(way, said, [])
    assert found
    assert not found.sure


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("telephone", ["Fax: 024 3825 0000"]),
        ("telephone", ["Ngày 12/03/2024, 10.000 hồ sơ, 99,5 %"]),
        ("telephone", ["Nghị định số 42/2022/NĐ-CP"]),
        ("hotline", ["Hỗ trợ doanh nghiệp năm 1999"]),
        ("e-mail", ["@ubnd trên mạng xã hội"]),
        ("address", ["Địa chỉ email: a@mau.gov.vn 24"]),
        ("address", ["Địa chỉ thường trú của 2 người"]),
        ("address", ["Address of the page"]),
    ],
)
def test_what_is_none(way: Way, said: list[str]) -> None:
    assert told(way, said, []) is None


def test_links_tell_as_well() -> None:
    assert told("telephone", [], ["tel:1900"]) == ("tel:1900", True)
    assert told("telephone", [], ["tel:"]) is None
    assert told("e-mail", [], ["mailto:a@b.vn"]) == ("mailto:a@b.vn", True)
