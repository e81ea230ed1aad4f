"""What the keyboard meets on a page: where Tab stops, what of it can be seen, and where it is held."""

from portalcheck.model.artifact import Artifact, MissingFrame
from portalcheck.model.assertion import Evidence, Pointer
from portalcheck.model.frozen import Frozen


class FocusLook(Frozen):
    """Pictures without and with the focus, compared pixel by pixel (one pixel for each CSS px).

    `changed` counts the pixels that differ in the box and 12 px around it, or
    in a ring around it, `contrast` is the ratio between their two
    colours that one in twenty of them exceeds. `elsewhere` counts those further away, which is only looked for where
    `changed` is 0. `restless` says that something there changes without the focus. `certain` says that the same was
    found when the element was looked at a second time, alone and at leisure.
    """

    changed: int
    contrast: float = 1.0
    elsewhere: int = 0
    restless: bool = False
    certain: bool = False


class Stop(Frozen):
    """An element that Tab led to, as it was then.

    `box` is x, y, width, height in CSS px of the viewport. `in_view` is the share of the box that is in the window.
    `covered` is the share of the points of a grid over that part which something else takes; `cover` names what takes
    most of them, `cover_position` is its CSS position (`fixed` or `sticky`, or that of what holds it, else empty),
    `cover_opaque` that nothing shines through, `cover_share` how much of the window it takes. `presses` is how often
    Tab was pressed there until it went on. `opaque` says that what has the focus stands inside (a frame of another
    process, a closed shadow root, a player) and cannot be seen from outside. `look` is None where no two pictures
    could be compared.
    `clips` show its place without the focus and with it; empty where no pictures were wanted, or none could be taken.
    """

    css: str
    frame: str = ""
    snippet: str
    tag: str
    role: str = ""
    name: str = ""
    tabindex: int = 0
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    visible: bool = True
    editable: bool = False
    dialog: bool = False
    in_view: float = 1.0
    covered: float = 0.0
    cover: str = ""
    cover_position: str = ""
    cover_opaque: bool = False
    cover_share: float = 0.0
    presses: int = 1
    opaque: bool = False
    look: FocusLook | None = None
    clips: tuple[Evidence, ...] = ()


class Trap(Frozen):
    """Stops among which the focus stays, however often Tab is pressed; `stops` are indices.

    `back` says that Shift+Tab leads out, `escape` that Escape does, so that Tab goes on after it; None where that was
    not tried. `told` are the keys that a text of the page names, `freed_by` the one among them that leads out.
    `advice` is that text. `help_link` is a control of the page that seems to explain the keyboard.
    """

    stops: tuple[int, ...]
    back: bool
    dialog: bool = False
    escape: bool | None = None
    told: tuple[str, ...] = ()
    freed_by: str = ""
    advice: str = ""
    help_link: str = ""


class FocusMove(Frozen):
    """The page began to go to another address when an element received the focus; that was held back.

    `again` says that it did so a second time, when the element received the focus once more.
    """

    stop: int
    address: str
    again: bool = False


class Keyboard(Artifact):
    """A walk over the page with Tab, then back with Shift+Tab.

    `stops` are in the order of the walk. `left` says that the focus went on to the browser at the end. `capped` says
    that the walk ended at its limit, so that what comes later was not looked at. `lost` are the indices of the stops
    after which the focus was nowhere on the page. `back` are the stops of the way back by index, -1 for others;
    None where it was not walked. `focusable` counts the elements that can be focused, in frames too.
    """

    name = "keyboard"
    schema_version = 2
    readable = frozenset({1})
    stops: tuple[Stop, ...] = ()
    left: bool = True
    capped: bool = False
    lost: tuple[int, ...] = ()
    traps: tuple[Trap, ...] = ()
    moves: tuple[FocusMove, ...] = ()
    back: tuple[int, ...] | None = None
    back_left: bool = False
    focusable: int = 0
    missing_frames: tuple[MissingFrame, ...] = ()

    def evidence(self, target: Pointer) -> tuple[Evidence, ...]:
        """Give the clips of the stop that is pointed at."""
        return next((one.clips for one in self.stops if (one.css, one.frame) == (target.css, target.frame)), ())
