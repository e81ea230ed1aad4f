"""What became of what was typed when a journey was interrupted, and of what was sent twice."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Phrase
from portalcheck.model.frozen import Frozen

Became = Literal[
    "kept",
    "other",  # something else stands there
    "empty",  # it is as it was before anything was typed
    "gone",  # the field is not on the page
]


class Fate(Frozen):
    """A field that was typed into, chosen from or ticked, and what became of that. Its value is not kept.

    Passwords, codes that are sent, and files are left out: that a browser forgets these is right.
    """

    label: str
    kind: Literal["text", "choice", "tick"]
    became: Became


class Interruption(Frozen):
    """A step that was interrupted. `untried` says why it could not be; None where it was."""

    number: int
    title: str
    fates: tuple[Fate, ...] = ()
    untried: Phrase | None = None


class Reloaded(Interruption):
    """The page was loaded again when the form had been filled in.

    `status` is the answer of the server. `answer`: the page is itself the answer to a form, so that the browser would
    ask whether to send that one again; it was left alone. `warned`: the page asked before it was left. `offers` is a
    text that came up and speaks of a draft.
    """

    status: int | None = None
    answer: bool = False
    warned: bool = False
    offers: str = ""


class WentBack(Interruption):
    """The browser's button “back” was pressed when the step had led on, then “forward”.

    `status` is what the server answered to going back; `expired`: the browser showed a page of its own. `answer`: one
    of the two pages is the answer to a form, and they were left alone. `same_place`: the step led on, and the browser
    knows of no other page. `onwards` says what led on again: the button “forward”, pressing the control `again`, or
    nothing that the tool tried.
    """

    status: int | None = None
    expired: bool = False
    answer: bool = False
    same_place: bool = False
    onwards: Literal["forward", "again", ""] = ""


class Disconnected(Interruption):
    """There was no connection when the form was sent; then there was again.

    `way` says what met that: the `browser` with a page of its own, from which the person goes back; a `script` of the
    page; or `nothing` was sent. `said` is what came up on the page, `told` that it speaks of the connection. `usable`:
    the control could be pressed again. `moved`: the page went on by itself when the connection was back. `status` is
    what the server answered to going back.
    """

    way: Literal["browser", "script", "nothing"] = "nothing"
    said: str = ""
    told: bool = False
    usable: bool = True
    moved: bool = False
    status: int | None = None


class SessionEnded(Interruption):
    """The cookies were taken away before the form was sent; then the person signed in again.

    `ended`: without them the step did not lead on. `asked`: the page asks to sign in. `told`: its alert or heading
    speaks of signing in or of the session; `said` is that text, `status` the answer of the server. `led_back`: signing
    in led to the form. `fates` are of the form after signing in, however it was reached; empty where it was not.
    """

    ended: bool = True
    asked: bool = False
    told: bool = False
    said: str = ""
    status: int | None = None
    led_back: bool = False


class SentTwice(Interruption):
    """The control that hands everything in was pressed twice in quick succession.

    `requests` counts what was sent because of that, to one address; `references` are the different ones among the
    answers, and the pages that they lead to. `refused` counts answers that are errors, `unread` those that hold no
    reference. `again` is what came of going back and pressing once more: the same reference, `another`, `none` at all;
    empty where that was not possible.
    """

    requests: int = 0
    references: tuple[str, ...] = ()
    refused: int = 0
    unread: int = 0
    again: Literal["same", "another", "none", ""] = ""


class Interruptions(Artifact):
    """The steps of a journey that fill a form in and send it, each interrupted in several ways, up to the one that
    gives the reference. Steps that sign in or search are not interrupted.
    """

    name = "interruptions"
    scope = "process"
    under = "interruptions"
    reloaded: tuple[Reloaded, ...] = ()
    went_back: tuple[WentBack, ...] = ()
    disconnected: tuple[Disconnected, ...] = ()
    session_ended: tuple[SessionEnded, ...] = ()
    sent_twice: tuple[SentTwice, ...] = ()
