"""What people and assistive technology meet on a page: its links, controls, headings, pictures, parts and words."""

from portalcheck.model.artifact import Artifact, MissingFrame
from portalcheck.model.frozen import Frozen


class Element(Frozen):
    """An element that has a meaning of its own; those that only hold others are left out.

    `parent` is the index of the nearest element of the same frame that is kept, -1 at the root. `role` is the one in
    effect (explicit where valid, else implicit), empty where there is none; `name` the accessible name. `attributes`
    holds all but `class` and `style`, each cut to 300 letters. `text` is what can be seen in it, white space collapsed.
    `labels` are the visible texts of the label elements tied to a control, `description` the accessible description.
    `context` is the text of the sentence, paragraph, list item or cell (with its headers) that a link stands in.
    `language` is the one in effect, None where none is declared. `checked` tells whether a box, a switch or one of
    several choices is ticked, None for what is none. `box` is x, y, width, height in CSS px of the frame's document;
    zero where it is not rendered.
    """

    tag: str
    css: str
    snippet: str
    parent: int = -1
    role: str = ""
    name: str = ""
    description: str = ""
    text: str = ""
    labels: tuple[str, ...] = ()
    context: str = ""
    attributes: dict[str, str] = {}
    language: str | None = None
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    visible: bool = True  # rendered, neither transparent nor clipped to nothing nor off the page
    exposed: bool = True  # in the accessibility tree, as far as the DOM tells
    focusable: bool = False
    tabbable: bool = False
    disabled: bool = False
    checked: bool | None = None


class Passage(Frozen):
    """A run of visible text in one language as declared: that of a block, without the parts declared otherwise.

    `css` is the block that holds it, `declared` the nearest element with a lang attribute, empty where there is none.
    """

    text: str
    css: str
    language: str | None = None
    declared: str = ""


class ElementsFrame(Frozen):
    """The elements of one frame in the order of the document, open shadow roots included."""

    frame: str
    url: str
    title: str
    language: str | None
    elements: tuple[Element, ...]
    passages: tuple[Passage, ...] = ()


class Elements(Artifact):
    """Every frame's elements, the page's own first.

    `used`: perhaps not as the page came, since it is a state of a journey, opened by who is signed in, or found open.
    """

    name = "elements"
    schema_version = 2
    readable = frozenset({1})
    frames: tuple[ElementsFrame, ...]
    missing_frames: tuple[MissingFrame, ...] = ()
    used: bool = False
