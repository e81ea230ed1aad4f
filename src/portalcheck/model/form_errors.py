"""What a form answers when it is sent with something missing or wrong."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen

Answer = Literal[
    "browser",  # the browser's own validation kept it from being sent, and says so in a bubble
    "script",  # nothing was sent: a script of the page stood in between, or nothing reacted
    "request",  # a script sent something, and the page stayed
    "page",  # another document came
    "not-sent",  # it would have left this machine, and was stopped
]
Way = Literal["empty", "format"]
"""How a form is sent: with nothing done, or with a value of a wrong format."""


class Said(Frozen):
    """A text that can be seen, or is spoken by a live region; of fields, their selectors.

    `tied` are the fields whose description, error message or label it is; `linked` those that a link in it leads to;
    `near` the only field of the innermost box that both stand in. `broken` is the target of a link around it that is
    not on the page. `live` is the role or the politeness of the live region around it. `exposed` says that assistive
    technology is not kept from it, `focused` that the focus is on it or on what holds it, `in_window` that some of it
    can be seen without scrolling.
    """

    text: str
    css: str
    visible: bool = True
    exposed: bool = True
    focused: bool = False
    live: str = ""
    in_form: bool = False
    tied: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    near: str = ""
    broken: str = ""
    in_window: bool = True


class FieldAnswer(Frozen):
    """A field of a form that was sent. `given` is what was put into it; what that was is not kept.

    `message` is the browser's own about its value, whether it was shown or not; `bubble` says that it was. `invalid`
    is aria-invalid afterwards, `marked` that it looks otherwise than before, without having the focus. `dangling` are
    ids of its description or error message that lead nowhere. `kept` tells whether what was typed is still there,
    None where nothing was or the field is gone.
    """

    css: str
    snippet: str
    label: str
    kind: str
    required: bool = False
    format: str = ""
    hint: str = ""
    given: Literal["nothing", "valid", "wrong", "as it was"] = "as it was"
    message: str = ""
    fault: str = ""
    bubble: bool = False
    was_invalid: bool = False
    invalid: bool = False
    marked: bool = False
    focused: bool = False
    dangling: tuple[str, ...] = ()
    kept: bool | None = None


class Attempt(Frozen):
    """A form was sent, with required fields `empty` or with values of a wrong `format`.

    `there` tells whether the form is still there afterwards, `status` the answer of the server where another document
    came. `texts` came up after the form was sent; `dialogs` is what windows of a script said, and
    `drawings` counts the pictures, drawings and frames that came up in the form.
    """

    way: Way
    answer: Answer
    fields: tuple[FieldAnswer, ...]
    texts: tuple[Said, ...] = ()
    dialogs: tuple[str, ...] = ()
    drawings: int = 0
    there: bool = True
    status: int | None = None
    title_changed: bool = False
    focus: str = ""
    stopped: tuple[str, ...] = ()


class FormAnswers(Frozen):
    """A form, and what it answered; `skipped` says why it was not sent, empty where it was."""

    css: str
    snippet: str
    button: str = ""
    button_css: str = ""
    attempts: tuple[Attempt, ...] = ()
    standing: tuple[Said, ...] = ()
    labels: tuple[str, ...] = ()
    skipped: Literal["", "nothing-to-ask", "no-button", "grave", "elsewhere", "unanswered"] = ""


class FormErrors(Artifact):
    """The forms of the page's own document. `left_out` counts those that more would have been asked of."""

    name = "form_errors"
    forms: tuple[FormAnswers, ...]
    left_out: int = 0
