"""A form that comes back keeps what was typed.

## Applicability
Each text field of a form into which something was typed before the form was sent with something else missing or wrong,
where the form then surely did not go on. Passwords are never typed, nor is what is asked anew each time, such as the
signs of a picture.

## Expectation
What was typed still stands in the field.

## Why it matters
Who needs an hour for a form and has to begin again after one wrong digit goes to the office next time.

## Cannot tell
Nothing. Where it is not sure that the form did not go on, it is not judged.

## Sources
- GOV.UK Design System, Validation: https://design-system.service.gov.uk/patterns/validation/
- WCAG 2.2, success criterion 3.3.7 Redundant Entry, asks it of a process: https://www.w3.org/TR/WCAG22/#redundant-entry
"""

from collections.abc import Iterator

from portalcheck.measure.form_answers import is_refused
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.form_errors import Attempt, FieldAnswer, FormAnswers, FormErrors
from portalcheck.rule_format import failed, inapplicable, passed, rule


@rule("content/input-kept", version=1)
def input_kept(form_errors: FormErrors) -> Iterator[Finding]:
    for form in form_errors.forms:
        for attempt in form.attempts:
            for field in attempt.fields if is_refused(attempt) else ():
                if field.kept is not None:
                    yield _judge(field)


def _judge(field: FieldAnswer) -> Finding:
    target, label = Pointer(css=field.css, snippet=field.snippet), on_one_line(field.label[:80])
    if field.kept:
        return Finding.passed("The field '{label}' kept what was typed.", target, label=label)
    return Finding.failed("The form came back and the field '{label}' lost what was typed.", target, label=label)


def _answer(kept: bool | None, **given: object) -> FormErrors:
    typed = FieldAnswer(css="#ten", snippet="<input>", label="Họ và tên", kind="text", given="valid", kept=kept)
    told = {"css": "#thu", "snippet": "<input>", "label": "Thư", "kind": "email", "required": True, "given": "nothing"}
    missing = FieldAnswer.model_validate({**told, "invalid": True, **given})
    attempt = Attempt(way="empty", answer="page", fields=(typed, missing), status=200)
    return FormErrors(forms=(FormAnswers(css="form", snippet="<form>", attempts=(attempt,)),))


_FIELDS = '<label>Ghi chú <input name="a"></label> <label>Họ tên <input name="b" required></label> <button>Gửi</button>'

CASES = (
    passed("the browser kept the form back", f"<form>{_FIELDS}</form>"),
    passed("another page with what was typed", _answer(True)),
    failed("another page with an empty field", _answer(False)),
    failed(
        "a script empties the form",
        f"<form novalidate>{_FIELDS}</form><p role=alert></p><script>"
        'document.querySelector("form").onsubmit = (event) => { event.preventDefault(); event.target.reset();'
        'document.querySelector("p").textContent = "Vui lòng nhập họ tên."; };</script>',
    ),
    inapplicable(
        "the signs of a picture, which is another one then",
        "<form novalidate><label>Mã xác nhận <input name=a></label> <label>Họ tên <input name=b required>"
        "</label> <button>Gửi</button></form><p role=alert></p><script>"
        'document.querySelector("form").onsubmit = (event) => { event.preventDefault(); event.target.reset();'
        'document.querySelector("p").textContent = "Vui lòng nhập họ tên."; };</script>',
    ),
    inapplicable("nothing says that it did not go on", _answer(False, invalid=False)),
    inapplicable("nothing was typed", _answer(None)),
    inapplicable("no form", FormErrors(forms=())),
)
