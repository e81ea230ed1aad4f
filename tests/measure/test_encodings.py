"""Which texts are taken for those of an old font or for misread ones, and which are not."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcheck.measure.encodings import decomposed, is_syllable, legacy
from portalcheck.measure.old_fonts import set_in_old_fonts
from portalcheck.model.journey import Person
from portalcheck.people import person

VIETNAMESE = (
    "Công dân nộp hồ sơ đăng ký khai sinh tại Ủy ban nhân dân xã nơi cư trú của cha hoặc mẹ. ĐỊA CHỈ: SỐ 5, NGÕ 7, "
    "thửa đất, giấy tờ, quyền, khuỷu, ngoằn ngoèo, nghiêng, xoong, huỳnh, quýt, Đắk Lắk"
)


@pytest.mark.parametrize(
    ("text", "kind", "read"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "TCVN3", "hoà xã hội chủ nghĩa"),
        ("§¬n ®¨ng ký khai sinh, §iÖn tho¹i", "TCVN3", "Đơn đăng Điện thoại"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI", "cộng hòa hội chủ việt"),
        ("Ä‘Äƒng kÃ½ khai sinh", "UTF-8", "đăng ký khai sinh"),
        ("á»¦y ban", "UTF-8", "Ủy ban"),
        ("Th\ufffd tục", "lost", ""),
    ],
)
def test_surely_no_unicode(text: str, kind: str, read: str) -> None:
    told = legacy(text)
    assert told
    assert (told.kind, told.sure, told.read) == (kind, True, read)


@pytest.mark.parametrize(
    "text",
    [
        VIETNAMESE,
        "Où est né votre père ? Déjà là, à côté du marché où l’été naît ; il a dû, à Noël, être reçu.",
        "São Paulo é uma cidade; as ações não são do irmão, à mão",
        "El niño pequeño comió piñas · ¿dónde está? ¡Aquí! ª º",
        "Größe für Straßen, ‚Ä‘ und ‚Ö‘; Ärger, „Ä“ – Übergrößen",
        "Ærø, Øresund, blåbærsyltetøy, på øya, høye, død, søn",
        "Hyvää yötä, pää, sää, tämä työ, näkyä, leveä, ääni",
        "5 µm, 3 µg, 7 m², 2 m³, ½ h, © 2026, Windows®, l·l, paral·lel, ±2 °C, § 5, ¶ 3, 20 £, 3 × 4",
        "“XÃ”, “MÃ”, ‘XÃ’, “CÔ”, XÃ… rồi MÃ–SỐ",
        "Bạn hỏi gì?Tôi hỏi.Gì?",
        "https://cong.example/?a=b?c https://cong.example/tra-cuu?ma=1?x y?z",
        "中文 ελληνικά русский العربية 한국어",
        "",
    ],
)
def test_unicode_in_many_languages(text: str) -> None:
    assert legacy(text) is None


@given(st.integers(0, 10_000))
def test_names_of_people_are_unicode(seed: int) -> None:
    name = person("parent", Person(), seed, date(2026, 11, 28))["full_name"]
    assert legacy(name) is None
    assert decomposed(name) == []
    assert bool(decomposed(unicodedata.normalize("NFD", name))) is (not name.isascii())


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    legacy(text)
    decomposed(text)


def test_what_has_no_letter_of_its_own_is_not_decomposed() -> None:
    assert decomposed("x\u0303 5\u0301 \u212b") == []


@pytest.mark.parametrize("word", VIETNAMESE.replace(".", "").replace(",", "").replace(":", "").split())
def test_syllables(word: str) -> None:
    assert is_syllable(word) or word.isdigit()


@pytest.mark.parametrize("word", ["hoµ", "chuû", "œuvre", "straße", "ngh", "hòá", "bcd", ""])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p style="font-family: .VnTime, serif">Tê khai</p>', [("Tê khai", "TCVN3")]),
        ("<font face='VNI-Times'>Ñôn</font>", [("Ñôn", "VNI")]),
        ('<p style="font-family:.VnTime">Đơn đăng ký</p>', []),
        ('<p style="font-family:.VnTime">Don xin</p>', []),
        ('<p style="font-family:Arial, .VnTime">Tê khai</p>', []),
        ('<p style="font-family:.VnTime"><span style="font-family:.VnTimeH">Tê</span></p>', [("Tê", "TCVN3")]),
        ("<p>VNI-Times là phông cũ: é</p>", []),
    ],
)
def test_text_in_an_old_font(html: str, found: list[tuple[str, str]]) -> None:
    assert [(text, font) for text, _, font in set_in_old_fonts(html)] == found
