"""Links that say that they skip something, and where the focus was after they were used."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen

Place = Literal["inside", "after", "before", "away", "none", "unknown"]
"""Where the focus is, beside a target: `away` is out of the page, `none` on nothing in it, `unknown` has no target."""


class SkipLink(Frozen):
    """One of them, as it was pressed with Enter, with Tab after it.

    `fragment` is the part of its address after `#`, empty for a button. `target` is what that names, empty where
    nothing on the page has that name; `behind` says that it comes after the link. `next` is what Tab leads to without
    Enter, and `next_place` where that is beside the target. `focused` is what had the focus after Enter, empty for the
    link itself and for nothing; `landed` what had it after Enter and Tab, `place` where that is, `stayed` that it is
    the same as `next`, `dialog` that it is in a dialog. `tabbable` says that something in the target or after it can
    be reached with Tab. `unanswered` says that the page went elsewhere, or that the link could not be used.
    """

    css: str
    snippet: str
    name: str
    fragment: str = ""
    button: bool = False
    elsewhere: bool = False  # it looks like a link in the page, and its address is another page's
    target: str = ""
    behind: bool = True
    next: str = ""
    next_place: Place = "unknown"
    focused: str = ""
    landed: str = ""
    place: Place = "unknown"
    stayed: bool = False
    dialog: bool = False
    tabbable: bool = True
    unanswered: bool = False


class SkipLinks(Artifact):
    """Those among the first stops of the page's own document, in the order of Tab; `left_out` were not pressed."""

    name = "skip_links"
    links: tuple[SkipLink, ...] = ()
    left_out: int = 0
