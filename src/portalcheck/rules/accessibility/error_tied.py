"""The message of an error is tied to its field.

## Applicability
Each field of a form that was sent with it empty or wrong, where a text that can be seen came up about that field, or
the browser said so itself.

## Expectation
One of the texts is the field's description, error message or label, or that of the group around it, or holds a link
that leads to the field.

## Why it matters
Who goes from field to field with a screen reader hears what is wrong only where the field itself says it; what stands
above or below it is passed over.

## Cannot tell
A message that is only beside its field, or only names it, may do where it is met on the way to the field: that is
asked. Failed is the field alone that names a description or an error message which is not there, while its message is
tied to nothing.

## Sources
- WCAG 2.0, success criterion 1.3.1 Info and Relationships, level A: https://www.w3.org/TR/WCAG22/#info-and-relationships
- WCAG 2.0, success criterion 3.3.1 Error Identification, level A: https://www.w3.org/TR/WCAG22/#error-identification
- ARIA21: https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA21
"""

from collections.abc import Iterator

from portalcheck.measure.errors_tied import tied_of
from portalcheck.model.assertion import Finding
from portalcheck.model.form_errors import Attempt, FieldAnswer, FormAnswers, FormErrors, Said
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("accessibility/error-tied", version=1, requirements=["WCAG20:1.3.1", "WCAG20:3.3.1"])
def error_tied(form_errors: FormErrors) -> Iterator[Finding]:
    for form in form_errors.forms:
        for attempt in form.attempts:
            yield from tied_of(attempt)


def _answer(*said: Said, **given: object) -> FormErrors:
    told = {"css": "#ten", "snippet": "<input id=ten>", "label": "Họ và tên", "kind": "text", "required": True}
    field = FieldAnswer.model_validate({**told, "given": "nothing", "invalid": True, **given})
    attempt = Attempt(way="empty", answer="page", fields=(field,), texts=said, status=200)
    return FormErrors(forms=(FormAnswers(css="form", snippet="<form>", attempts=(attempt,)),))


_TEXT = "Hãy nhập họ và tên."
_BESIDE = Said(text=_TEXT, css="#loi", in_form=True, near="#ten")

CASES = (
    passed("by its description", _answer(Said(text=_TEXT, css="#loi", in_form=True, tied=("#ten",), near="#ten"))),
    passed("by a link above the form", _answer(Said(text=_TEXT, css="a", linked=("#ten",)))),
    passed("by the browser", "<form><label>Họ và tên <input required></label> <button>Gửi</button></form>"),
    failed("the description is not there", _answer(_BESIDE, dangling=("ten-loi",))),
    cant_tell("beside it", _answer(_BESIDE)),
    cant_tell("a text that names it", _answer(Said(text=_TEXT, css="p"))),
    inapplicable("no message", _answer()),
    inapplicable("a message about something else", _answer(Said(text="Phiên làm việc sai.", css="p"))),
    inapplicable("no form", FormErrors(forms=())),
)
