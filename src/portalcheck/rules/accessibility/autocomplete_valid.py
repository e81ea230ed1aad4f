"""What autocomplete says of a field is a purpose that HTML knows.

## Applicability
Each `input`, `select` and `textarea` whose `autocomplete` attribute holds more than white space, except where it only
says `on` or `off`, where the element is disabled or is a button, a box to tick or a file, where it can neither be seen
nor is exposed to assistive technology, and where it takes no focus and has no role of a widget.

## Expectation
The attribute is made of the tokens of HTML in their order: a section, `shipping` or `billing`, for telephone and mail
the kind of contact, one field, and `webauthn`; all but the field may be left out.

## Why it matters
By the purpose a browser fills in what the person has given often before, and a program can put a picture beside the
field for those who read little. A value of one's own invention says nothing to either.

## Cannot tell
Whether a field that is given a word to keep browsers from filling it in, such as `nope`, or a field to search asks for
anything of the person: that is asked where its label does not show it. No such purpose, no failure of 1.3.5.

## Sources
- WCAG 2.1, success criterion 1.3.5 Identify Input Purpose, level AA: https://www.w3.org/TR/WCAG22/#identify-input-purpose
- ACT rule 73f2c2: https://www.w3.org/WAI/standards-guidelines/act/rules/73f2c2/
- HTML, autofill detail tokens: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
"""

import re
from collections.abc import Iterator
from typing import Any

from portalcheck.measure.autofill import is_switch, nearest, read, tokens
from portalcheck.measure.purposes import purpose_of
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_FIXED = frozenset({"hidden", "button", "checkbox", "file", "image", "radio", "reset", "submit"})
_WIDGETS = frozenset(
    {
        *("button", "checkbox", "combobox", "grid", "gridcell", "link", "listbox", "menu", "menubar", "menuitem"),
        *("menuitemcheckbox", "menuitemradio", "option", "progressbar", "radio", "radiogroup", "scrollbar"),
        *("searchbox", "separator", "slider", "spinbutton", "switch", "tab", "tablist", "tabpanel", "textbox"),
        *("tree", "treegrid", "treeitem"),
    }
)
_KEPT_OFF = re.compile(
    r"no|nope|none|null|false|0|disabled?|never|nofill|no-?autofill|no-?autocomplete|non|không|"
    r"(chrome|autocomplete|autofill|xyz|random|new)?[-_]?(off|false)[-_]?\w*|\d+|undefined|true|disable-autofill"
)
"""Words that keep a browser from filling in, since some pass over `off`."""

_WHY = {
    "none": "it names no field",
    "unknown": "it holds a word that names no field",
    "order": "its words are not in their order",
    "kind": "the kind of contact goes with telephone and mail only",
    "more": "it goes on after the field",
}


@rule("accessibility/autocomplete-valid", version=1, requirements=["WCAG21:1.3.5", "ACT:73f2c2"])
def autocomplete_valid(elements: Elements) -> Iterator[Finding]:
    for frame in elements.frames:
        for element in frame.elements:
            if _applies(element):
                yield _judge(element, frame)


def _applies(element: Element) -> bool:
    if element.tag not in ("input", "select", "textarea"):
        return False
    value = element.attributes.get("autocomplete", "")
    if not tokens(value) or is_switch(value):
        return False
    if element.tag == "input" and element.attributes.get("type", "").strip().lower() in _FIXED:
        return False
    if element.disabled or element.attributes.get("aria-disabled", "").lower() == "true":
        return False
    if not element.visible and not element.exposed:
        return False
    return element.tabbable or element.role in _WIDGETS


def _judge(element: Element, frame: ElementsFrame) -> Finding:
    target = Pointer(css=element.css, frame=frame.frame, snippet=element.snippet)
    value = element.attributes["autocomplete"]
    reading = read(value)
    said = on_one_line(" ".join(value.split())[:100])
    if reading.field:
        return Finding.passed(
            "The attribute autocomplete='{value}' names the field '{field}'.", target, value=said, field=reading.field
        )
    why, token = _WHY[reading.wrong], on_one_line(reading.token[:40])
    label = next((text for text in (*element.labels, element.name) if text), "")
    unsure = _KEPT_OFF.fullmatch(value.strip().lower()) or element.role == "searchbox"
    if unsure and not purpose_of(label):
        return Finding.cant_tell(
            "The attribute autocomplete='{value}' is not what HTML knows: {why}. Does the field "
            "'{label}' ask for something of the person who fills it in?",
            target,
            value=said,
            why=why,
            token=token,
            label=on_one_line(label[:80]),
        )
    close = nearest(value)
    if close:
        return Finding.failed(
            "The attribute autocomplete='{value}' is not what HTML knows: {why}. The nearest field is '{nearest}'.",
            target,
            value=said,
            why=why,
            token=token,
            nearest=close,
        )
    return Finding.failed(
        "The attribute autocomplete='{value}' is not what HTML knows: {why}.", target, value=said, why=why, token=token
    )


def _one(**given: Any) -> Elements:
    """Give a page of one field."""
    attributes = {"autocomplete": "email", **given.pop("attributes", {})}
    told = {"tag": "input", "css": "input", "snippet": "<input>", "role": "textbox", "name": "Email", "tabbable": True}
    field = Element.model_validate({**told, "focusable": True, **given, "attributes": attributes})
    page = ElementsFrame(frame="", url="http://localhost/", title="", language="vi", elements=(field,))
    return Elements(frames=(page,))


def _saying(value: str, **given: Any) -> Elements:
    return _one(attributes={"autocomplete": value}, **given)


CASES = (
    passed("a field", _saying("email")),
    passed("any letters", _saying("Street-Address", tag="textarea")),
    passed("all that may stand before it", _saying("section-a shipping work email")),
    passed("a passkey as well", _saying("current-password webauthn")),
    passed("white space of any kind", _saying(" work\n\temail ")),
    failed("a word that HTML does not know", _saying("ten-dang-nhap", name="Số định danh")),
    failed("a field of a contact only", _saying("work photo")),
    failed("in the wrong order", _saying("work shipping email")),
    failed("with commas", _saying("work,email")),
    failed("no field", _saying("shipping")),
    failed("two fields", _saying("address-line1 address-line2")),
    failed("something after the end", _saying("current-password webauthn invalid")),
    failed("no widget, but in the tab order", _saying("banner", role="banner")),
    failed("kept off where the person's name is asked", _saying("nope", name="Họ và tên:")),
    cant_tell("kept off somewhere else", _saying("nope", name="Mã hồ sơ")),
    cant_tell("a search", _saying("search", name="Tìm kiếm", role="searchbox")),
    inapplicable("on or off", _saying("OFF")),
    inapplicable("white space", _saying(" \t")),
    inapplicable("a button", _one(attributes={"type": "submit", "autocomplete": "email"}, role="button")),
    inapplicable(
        "a hidden field", _one(attributes={"type": "hidden", "autocomplete": "x"}, visible=False, exposed=False)
    ),
    inapplicable("disabled", _saying("x", disabled=True)),
    inapplicable("said to be disabled", _one(attributes={"aria-disabled": "true", "autocomplete": "x"})),
    inapplicable("not to be seen", _saying("x", visible=False, exposed=False)),
    inapplicable("no widget, out of the tab order", _saying("x", role="none", tabbable=False)),
    inapplicable("something else", _saying("x", tag="div")),
)
