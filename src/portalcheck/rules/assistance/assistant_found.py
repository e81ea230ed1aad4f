"""The page has a virtual assistant.

## Applicability
Each page, where *required*; else each page that has one. An assistant is known by what it is called (`trợ lý`,
`chatbot`, `assistant`, `chat`, `hỗ trợ trực tuyến` and so on) or by the marks in its code, and by a field for a
question: one that shows when its control is pressed, or one that is there. Frames are looked into.

## Expectation
There is such a control or such a field.

## Why it matters
Who does not know the name of a procedure asks in words of one's own, at any hour.

## Cannot tell
Where a control bears such words and, pressed, shows no field for a question: it may be another kind of help. Where it
could not be pressed, since the portal file does not say that something may be sent there.

## Sources
- Ours: whether a portal must have one is said by the ruleset that uses this rule.
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.assistant import Assistant, Part
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class AssistantFound(Params):
    """`required` says that every page must have one."""

    required: bool = False


@rule("assistance/assistant-found", version=1, severity="moderate")
def assistant_found(assistant: Assistant, params: AssistantFound) -> Iterator[Finding]:
    found = assistant.found
    if found:
        name = on_one_line(found.name or found.css)
        if assistant.launcher and not assistant.field:
            yield Finding.cant_tell(
                "'{name}' was not pressed, since nothing is sent to {origin}. Is it a virtual assistant?",
                found.pointer,
                name=name,
                origin=assistant.origin,
            )
        elif assistant.launcher:
            yield Finding.passed("'{name}' opens a virtual assistant.", found.pointer, name=name)
        else:
            yield Finding.passed("The page is a virtual assistant: '{name}'.", found.pointer, name=name)
    elif params.required and assistant.nearest:
        yield Finding.cant_tell(
            "'{name}' shows no field for a question. Is it a virtual assistant?", name=on_one_line(assistant.nearest)
        )
    elif params.required:
        yield Finding.failed("No control and no field on the page is called a virtual assistant, or marked as one.")


_LAUNCHER = Part(css="#tro-ly", name="Trợ lý ảo", role="button")
_FIELD = Part(css="#hoi", name="Câu hỏi", role="textbox")

CASES = (
    passed("a button opens it", Assistant(launcher=_LAUNCHER, field=_FIELD, key="Enter")),
    passed("the page is one", Assistant(field=_FIELD)),
    passed(
        "a button and a dialog",
        "<button onclick='d.showModal()'>Trợ lý ảo</button><dialog id=d aria-label='Trợ lý ảo'>"
        "<form method=dialog><label>Câu hỏi <input></label></form></dialog>",
    ),
    failed("none where one is required", "<h1>Lệ phí</h1>", required=True),
    cant_tell("a word that shows no field", Assistant(nearest="Hỗ trợ trực tuyến"), required=True),
    cant_tell(
        "one that was not pressed", Assistant(launcher=_LAUNCHER, untried="not-permitted", origin="https://a.vn")
    ),
    inapplicable("none", "<h1>Lệ phí</h1>"),
    inapplicable("a word that shows no field, and none is required", Assistant(nearest="Hỗ trợ trực tuyến")),
)
