"""All that a report says is there in each language, whole and well written, and the catalogues are up to date."""

import ast
import importlib.util
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Message
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck import core
from portalcheck.gather.find import Stopped
from portalcheck.model.assertion import Finding, Phrase
from portalcheck.model.journey import Target
from portalcheck.model.report import Report
from portalcheck.model.trace import Stop, Trace
from portalcheck.model.wcag import SUCCESS_CRITERIA
from portalcheck.report.html import html
from portalcheck.report.translations import (
    LANGUAGES,
    PLACEHOLDER,
    SOURCE_LANGUAGE,
    Words,
    catalogue,
    message,
    said,
    translations,
    words,
)
from portalcheck.rules.journey.completes import completes
from tests.report.sample import everything

ROOT = Path(__file__).parents[2]
OTHERS = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]
PERCENT = re.compile(r"%\(\w+\)s")
WIDE = "The page is laid out {width} px wide on a {device_width} px screen."


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = sys.modules[path.stem] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TRANSLATE = load(ROOT / "scripts" / "translate.py")


def messages(language: str) -> list[Message]:
    return [entry for entry in catalogue(language) if entry.id]


def strings(entry: Message) -> tuple[str, ...]:
    return entry.string if isinstance(entry.string, tuple) else (entry.string,)


def ids(entry: Message) -> tuple[str, ...]:
    return entry.id if isinstance(entry.id, tuple) else (entry.id,)


def each(language: str) -> Iterator[tuple[str, str]]:
    """Each translation with the English that it stands for."""
    for entry in messages(language):
        yield from ((ids(entry)[-1], text) for text in strings(entry))


# --- the catalogues ---


@pytest.fixture(scope="module")
def newest() -> dict[Path, bytes]:
    return TRANSLATE.files()


def test_they_are_up_to_date(newest: dict[Path, bytes]) -> None:
    stale = [path.name for path, text in newest.items() if not path.exists() or path.read_bytes() != text]
    assert stale == [], "run `python scripts/translate.py`"


def test_they_say_nothing_that_changes_by_itself(newest: dict[Path, bytes]) -> None:
    for text in newest.values():
        assert not re.search(rb"Date:|Generated-By|^#: .*:\d|^#~", text, re.MULTILINE)


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_out(language: str) -> None:
    assert len(messages(language)) > 250
    assert [entry.id for entry in messages(language) if entry.fuzzy or not all(strings(entry))] == []
    assert [
        entry.id
        for entry in messages(language)
        if len(strings(entry)) != (catalogue(language).num_plurals if entry.pluralizable else 1)
    ] == []


@pytest.mark.parametrize("language", OTHERS)
def test_each_number_has_its_place(language: str) -> None:
    def places(text: str) -> list[str]:
        return sorted(PERCENT.findall(text) + PLACEHOLDER.findall(text))

    assert [(english, text) for english, text in each(language) if places(english) != places(text)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_texts_are_well_formed(language: str) -> None:
    for english, text in each(language):
        assert unicodedata.is_normalized("NFC", text), text
        assert text.strip(" ") == text or english.strip(" ") != english, text
        assert "  " not in text, text
        assert "..." not in text and "'" not in text, text
        assert (english[-1] in ".?:;") == (text[-1] in ".?:;"), text


def test_french_keeps_its_signs_with_their_words() -> None:
    fixed = "[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
    loose = re.compile(rf"(?<!{fixed})[;?!»]|(?<!{fixed}):(?!g\}})|«(?!{fixed})")
    assert [text for _, text in each("fr") if loose.search(text)] == []


def test_vietnamese_is_written_with_its_marks() -> None:
    """A text of several words without a single mark was typed on a keyboard that had none."""
    plain = [
        text
        for _, text in each("vi")
        if len(re.findall(r"[a-z]{2,}", PERCENT.sub("", PLACEHOLDER.sub("", text)))) > 2 and text.isascii()
    ]
    assert plain == []


# --- what is looked at ---


@pytest.mark.parametrize("language", OTHERS)
def test_titles_and_success_criteria_are_translated(language: str) -> None:
    titles = [rule.title for rule in core.portalcheck_rules() if rule.family != "axe"]
    assert [title for title in titles if said({"en": title}, language).language != language] == []
    pgettext = translations(language).pgettext
    same = [one.name for one in SUCCESS_CRITERIA.values() if pgettext("WCAG", one.name) == one.name]
    assert set(same) <= {"Orientation", "Interruptions"}


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "src/portalcheck/rules").glob("*/[!_]*.py")),
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_a_rule_spells_its_messages_out(path: Path) -> None:
    """Else they could not be translated. Some of its messages may stand in what it shares with another."""
    found = [text for one in (path, *_measures(path)) for text in TRANSLATE.Module(one).messages()]
    assert found
    assert [text for text in found if TRANSLATE.NOT_OURS in text] == []


