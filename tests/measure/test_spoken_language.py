"""A language is named where it is sure, and no close relation is held against another."""

import pytest

from portalcheck.measure.spoken_language import are_related, is_surely_another, may_be_another, spoken


def sure(text: str, declared: str) -> str:
    told = spoken(text, declared)
    return told.language if told and is_surely_another(told) else ""


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Công dân nộp hồ sơ tại Ủy ban nhân dân xã", "en", "vi"),
        ("Citizens hand in the form at the office of the commune", "vi", "en"),
        ("Les citoyens déposent leur demande à la mairie de la commune", "vi", "fr"),
        ("Hij ging met de kippen op stok", "fr", "nl"),
        ('The Dutch word "gelukkig" has no equivalent in English.', "nl", "en"),
        ("Die Bürger geben den Antrag bei der Gemeinde ab, in der sie wohnen", "fr", "de"),
        ("กรุณากรอกแบบฟอร์มให้ครบถ้วน", "vi", "th"),
        ("申請書をダウンロードしてください", "en", "ja"),
    ],
)
def test_surely_another(text: str, declared: str, language: str) -> None:
    assert sure(text, declared) == language


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        ("Công dân nộp hồ sơ tại Ủy ban nhân dân xã", "vi"),
        ("Cong dan nop ho so tai Uy ban nhan dan xa", "vi"),
        ("Email, website, Internet, Facebook", "vi"),
        ("Paul put dire comment on tape", "fr"),
        ("Paul put dire comment on tape", "en"),
        ("Velkommen til vores side om skat og afgifter for borgere", "nb"),
        ("Selamat datang di portal perkhidmatan awam, sila log masuk", "id"),
        ("Dobro došli na portal javnih usluga, prijavite se", "sr"),
        ("Bem-vindo ao portal dos serviços públicos da cidade", "gl"),
        ("English", "vi"),
        ("Français", "en"),
        ("日本語", "ja"),
        ("漢字", "ja"),
        ("Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do", "fr"),
        ("Ҳуш омадед ба портали хизматрасонии давлатӣ", "tg"),
    ],
)
def test_not_surely_another(text: str, declared: str) -> None:
    assert sure(text, declared) == ""


@pytest.mark.parametrize(
    "text", ["", "2026", "https://portal.example/khai-sinh", "01/TP-KS-2020 0903123456", "a@b.example"]
)
def test_no_words(text: str) -> None:
    assert spoken(text, "vi") is None or not may_be_another(spoken(text, "vi"))  # type: ignore[arg-type]


def test_relations_are_mutual() -> None:
    for one, other in (("nb", "da"), ("id", "ms"), ("hr", "sr"), ("pt", "gl"), ("zh", "yue")):
        assert are_related(one, other)
        assert are_related(other, one)
    assert not are_related("vi", "en")


def test_a_language_that_the_model_does_not_know_is_not_ruled_out_by_it() -> None:
    assert sure("Peb tos txais koj tuaj rau hauv lub vev xaib no", "hmn") == ""


def test_it_says_the_same_twice() -> None:
    text = "Citizens hand in the form at the office"
    assert spoken(text, "vi") == spoken(text, "vi")
