"""Whether a message that a script shows is announced to screen readers: on a page, or on the way of a journey."""

from collections.abc import Iterator

from portalcheck.measure.form_answers import errors, is_refused, is_sure
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.form_errors import Attempt, FormAnswers


def announced(form: FormAnswers, attempt: Attempt) -> Iterator[Finding]:
    """Judge what came up in the document that the form stands in; nothing where no text did."""
    told = [said for said in errors(attempt) if said.visible]
    if not told:
        return
    first = next((said for said in told if said.tied or said.linked or said.near), told[0])
    target = Pointer(css=first.css)
    text = on_one_line(first.text[:120])
    texts = {said.text for said in told}
    spoken = [said for said in attempt.texts if said.live and said.exposed]
    focused = {field.css for field in attempt.fields if field.focused}
    if any(said in told or is_sure(said, attempt) or said.text in texts for said in spoken):
        yield Finding.passed("The message '{text}' came up, and a live region spoke.", target, text=text)
    elif attempt.dialogs:
        yield Finding.passed("The message '{text}' came up, and a window spoke.", target, text=text)
    elif any(said.focused or focused.intersection(said.tied) for said in told):
        yield Finding.passed("The message '{text}' came up, and the focus went there.", target, text=text)
    elif spoken:
        yield Finding.cant_tell(
            "The message '{text}' came up, and a live region said '{spoken}'. Is that enough to know of it?",
            target,
            text=text,
            spoken=on_one_line(spoken[0].text[:120]),
        )
    elif focused or attempt.focus not in ("", form.button_css):
        yield Finding.cant_tell(
            "The message '{text}' came up, and the focus moved to '{focus}', to which it is not tied. Is it heard?",
            target,
            text=text,
            focus=on_one_line(attempt.focus),
        )
    elif is_refused(attempt) and is_sure(first, attempt):
        yield Finding.failed(
            "The message '{text}' came up, no live region spoke, and the focus stayed where it was.", target, text=text
        )
    else:
        yield Finding.cant_tell(
            "The text '{text}' came up, no live region spoke, and the focus stayed where it was. Is it about an error?",
            target,
            text=text,
        )
