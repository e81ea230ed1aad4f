"""Vietnamese letters come back as they were typed, whichever way a keyboard writes them.

## Applicability
Each field that a journey typed letters with marks into. They are typed decomposed the first time, a letter and its
marks one after the other, and composed where the same is typed again; made-up people have names that hold every tone,
and đ, ă, â, ê, ô, ơ and ư.

## Expectation
The same letters stand in the field right after, and wherever a later state of the journey shows them; composed and
decomposed letters are the same, as are small ones and capitals. The form takes either.

## Why it matters
A person whose name comes back as “Do Dang Tuan” or “Nguy?n” has a paper in another name; and who types on a keyboard
that writes letters apart is told that the name holds signs that are not allowed, though it looks just like the example.

## Cannot tell
Whether capitals without marks are meant so, as in a transfer to a bank, and whether another text in a field is the same
put in another way. Where nothing of what was typed is shown again, nobody knows what was kept.

## Sources
- Ours, after [the Unicode Standard, Annex 15](https://www.unicode.org/reports/tr15/): canonically equivalent texts are
  the same text. TCVN 6909:2001 writes Vietnamese in Unicode.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.way import not_played
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.trace import Trace
from portalcheck.model.vietnamese import CameBack, OnPage, TypedLetters, Vietnamese
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_FORM = {"composed": "composed", "decomposed": "decomposed"}


@rule("journey/vietnamese-kept", version=1)
def vietnamese_kept(vietnamese: Vietnamese, trace: Trace) -> Iterator[Finding]:
    yield from _refused(vietnamese)
    for entry in vietnamese.entries:
        yield from _judge(entry)
    if trace.stop:
        yield not_played(trace)
    elif vietnamese.entries and not any(entry.shown for entry in vietnamese.entries):
        yield Finding.cant_tell(
            "{count} fields were typed into with marks, and no later page shows what was typed. Is it kept as it was "
            "typed?",
            count=len(vietnamese.entries),
        )


def _refused(vietnamese: Vietnamese) -> Iterator[Finding]:
    """Judge each form that took one form of the letters only: which of its fields was the reason, it alone knows."""
    refused: dict[tuple[int, str], list[str]] = {}
    for entry in vietnamese.entries:
        if entry.refused:
            refused.setdefault((entry.step, entry.form), []).append(f"“{on_one_line(entry.label[:80])}”")
    for (step, form), labels in refused.items():
        yield Finding.failed(
            "Step {step} did not go on with {form} letters in {labels}, and went on when the same letters were typed "
            "in the other form.",
            step=step,
            form=_FORM[form],
            labels=", ".join(labels),
        )


def _judge(entry: TypedLetters) -> Iterator[Finding]:
    data: dict[str, Any] = {"step": entry.step, "label": on_one_line(entry.label[:80])}
    yield from _in_the_field(entry, data)
    for shown in entry.shown:
        if found := _on_a_page(shown, data):
            yield found
    equal = [shown.step for shown in entry.shown if shown.how == "equal"]
    if equal:
        yield Finding.passed(
            "Step {step}: what was typed into “{label}” stands in the same letters after step {later}.",
            later=equal[-1],
            **data,
        )


def _in_the_field(entry: TypedLetters, data: dict[str, Any]) -> Iterator[Finding]:
    if entry.field == "marks-lost":
        yield Finding.failed("Step {step}: the field “{label}” lost marks of what was typed.", **data)
    elif entry.field == "replaced":
        yield Finding.failed("Step {step}: in the field “{label}” other signs stand where letters were typed.", **data)
    elif entry.field == "cut":
        yield Finding.failed(
            "Step {step}: the field “{label}” cut off what was typed, whose letters were {form}.",
            form=_FORM[entry.form],
            **data,
        )
    elif entry.field == "other":
        yield Finding.cant_tell("Step {step}: in the field “{label}” stands another text. Is it the same?", **data)


def _on_a_page(shown: CameBack, data: dict[str, Any]) -> Finding | None:
    if shown.how == "marks-lost":
        return Finding.failed(
            "Step {step}: what was typed into “{label}” has lost marks where step {later} ended.",
            later=shown.step,
            **data,
        )
    if shown.how == "replaced":
        return Finding.failed(
            "Step {step}: what was typed into “{label}” has other signs for its letters where step {later} ended.",
            later=shown.step,
            **data,
        )
    if shown.how == "capitals":
        return Finding.cant_tell(
            "Step {step}: what was typed into “{label}” stands in capitals without marks where step {later} ended. Is "
            "that meant so?",
            later=shown.step,
            **data,
        )
    return None


_TRACE = Trace(title="Đăng ký", planned=2, steps=())


def _typed(*shown: OnPage, **more: Any) -> Vietnamese:
    given = {"step": 1, "label": "Họ và tên", "form": "decomposed", "field": "equal", "sought": True, **more}
    back = tuple(CameBack(step=at, how=how) for at, how in enumerate(shown, 2))
    return Vietnamese(entries=(TypedLetters.model_validate({**given, "shown": back}),))


CASES = (
    passed("it is shown as it was typed", _typed("equal", "equal"), _TRACE),
    failed("a receipt without marks", _typed("equal", "marks-lost"), _TRACE),
    failed("question marks", _typed("replaced"), _TRACE),
    failed("only composed letters are taken", _typed("equal", refused=True), _TRACE),
    failed("a field that counts marks as letters", _typed("equal", field="cut"), _TRACE),
    failed("a field that takes letters of English only", _typed("equal", field="marks-lost"), _TRACE),
    failed("a field that puts question marks", _typed("equal", field="replaced"), _TRACE),
    cant_tell("what a bank gets", _typed("equal", "capitals"), _TRACE),
    cant_tell("a field that writes something else", _typed("equal", field="other"), _TRACE),
    cant_tell("it is shown nowhere again", _typed(), _TRACE),
    inapplicable("no letter with a mark was typed", Vietnamese(entries=()), _TRACE),
)