def _measures(path: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        module = (isinstance(node, ast.ImportFrom) and node.module) or ""
        if module.startswith("portalcheck.measure."):
            yield (ROOT / "src" / module.replace(".", "/")).with_suffix(".py")


def test_the_parts_of_a_message_are_found(tmp_path: Path) -> None:
    source = tmp_path / "rule.py"
    source.write_text(
        """
_WHAT = {"image": "a picture"}
@rule("own/wide", version=1)
def wide(page, params):
    crowd = ", and {like} more" if page.like else ""
    if page.wide:
        yield Finding.failed(f"It is {_size(page)}{crowd}; {{what}} is. Is it?")
    yield Finding.passed("It is " + page.words)
def _size(page):
    return "wide" if page.wide else "narrow"
missing = Missing(reason="it is gone: nobody knows where", cause="error")
""",
        "utf-8",
    )
    module = TRANSLATE.Module(source)
    assert set(TRANSLATE.ours(module.messages())) == {
        *("It is wide;", "It is narrow;", "It is wide, and {like} more;", "It is narrow, and {like} more;"),
        *("{what} is.", "Is it?"),
    }
    assert list(module.terms()) == [("what", "a picture")]
    assert list(module.reasons()) == ["it is gone:", "nobody knows where"]


# --- what is said ---


def test_english_stays_as_it_is() -> None:
    finding = Finding.failed(WIDE, width=1000, device_width=360)
    assert message(finding, "en") == Words("The page is laid out 1000 px wide on a 360 px screen.", "en")
    assert translations("en").gettext("Failed") == "Failed"


def test_a_message_keeps_its_numbers_in_its_own_notation() -> None:
    finding = Finding.failed(WIDE, width=1000.5, device_width=360)
    assert message(finding, "vi") == Words("Trang được dàn rộng 1000,5 px trên màn hình 360 px.", "vi")
    assert "sur 1000,5\N{NO-BREAK SPACE}px de large" in message(finding, "fr").text


def test_a_phrase_in_a_message_is_translated_too() -> None:
    field = Target(label="Họ và tên", within=Target(role="form", name="Tra cứu"))
    stopped = Stopped(
        "{target} cannot be filled in: {why}", "not-possible", target=field.phrase(), why=Phrase.of("it is disabled")
    )
    stop = Stop(number=2, title="Ai nộp", action="", reason=stopped.why.text, cause=stopped.cause)
    told = stop.model_copy(update={"template": stopped.why.template, "data": stopped.why.data})
    for kept in (told, Stop.model_validate_json(told.model_dump_json())):
        (finding,) = completes.judge(
            {"trace": Trace(title="Khai sinh", planned=3, steps=(), stop=kept)}, completes.params()
        )
        assert finding.message == (
            "The journey stopped at step 2 of 3 (Ai nộp): the field labelled “Họ và tên” in the form “Tra cứu” cannot "
            "be filled in: it is disabled."
        )
        expected = (
            "Hành trình dừng ở bước 2 trên 3 (Ai nộp): không điền được vào ô có nhãn “Họ và tên” trong phần tử form "
            "“Tra cứu”: nó bị vô hiệu hóa."
        )
        assert message(finding, "vi") == Words(expected, "vi")


def test_a_message_is_translated_after_a_trip_through_json() -> None:
    finding = Finding.failed(
        "No link says {labels}; the only link is '{nearest}' ({address}).",
        labels=["Privacy", "Your data"],
        nearest="{labels}",
        address="/p",
    )
    stored = Finding.model_validate_json(finding.model_dump_json())
    expected = "Không có liên kết nào ghi “Privacy” hoặc “Your data”; liên kết duy nhất là “{labels}” (/p)."
    assert message(stored, "vi") == Words(expected, "vi")


def test_terms_are_translated_and_words_of_the_page_are_not() -> None:
    asked = "It is {what}: does its use or meaning need that width?"
    assert message(Finding.cant_tell(asked, what="a video"), "fr").text.startswith("C’est une vidéo")
    said_of_page = Finding.passed("The link '{name}' leads to {address}.", name="a video", address="Failed")
    assert message(said_of_page, "vi").text == "Liên kết “a video” dẫn tới Failed."


def test_counts_are_translated_one_by_one() -> None:
    finding = Finding.passed(
        "{excepted} smaller ones are excepted: {exempt}.",
        excepted=3,
        exempt={"in a line of text": 2, "left to the browser": 1},
    )
    assert message(finding, "vi").text.endswith("2 nằm trong dòng văn bản, 1 giữ kích thước mặc định của trình duyệt.")


def test_what_is_half_known_stays_english_and_is_told_to_be() -> None:
    finding = Finding.failed("The html element has no lang attribute. The moon is {colour}.", colour="green")
    assert message(finding, "vi") == Words(finding.message, "en")
    assert words("Images must have alternative text: it has none.", "fr").language == "en"


def test_a_reason_is_known_in_a_sentence_and_by_itself() -> None:
    reason = "a script of the page keeps the browser busy: it gave no answer"
    for language in OTHERS:
        alone, told = words(reason, language), words(f"Not tested: {reason}.", language)
        assert alone.language == told.language == language
        assert told.text.endswith(f" {alone.text}.")


def test_a_title_is_given_in_the_asked_language_or_told_to_be_in_another() -> None:
    assert said({"en": "On a phone", "vi": "Trên điện thoại"}, "vi") == Words("Trên điện thoại", "vi")
    assert said({"en": "The page says what language it is in"}, "vi").language == "vi"
    assert said({"en": "A sample of everything"}, "fr") == Words("A sample of everything", "en")
    assert said({"vi": "Mẫu"}, "fr") == Words("Mẫu", "vi")
    assert said({}, "fr", "sample") == Words("sample", "fr")


# --- the page ---


def shown(node: LexborNode) -> Iterator[str]:
    """The texts of a page that are not told to be English, nor code, nor an address."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield " ".join(child.text(deep=False).split())
        elif child.tag not in {"code", "pre", "style", "script"} and child.attributes.get("lang") != "en":
            yield from (
                child.attributes[name] or ""
                for name in ("alt", "aria-label", "placeholder", "title")
                if name in child.attributes
            )
            if "address" not in (child.attributes.get("class") or ""):
                yield from shown(child)


@cache
def english(language: str) -> re.Pattern[str]:
    """What would be left of English: each text that is another one in the language, whatever its numbers are."""
    texts = {text for entry in messages(language) for text in ids(entry) if text not in strings(entry)}
    patterns = {PERCENT.sub("\0", PLACEHOLDER.sub("\0", text)) for text in texts}
    told = [text for text in patterns if "\0" not in text or len(re.findall(r"[a-z]+", text)) > 2]
    return re.compile("|".join(re.escape(text).replace("\0", ".+?") for text in told))


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_in_the_page(tmp_path: Path, language: str) -> None:
    report = everything(tmp_path)
    texts = list(shown(in_language(report, language, tmp_path).body))
    left = english(language)
    assert len(texts) > 200
    assert [text for text in texts if left.fullmatch(text)] == []
    named = {f"{one.number} {one.name}" for one in SUCCESS_CRITERIA.values()} - {
        "1.3.4 Orientation",
        "2.2.4 Interruptions",
    }
    assert [text for text in texts if any(name in text for name in named)] == []


def test_english_would_be_found(tmp_path: Path) -> None:
    texts = list(shown(in_language(everything(tmp_path), "en", tmp_path).body))
    assert len({text for text in texts if english("vi").fullmatch(text)}) > 50


def in_language(report: Report, language: str, folder: Path) -> LexborHTMLParser:
    head = report.head.model_copy(update={"language": language})
    return LexborHTMLParser(html(Report(head, report.assertions), folder).read_text("utf-8"))
