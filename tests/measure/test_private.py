"""What was typed is found again in whatever form a page repeats it, and nothing else is touched."""

import html
import unicodedata
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcheck.measure.private import MASK, SHORTEST, Private
from portalcheck.model.artifact import FrameDocument
from portalcheck.model.assertion import Evidence, Finding

WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=SHORTEST, max_size=40).map(
    lambda text: " ".join(text.split())
)


@given(WORDS.filter(lambda text: len(text) >= SHORTEST), st.text(max_size=20), st.text(max_size=20))
def test_a_value_is_never_left_in_a_text(value: str, before: str, after: str) -> None:
    private = Private([value])
    for form in (
        value,
        html.escape(value),
        quote(value, safe=""),
        quote_plus(value),
        unicodedata.normalize("NFD", value),
        unicodedata.normalize("NFC", value),
    ):
        assert form not in private.text(f"{before}\n{form}\n{after}") or form in MASK * len(form)


@given(WORDS, st.text(max_size=80))
def test_a_text_keeps_its_length_and_its_other_words(value: str, text: str) -> None:
    cleaned = Private([value]).text(text)
    assert len(cleaned) == len(text)
    assert all(new in (old, MASK) for old, new in zip(text, cleaned, strict=True))


@pytest.mark.parametrize(
    ("value", "repeated"),
    [
        ("Nguyễn Thị Ánh", "NGUYỄN  THỊ\nÁNH"),
        ("0912345678", "0912 345 678"),
        ("0912.345.678", "0912345678"),
        ("0912345678", "+84 912 345 678"),
        ("001301525560", "001 301 525 560"),
        ("14/02/1995", "1995-02-14"),
        ("14/02/1995", "14 tháng 2 năm 1995"),
        ("04/11/2026", "4/11/2026"),
        ("04/11/2026", "4 November 2026"),
        ("1995-02-14", "14/02/1995"),
    ],
)
def test_it_is_found_as_pages_write_it(value: str, repeated: str) -> None:
    assert Private([value]).text(f"<{repeated}>") == f"<{MASK * len(repeated)}>"


@pytest.mark.parametrize(
    ("value", "text"),
    [("14/02/1995", "15/02/1995"), ("0912345678", "0912345679"), ("Nữ", "Nữ"), ("12", "bước 12"), ("31/02/1995", "x")],
)
def test_what_was_not_typed_stays(value: str, text: str) -> None:
    assert Private([value]).text(text) == text


def test_whatever_stands_in_a_field_is_blacked_out() -> None:
    page = (
        '<input name=a value="Hà"><input type="submit" value="Gửi"><input type=radio value="nu">'
        "<textarea id=t>Ghi</textarea>"
        "<input value='cut off"
    )
    document = FrameDocument(frame="", url="http://localhost/", title="", language="vi", html=page)
    cleaned = Private().clean(document).html
    assert cleaned == (
        '<input name=a value="••"><input type="submit" value="Gửi"><input type=radio value="nu">'
        "<textarea id=t>•••</textarea>"
        "<input value='•••••••"
    )


def test_a_model_that_holds_nothing_of_it_is_the_same_one() -> None:
    finding = Finding.failed("Nothing here.", size=1995)
    assert Private(["1995"]).clean(finding) is finding, "a number that was measured is no word"


def test_what_is_typed_into_a_field_of_a_message_is_gone_from_its_data() -> None:
    finding = Finding.failed("The title is '{title}'.", title="Hồ sơ của Trần Văn Bí")
    cleaned = Private(["Trần Văn Bí"]).clean(finding)
    assert "Bí" not in cleaned.model_dump_json()
    assert cleaned.message == f"The title is 'Hồ sơ của {MASK * 11}'."


@pytest.mark.parametrize("cut", range(4, 14))
def test_a_value_that_is_cut_off_at_the_end_of_a_text(cut: int) -> None:
    private = Private()
    private.add("Trần Thu Hà Giang")
    before = '<p class="person">' + "x" * 60
    for text in ("Trần Thu Hà Giang", "TRẦN THU HÀ GIANG", unicodedata.normalize("NFD", "Trần Thu Hà Giang")):
        assert private.text(before + text[:cut]) == before + MASK * cut


def test_the_name_of_a_picture_stays() -> None:
    """It is a digest, in which a few digits may be those of a value by chance."""
    named = Evidence(path=f"evidence/{'1234' * 16}.webp", media_type="image/webp", width=1, height=1)
    assert Private(["1234"]).clean(named) == named
    other = named.model_copy(update={"path": "evidence/1234.webp"})
    assert Private(["1234"]).clean(other).path == f"evidence/{MASK * 4}.webp"
