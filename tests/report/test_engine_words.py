"""What the axe engine says is told in the report's language, from what was stored; what is not known, in English."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcheck.model.artifact import Axe, AxeMessage, AxeNode, AxeRule
from portalcheck.model.assertion import Finding
from portalcheck.model.engine_words import EngineMessage, EngineWords
from portalcheck.model.report import Report
from portalcheck.report.engine_words import PLACEHOLDER, asked
from portalcheck.report.findings_csv import findings_csv
from portalcheck.report.html import lead
from portalcheck.report.junit import junit
from portalcheck.report.summary_md import summary_md
from portalcheck.report.translations import Words, message
from portalcheck.rule_format import Rule
from portalcheck.rules.accessibility.axe import axe_rules, shipped_table
from tests.report.sample import everything
from tests.report.test_translations import OTHERS, ROOT, in_language, load, shown

SCRIPT = load(ROOT / "scripts" / "engine_messages.py")
RULES: dict[str, Rule] = {rule.id: rule for rule in axe_rules(shipped_table())}
NO_ALT = "Element does not have an alt attribute"
CONTRAST = (
    "Element has insufficient color contrast of ${data.contrastRatio} (foreground color: ${data.fgColor}, background "
    "color: ${data.bgColor}, font size: ${data.fontSize}, font weight: ${data.fontWeight}). Expected contrast ratio of "
    "${data.expectedContrastRatio}"
)
MEASURED = {
    "contrastRatio": 2.85,
    "fgColor": "#999999",
    "bgColor": "#ffffff",
    "fontSize": "12.0pt (16px)",
    "fontWeight": "normal",
    "expectedContrastRatio": "4.5:1",
}
FILLED = PLACEHOLDER.sub(lambda found: str(MEASURED[found[1]]), CONTRAST)
TITLES = {"image-alt": "Images must have alternative text"}


def said(
    name: str,
    reason: str,
    *of: tuple[str, str, dict[str, Any]],
    asks: str = "",
    kind: str = "violations",
) -> Finding:
    """A finding of a rule of the engine, as it comes back from the results folder."""
    node = AxeNode(
        css="p", frame="", snippet="<p>", reason=reason, said=tuple(AxeMessage(place=p, values=v) for p, _, v in of)
    )
    found = {"violations": (), "incomplete": (), kind: (node,)}
    rule = AxeRule(id=name, help=asks or TITLES[name], passes=0, **found)  # type: ignore[arg-type]
    axe = Axe(engine="4.12.1", rules={name: rule}, missing_frames=(), messages={p: text for p, text, _ in of})
    (finding,) = RULES[f"axe/{name}"](Axe.model_validate_json(axe.model_dump_json()))
    return Finding.model_validate_json(finding.model_dump_json())


# --- the locales ---


def texts(language: str) -> dict[str, str]:
    return dict(SCRIPT.read(language))


@pytest.mark.parametrize("language", OTHERS)
def test_a_locale_has_each_message_of_the_engine(language: str) -> None:
    assert set(texts(language)) == set(texts("english"))
    assert [place for place, text in texts(language).items() if not text] == ["checks/error-occurred/pass"]


@pytest.mark.browser
def test_the_locales_are_those_of_the_installed_engine() -> None:
    assert list(SCRIPT.mistakes(SCRIPT.read_messages())) == [], "run `python scripts/engine_messages.py --check`"


@pytest.mark.parametrize("language", OTHERS)
def test_texts_are_well_formed(language: str) -> None:
    for text in texts(language).values():
        assert unicodedata.is_normalized("NFC", text), text
        assert text.strip() == text, text
        assert "  " not in text, text
        assert "..." not in text and "'" not in text, text
        assert not text.endswith("."), text


def test_french_keeps_its_signs_with_their_words() -> None:
    fixed = "[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
    loose = re.compile(rf"(?<!{fixed})[;?»]|(?<!{fixed}):(?![\d$]|lang|\w+\b[^.]*\bHTML)|«(?!{fixed})")
    plain = [re.sub(r"xml:lang|\}:1|1:1", "", text) for text in texts("fr").values()]
    assert [text for text in plain if loose.search(text)] == []


def test_vietnamese_is_written_with_its_marks() -> None:
    assert [text for text in texts("vi").values() if text and text.isascii()] == []


# --- what is said ---


def test_a_message_is_said_in_each_language() -> None:
    finding = said("image-alt", NO_ALT, ("checks/has-alt/fail", NO_ALT, {}))
    assert finding.message == "Images must have alternative text: Element does not have an alt attribute."
    assert message(finding, "en") == Words(finding.message, "en")
    assert message(finding, "vi") == Words("Hình ảnh phải có văn bản thay thế: phần tử không có thuộc tính alt.", "vi")
    assert message(finding, "fr") == Words(
        "Les images doivent avoir une alternative textuelle\N{NO-BREAK SPACE}: l’élément n’a pas d’attribut alt.", "fr"
    )


def test_several_messages_stand_in_a_row() -> None:
    empty = "aria-label attribute does not exist or is empty"
    finding = said(
        "image-alt", f"{NO_ALT}; {empty}", ("checks/has-alt/fail", NO_ALT, {}), ("checks/aria-label/fail", empty, {})
    )
    assert message(finding, "vi").text.endswith("không có thuộc tính alt; thuộc tính aria-label không có hoặc rỗng.")
    assert "d’attribut alt\N{NARROW NO-BREAK SPACE}; l’attribut aria-label" in message(finding, "fr").text


def test_numbers_have_the_decimal_comma() -> None:
    asks = "Elements must meet minimum color contrast ratio thresholds"
    finding = said("color-contrast", FILLED, ("checks/color-contrast/fail/default", CONTRAST, MEASURED), asks=asks)
    assert "color contrast of 2.85 (" in finding.message
    assert message(finding, "vi").text == (
        "Phần tử phải đạt tỷ lệ tương phản màu tối thiểu: độ tương phản màu của phần tử chỉ là 2,85 (màu chữ #999999, "
        "màu nền #ffffff, cỡ chữ 12,0pt (16px), độ đậm normal). Tỷ lệ cần có là 4,5:1."
    )
    assert "n’est que de 2,85 (texte" in message(finding, "fr").text


def test_a_question_stays_one() -> None:
    asks = "All touch targets must be 24px large, or leave sufficient space"
    rest = "Unable to determine contrast ratio"
    of_ours = said(
        "color-contrast",
        rest,
        ("checks/color-contrast/incomplete/default", rest, {}),
        asks="Elements must meet minimum color contrast ratio thresholds",
        kind="incomplete",
    )
    assert of_ours.message.endswith(f": {rest}. Does it hold here?")
    of_the_engine = said("target-size", "It is small. Is this a target?", asks=asks, kind="incomplete")
    assert of_the_engine.message == f"{asks}: It is small. Is this a target?"
    nothing = said("target-size", "", asks=asks, kind="incomplete")
    assert nothing.message == f"{asks}. Does it hold here?"
    for language in OTHERS:
        assert message(of_ours, language).language == message(nothing, language).language == language
        assert message(of_ours, language).text.endswith("?")


def test_one_of_several_is_enough() -> None:
    node = AxeNode(css="img", frame="", snippet="<img>", reason=f"{NO_ALT}; it has no name", one_is_enough=True)
    rule = AxeRule(id="image-alt", help=TITLES["image-alt"], passes=0, violations=(node,), incomplete=())
    (finding,) = RULES["axe/image-alt"](Axe(engine="4", rules={"image-alt": rule}, missing_frames=()))
    assert finding.message.endswith("; it has no name. It is enough to mend one of these.")


def test_what_two_checks_say_alike_is_said_once() -> None:
    first, second = (
        "Element has a value attribute and the value attribute is empty",
        "Element has an empty value attribute",
    )
    finding = said(
        "image-alt",
        f"{first}; {second}",
        ("checks/non-empty-if-present/fail", first, {}),
        ("checks/non-empty-value/fail/emptyAttr", second, {}),
    )
    assert message(finding, "vi").text == "Hình ảnh phải có văn bản thay thế: phần tử có thuộc tính value rỗng."


def test_how_many_passed_is_said_too() -> None:
    rule = AxeRule(id="image-alt", help=TITLES["image-alt"], passes=3, violations=(), incomplete=())
    (finding,) = RULES["axe/image-alt"](Axe(engine="4", rules={"image-alt": rule}, missing_frames=()))
    assert finding.message == "Images must have alternative text: 3 of the elements do."
    assert message(finding, "vi") == Words("Hình ảnh phải có văn bản thay thế: 3 phần tử đạt yêu cầu.", "vi")


@pytest.mark.parametrize(
    "finding",
    [
        said("image-alt", "It is a riddle", ("checks/has-alt/fail", "It is a riddle", {})),
        said("image-alt", NO_ALT, ("checks/has-alt/fail", NO_ALT, {}), asks="Pictures shall speak"),
        said("image-alt", NO_ALT, ("checks/has-alt/new", NO_ALT, {})),
        said("image-alt", NO_ALT),
        said("image-alt", FILLED, ("checks/color-contrast/fail/default", CONTRAST, {"contrastRatio": 2.85})),
        said("image-alt", "a; b", ("checks/has-alt/fail", NO_ALT, {}), ("checks/has-alt/fail/b", "b", {})),
    ],
    ids=["other words", "another help", "a new message", "an older result", "a value is not known", "half of it"],
)
def test_what_is_not_known_stays_english(finding: Finding) -> None:
    for language in OTHERS:
        assert message(finding, language) == Words(finding.message, "en")


def test_words_of_the_page_are_not_taken_for_places() -> None:
    english = "The role used is deprecated: ${data}"
    finding = said(
        "image-alt",
        "The role used is deprecated: {help} ${data} \\1",
        ("checks/deprecatedrole/fail", english, {"data": "{help} ${data} \\1"}),
    )
    assert message(finding, "vi").text.endswith("đã lỗi thời: {help} ${data} \\1.")


@given(
    place=st.sampled_from(sorted(texts("vi"))),
    values=st.dictionaries(st.sampled_from([*MEASURED, "data", "values"]), st.text() | st.integers() | st.floats()),
)
def test_any_values_can_be_filled_in(place: str, values: dict[str, Any]) -> None:
    one = EngineMessage(place=place, english=texts("english")[place], values=values)
    finding = Finding.failed("{help}: {reason}.", help=EngineWords(engine=(one,)), reason=EngineWords(engine=(one,)))
    for language in OTHERS:
        told = message(finding, language)
        names = {name or "data" for name in PLACEHOLDER.findall(texts(language)[place])}
        whole = names <= values.keys() and texts(language)[place]
        assert told.language == (language if whole else "en")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["engine", "place", "english"]), inner),
    max_leaves=8,
)


@given(engine=JSON, reason=st.text())
def test_whatever_is_stored_can_be_told(engine: Any, reason: str) -> None:
    finding = Finding(
        outcome="failed",  # type: ignore[arg-type]
        message=reason,
        template="{help}: {reason}.",
        data={"help": {"engine": engine}, "reason": reason},
    )
    for language in OTHERS:
        assert message(finding, language) == Words(reason, "en")


# --- the reports ---


@pytest.mark.parametrize("language", OTHERS)
def test_no_words_of_the_engine_are_left_in_a_report(tmp_path: Path, language: str) -> None:
    report = everything(tmp_path)
    spoken = re.compile(r"Images must|Element does not|attribute does")
    page = " ".join(shown(in_language(report, language, tmp_path).body))
    own = Report(report.head.model_copy(update={"language": language}), report.assertions)
    summary, table, tests = (write(own, tmp_path).read_text("utf-8") for write in (summary_md, findings_csv, junit))
    for text in (page, summary, table):
        assert asked("axe/image-alt", language) in text  # type: ignore[arg-type]
        assert not spoken.search(text)
    # For programs there is one language.
    assert spoken.search(tests)


def test_what_the_title_says_is_not_said_again() -> None:
    title = asked("axe/image-alt", "vi")
    assert lead(f"{title}: phần tử không có alt.", title) == ("", "Phần tử không có alt.")
    assert lead(f"{title}: aria-label rỗng.", title) == ("", "aria-label rỗng.")
    assert lead(f"{title}: phần tử không có alt.") == (f"{title}: ", "phần tử không có alt.")
    assert lead(f"{title}.", title) == (f"{title}.", "")


def test_a_criterion_without_a_title_is_called_by_what_the_engine_asks() -> None:
    assert asked("axe/image-alt", "vi") == "Hình ảnh phải có văn bản thay thế"
    assert asked("axe/image-alt", "en") == asked("axe/new-rule", "vi") == asked("mobile/reflow", "vi") == ""
    for language in OTHERS:
        assert [name for name in RULES if not asked(name, language)] == []
