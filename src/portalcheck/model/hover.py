"""What shows while the pointer is over something, or something has the focus."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen


class HoverContent(Frozen):
    """Content that showed while the pointer was over its owner, or that had the focus, and not before, by its outermost
    element.

    `points` counts, of the 121 of a grid over it, those where it covers text or a control that could be seen before;
    `covered` and `covered_text` tell what it covers most. `through` says that it takes no pointer. `controls` counts
    the links, buttons and fields in it, but for links that can be seen elsewhere as well.
    """

    css: str
    snippet: str = ""
    text: str = ""
    role: str = ""
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    through: bool = False
    points: int = 0
    covered: str = ""
    covered_text: str = ""
    controls: int = 0


class HoverOwner(Frozen):
    """An element that showed something when the pointer came over it, or when it, or the first thing in it that can,
    received the focus.

    `why` it was tried: it is described by something hidden, it is said to have a tooltip, a style shows something, a
    script listens to the pointer, or it is said to have a popup. `toggle` says that it is or holds a control that may
    hide the content when it is pressed. `dismissed` says that Escape hid the content, the pointer staying where it was;
    None where it was not pressed, for nothing was covered. `hoverable` says whether the content stayed when the pointer
    went onto it; None where there was no way. `again` says that the same came of it a second time. `on_focus`,
    `focus_dismissed` and `focus_again` say the same of the focus, the pointer being elsewhere.

    On a touch screen, where `controls` showed: `leads` says that pressing it goes to another page, `clicks` that a
    script may listen to that, `button` that it is or holds one.
    """

    css: str
    snippet: str = ""
    name: str = ""
    why: Literal["described", "tooltip", "style", "script", "popup"] = "style"
    toggle: bool = False
    shown: tuple[HoverContent, ...] = ()
    dismissed: bool | None = None
    hoverable: bool | None = None
    again: bool = False
    on_focus: tuple[HoverContent, ...] = ()
    focus_dismissed: bool | None = None
    focus_again: bool = False
    leads: bool = False
    clicks: bool = False
    button: bool = False

    @property
    def focus(self) -> bool:
        """Whether the focus shows something of what the pointer does."""
        return not {one.css for one in self.shown}.isdisjoint(one.css for one in self.on_focus)


class Hover(Artifact):
    """What showed when the pointer came over what may show something, or that received the focus, in the page's own
    document.

    `tried` counts what the pointer came over, `left_out` what it did not, beyond the limit. `touch` says that the
    device has a touch screen.
    """

    name = "hover"
    schema_version = 3
    owners: tuple[HoverOwner, ...] = ()
    tried: int = 0
    left_out: int = 0
    touch: bool = False
