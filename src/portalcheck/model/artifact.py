"""What is gathered from a page: numbers and texts, never a verdict.

Each kind of artifact carries `schema_version`; a stored artifact of another version is not judged. Boxes are in
CSS pixels relative to the top left of the frame's document. A frame is named by its path: the selectors of the
iframes that lead to it, joined by ` >> `; the page's own document has the empty path.
"""

from typing import Any, ClassVar, Literal

from portalcheck.model.assertion import Evidence, Pointer, fill
from portalcheck.model.frozen import Frozen
from portalcheck.model.lens import VisitLens

Cause = Literal[
    "unreachable",  # no connection, no name, a reset, a TLS error
    "refused",  # the server answered with a status that is not the page's own
    "not-html",
    "elsewhere",  # it led outside the allowed origins
    "unsettled",
    "timeout",
    "crash",
    "error",  # the gatherer raised: a fault of the tool
    "unavailable",  # cannot be known here, such as the past of a page that was already loaded
    "not-gathered",  # this run did not ask for it
    "not-reached",  # the journey stopped before this state
]


class Missing(Frozen):
    """Stands in an artifact's place when looking failed; whatever needs it is untested.

    `template` is the reason before its `data` was put in, for translation; empty where it has none.
    """

    reason: str
    cause: Cause
    template: str = ""
    data: dict[str, Any] = {}

    @classmethod
    def of(cls, template: str, cause: Cause, /, **data: Any) -> "Missing":
        """Give a reason that holds data, at `{name}`."""
        return cls(reason=fill(template, data), cause=cause, template=template if data else "", data=data)


class MissingFrame(Frozen):
    """A frame inside the page that could not be looked at."""

    frame: str
    url: str
    reason: str


class Artifact(Frozen):
    """One thing gathered from one page."""

    name: ClassVar[str]
    schema_version: ClassVar[int] = 1
    readable: ClassVar[frozenset[int]] = frozenset()  # older versions that lack only what has a default now
    # What it is gathered from: each page and state, a journey, the page alone that tells about a service, or the
    # portal as a whole, once.
    scope: ClassVar[Literal["page", "process", "service", "site"]] = "page"
    under: ClassVar[VisitLens | None] = None  # the lens under which a journey, or Lighthouse, leaves it

    def evidence(self, target: Pointer) -> tuple[Evidence, ...]:
        """Give the pictures that were taken of an element while this was gathered."""
        return ()


class Meta(Frozen):
    """A `meta` element; `key` is its name, property or http-equiv, in lower case."""

    key: str
    content: str
    snippet: str


class FrameDocument(Frozen):
    """The final DOM of one frame as HTML; open shadow roots appear as `shadow-root` elements."""

    frame: str
    url: str
    title: str
    language: str | None
    html: str


class Document(Artifact):
    """The page's own document, then those of its frames. `language` is None where `html` has no lang attribute."""

    name = "document"
    url: str
    content_type: str
    title: str
    language: str | None
    metas: tuple[Meta, ...]
    frames: tuple[FrameDocument, ...]
    missing_frames: tuple[MissingFrame, ...] = ()

    @classmethod
    def of(cls, html: str, url: str = "http://localhost/") -> "Document":
        """Make one of its text, for the cases of a rule."""
        frame = FrameDocument(frame="", url=url, title="", language="vi", html=html)
        return cls(url=url, content_type="text/html", title="", language="vi", metas=(), frames=(frame,))

    @property
    def html(self) -> str:
        """The page's own document, without its frames."""
        return self.frames[0].html


class Hop(Frozen):
    """One answer on the way to the page."""

    url: str
    status: int


class FailedRequest(Frozen):
    """A request that got no answer (`status` is None), or one of 400 and above."""

    url: str
    kind: str
    status: int | None
    reason: str


class KeptCookie(Frozen):
    """A cookie that the browser holds, without its value. `domain` begins with a dot where names below it get the
    cookie as well. `days` is how long it is kept, None until the browser is closed.
    """

    name: str
    domain: str
    path: str = "/"
    days: float | None = None


class Network(Artifact):
    """What the server said. Header names are in lower case; the values of cookies are left out.

    `kept` are the cookies that the browser held when the page was at rest, `first` whether it had none before and
    nobody had used the page: False on the way of a journey and for who comes signed in, None where that was not kept.
    """

    name = "network"
    schema_version = 2
    readable = frozenset({1})
    redirects: tuple[Hop, ...]
    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    failed: tuple[FailedRequest, ...]
    requests: int
    bytes: int
    first: bool | None = None
    kept: tuple[KeptCookie, ...] = ()


class ConsoleMessage(Frozen):
    """A message of the console, or an uncaught error (`kind` is `uncaught`)."""

    kind: str
    text: str
    url: str = ""


class Console(Artifact):
    """What the page said while it loaded: console errors and warnings, and dialogs, which were dismissed."""

    name = "console"
    messages: tuple[ConsoleMessage, ...]
    dialogs: tuple[ConsoleMessage, ...]


