"""The virtual assistant can be used without a mouse.

## Applicability
Each virtual assistant that was found and pressed (see `assistance/assistant-found`).

## Expectation
Its control can be reached with Tab, has a name, and opens it with Enter or Space. The focus goes into the field for the
question, or Tab leads to it; the field has a name. It can be closed with a key, and the focus is then on the page.

## Why it matters
An assistant is there for those who find the portal hard to use. Who cannot use a mouse, or does not see the icon in the
corner, needs it most.

## Cannot tell
Where a click opens it and no key did, once of two times; where Tab does not lead to the field within fifteen presses;
where neither Escape nor a button that says so closes it; where the focus is on nothing after it was closed.

## Sources
- WCAG 2.0, success criterion 2.1.1 Keyboard, level A: https://www.w3.org/TR/WCAG22/#keyboard
- WCAG 2.0, success criterion 4.1.2 Name, Role, Value, level A: https://www.w3.org/TR/WCAG22/#name-role-value
- ARIA Authoring Practices, modal dialog: https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.assistant import Assistant, Part
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("assistance/assistant-operable", version=1, requirements=["WCAG20:2.1.1", "WCAG20:4.1.2"], severity="critical")
def assistant_operable(assistant: Assistant) -> Iterator[Finding]:
    if not assistant.found:
        return
    if assistant.field is None or (assistant.untried == "not-permitted" and not assistant.opened):
        yield Finding.untested(
            "Not tested: nothing is sent to {origin} unless the portal file names it under `assistant`.",
            assistant.found.pointer,
            origin=assistant.origin,
        )
        return
    found = [
        *_opens(assistant),
        *_named(assistant),
        *_reached(assistant, assistant.field),
        *_closes(assistant),
    ]
    yield from found
    if not found:
        yield Finding.passed("It is opened, asked and closed with keys.", assistant.found.pointer)


def _opens(assistant: Assistant) -> Iterator[Finding]:
    launcher = assistant.launcher
    if launcher is None or assistant.key:
        return
    name = on_one_line(launcher.name or launcher.css)
    if assistant.pointer and not assistant.focusable:
        yield Finding.failed("A click opens '{name}'; Tab does not reach it.", launcher.pointer, name=name)
    elif assistant.pointer:
        yield Finding.failed("A click opens '{name}'; Enter and Space do not.", launcher.pointer, name=name)
    else:
        yield Finding.cant_tell(
            "A click on '{name}' opened it and no key did, once of two times. Does it open with a key?",
            launcher.pointer,
            name=name,
        )


def _named(assistant: Assistant) -> Iterator[Finding]:
    if assistant.launcher and not assistant.launcher.name:
        yield Finding.failed("The control that opens it has no name.", assistant.launcher.pointer)
    if assistant.field and not assistant.field.name:
        yield Finding.failed("The field for the question has no name.", assistant.field.pointer)


def _reached(assistant: Assistant, field: Part) -> Iterator[Finding]:
    if not assistant.reached:
        yield Finding.cant_tell(
            "Tab does not lead to the field for the question within {presses} presses. Can it be reached?",
            field.pointer,
            presses=15,
        )


def _closes(assistant: Assistant) -> Iterator[Finding]:
    target = (assistant.launcher or assistant.field or Part(css="body")).pointer
    if assistant.closed == "":
        yield Finding.cant_tell(
            "Neither Escape nor a button of it nor what opened it closes it. Can it be closed with a key?", target
        )
    elif assistant.closed and assistant.returned == "none":
        yield Finding.cant_tell(
            "It was closed, and the focus is on nothing. Does Tab go on from where it was opened?",
            target,
            closed=assistant.closed,
        )


_LAUNCHER = {"css": "#tro-ly", "name": "Trợ lý ảo", "role": "button"}
_FIELD = {"css": "#hoi", "name": "Câu hỏi", "role": "textbox"}


def _assistant(**given: object) -> Assistant:
    told = {"launcher": _LAUNCHER, "field": _FIELD, "key": "Enter", "closed": "Escape", "returned": "launcher"}
    return Assistant.model_validate({**told, **given})


_DIALOG = (
    "<dialog id=d aria-label='Trợ lý ảo'><form method=dialog><label>Câu hỏi <input></label></form>"
    "<button onclick='d.close()'>Đóng</button></dialog>"
)

CASES = (
    passed("a dialog of the browser", f"<button onclick='d.showModal()'>Trợ lý ảo</button>{_DIALOG}"),
    passed("closed by a button of its own", _assistant(closed="button")),
    passed("the page is one", _assistant(launcher=None, key="", closed=None, returned=None)),
    failed("only a click opens it", _assistant(key="", pointer=True)),
    failed("a picture that takes clicks", _assistant(key="", pointer=True, focusable=False)),
    failed("a control without a name", _assistant(launcher={**_LAUNCHER, "name": ""})),
    failed("a field without a name", _assistant(field={**_FIELD, "name": ""})),
    failed(
        "a box that listens to the mouse",
        f"<div class=chat-button style='cursor:pointer' onclick='d.showModal()'>Trợ lý ảo</div>{_DIALOG}",
    ),
    cant_tell("a click opened it once", _assistant(key="")),
    cant_tell("Tab does not lead to the field", _assistant(reached=False)),
    cant_tell("it stays open", _assistant(closed="", returned=None)),
    cant_tell("the focus is lost", _assistant(returned="none")),
    inapplicable("none", "<h1>Lệ phí</h1>"),
    inapplicable("a word that shows no field", Assistant(nearest="Chat")),
)
