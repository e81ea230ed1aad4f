"""Fields bring the keyboard that fits what they ask for.

## Applicability
Each `input` for text that can be seen and used, whose label asks, by its words in Vietnamese, English or French, for an
e-mail address, a telephone number, a number of digits alone (an identity number, a one-time code, an amount), a name or
an address; or whose `autocomplete` or type says so. Passwords, dates and what has a list of its own are not looked at,
nor is what may hold letters or signs: a house number, a passport, a tax number.

## Expectation
By its `inputmode`, else its type, it brings a keyboard on which that can be typed as it comes. A number that stands for
somebody or something is no `type=number`: browsers may drop its leading zeros, and offer to count it up and down.

## Why it matters
On a phone every wrong keyboard costs a change to another one, for each field, and the at sign or the digits have to be
looked for. An identity number that begins with 0 is wrong when its zero goes.

## Cannot tell
Where only `autocomplete` says what is asked and the label has other words. Where a `type=number` asks for something
that is called a code or a number of a paper.

## Sources
- Ours; no success criterion asks for it. HTML, inputmode: https://html.spec.whatwg.org/multipage/interaction.html#input-modalities:-the-inputmode-attribute
- HTML, type=number is not for what merely consists of digits: https://html.spec.whatwg.org/multipage/input.html#number-state-(type=number)
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.keyboards import asked_by_label, asked_by_token, brought, identifies, serves
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_BRINGS = {
    "email": "the keys for an e-mail address",
    "tel": "the keys of a telephone",
    "digits": "the keys for digits",
    "letters": "the keys for letters",
}
_ASKS = {
    "email": "an e-mail address",
    "tel": "a telephone number",
    "digits": "digits",
    "letters": "words",
}


@rule("mobile/input-keyboard", version=1, severity="moderate")
def input_keyboard(elements: Elements) -> Iterator[Finding]:
    for frame in elements.frames:
        for element in frame.elements:
            if _takes_text(element) and (finding := _judge(element, frame.frame)):
                yield finding


def _takes_text(element: Element) -> bool:
    gone = element.disabled or not element.visible or "readonly" in element.attributes or "list" in element.attributes
    return element.tag == "input" and not gone and element.role not in ("searchbox", "combobox")


def _judge(element: Element, frame: str) -> Finding | None:
    """Judge a field; None where it is not known what it asks for."""
    label = next((text for text in (*element.labels, element.name) if text.strip()), "")
    kind, mode, token = (element.attributes.get(name, "") for name in ("type", "inputmode", "autocomplete"))
    given = brought(kind, mode)
    if given is None:
        return None
    target = Pointer(css=element.css, frame=frame, snippet=element.snippet)
    data: dict[str, Any] = {"label": on_one_line(label[:80])}
    if kind.strip().lower() == "number" and (sure := identifies(label, token)):
        counts = "The field '{label}' is a type=number, which is for numbers to count with"
        if sure == "surely":
            return Finding.failed(f"{counts}; leading zeros may go.", target, **data)
        return Finding.cant_tell(f"{counts}. Can what it asks for begin with a zero, or is it counted?", target, **data)
    by_label, by_token = asked_by_label(label), asked_by_token(token)
    asked = by_label or by_token
    if asked is None:
        return None
    data |= {"brings": _BRINGS[given], "asks": _ASKS[asked]}
    if serves(given, asked):
        return Finding.passed("The field '{label}' brings {brings}.", target, **data)
    if by_label:
        return Finding.failed("The field '{label}' brings {brings}; it asks for {asks}.", target, **data)
    return Finding.cant_tell(
        "The field '{label}' brings {brings} and says autocomplete='{token}'. Does it ask for {asks} alone?",
        target,
        **data,
        token=on_one_line(token.strip()),
    )


def _field(label: str, kind: str = "text", /, **attributes: str) -> Elements:
    told = {"tag": "input", "css": "input", "snippet": "<input>", "role": "textbox", "name": label}
    field = Element.model_validate({**told, "labels": (label,), "attributes": {"type": kind, **attributes}})
    page = ElementsFrame(frame="", url="http://localhost/", title="", language="vi", elements=(field,))
    return Elements(frames=(page,))


CASES = (
    passed("an identity number", _field("Số căn cước công dân *", inputmode="numeric")),
    passed("a mail address", _field("Thư điện tử (không bắt buộc)", "email")),
    passed("a telephone number by digits", _field("Điện thoại", inputmode="numeric")),
    passed("a number to count with", _field("Số bản sao", "number")),
    passed("a name", _field("Họ và tên của cha")),
    failed("a mail address by letters", _field("Địa chỉ thư điện tử")),
    failed("a telephone number by letters", _field("Số điện thoại của người đại diện")),
    failed("an identity number by letters", _field("Số CCCD")),
    failed("a one-time code by letters", _field("Mã OTP", autocomplete="one-time-code")),
    failed("a name by digits", _field("Nom de famille", inputmode="numeric")),
    failed("an identity number to count with", _field("Số định danh cá nhân", "number")),
    failed("a telephone number to count with", _field("Phone number", "number", inputmode="tel")),
    cant_tell("a dossier to count with", _field("Mã hồ sơ", "number")),
    cant_tell("its purpose alone", _field("Liên hệ qua", autocomplete="email")),
    inapplicable("mail or telephone", _field("Email hoặc số điện thoại")),
    inapplicable("a house number", _field("Số nhà")),
    inapplicable("a tax number", _field("Mã số thuế")),
    inapplicable("no keyboard", _field("Số điện thoại", inputmode="none")),
    inapplicable("a password", _field("Mã OTP", "password")),
    inapplicable("not to be changed", _field("Số CCCD", readonly="")),
)
