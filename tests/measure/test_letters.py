"""What was typed is known again in whatever came back of it."""

import unicodedata

import pytest

from portalcheck.measure.letters import has_marks, in_field, is_known_again, on_page, without_marks
from portalcheck.model.journey import Person
from portalcheck.people import person, with_every_mark

NAME = "Đỗ Đặng Tường Cẩm Tuyết"
APART = unicodedata.normalize("NFD", NAME)


@pytest.mark.parametrize(
    ("there", "how"),
    [
        (NAME, "equal"),
        (APART, "equal"),
        (NAME.upper(), "equal"),
        (f"{NAME} ", "equal"),
        ("Do Dang Tuong Cam Tuyet", "marks-lost"),
        ("Đô Đăng Tương Câm Tuyêt", "marks-lost"),
        ("Ð? Ð?ng Tu?ng C?m Tuy?t".replace("Ð", "Đ"), "replaced"),
        (NAME[:9], "cut"),
        (APART[:20], "cut"),
        ("", "cut"),
        ("Đỗ Đặng T. C. T.", "other"),
    ],
)
def test_in_a_field(there: str, how: str) -> None:
    assert in_field(NAME, there) == how


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (f"Người nộp:\n{APART}, đã nhận", "equal"),
        ("Người nộp: Do Dang Tuong Cam Tuyet", "marks-lost"),
        ("Nội dung: DO DANG TUONG CAM TUYET NOP LE PHI", "capitals"),
        ("D? D?ng Tu?ng C?m Tuy?t", "replaced"),
        ("".join(chr(byte) for byte in NAME.encode()), None),  # control characters, which no page shows
        (NAME.encode().decode("cp1252", "replace").replace("\N{REPLACEMENT CHARACTER}", "\x90"), "replaced"),
        ("".join(one if one.isascii() else f"&#{ord(one)};" for one in NAME), "replaced"),
        ("do-dang-tuong-cam-tuyet", None),
        ("Do Dang Tuong Cam Tuyetka", None),
        ("Nguyễn Văn An", None),
        (f"{NAME} (DO DANG TUONG CAM TUYET)", "equal"),
    ],
)
def test_on_a_page(text: str, how: str | None) -> None:
    assert on_page(NAME, text) == how


def test_what_is_sought() -> None:
    assert is_known_again(NAME)
    assert is_known_again("12 đường Láng")
    assert not is_known_again("Hải Phòng"), "a page may have it of its own"
    assert not is_known_again("Nguyen Van An Binh"), "nothing of it can be lost"
    assert has_marks("đ") and without_marks("Đường") == "Duong"


@pytest.mark.parametrize("sex", ["female", "male"])
def test_names_hold_every_mark(sex: str) -> None:
    from datetime import date

    values = {
        f"{name}.{key}": value
        for name in ("a", "b", "c")
        for key, value in person(name, Person.model_validate({"sex": sex}), 1, date(2026, 1, 1)).items()
    }
    marked = with_every_mark(values)
    names = [marked[f"{name}.full_name"] for name in ("a", "b", "c")]
    assert len(set(names)) == 3
    for name, full in zip(("a", "b", "c"), names, strict=True):
        tones = set(unicodedata.normalize("NFD", full)) & set("\u0300\u0301\u0303\u0309\u0323")
        letters = {one for one in "ăâêôơư" if one in without_tones(full)}
        assert len(tones) == 5 and len(letters) == 6 and "Đ" in full, full
        assert full.startswith(marked[f"{name}.family_name"]) and full.endswith(marked[f"{name}.given_name"])
        assert "đ" in marked[f"{name}.address"]
        assert marked[f"{name}.citizen_number"] == values[f"{name}.citizen_number"]


def without_tones(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize("NFC", "".join(one for one in apart if one not in "\u0300\u0301\u0303\u0309\u0323"))
