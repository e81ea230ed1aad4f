"""How large the texts, fields and pictures of a page are on the screen of a device."""

from portalcheck.model.artifact import Artifact, MissingFrame
from portalcheck.model.frozen import Frozen


class SizedText(Frozen):
    """An element with `letters` of its own that can be seen, beginning with `text`."""

    css: str
    frame: str = ""
    snippet: str = ""
    text: str
    letters: int


class TextSize(Frozen):
    """All text of one size: how many letters and elements, and those elements that hold most of it."""

    size: float
    letters: int
    elements: int
    most: tuple[SizedText, ...] = ()


class SizedField(Frozen):
    """A field for text, a choice or a date that can be seen and changed; `size` is that of its letters."""

    css: str
    frame: str = ""
    snippet: str = ""
    label: str = ""
    size: float


class SizedImage(Frozen):
    """A picture made of pixels, as it was chosen for this device: its own width and height in `pixels`, and those in
    CSS px that it is drawn at, with what is cropped. `bytes` is what it weighs; None where the browser does not tell.
    `opens`: a link around it leads to a picture.
    """

    css: str
    frame: str = ""
    snippet: str = ""
    url: str
    pixels: tuple[int, int]
    drawn: tuple[float, float]
    bytes: int | None = None
    opens: bool = False


class Sizes(Artifact):
    """Sizes in CSS px of all frames, as they are laid out. The device shows the page at `scale`: less than 1 where it
    is laid out wider than the screen; `inflates` says that the page lets browsers make its text larger then, as those
    of phones do, which is not in the sizes. `density` is device pixels to a CSS px; `width` is the screen's narrower
    side. `fields_left_out` and `images_left_out` count those beyond the limit, of the pictures the smaller ones.
    """

    name = "sizes"
    mobile: bool
    width: int
    density: float
    scale: float = 1
    inflates: bool = False
    texts: tuple[TextSize, ...] = ()
    fields: tuple[SizedField, ...] = ()
    fields_left_out: int = 0
    images: tuple[SizedImage, ...] = ()
    images_left_out: int = 0
    missing_frames: tuple[MissingFrame, ...] = ()
