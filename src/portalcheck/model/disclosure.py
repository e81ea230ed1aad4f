"""What opens when the controls of a page that promise it are pressed."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen

Kind = Literal[
    "details",  # the summary of a details element
    "expanded",  # aria-expanded
    "popup",  # aria-haspopup
    "popover",  # popovertarget, commandfor
    "controls",  # a button with aria-controls
    "name",  # a button whose words say that it opens something
    "copy",  # a button whose words say that it copies
]
Place = Literal["opener", "inside", "elsewhere", "none"]


class Shown(Frozen):
    """What could be seen after a press and not before, by its outermost element.

    `box` is x, y, width, height in CSS px of the window. `controlled` says that it belongs to what the opener names
    (aria-controls, popovertarget, its details), `beside` that it stands next to the opener. `live` says that it stands
    in a live region or holds one, `menu` that it is or holds a menu. `controls` counts what Tab reaches in it.
    """

    css: str
    snippet: str = ""
    tag: str = "div"
    role: str = ""
    name: str = ""
    text: str = ""
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    live: bool = False
    controlled: bool = False
    beside: bool = False
    menu: bool = False
    controls: int = 0


class Dialog(Frozen):
    """A dialog that opened. `modal` says that the page behind it is said to be out of reach; `native` that the browser
    itself holds it modal. `behind` is the first element outside that Tab led to, empty where it stayed inside; None
    where it was not asked. `first` is where the first Tab led to.
    """

    css: str
    snippet: str = ""
    role: str = "dialog"
    name: str = ""
    modal: bool = True
    native: bool = False
    first: Literal["inside", "behind", "away", ""] = ""
    behind: str | None = None


class Opener(Frozen):
    """A control that promises to open something, and what became of it.

    `focusable` says that it took the focus. `key` is the key that opened something or changed aria-expanded, `focus`
    where receiving the focus did; empty where none did. `pointer` says, where no key did, what showed when it was
    pressed with the pointer; `hover` that it showed before it was pressed; `pointer_again` that the same came of it on
    a page loaded anew. `place` is where the focus went; `next` says that Tab leads on into what was shown.
    `escape` says whether Escape closed it and `returned` where the focus was then, None where nothing was open.
    `spoken` says that what live regions of the page hold is another than before.
    `toggled` says whether the same key closed it; None where it was not asked.
    """

    css: str
    snippet: str = ""
    tag: str = "button"
    role: str = ""
    name: str = ""
    kind: Kind = "expanded"
    haspopup: str = ""
    expanded: str | None = None
    focusable: bool = True
    key: Literal["Enter", "Space", "ArrowDown", "focus", ""] = ""
    shown: tuple[Shown, ...] = ()
    dialog: Dialog | None = None
    expanded_after: str | None = None
    expanded_closed: str | None = None
    renamed: bool = False
    there: bool = True
    spoken: bool = False
    place: Place = "opener"
    next: bool = False
    escape: bool | None = None
    returned: Place | None = None
    toggled: bool | None = None
    pointer: tuple[Shown, ...] = ()
    hover: bool = False
    pointer_again: bool = False


class Disclosure(Artifact):
    """The controls of the page's own document that promise to open something and were closed, each pressed by itself.

    `left_out` and `details_left_out` count those beyond the limits; `stopped` says why the rest was not pressed,
    empty where all were.
    """

    name = "disclosure"
    openers: tuple[Opener, ...] = ()
    left_out: int = 0
    details_left_out: int = 0
    stopped: str = ""
