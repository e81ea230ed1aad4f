"""Who errs in a form on the way is led to the error.

## Applicability
Each form that a journey sent with a mistake and that surely did not go on, where a text about an error then came up.

## Expectation
The focus goes to the text or to a field that it is about; or what came up is an alert or another live region, or a
window; or a list of the errors at the top links to the fields. Where the browser holds the form back, it does so
itself.

## Why it matters
On a phone the message stands below the edge of the screen, and a screen reader begins at the top of the page: the form
seems to have done nothing.

## Cannot tell
Where the message of a page that came anew can be seen without scrolling, or the page's title changed, who sees knows;
whether who hears does, is asked. So is a link in a message that leads to nothing on the page: a script may stand behind
it.

## Sources
- [WCAG 2.1, success criterion 4.1.3 Status Messages](https://www.w3.org/TR/WCAG22/#status-messages), level AA, where
  the page stays; there this is accessibility/error-announced, on the way of a journey.
- Ours, after [the GOV.UK Design System](https://design-system.service.gov.uk/components/error-summary/), where it comes
  anew.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.errors_announced import announced
from portalcheck.measure.form_answers import asks_of_a_field, errors, is_sure, messages_for
from portalcheck.measure.mistakes import in_step, not_looked_at
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.form_errors import Attempt, FieldAnswer, FormAnswers, Said
from portalcheck.model.mistakes import Mistake, Mistakes, Went
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("journey/error-led-to", version=1)
def error_led_to(mistakes: Mistakes, trace: Trace) -> Iterator[Finding]:
    for mistake in mistakes.made:
        if mistake.went == "stayed":
            yield from (in_step(mistake, finding) for finding in _judge(mistake))
    yield from not_looked_at(mistakes, trace)


def _judge(mistake: Mistake) -> Iterator[Finding]:
    (attempt,) = mistake.form.attempts
    if attempt.answer == "browser":
        yield Finding.passed("The browser leads to the field that it holds the form back for.")
    elif attempt.answer == "page":
        yield from _anew(attempt)
    else:
        yield from announced(mistake.form, attempt)


def _anew(attempt: Attempt) -> Iterator[Finding]:
    """Judge a page that came anew, with the message on it."""
    said_now = [said for said in errors(attempt) if said.visible]
    told = [said for said in said_now if is_sure(said, attempt) or asks_of_a_field(said)]
    if not told:
        return
    data: dict[str, Any] = {"text": on_one_line(told[0].text[:120])}
    focused = [field for field in attempt.fields if field.focused and (field.invalid or messages_for(field, told))]
    if focused or any(said.focused for said in told):
        yield Finding.passed("The message '{text}' came up, and the focus went there.", **data)
    elif attempt.dialogs:
        yield Finding.passed("The message '{text}' came up, and a window spoke.", **data)
    elif any(said.live and said.exposed for said in told):
        yield Finding.passed("The message '{text}' came up, and a live region spoke.", **data)
    elif any(said.linked and said.in_window for said in told):
        yield Finding.passed("The message '{text}' came up, and a link leads from it to the field.", **data)
    elif attempt.title_changed or any(said.in_window for said in told):
        yield Finding.cant_tell(
            "The message '{text}' came up on a new page, and neither focus nor link nor live region leads to it. Does "
            "who cannot see it learn of it?",
            **data,
        )
    else:
        yield Finding.failed(
            "The message '{text}' came up outside of the window, and neither focus nor link nor live region leads to "
            "it.",
            **data,
        )
    for said in told:
        if said.broken:
            yield Finding.cant_tell(
                "The message '{text}' links to {leads}, which is not on the page. Does the link lead to the field?",
                text=on_one_line(said.text[:120]),
                leads=said.broken,
            )


_TRACE = Trace(title="Đăng ký", planned=1, steps=())


def _made(*texts: Said, went: Went = "stayed", answer: str = "page", focused: bool = False, **given: Any) -> Mistakes:
    field = FieldAnswer(
        css="#ten",
        snippet="<input>",
        label="Họ và tên",
        kind="text",
        required=True,
        given="nothing",
        invalid=True,
        focused=focused,
    )
    told = {"way": "empty", "answer": answer, "fields": (field,), "texts": texts, "status": 200, **given}
    form = FormAnswers(css="form", snippet="<form>", button_css="#gui", attempts=(Attempt.model_validate(told),))
    return Mistakes(made=(Mistake(step=1, title="Tờ khai", went=went, form=form),))


def _said(**more: Any) -> Said:
    return Said(**{"text": "Hãy nhập họ và tên.", "css": "#loi", "in_form": True, "near": "#ten", **more})


_BELOW = _said(in_window=False)
_SUMMARY = _said(in_form=False, near="", linked=("#ten",))

CASES = (
    passed("the focus goes to the field", _made(_BELOW, focused=True), _TRACE),
    passed("the focus goes to the message", _made(_said(focused=True)), _TRACE),
    passed("an alert", _made(_BELOW, _said(live="alert")), _TRACE),
    passed("a summary that links to the field", _made(_SUMMARY), _TRACE),
    passed("the browser leads there", _made(answer="browser"), _TRACE),
    passed("a script puts the focus on the message", _made(_said(focused=True), answer="script"), _TRACE),
    failed("below the edge of the window", _made(_BELOW), _TRACE),
    failed("a script that shows it and is silent", _made(_said(), answer="script", focus="#gui"), _TRACE),
    cant_tell("it can be seen", _made(_said()), _TRACE),
    cant_tell("the title changed", _made(_BELOW, title_changed=True), _TRACE),
    cant_tell("a link that leads nowhere", _made(_said(live="alert", broken="#hoten")), _TRACE),
    inapplicable("no text came up", _made(), _TRACE),
    inapplicable("it went on", _made(went="on"), _TRACE),
    inapplicable("nothing was filled in", Mistakes(made=()), _TRACE),
)
