"""Whether a form that was sent with a mistake tells in text which field the error is in: of a page, or of a journey."""

from collections.abc import Iterator

from portalcheck.measure.form_answers import (
    asked_for,
    errors,
    is_generic,
    is_generic_but_for,
    is_noticed,
    is_refused,
    messages_for,
    names,
    tells_of_an_error,
)
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.form_errors import Attempt, FieldAnswer, FormAnswers, Said

_GIVEN = {"nothing": "was left empty", "wrong": "was given a wrong format"}


def told_of(form: FormAnswers, attempt: Attempt) -> Iterator[Finding]:
    """Judge each field in which the form found an error, by the texts that came up about it."""
    asked = asked_for(attempt)
    if not asked:
        return
    if attempt.answer == "not-sent":
        yield Finding.cant_tell(
            "The form would be sent to another machine ({request}) and was not. Does the answer tell in text "
            "which field the error is in?",
            Pointer(css=form.css, snippet=form.snippet),
            request=on_one_line(", ".join(attempt.stopped)[:200]),
        )
        return
    if attempt.answer == "browser":
        yield from (_by_the_browser(field) for field in asked if field.bubble and field.message)
        return
    said = errors(attempt)
    told = [finding for field in asked for finding in _judge(field, form, attempt, said)]
    yield from told
    # What is said of another field that is missing, too, is told already.
    visible = [one for one in said if one.visible]
    unsure = is_refused(attempt) or (visible and attempt.there and attempt.answer != "page")
    if not told and unsure and not any(one.tied or one.linked or one.near for one in said):
        yield Finding.cant_tell(
            "After the form was sent with something missing or wrong, '{text}' came up. Does that tell in which "
            "field the error is?",
            Pointer(css=form.css, snippet=form.snippet),
            text=on_one_line(" · ".join(one.text for one in visible)[:200]),
        )


def _pointer(field: FieldAnswer) -> Pointer:
    return Pointer(css=field.css, snippet=field.snippet)


def _by_the_browser(field: FieldAnswer) -> Finding:
    return Finding.passed(
        "The field '{label}' {given}; the browser says at it: '{text}'.",
        _pointer(field),
        label=on_one_line(field.label[:80]),
        given=_GIVEN[field.given],
        text=on_one_line(field.message[:120]),
    )


def _judge(field: FieldAnswer, form: FormAnswers, attempt: Attempt, said: tuple[Said, ...]) -> Iterator[Finding]:
    about = [one for one in messages_for(field, said) if one.visible]
    label, given = on_one_line(field.label[:80]), _GIVEN[field.given]
    spoken = [one for one in attempt.dialogs if names(one, field.label)]
    good = [one for one in about if one.exposed and not _says_too_little(one.text, field, attempt)]
    if spoken or good:
        yield Finding.passed(
            "The field '{label}' {given}; the page says: '{text}'.",
            _pointer(field),
            label=label,
            given=given,
            text=on_one_line((spoken[0] if spoken else good[0].text)[:120]),
        )
    elif about and not any(one.exposed for one in about):
        yield Finding.failed(
            "The field '{label}' {given}; its message '{text}' is hidden from assistive technology.",
            _pointer(field),
            label=label,
            given=given,
            text=on_one_line(about[0].text[:120]),
        )
    elif about:
        yield Finding.cant_tell(
            "The field '{label}' {given}; the page says only '{text}'. Does that tell what is wrong?",
            _pointer(field),
            label=label,
            given=given,
            text=on_one_line(about[0].text[:120]),
        )
    elif is_noticed(field) and not _is_only_focused(field, attempt):
        yield _untold(field, form, attempt, given)


def _says_too_little(text: str, field: FieldAnswer, attempt: Attempt) -> bool:
    """That a value is not valid may do for a wrong format; what is missing is not told by it."""
    return is_generic(text) or (attempt.way == "empty" and is_generic_but_for(text, field.label))


def _is_only_focused(field: FieldAnswer, attempt: Attempt) -> bool:
    """A page that came anew may put the focus on its first field for no reason."""
    return field.focused and not field.invalid and not field.marked and attempt.answer == "page"


def _standing(field: FieldAnswer, form: FormAnswers) -> str:
    """Give what was said of a field before it was sent: together with a mark it may tell what is wrong."""
    beside = [one.text for one in form.standing if one.visible and field.css in (*one.tied, *one.linked, one.near)]
    required = [field.label] if tells_of_an_error(field.label) else []
    return on_one_line(" · ".join(one for one in dict.fromkeys([field.hint, *beside, *required]) if one)[:200])


def _untold(field: FieldAnswer, form: FormAnswers, attempt: Attempt, given: str) -> Finding:
    """Judge a field in which an error was found, and no text that came up is about it."""
    label = on_one_line(field.label[:80])
    other = [*attempt.dialogs, *(one.text for one in attempt.texts)]
    sure = (field.invalid and not field.was_invalid) or field.marked
    if not other and (text := _standing(field, form)):
        return Finding.cant_tell(
            "The field '{label}' {given}; no text came up, and '{text}' was said of it from the start. Does that tell "
            "what is wrong?",
            _pointer(field),
            label=label,
            given=given,
            text=text,
        )
    if not other and not attempt.drawings and sure and attempt.answer in ("script", "page"):
        return Finding.failed(
            "The field '{label}' {given}; it was marked, the form did not go on, and no text came up.",
            _pointer(field),
            label=label,
            given=given,
        )
    if not other:
        return Finding.cant_tell(
            "The field '{label}' {given}; no text came up. Is it told that something is wrong?",
            _pointer(field),
            label=label,
            given=given,
        )
    return Finding.cant_tell(
        "The field '{label}' {given}; the texts that came up do not name it: '{text}'. Do they tell what is wrong with "
        "it?",
        _pointer(field),
        label=label,
        given=given,
        text=on_one_line(" · ".join(other)[:200]),
    )
