"""Each form on the way tells in text where the error is.

## Applicability
Each form that a journey fills in: it is sent first with nothing done, then with one value that is wrong for sure. What
took the mistake and went on is not asked about: a form in which all may stay empty is right to. Where a script sends
what is filled in, the fields and the button that says so are a form as well.

## Expectation
The form comes back, and a text says which field is wrong: tied to it, linked to it, beside it or naming it. The
browser's own bubble is one. A server that answers with a fault of its own (500) tells nothing. A form that does not go
on when it is filled in well, either, does not fail: it may be silent for another reason.

## Why it matters
Who only sees the form again, and not why, presses once more and goes to the office in the end.

## Cannot tell
A text that names no field, a page of its own that says what is wrong, a button that cannot be pressed as long as
something is missing, and silence where the form stands beside what it finds: whether that tells enough, a person has to
say.

## Sources
- [WCAG 2.0, success criterion 3.3.1 Error Identification](https://www.w3.org/TR/WCAG22/#error-identification), level A.
- Ours: that a fault of the server is no answer to a mistake of a person.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.errors_told import told_of
from portalcheck.measure.form_answers import asks_of_a_field, errors, names
from portalcheck.measure.mistakes import in_step, not_looked_at
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.form_errors import Attempt, FieldAnswer, FormAnswers, Said
from portalcheck.model.mistakes import LeftOut, Mistake, Mistakes, NotTried, Went
from portalcheck.model.trace import Reached, Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_OWN_FAULT = (500, 501)
"""The gateways' answers, 502 to 504, may be of the moment."""
_MISTAKE = {"empty": "with nothing done", "format": "with a wrong value"}


@rule("journey/error-told", version=1, requirements=["WCAG20:3.3.1"])
def error_told(mistakes: Mistakes, trace: Trace) -> Iterator[Finding]:
    reached = {step.number for step in trace.steps}
    for mistake in mistakes.made:
        for finding in _judge(mistake):
            # What does not go on when it is filled in well, either, may be silent for another reason.
            if finding.outcome is not Outcome.FAILED or mistake.step in reached:
                yield in_step(mistake, finding)
    for one in mistakes.left_out:
        if one.why == "disabled" and one.way == "empty":
            yield Finding.cant_tell(
                "In step {number} ({title}): The button cannot be pressed while something is missing. Does the page "
                "say what?",
                number=one.step,
                title=one.title,
            )
    yield from not_looked_at(mistakes, trace)


def _judge(mistake: Mistake) -> Iterator[Finding]:
    (attempt,) = mistake.form.attempts
    if mistake.went == "stayed":
        told = [*told_of(mistake.form, attempt)]
        yield from told or _otherwise(mistake, attempt)
    elif mistake.went == "away":
        yield from _away(attempt)
    elif mistake.went == "unclear":
        yield Finding.cant_tell(
            "The form was sent {mistake}, and the step says nothing of what would then be to be seen. Did it tell what "
            "is wrong?",
            mistake=_MISTAKE[attempt.way],
        )


def _otherwise(mistake: Mistake, attempt: Attempt) -> Iterator[Finding]:
    """Judge a form that came back without a word of the field that was wrong, or without a field that asks for it."""
    data: dict[str, Any] = {"mistake": _MISTAKE[attempt.way]}
    bubble = next((field for field in attempt.fields if field.bubble and field.message), None)
    said = [one for one in errors(attempt) if one.visible and one.exposed]
    sure = [one.text for one in said if asks_of_a_field(one) or _names_a_field(one.text, attempt)]
    sure += [one for one in attempt.dialogs if _names_a_field(one, attempt)]
    other = [*attempt.dialogs, *(one.text for one in attempt.texts if one.visible)]
    other = other or [one.text for one in mistake.form.standing if one.visible]
    if bubble or sure:
        yield Finding.passed(
            "The form was sent {mistake}; it says at a field: '{text}'.",
            text=on_one_line((bubble.message if bubble else sure[0])[:120]),
            **data,
        )
    elif other:
        yield Finding.cant_tell(
            "The form was sent {mistake} and came back; '{text}' is to be read. Does that tell in which field the "
            "error is?",
            text=on_one_line(" · ".join(other)[:200]),
            **data,
        )
    elif attempt.drawings or mistake.remains or attempt.answer not in ("script", "page"):
        yield Finding.cant_tell(
            "The form was sent {mistake} and did not go on; no text came up. Is it told that something is wrong?",
            **data,
        )
    else:
        yield Finding.failed("The form was sent {mistake} and did not go on; no text came up.", **data)


