"""What the forms on the way of a journey answered to mistakes."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.form_errors import FormAnswers, Way
from portalcheck.model.frozen import Frozen

Went = Literal[
    "stayed",  # the form is there again, and what the step expects is not
    "on",  # what the step expects came: the form took it
    "away",  # neither is there, as where an error has a page of its own
    "unclear",  # the form is there, and nothing tells whether it went on
]
LeftOut = Literal[
    "nothing-missing",  # all of its fields are filled in before the step does anything
    "nothing-wrong",  # no field of the step has a value that is wrong for sure
    "password",  # attempts to sign in are counted
    "grave",  # its button deletes, pays or ends something
    "disabled",  # its button cannot be pressed
    "no-form",  # what is pressed stands in no form, and no name says that it sends the fields around it
    "framed",  # it stands in a frame
    "not-there",  # its fields were not there to be filled in again
    "unanswered",  # the page gave no answer
]


class Mistake(Frozen):
    """A form of a step that was sent with a mistake, once; `form` holds the one attempt.

    `remains` says that the form is there as well when the step has gone on, as where something is looked up.
    """

    step: int
    title: str
    went: Went
    form: FormAnswers
    remains: bool = False


class NotTried(Frozen):
    """A mistake that was not made in a form of a step, and why."""

    step: int
    title: str
    way: Way
    why: LeftOut


class Mistakes(Artifact):
    """The forms of a journey, each sent with nothing done, then with one wrong value, before it is filled in well.

    A form is what a step fills in and then sends. A field is given something wrong only where that is sure: by its
    type, its pattern, its keyboard or its label.
    """

    name = "mistakes"
    scope = "process"
    under = "mistakes"
    made: tuple[Mistake, ...]
    left_out: tuple[NotTried, ...] = ()
