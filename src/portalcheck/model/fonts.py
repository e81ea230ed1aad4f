"""Which fonts the browser draws the letters of a page in, by its own report."""

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen


class FontUse(Frozen):
    """How many `glyphs` came from a font; `web` says that the page brought it, else it is one of the machine."""

    name: str
    web: bool
    glyphs: int


class Lettering(Frozen):
    """The words of one font family, weight and style that hold letters which only Vietnamese has, beside others.

    `css`, `snippet` and `text` are those of the first such text, and `texts` counts them. `plain` are the fonts of the
    letters from a to z that occur in these words, `letters` those of the Vietnamese ones, each letter counted once.
    Where the latter are others, `apart` names the font of single letters.
    """

    css: str
    snippet: str
    text: str
    texts: int
    family: str
    weight: str
    style: str
    plain: tuple[FontUse, ...]
    letters: tuple[FontUse, ...]
    apart: dict[str, str] = {}


class Fonts(Artifact):
    """The letterings of the page's own document, and how many were left out."""

    name = "fonts"
    letterings: tuple[Lettering, ...] = ()
    left_out: int = 0