def _names_a_field(text: str, attempt: Attempt) -> bool:
    return any(names(text, field.label) for field in attempt.fields)


def _away(attempt: Attempt) -> Iterator[Finding]:
    data: dict[str, Any] = {"mistake": _MISTAKE[attempt.way], "status": attempt.status or 200}
    if attempt.status in _OWN_FAULT:
        yield Finding.failed(
            "The form was sent {mistake}; the server answered {status}, and the form was gone.", **data
        )
        return
    text = on_one_line(" · ".join(one.text for one in attempt.texts if one.visible)[:200])
    yield Finding.cant_tell(
        "The form was sent {mistake}; another page came ({status}), which says: '{text}'. Does that tell in which "
        "field the error is?",
        text=text,
        **data,
    )


_STEP = Reached(number=1, title="Tờ khai", url="http://localhost/1", done=())
_TRACE = Trace(title="Đăng ký", planned=1, steps=(_STEP,))
_MISSING: dict[str, Any] = {"label": "Họ và tên", "kind": "text", "required": True, "given": "nothing"}
_WRONG: dict[str, Any] = {"label": "Ngày sinh", "kind": "text", "format": "date", "given": "wrong"}


def _made(
    *texts: Said, went: Went = "stayed", field: dict[str, Any] = _MISSING, remains: bool = False, **given: Any
) -> Mistakes:
    asked = FieldAnswer(css="#o", snippet="<input id=o>", **field)
    way = "format" if asked.given == "wrong" else "empty"
    told = {"way": way, "answer": "page", "fields": (asked,), "texts": texts, "status": 200, **given}
    form = FormAnswers(css="form", snippet="<form>", attempts=(Attempt.model_validate(told),))
    return Mistakes(made=(Mistake(step=1, title="Tờ khai", went=went, form=form, remains=remains),))


def _left_out(why: LeftOut) -> Mistakes:
    return Mistakes(made=(), left_out=(NotTried(step=1, title="Tờ khai", way="empty", why=why),))


_TIED = Said(text="Hãy nhập họ và tên.", css="#loi", in_form=True, tied=("#o",))
_DATE = Said(text="Ngày chưa đúng, ví dụ: 05/11/2026.", css="#loi", in_form=True, near="#o")

CASES = (
    passed("a text that is tied to the field", _made(_TIED), _TRACE),
    passed("a text beside a field with a wrong date", _made(_DATE, field=_WRONG), _TRACE),
    passed("the browser says it", _made(answer="browser", field={**_MISSING, "bubble": True, "message": "!"}), _TRACE),
    passed(
        "nothing says that the field is required",
        _made(_TIED, field={**_MISSING, "required": False, "given": "as it was"}),
        _TRACE,
    ),
    passed(
        "a list above names what does not say that it is required",
        _made(Said(text="Hãy nhập họ và tên.", css="p"), field={**_MISSING, "required": False, "given": "as it was"}),
        _TRACE,
    ),
    failed("no text", _made(), _TRACE),
    failed("the field turns red", _made(answer="script", field={**_MISSING, "marked": True}), _TRACE),
    failed("the server falls over", _made(went="away", there=False, status=500), _TRACE),
    cant_tell("a text that names no field", _made(Said(text="Còn thiếu thông tin.", css="p")), _TRACE),
    cant_tell("silence beside what would be found", _made(remains=True), _TRACE),
    cant_tell("a drawing", _made(drawings=1), _TRACE),
    cant_tell("a page of its own", _made(Said(text="Còn thiếu thông tin.", css="p"), went="away", status=422), _TRACE),
    cant_tell("the step expects nothing", _made(went="unclear"), _TRACE),
    cant_tell("a button that cannot be pressed", _left_out("disabled"), _TRACE),
    inapplicable("the step does not go on in any case", _made(), Trace(title="Đăng ký", planned=1, steps=())),
    inapplicable("it went on", _made(went="on"), _TRACE),
    inapplicable("attempts to sign in are counted", _left_out("password"), _TRACE),
    inapplicable("nothing was filled in", Mistakes(made=()), _TRACE),
)
