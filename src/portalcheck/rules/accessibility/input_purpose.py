"""Fields about the person who fills them in say their purpose.

## Applicability
Each `input` and `textarea` for text that can be seen and used, whose label asks, by its words in Vietnamese, English or
French or by the type `email` or `tel`, for the name, mail, telephone, address, birthday or sex of somebody, and neither
the label nor the group that it stands in, nor the heading before it names somebody else. A value that HTML does not
know is another rule's affair.

## Expectation
Its `autocomplete` attribute names a field of HTML, and none that stands for another kind of thing than what the label
asks, as `tel` does where it asks for an e-mail address.

## Why it matters
Who writes with effort, forgets numbers or reads little has such a field filled in by the browser, or sees a familiar
picture beside it, but only where the page says what the field is for.

## Cannot tell
Where the attribute is absent or says `off` or `on`, a person has to decide whether the field is about the one who fills
it in: other people's data need no purpose.

## Sources
- WCAG 2.1, success criterion 1.3.5 Identify Input Purpose, level AA: https://www.w3.org/TR/WCAG22/#identify-input-purpose
- WCAG 2.1, section 7, Input Purposes for User Interface Components: https://www.w3.org/TR/WCAG22/#input-purposes
- H98: https://www.w3.org/WAI/WCAG22/Techniques/html/H98
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.autofill import is_switch, read, tokens
from portalcheck.measure.purposes import contradicts, is_of_others, purpose_of
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_TYPED = frozenset({"", "text", "email", "tel", "date", "month", "number"})
_OF_A_TYPE = {"email": "email", "tel": "tel"}
_GROUPS = frozenset({"group", "radiogroup", "form", "region"})


@rule("accessibility/input-purpose", version=1, requirements=["WCAG21:1.3.5"])
def input_purpose(elements: Elements) -> Iterator[Finding]:
    for frame in elements.frames:
        about_others = False
        for element in frame.elements:
            if element.role == "heading" and element.visible:
                about_others = is_of_others(element.text)
            purpose = _purpose(element) if _takes_text(element) else ""
            if purpose and not about_others and not _is_in_a_group_about_others(element, frame):
                yield from _judge(element, purpose, frame)


def _takes_text(element: Element) -> bool:
    if element.tag not in ("input", "textarea") or element.disabled or not element.visible:
        return False
    if "readonly" in element.attributes or element.role == "searchbox":
        return False
    return element.tag == "textarea" or _type(element) in _TYPED


def _type(element: Element) -> str:
    return element.attributes.get("type", "").strip().lower()


def _label(element: Element) -> str:
    return next((text for text in (*element.labels, element.name) if text.strip()), "")


def _purpose(element: Element) -> str:
    label = _label(element)
    return purpose_of(label) or ("" if not label or is_of_others(label) else _OF_A_TYPE.get(_type(element), ""))


def _is_in_a_group_about_others(element: Element, frame: ElementsFrame) -> bool:
    at = element.parent
    while at >= 0:
        above = frame.elements[at]
        if above.role in _GROUPS and is_of_others(above.name):
            return True
        at = above.parent
    return False


def _judge(element: Element, purpose: str, frame: ElementsFrame) -> Iterator[Finding]:
    target = Pointer(css=element.css, frame=frame.frame, snippet=element.snippet)
    value = element.attributes.get("autocomplete", "")
    data = {"label": on_one_line(_label(element)[:80]), "purpose": purpose}
    if not tokens(value):
        yield Finding.cant_tell(
            "The field '{label}' has no autocomplete, such as '{purpose}'. Does it ask for the data of the person who "
            "fills it in?",
            target,
            **data,
        )
    elif is_switch(value):
        yield Finding.cant_tell(
            "The field '{label}' says autocomplete='{value}' and not its purpose, such as '{purpose}'. Does it ask for "
            "the data of the person who fills it in?",
            target,
            **data,
            value=on_one_line(value.strip()),
        )
    elif field := read(value).field:
        # A type may be there for its keyboard alone: digits for a day of birth.
        if contradicts(purpose_of(_label(element)), field):
            yield Finding.failed(
                "The field '{label}' says autocomplete='{field}'; by its label its purpose is '{purpose}'.",
                target,
                **data,
                field=field,
            )
        else:
            yield Finding.passed("The field '{label}' says autocomplete='{field}'.", target, **data, field=field)


def _page(label: str, *above: Element, **given: Any) -> Elements:
    told = {"tag": "input", "css": "input", "snippet": "<input>", "role": "textbox", "name": label, "tabbable": True}
    field = Element.model_validate({**told, "labels": (label,), "parent": len(above) - 1, **given})
    page = ElementsFrame(frame="", url="http://localhost/", title="", language="vi", elements=(*above, field))
    return Elements(frames=(page,))


def _field(label: str, autocomplete: str | None = None, kind: str = "text", **given: Any) -> Elements:
    attributes = {"type": kind, **({} if autocomplete is None else {"autocomplete": autocomplete})}
    return _page(label, attributes=attributes, **given)


_HEADING = Element(tag="h1", css="h1", snippet="<h1>", role="heading", text="Thông tin về trẻ")
_CHILD = Element(tag="fieldset", css="fieldset", snippet="<fieldset>", role="group", name="Thông tin về trẻ")

CASES = (
    passed("a mail address", _field("Thư điện tử (không bắt buộc)", "email")),
    passed("a name in parts", _field("Prénom *", "given-name")),
    passed("the number that is the account", _field("Số điện thoại", "username")),
    passed("a birthday by hand", _field("Date of birth", "bday")),
    passed("a day by the keyboard of telephones", _field("Birthday day", "bday-day", "tel")),
    passed("at work", _field("Your phone number", "work tel", "tel")),
    failed("a telephone number where mail is asked", _field("Email", "tel", "email")),
    failed("copied from the field before", _field("Địa chỉ thường trú", "name")),
    cant_tell("no purpose", _field("Họ, chữ đệm và tên")),
    cant_tell("a type alone", _field("Liên hệ qua", kind="email")),
    cant_tell("kept off", _field("Adresse postale", "off")),
    inapplicable("about a child", _field("Họ, chữ đệm và tên của trẻ")),
    inapplicable("in a group about a child", _page("Họ và tên", _CHILD, attributes={"type": "text"})),
    inapplicable("below a heading about a child", _page("Họ và tên", _HEADING, attributes={}, parent=-1)),
    inapplicable("about nobody", _field("Mã hồ sơ")),
    inapplicable("not to be seen", _field("Email", visible=False)),
    inapplicable("a box to tick", _field("Email", kind="checkbox")),
    inapplicable("a value that HTML does not know", _field("Email", "thu-dien-tu")),
)
