"""What a form on the way says of an error is tied to its field.

## Applicability
Each field of a form that a journey fills in, after it was sent with it empty or wrong, where a text that can be seen
came up about that field, or the browser said so itself.

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
- [WCAG 2.0, success criterion 1.3.1](https://www.w3.org/TR/WCAG22/#info-and-relationships) and
  [3.3.1](https://www.w3.org/TR/WCAG22/#error-identification), level A.
- [ARIA21](https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA21).
"""

from collections.abc import Iterator

from portalcheck.measure.errors_tied import tied_of
from portalcheck.measure.mistakes import in_step, not_looked_at
from portalcheck.model.assertion import Finding
from portalcheck.model.form_errors import Attempt, FieldAnswer, FormAnswers, Said
from portalcheck.model.mistakes import Mistake, Mistakes, Went
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("journey/error-tied", version=1, requirements=["WCAG20:1.3.1", "WCAG20:3.3.1"])
def error_tied(mistakes: Mistakes, trace: Trace) -> Iterator[Finding]:
    for mistake in mistakes.made:
        if mistake.went == "stayed":
            for attempt in mistake.form.attempts:
                for finding in tied_of(attempt):
                    yield in_step(mistake, finding)
    yield from not_looked_at(mistakes, trace)


_TRACE = Trace(title="Đăng ký", planned=1, steps=())


def _made(*texts: Said, went: Went = "stayed", **field: object) -> Mistakes:
    asked = {"css": "#o", "snippet": "<input id=o>", "label": "Họ và tên", "kind": "text", "required": True}
    answer = FieldAnswer.model_validate({**asked, "given": "nothing", "invalid": True, **field})
    attempt = Attempt(way="empty", answer="page", fields=(answer,), texts=texts, status=200)
    form = FormAnswers(css="form", snippet="<form>", attempts=(attempt,))
    return Mistakes(made=(Mistake(step=1, title="Tờ khai", went=went, form=form),))


_TEXT = "Hãy nhập họ và tên."
_BESIDE = Said(text=_TEXT, css="#loi", in_form=True, near="#o")

CASES = (
    passed("by its description", _made(Said(text=_TEXT, css="#loi", in_form=True, tied=("#o",))), _TRACE),
    passed("by a link above the form", _made(Said(text=_TEXT, css="a", linked=("#o",))), _TRACE),
    failed("the description is not there", _made(_BESIDE, dangling=("loi",)), _TRACE),
    cant_tell("beside it", _made(_BESIDE), _TRACE),
    inapplicable("no message", _made(), _TRACE),
    inapplicable("it went on", _made(_BESIDE, went="on"), _TRACE),
    inapplicable("nothing was filled in", Mistakes(made=()), _TRACE),
)
