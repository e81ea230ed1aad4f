"""How a page is laid out in a narrow viewport, and what reaches past its edge."""

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen


class Protruder(Frozen):
    """An element that reaches past the edge of its own accord, so that what it holds, or stands beside, does.

    `left` and `right` are measured from the side where lines begin, so from the right edge where they run leftwards.
    `kind` says what may need the width: `table`, `image`, `video`, `canvas`, `frame`, `code` or `map`, where nothing
    else of it reaches past the edge; else it is empty. `like` counts its siblings of the same kind that do the same.
    `at_start`: it reaches past the edge at which lines begin, where no scrolling leads; all is then measured from the
    side where they end.
    """

    css: str
    frame: str = ""
    snippet: str
    left: float
    right: float
    kind: str = ""
    content: bool = True  # text, a control or something drawn reaches past the edge, not just an empty box
    crosses: bool = True  # a line of text or a control stands on both sides of the edge
    placed: bool = False  # out of the flow, or moved there by a transformation
    at_start: bool = False
    reachable: bool = True  # scrolling the page sideways leads to it
    like: int = 0


class Reflow(Artifact):
    """The page in a viewport of `width` CSS px, as a browser zoomed in on a desktop would lay it out.

    `edge` is the width without a scroll bar. `scroller` names the element that scrolls in the page's place, if one
    does; `scroll_width` and `scrollable` speak of it, else of the page. `vertical` says that lines run downwards.
    """

    name = "reflow"
    width: int
    edge: float
    scroll_width: float
    scrollable: bool
    vertical: bool = False
    scroller: str = ""
    protruders: tuple[Protruder, ...] = ()
