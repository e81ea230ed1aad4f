"""Whether the message of an error is tied to its field: on a page, or on the way of a journey."""

from collections.abc import Iterator

from portalcheck.measure.form_answers import asked_for, errors, messages_for
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.form_errors import Attempt, FieldAnswer, Said


def tied_of(attempt: Attempt) -> Iterator[Finding]:
    """Judge each field in which something was missing or wrong, by the texts that came up about it."""
    for field in asked_for(attempt):
        yield from _judge(field, attempt)


def _judge(field: FieldAnswer, attempt: Attempt) -> Iterator[Finding]:
    target = Pointer(css=field.css, snippet=field.snippet)
    label = on_one_line(field.label[:80])
    if attempt.answer == "browser":
        if field.bubble and field.message:
            yield Finding.passed("The browser's own message belongs to the field '{label}'.", target, label=label)
        return
    about = [said for said in messages_for(field, errors(attempt)) if said.visible]
    tied = next((said for said in about if field.css in (*said.tied, *said.linked)), None)
    if tied:
        by_a_link = "The message '{text}' links to the field '{label}'."
        by_itself = "The message '{text}' is tied to the field '{label}'."
        message = by_itself if field.css in tied.tied else by_a_link
        yield Finding.passed(message, target, text=_short(tied), label=label)
    elif about and field.dangling:
        yield Finding.failed(
            "The field '{label}' names '{id}' as what describes it, which is not on the page; its message '{text}' is "
            "tied to nothing.",
            target,
            label=label,
            id=on_one_line(" ".join(field.dangling)[:80]),
            text=_short(about[0]),
        )
    elif about:
        yield Finding.cant_tell(
            "The message '{text}' is tied to nothing. Does who hears the field '{label}' hear it, too?",
            target,
            text=_short(about[0]),
            label=label,
        )


def _short(said: Said) -> str:
    return on_one_line(said.text[:120])
