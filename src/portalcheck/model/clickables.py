"""What takes a click and can't be reached with the keyboard."""

from portalcheck.model.artifact import Artifact, MissingFrame
from portalcheck.model.frozen import Frozen


class Clickable(Frozen):
    """A visible element with a listener for clicks of its own, that neither takes the focus nor stands in or around
    what does. `role` is the one that it is given, `equal` a focusable element of the same text or name.
    """

    css: str
    frame: str = ""
    snippet: str
    role: str = ""
    text: str = ""
    pointer: bool = False  # the cursor is a hand over it
    equal: str = ""


class Clickables(Artifact):
    """The elements of every frame that take a click but not the focus. `focusable` counts what takes the focus."""

    name = "clickables"
    found: tuple[Clickable, ...] = ()
    focusable: int = 0
    missing_frames: tuple[MissingFrame, ...] = ()
