"""What became of Vietnamese letters on the way of a journey."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen

InField = Literal[
    "equal",  # the same letters, composed or not
    "marks-lost",
    "replaced",  # other signs stand where letters stood
    "cut",
    "other",
]
OnPage = Literal[
    "equal",
    "marks-lost",
    "capitals",  # without any mark, and in capitals, as banks and passports write
    "replaced",
]


class CameBack(Frozen):
    """How the state that a step ended in shows what was typed before."""

    step: int
    how: OnPage


class TypedLetters(Frozen):
    """A field into which letters with marks were typed; what they were is not kept.

    `form` is how they were typed the first time, and `field` what stood in the field right after. `refused` says that
    the step went on only when the same was typed in the other form. `sought` tells whether it is long enough to be
    known again on later pages, and `shown` where it was.
    """

    step: int
    label: str
    form: Literal["composed", "decomposed"]
    field: InField
    refused: bool = False
    sought: bool = False
    shown: tuple[CameBack, ...] = ()


class Vietnamese(Artifact):
    """The letters with marks that a journey typed: decomposed the first time, composed where the same comes again."""

    name = "vietnamese"
    scope = "process"
    under = "vietnamese"
    entries: tuple[TypedLetters, ...]
