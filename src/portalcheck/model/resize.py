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
