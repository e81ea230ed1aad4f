"""A form on the way that comes back with an error keeps what was filled in.

## Applicability
Each field that a journey filled in well, in a form that was sent with one other value that was wrong for sure, and that
surely did not go on. Passwords, codes and the signs of a picture are rightly asked for anew, and no browser keeps a
file.

## Expectation
What was typed still stands in the field, and what was chosen is still chosen.

## Why it matters
Who needs an hour for a form and has to begin again after one wrong digit goes to the office next time.

## Cannot tell
Where another page came instead of the form, what was typed may be there when one goes back.

## Sources
- Ours, after [the GOV.UK Design System](https://design-system.service.gov.uk/patterns/validation/): what was entered
  stays.
- WCAG 2.2, success criterion [3.3.7 Redundant Entry](https://www.w3.org/TR/WCAG22/#redundant-entry), asks it of a
  process.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.mistakes import in_step, not_looked_at
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.form_errors import Attempt, FieldAnswer, FormAnswers
from portalcheck.model.mistakes import Mistake, Mistakes, Went
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("journey/error-kept", version=1)
def error_kept(mistakes: Mistakes, trace: Trace) -> Iterator[Finding]:
    for mistake in mistakes.made:
        yield from (in_step(mistake, finding) for finding in _judge(mistake))
    yield from not_looked_at(mistakes, trace)


def _judge(mistake: Mistake) -> Iterator[Finding]:
    (attempt,) = mistake.form.attempts
    if attempt.way == "format" and mistake.went == "away":
        yield Finding.cant_tell(
            "After a wrong value, the form was gone. Is what was typed still there for one who goes back?"
        )
    well = [field for field in attempt.fields if field.given == "valid" and field.kept is not None]
    if mistake.went != "stayed" or not well:
        return
    lost = [on_one_line(field.label[:80]) for field in well if not field.kept]
    if lost:
        yield Finding.failed(
            "After a wrong value, the form came back, and {lost} of {count} fields had lost what was filled in: "
            "{labels}.",
            lost=len(lost),
            count=len(well),
            labels=", ".join(f"“{label}”" for label in lost),
        )
    else:
        yield Finding.passed(
            "After a wrong value, the form came back, and {count} other fields kept what was filled in.",
            count=len(well),
        )


_TRACE = Trace(title="Đăng ký", planned=1, steps=())


def _made(*kept: bool | None, went: Went = "stayed", **given: Any) -> Mistakes:
    fields = [
        FieldAnswer(css=f"#o{at}", snippet="<input>", label=f"Mục {at}", kind="text", given="valid", kept=one)
        for at, one in enumerate(kept, 1)
    ]
    wrong = FieldAnswer(
        css="#ngay", snippet="<input>", label="Ngày sinh", kind="text", format="date", given="wrong", kept=False
    )
    told = {"way": "format", "answer": "page", "fields": (*fields, wrong), "status": 200, **given}
    form = FormAnswers(css="form", snippet="<form>", attempts=(Attempt.model_validate(told),))
    return Mistakes(made=(Mistake(step=1, title="Tờ khai", went=went, form=form),))


CASES = (
    passed("all of it is there", _made(True, True), _TRACE),
    failed("one field is empty", _made(True, False), _TRACE),
    failed("the whole form is", _made(False, False), _TRACE),
    cant_tell("another page", _made(went="away", there=False), _TRACE),
    inapplicable("it went on", _made(True, went="on"), _TRACE),
    inapplicable("only a file, which no browser keeps", _made(None), _TRACE),
    inapplicable("only the wrong value was typed", _made(), _TRACE),
    inapplicable("nothing was filled in", Mistakes(made=()), _TRACE),
)
