"""What is a word, which words say what a text is about, and which phrases say nothing."""

import time

import pytest

from portalcheck.measure.pointing import pointings
from portalcheck.measure.vague_words import is_file_name, only_points, says_nothing
from portalcheck.measure.words import Vocabulary, content_words, folded, is_prose, words


def test_addresses_codes_and_numbers_are_no_words() -> None:
    assert words("Xem https://a.example/b?c=d, 749/2025, a.b@c.example, mau-so-1.docx và TT-2026") == (
        "xem",
        "và",
        "tt",
    )


def test_folded() -> None:
    assert folded("Đường  Lê-Lợi (Huế)") == "duong le loi hue"


def test_content_words() -> None:
    assert content_words("Những thủ tục của công dân") == {"thu", "tuc", "cong", "dan"}


@pytest.mark.parametrize(
    ("word", "there"), [("harvesting", True), ("apple", False), ("harv", True), ("clementine", True)]
)
def test_families_of_words(word: str, there: bool) -> None:
    assert Vocabulary(["Clementines will be ready to harvest"]).holds(word) is there


def test_what_does_not_count() -> None:
    text = "Lệ phí"
    assert not Vocabulary([text]).holds("phi", besides=Vocabulary([text]))
    assert Vocabulary([text, text]).holds("phi", besides=Vocabulary([text]))


def test_prose() -> None:
    assert is_prose("We are open Monday through Friday from 10 to 16")
    assert not is_prose("Hộ tịch Cư trú Đất đai Lao động Giao thông Đăng ký kinh doanh")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Click here!", "vi"),
        ("bấm vào đây", "en"),
        ("Bam vao day", "vi"),
        ("EN SAVOIR PLUS →", "fr"),
        ("Xem thêm...", "vi"),
    ],
)
def test_links_that_say_nothing(text: str, language: str) -> None:
    assert says_nothing(text, "link", language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Day", "en"),
        ("Plus", "en"),
        ("Xem thêm thủ tục khai sinh", "vi"),
        ("", "vi"),
        ("Contact", "fr"),
        ("Suite", "en"),
    ],
)
def test_links_that_say_something(text: str, language: str) -> None:
    assert not says_nothing(text, "link", language)


@pytest.mark.parametrize(
    "name",
    [
        "IMG_2041.jpg",
        "DSC00412",
        "P1010123",
        "Scan 20240105",
        "photo_2023-01-02",
        "z4567890123456_a1b2",
        "WP_20150101_001",
        "IMG 2041",
        "logo.png",
        "bieu-do.webp?v=2",
        "3f2a9c4e-12ab-4c3d-9e8f-001122334455",
        "Screenshot 2026-01-02",
    ],
)
def test_file_names(name: str) -> None:
    assert is_file_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "Photo 2023",
        "Scan 2024",
        "P 2030",
        "WP 8.1.2",
        "Z 12345",
        "Image 2024",
        "Node.js",
        "Logo",
        "Vietnam 2026",
        "P 12",
        "Portal.example",
        "Photo of 2041 people",
        "IMG",
    ],
)
def test_no_file_names(name: str) -> None:
    assert not is_file_name(name)


@pytest.mark.parametrize(
    ("text", "points"), [("this product", True), ("Thủ tục này", True), ("this week", False), ("tuần này", False)]
)
def test_pointing_words(text: str, points: bool) -> None:
    assert only_points(text) is points


@pytest.mark.parametrize(
    "text",
    [
        "Select the right option to continue.",
        "Click the button right now.",
        "Chọn ảnh nhỏ hơn 2 MB.",
        "Tải biểu tượng nhỏ hơn 1 MB để dùng.",
        "Xem quy định trên đây.",
        "A triangle has three sides.",
        "Voir le tableau ci-dessous.",
    ],
)
def test_sentences_that_do_not_point(text: str) -> None:
    assert list(pointings(text, "")) == []


def test_long_texts_are_read_quickly() -> None:
    began = time.perf_counter()
    for text in ("a" * 20_000, "a.b-" * 5_000, "click the button " * 1_500, "@" * 20_000, "nút " * 5_000, "[" * 20_000):
        words(text)
        list(pointings(text, ""))
        says_nothing(text, "link")
        is_file_name(text)
    assert time.perf_counter() - began < 2
