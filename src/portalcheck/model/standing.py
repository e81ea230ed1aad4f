"""What stays in place over a page on a phone, upright and turned sideways."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen
from portalcheck.model.resize import Layer


class Buried(Frozen):
    """Text or a field in the flow of the page that lies under what stays in place, and that no scrolling brings out: at
    the `edge` of the page it is as far from the edge of the window as it can get. `like` counts more of them.
    """

    css: str
    snippet: str = ""
    text: str
    edge: Literal["top", "bottom"]
    layer: str
    like: int = 0


class Jump(Frozen):
    """A target of a link of this page that lies under what stays in place when the page is scrolled to it."""

    css: str
    snippet: str = ""
    link: str
    layer: str


class Cut(Frozen):
    """A fixed element of which a part with text stands in the window and another, `text`, beyond its lower or upper
    edge, where no scrolling leads.
    """

    css: str
    snippet: str = ""
    text: str


class Held(Frozen):
    """The device held one way; `width` and `height` of its window are in CSS px, more than the device has where it
    shows the page smaller. `edge` is the width that the page is laid out in, and `scroll_width` what it takes; `wide`
    is the outermost element that makes it scroll sideways.

    `covered` and `free` are as in FixedContent, half-way down the page.
    """

    width: int
    height: int
    edge: float
    scroll_width: float
    wide: str = ""
    snippet: str = ""
    covered: float = 0
    free: float = 0
    layers: tuple[Layer, ...] = ()
    cut: tuple[Cut, ...] = ()


class Standing(Artifact):
    """The page's own document, on a device that is held in a hand, as it is held and `turned`; both are None on others.

    `buried` and `jumps` are as the device is held.
    """

    name = "standing"
    held: Held | None = None
    turned: Held | None = None
    buried: tuple[Buried, ...] = ()
    jumps: tuple[Jump, ...] = ()