class AxeMessage(Frozen):
    """One message of the engine's checks: where it stands in `Axe.messages`, and the values put into it."""

    place: str
    values: dict[str, str | int | float] = {}


class AxeNode(Frozen):
    """A node that an axe rule failed or could not settle.

    `reason` is the engine's own words, English, and `said` what they are made of; empty where that is not known.
    `one_is_enough` where the engine would pass the node as soon as one of several things were otherwise.
    """

    css: str
    frame: str
    snippet: str
    reason: str
    impact: str | None = None
    said: tuple[AxeMessage, ...] = ()
    one_is_enough: bool = False


class AxeRule(Frozen):
    """All four result types of one axe rule; of the passing nodes only their number is kept."""

    id: str
    help: str
    passes: int
    violations: tuple[AxeNode, ...]
    incomplete: tuple[AxeNode, ...]


class Axe(Artifact):
    """The results of the axe engine over every frame it could enter. A rule absent from `rules` did not run.

    `messages` holds the engine's English templates by their places, such as `checks/has-alt/fail`.
    """

    name = "axe"
    schema_version = 2
    readable = frozenset({1})
    engine: str
    rules: dict[str, AxeRule]
    missing_frames: tuple[MissingFrame, ...]
    messages: dict[str, str] = {}


class LayoutFrame(Frozen):
    """The elements of one frame in columns: the n-th entry of each list belongs to the n-th element, parents first.

    `width` and `height` are those of the layout viewport. `parent` is an index, -1 at the root. `child` is the
    1-based position among siblings of the same tag. `flags` is a sum of `Flag` values. `group` is the index of the
    element that a label, or a target inside a link or button, is one target with, else -1.

    Of the elements that take a pointer, by index: `snippets` holds the opening tag; `rects` all the boxes
    (x, y, width, height, cut to what can be seen) that take it, where these are not just the element's own box; and
    `hrefs` the addresses that occur more than once.
    """

    frame: str
    width: float
    height: float
    scroll_width: float
    scroll_height: float
    tag: tuple[str, ...]
    ident: tuple[str, ...]
    parent: tuple[int, ...]
    child: tuple[int, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]
    w: tuple[float, ...]
    h: tuple[float, ...]
    flags: tuple[int, ...]
    group: tuple[int, ...]
    rects: dict[int, tuple[tuple[float, float, float, float], ...]]
    hrefs: dict[int, str]
    snippets: dict[int, str]


class Flag:
    """What is known of an element, as bits of `LayoutFrame.flags`."""

    VISIBLE = 1  # rendered, not transparent, not clipped to nothing
    TARGET = 2  # visible and takes a pointer: a control, a link, a label, or what says so by role
    INLINE = 4  # stands in a line of text that is not itself a target
    UNSTYLED = 8  # a form control whose size the author left to the browser
    SHADOW = 16  # its parent is the host of the shadow root it stands in
    FIXED = 32  # fixed or sticky
    UNIQUE = 64  # its id occurs once in its tree
    SCROLLS = 128  # its content scrolls inside it
    COVERED = 256  # a target that lies under something else of its layer
    UNSURE = 512  # a target that may have to be so (on a map, in a drawing, a slider) or have a double (aria-hidden)
    REACHED = 1024  # a target that stood in the window and took the pointer there


class Layout(Artifact):
    """Where everything is, at the device's own width."""

    name = "layout"
    device_width: int
    mobile: bool
    frames: tuple[LayoutFrame, ...]
    missing_frames: tuple[MissingFrame, ...] = ()


class TreeFrame(Frozen):
    """The accessibility tree of one frame in columns, ignored nodes left out; `parent` is an index, -1 at the root.

    What few nodes have is given by index: the `level` of a heading, a `value`, a `description`, the `states` that are
    not the usual one (`checked`, `unchecked`, `mixed`, `pressed`, `unpressed`, `selected`, `expanded`, `collapsed`,
    `required`, `invalid`, `readonly`, `disabled`, `popup`, `editable`), and the path of the frame that stands `inside`
    an iframe. The value of a field is blacked out, letter by letter; what was typed is no node.
    """

    frame: str
    role: tuple[str, ...]
    accessible_name: tuple[str, ...]
    parent: tuple[int, ...]
    level: dict[int, int] = {}
    value: dict[int, str] = {}
    description: dict[int, str] = {}
    states: dict[int, tuple[str, ...]] = {}
    inside: dict[int, str] = {}


class Tree(Artifact):
    """What the browser tells assistive technology."""

    name = "tree"
    schema_version = 2
    readable = frozenset({1})
    frames: tuple[TreeFrame, ...]
    missing_frames: tuple[MissingFrame, ...] = ()


class Timing(Artifact):
    """Timings of the one load, in milliseconds; None where the browser reported none. Not a Lighthouse run."""

    name = "timing"
    first_contentful_paint: float | None
    largest_contentful_paint: float | None
    cumulative_layout_shift: float | None
    long_tasks: int | None
    longest_task: float | None
    time_to_first_byte: float | None
    load: float | None
