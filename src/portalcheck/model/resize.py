"""What happens to a page when a person changes the size or spacing of its text, or turns the device."""

from typing import Literal

from portalcheck.model.artifact import Artifact, MissingFrame
from portalcheck.model.frozen import Frozen

SpacingProperty = Literal["letter-spacing", "word-spacing", "line-height"]


class FixedSpacing(Frozen):
    """Visible text whose spacing a style attribute sets by `!important`.

    `value` and `size` are the spacing and the font size in CSS px; a line height of `normal` is measured. `value` is
    None where it is not known. `source` is the ancestor whose style attribute it is, empty for the element itself;
    `sure` is False where a stylesheet that could not be read may set it anew in between.
    """

    css: str
    frame: str = ""
    snippet: str
    property: SpacingProperty
    value: float | None
    size: float
    text: str = ""
    source: str = ""
    sure: bool = True


class InlineSpacing(Artifact):
    """All such text of all frames. A line height counts only where a line wraps."""

    name = "inline_spacing"
    targets: tuple[FixedSpacing, ...]
    missing_frames: tuple[MissingFrame, ...] = ()


class CutText(Frozen):
    """An element that cuts off text in it: `text` is the one that reaches furthest past its edge, by `past` CSS px,
    and `texts` counts those that are cut as it is.

    `axis` is the direction in which it is cut. `was` says how the text was seen before the change: `whole`, `cut` or
    `unseen`; `gone`, that nothing of it is seen now. `ellipsis`: three dots stand for the rest. `one_line`: lines do
    not wrap, and the dots stand there by `text-overflow`; `low`: the element is no higher than a line. `silent`: the
    text is hidden from assistive technology. `reach` is what may lead to the rest: `title` (an attribute has it),
    `twin` (it stands elsewhere, whole), `link` (around a text that ends in dots), `button` (beside it), `carousel`,
    `moving`, `placed` (taken out of the flow, or moved there), `window` (what cuts it is as large as the window).
    """

    css: str
    frame: str = ""
    snippet: str
    text: str
    texts: int = 1
    axis: Literal["x", "y"]
    past: float
    was: Literal["whole", "cut", "unseen"] = "whole"
    gone: bool = False
    ellipsis: bool = False
    one_line: bool = False
    low: bool = False
    silent: bool = False
    reach: Literal["", "title", "twin", "link", "button", "carousel", "moving", "placed", "window"] = ""


class Zoom(Artifact):
    """All frames at a zoom of `percent`: in a window of `width` and `height` CSS px."""

    name = "zoom"
    percent: int
    width: int
    height: int
    texts: int
    cuts: tuple[CutText, ...] = ()
    missing_frames: tuple[MissingFrame, ...] = ()


OrientationName = Literal["portrait", "landscape"]


class Turned(Frozen):
    """An element with visible text that stands a quarter turn further in `orientation` than in the other, at the same
    width. `here` and `there` are its own rotation in degrees, in the other orientation and in this one; `share` is
    the part of the page's letters that stand in it.
    """

    orientation: OrientationName
    css: str
    snippet: str
    here: float
    there: float
    share: float


class Withheld(Frozen):
    """What the page does not show in `orientation`, at the same width: `share` of the letters of the other, beginning
    with `lost`. `added` is the text that is seen there only; `cover` the element with it that fills the window.
    """

    orientation: OrientationName
    share: float
    lost: str = ""
    added: str = ""
    cover: str = ""
    snippet: str = ""


class Orientation(Artifact):
    """The page's own document, upright and sideways; `letters` counts those that are seen."""

    name = "orientation"
    letters: int
    turned: tuple[Turned, ...] = ()
    withheld: tuple[Withheld, ...] = ()


class Overlap(Frozen):
    """An element whose `text` lies over the text `over` by `px` CSS px, and did not before."""

    css: str
    frame: str = ""
    snippet: str
    text: str
    over: str
    px: float


class Spacing(Artifact):
    """All frames with their text spread out: line height 1.5, letter spacing 0.12 em, word spacing 0.16 em, and 2 em
    below each paragraph.
    """

    name = "spacing"
    texts: int
    cuts: tuple[CutText, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    missing_frames: tuple[MissingFrame, ...] = ()


class Layer(Frozen):
    """An element that stays in place while the page scrolls. `share` is the part of the small window that it covers,
    `before` the part of the device's own window that its box took. `closes`: it is a dialog or holds a button, so
    that it may be closed; `dialog`: it is or holds one; `buttons` are the names of its buttons, empty where one has
    none; `scrolls`: something in it scrolls.
    """

    css: str
    snippet: str
    share: float
    before: float
    closes: bool = False
    dialog: bool = False
    buttons: tuple[str, ...] = ()
    scrolls: bool = False


class FixedContent(Artifact):
    """What stays in place in a small window, half-way down the page. `covered` is the part of the window under it,
    `free` the height in CSS px of the largest band of which at least half the width is not.
    """

    name = "fixed_content"
    width: int
    height: int
    covered: float
    free: float
    layers: tuple[Layer, ...] = ()
