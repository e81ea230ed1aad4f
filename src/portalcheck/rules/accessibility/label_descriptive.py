"""The label of a field says what belongs into it.

## Applicability
Each form field that can be seen and has a label that can be seen: a `label` element, or what `aria-labelledby` names.
Each text field, too, that has no label but its placeholder, unless it is there to search.

## Expectation
The label is not a word that is surely said of any field, such as "Field", "Thông tin", "Champ" or what a button says.
The words known are Vietnamese, English and French. Two fields with one label have other words beside them, such as a
heading that can be seen.

## Why it matters
A label that fits every field leaves people guessing, the more so who hear the page field by field and do not see what
stands around it.

## Cannot tell
Whether the words around them tell fields apart that share a label and a heading, and whether a placeholder, which is
gone with the first letter, was meant to be the label: that is asked.

## Sources
- WCAG 2.0, success criterion 2.4.6 Headings and Labels, level AA: https://www.w3.org/TR/WCAG22/#headings-and-labels
- WCAG 2.0, success criterion 3.3.2 Labels or Instructions, level A: https://www.w3.org/TR/WCAG22/#labels-or-instructions
- ACT rule cc0f0a: https://www.w3.org/WAI/standards-guidelines/act/rules/cc0f0a/
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from portalcheck.measure.labels import says_nothing
from portalcheck.measure.purposes import bare
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_FIELDS = frozenset(
    {
        *("checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "radio", "searchbox", "slider"),
        *("spinbutton", "switch", "textbox"),
    }
)
_TYPED = frozenset({"textbox", "spinbutton"})
_GROUPS = frozenset({"group", "radiogroup", "row", "form", "region", "dialog", "listitem", "table"})
_SEARCH = re.compile(r"search|tìm|tra cứu|từ khóa|keyword|recherche|chercher|mots?[- ]clés?", re.IGNORECASE)


@rule(
    "accessibility/label-descriptive",
    version=1,
    requirements=["WCAG20:2.4.6", "WCAG20:3.3.2", "ACT:cc0f0a"],
    severity="moderate",
)
def label_descriptive(elements: Elements) -> Iterator[Finding]:
    for frame in elements.frames:
        yield from _of_a_frame(frame)


def _of_a_frame(frame: ElementsFrame) -> Iterator[Finding]:
    shared: dict[tuple[str, ...], list[Element]] = defaultdict(list)
    heading = ""
    for element in frame.elements:
        if (element.role == "heading" or element.tag == "legend") and element.visible and element.text.strip():
            heading = element.css
        if element.role not in _FIELDS or not element.visible:
            continue
        label = _visible_label(element, frame)
        if label:
            finding = _judge(element, label, frame)
            if finding.outcome == "passed" and element.role in _TYPED and not element.disabled:
                shared[(bare(label), heading, *_groups(element, frame))].append(element)
            yield finding
        elif _is_placeholder_alone(element):
            yield Finding.cant_tell(
                "The field's only label is its placeholder '{placeholder}'. Can it be known what belongs into it once "
                "something is typed?",
                _pointer(element, frame),
                placeholder=on_one_line(element.attributes["placeholder"].strip()[:80]),
            )
    others = _other_words(frame)
    for fields in shared.values():
        if len(fields) > 1:
            label = on_one_line(_visible_label(fields[1], frame)[:80])
            if not others:
                yield Finding.failed(
                    "{count} fields have the label '{label}', and no other words are to be seen that tell them apart.",
                    _pointer(fields[1], frame),
                    count=len(fields),
                    label=label,
                )
                continue
            yield Finding.cant_tell(
                "{count} fields under the same heading have the label '{label}'. Do the words around them tell them "
                "apart?",
                _pointer(fields[1], frame),
                count=len(fields),
                label=label,
            )


def _other_words(frame: ElementsFrame) -> bool:
    """Whether anything can be read, or seen in a picture, but the labels of fields and what their buttons say."""
    known = {" ".join(text.split()) for element in frame.elements for text in element.labels}
    known |= {element.text for element in frame.elements if element.role == "button"}
    drawn = any(element.visible and element.tag in ("img", "svg", "canvas", "video") for element in frame.elements)
    read = " ".join(" ".join(passage.text.split()) for passage in frame.passages)
    left = read
    for text in sorted(known, key=len, reverse=True):
        left = left.replace(text, " ") if text else left
    return drawn or not read or any(letter.isalnum() for letter in left)


def _pointer(element: Element, frame: ElementsFrame) -> Pointer:
    return Pointer(css=element.css, frame=frame.frame, snippet=element.snippet)


def _visible_label(element: Element, frame: ElementsFrame) -> str:
    """Give the words of the label that can be seen; the name where a reference leads to nothing known."""
    labels = [text for text in element.labels if text.strip()]
    ids = element.attributes.get("aria-labelledby", "").split()
    if not ids:
        return " ".join(labels)
    named = {one.attributes["id"]: one for one in frame.elements if "id" in one.attributes}
    texts = {passage.css: passage.text for passage in frame.passages}
    seen = [named[one].text if named[one].visible else "" for one in ids if one in named]
    seen += [texts.get(f"#{one}", "") for one in ids if one not in named]
    return " ".join([*labels, *(text for text in seen if text.strip())]) or element.name


def _groups(element: Element, frame: ElementsFrame) -> Iterator[str]:
    """Give what tells a field from its namesakes: the groups around it that have a name, and their heads."""
    at = element.parent
    while at >= 0:
        above = frame.elements[at]
        if above.role in _GROUPS and (above.name.strip() or above.role in ("row", "form", "dialog", "listitem")):
            yield above.css
        at = above.parent


def _judge(element: Element, label: str, frame: ElementsFrame) -> Finding:
    said = on_one_line(label.strip()[:80])
    if says_nothing(label, element.role, several_lines=element.tag == "textarea"):
        return Finding.failed(
            "The label '{label}' does not say what belongs into the field.", _pointer(element, frame), label=said
        )
    return Finding.passed(
        "The label '{label}' is none of the words that fit every field.", _pointer(element, frame), label=said
    )


def _is_placeholder_alone(element: Element) -> bool:
    placeholder = element.attributes.get("placeholder", "").strip()
    if element.role not in _TYPED or not placeholder or _SEARCH.search(f"{placeholder} {element.name}"):
        return False
    return not any(element.attributes.get(name, "").strip() for name in ("aria-label", "title", "aria-labelledby"))


def _page(*elements: Element) -> Elements:
    return Elements(
        frames=(ElementsFrame(frame="", url="http://localhost/", title="", language="vi", elements=elements),)
    )


def _field(label: str, **given: Any) -> Element:
    told = {"tag": "input", "css": "input", "snippet": "<input>", "role": "textbox", "name": label, "labels": (label,)}
    return Element.model_validate({**told, **given})


_SHIPPING = Element(tag="h2", css="#a", snippet="<h2>", role="heading", text="Giao đến")
_BILLING = Element(tag="h2", css="#b", snippet="<h2>", role="heading", text="Hóa đơn")
_GO = Element(tag="button", css="#go", snippet="<button>", role="button", text="Go", attributes={"id": "go"})

CASES = (
    passed("a word of its own", _page(_field("Họ và tên *"))),
    passed("one letter", _page(_field("X"))),
    passed("namesakes under headings", _page(_SHIPPING, _field("Tên"), _BILLING, _field("Tên"))),
    passed("a list of data", _page(_field("Menu", tag="select", role="combobox"))),
    passed("an answer", _page(_field("Đồng ý", role="checkbox"))),
    passed("several lines of information", _page(_field("Thông tin", tag="textarea"))),
    failed("the thing's own name", _page(_field("Trường nhập liệu:"))),
    failed("fits any field", _page(_field("Menu"))),
    failed("with its number", _page(_field("Champ 2 *"))),
    failed("what the button says", _page(_GO, _field("", labels=(), attributes={"aria-labelledby": "go search"}))),
    failed(
        "namesakes, and a heading that nobody sees",
        '<h2 style="position:absolute;left:-9999px">Hóa đơn</h2><label>Tên: <input></label><label>Tên: <input></label>',
    ),
    cant_tell("namesakes without a heading", _page(_field("Tên"), _field("Tên", css="input + input"))),
    cant_tell("a placeholder alone", _page(_field("", labels=(), attributes={"placeholder": "Số căn cước"}))),
    inapplicable("no label", _page(_field("", labels=()))),
    inapplicable("a name that is not to be seen", _page(_field("", labels=(), attributes={"aria-label": "Menu"}))),
    inapplicable("a field to search", _page(_field("", labels=(), attributes={"placeholder": "Tìm thủ tục"}))),
    inapplicable("a field that is not to be seen", _page(_field("Menu", visible=False))),
    inapplicable("no field", _page(_GO)),
)
