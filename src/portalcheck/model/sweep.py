"""What was found when the window was made narrower, step by step."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Evidence, Pointer
from portalcheck.model.frozen import Frozen

LayoutKind = Literal[
    "element-collision",
    "element-protrusion",
    "viewport-protrusion",
    "small-range",
    "wrapping",
    "content-cut-off",
    "text-clipped",
]


class LayoutCandidate(Frozen):
    """What may be a layout failure, by geometry, and what a second look told of it.

    `first` and `last` are the narrowest and the widest window, in CSS px, in which it is there; `exact` where both were
    found to the px. `px` is how far it reaches at its worst, in a window of `at` px. `other` is the second element:
    what it collides with, leaves, stands beside or is cut by.

    `observed` is the share of the pixels concerned that changes when an element is hidden, the smaller one of two;
    None where none were taken. `lost`: text outside its box has the colour of what is behind it. `styled`: the styles
    change at both ends of a small range. `absent`: one of the two is not shown in it. `axis`, `reach` and `ellipsis`
    say how text is cut (as in `CutText`). `letters` are those that are clipped. `like` counts others with the same
    range, or beside it.
    """

    kind: LayoutKind
    css: str
    snippet: str
    other: str = ""
    other_snippet: str = ""
    first: int
    last: int
    exact: bool = True
    px: float = 0
    at: int
    observed: float | None = None
    lost: bool = False
    styled: bool | None = None
    absent: bool = False
    axis: Literal["", "x", "y"] = ""
    reach: str = ""
    ellipsis: bool = False
    text: str = ""
    letters: str = ""
    like: int = 0
    clips: tuple[Evidence, ...] = ()


class Sweep(Artifact):
    """The page's own document in windows from the narrowest of `widths` to the widest, each `height` CSS px high.

    `breakpoints` are the widths at which its style sheets and scripts say that something changes. `patience` is how
    long, in milliseconds, its scripts were waited for at each width. `more` counts by kind the candidates that were not
    looked at again. `most` is the longest range, in CSS px, that was taken for a small one.
    """

    name = "sweep"
    widths: tuple[int, ...]
    height: int
    breakpoints: tuple[int, ...] = ()
    elements: int
    patience: int = 0
    candidates: tuple[LayoutCandidate, ...] = ()
    more: dict[LayoutKind, int] = {}
    most: int = 40

    def of(self, kind: LayoutKind) -> tuple[LayoutCandidate, ...]:
        """Give the candidates of one kind."""
        return tuple(one for one in self.candidates if one.kind == kind)

    def evidence(self, target: Pointer) -> tuple[Evidence, ...]:
        """Give the strip of pictures across the range, the widest window first."""
        if target.frame:
            return ()
        return next((one.clips for one in self.candidates if one.css == target.css and one.clips), ())
