"""What came of a journey that was taken by keys alone."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Phrase, Pointer
from portalcheck.model.frozen import Frozen
from portalcheck.model.keyboard import Stop

Came = Literal[
    "operated",  # the focus got there, and the keys did what they should
    "not-reached",  # Tab leads round the page, and not there
    "held",  # the focus stays among a few places, whatever is pressed
    "not-operated",  # the focus got there, and nothing came of the keys
    "unsure",  # what the tool does not know how to press, or cannot see
]
LETTERS = "letters"
WAY = ("Tab", "Shift+Tab", "Escape")
"""The keys that lead to a target; all others are pressed to operate it. Arrow keys do both, and count to the second."""


class KeyTarget(Frozen):
    """Something that the journey named, and how it was to get there and to operate it by keys.

    `words` say what is meant, `css`, `frame` and `snippet` point at it. `presses` counts the keys by name; a letter
    that was typed counts as one of `letters`, however many keys an input method asks for. `stop` is what had the focus
    when it was there, as a walk with Tab sees it; None where the focus did not get there. Where it did not, `instead`
    is what had the focus last and `held` names the places that it stays among. `doubt` says why it cannot be told.
    """

    step: int
    verb: Literal["fill", "choose", "check", "click", "upload"]
    words: Phrase
    css: str
    frame: str = ""
    snippet: str = ""
    came: Came
    presses: dict[str, int] = {}
    stop: Stop | None = None
    instead: str = ""
    held: tuple[str, ...] = ()
    doubt: Phrase | None = None

    @property
    def pointer(self) -> Pointer:
        """Point at it."""
        return Pointer(css=self.css, frame=self.frame, snippet=self.snippet)

    @property
    def total(self) -> int:
        """All presses."""
        return sum(self.presses.values())


class Keys(Artifact):
    """What came of a journey by keys alone (Tab, Shift+Tab, arrows, Enter, Space, letters), target by target.

    What was found as it should be, such as a box that was ticked already, is left alone and no target.
    """

    name = "keys"
    scope = "process"
    under = "keyboard"
    targets: tuple[KeyTarget, ...] = ()

    @property
    def total(self) -> int:
        """All presses of the journey."""
        return sum(target.total for target in self.targets)

    @property
    def on_the_way(self) -> int:
        """The presses that only led from one target to the next."""
        return sum(target.presses.get(key, 0) for target in self.targets for key in WAY)

    @property
    def letters(self) -> int:
        """The letters that were typed."""
        return sum(target.presses.get(LETTERS, 0) for target in self.targets)
