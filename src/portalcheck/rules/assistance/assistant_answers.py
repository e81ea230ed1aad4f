"""The virtual assistant answers within a time.

## Applicability
Each virtual assistant that was found and could be asked one question.

## Expectation
A text begins to come within *seconds* of the question being sent. That somebody is writing is no answer; whether it is
right is asked elsewhere (`assistance/assistant-right`).

## Why it matters
A question that nothing answers leaves a person waiting in front of a screen, and calls for a telephone.

## Cannot tell
Where the question was not waited for as long as *seconds*, where nothing sent it, or where the field took no text.

## Sources
- Ours: the time is said by the ruleset that uses this rule.
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.assistant import Assistant
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class AssistantAnswers(Params):
    """`seconds` within which an answer begins to come."""

    seconds: float = 10


@rule("assistance/assistant-answers", version=1)
def assistant_answers(assistant: Assistant, params: AssistantAnswers) -> Iterator[Finding]:
    if not assistant.found:
        return
    target = (assistant.field or assistant.found).pointer
    if assistant.untried in ("not-permitted", "stopped"):
        yield Finding.untested(
            "Not tested: nothing is sent to {origin} unless the portal file names it under `assistant`.",
            target,
            origin=assistant.origin,
        )
    elif assistant.untried or not (assistant.sent or assistant.answer):
        yield Finding.cant_tell(
            "The question '{question}' could not be sent by Enter or a button. Does the assistant answer?",
            target,
            question=on_one_line(assistant.question),
        )
    else:
        yield _judge(assistant, target, params.seconds)


def _judge(assistant: Assistant, target: Pointer, asked: float) -> Finding:
    data = {"question": on_one_line(assistant.question), "asked": asked}
    if assistant.milliseconds is not None and assistant.answer:
        took = round(assistant.milliseconds / 1000, 1)
        if took <= asked:
            return Finding.passed(
                "'{question}' was answered after {seconds} s; at most {asked:g} s is asked.",
                target,
                **data,
                seconds=took,
            )
        return Finding.failed(
            "'{question}' was answered after {seconds} s; at most {asked:g} s is asked.", target, **data, seconds=took
        )
    if assistant.waited < asked:
        return Finding.cant_tell(
            "'{question}' was not answered within {waited:g} s, and was not waited for longer. Is it answered within"
            " {asked:g} s?",
            target,
            **data,
            waited=assistant.waited,
        )
    return Finding.failed("'{question}' was not answered within {waited:g} s.", target, **data, waited=assistant.waited)


def _assistant(**given: object) -> Assistant:
    told = {
        "field": {"css": "#hoi", "name": "Câu hỏi"},
        "question": "Đăng ký khai sinh cần giấy tờ gì?",
        "sent": "Enter",
        "waited": 30,
    }
    return Assistant.model_validate({**told, **given})


_PAGE = """<main><h1>Trợ lý ảo</h1><form onsubmit="event.preventDefault(); const said = q.value; q.value = '';
%s"><label>Câu hỏi <input id=q></label> <button>Hỏi</button></form><div role=log id=o></div></main>"""

CASES = (
    passed("at once", _PAGE % "o.textContent = 'Tờ khai và giấy chứng sinh.'"),
    passed("in time", _assistant(answer="Giấy chứng sinh.", milliseconds=9_400)),
    failed("too late", _assistant(answer="Giấy chứng sinh.", milliseconds=12_000)),
    failed("never", _assistant()),
    cant_tell("it was not waited for long enough", _assistant(waited=5)),
    cant_tell("it could not be sent", _assistant(sent="")),
    cant_tell("the field took no text", _assistant(sent="", untried="no-field")),
    inapplicable("none", "<h1>Lệ phí</h1>"),
)
