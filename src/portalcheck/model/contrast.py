"""How far the colours of text stand apart from what lies behind it."""

from portalcheck.model.artifact import Artifact, MissingFrame
from portalcheck.model.frozen import Frozen


class InkFrame(Frozen):
    """The texts of one frame in columns, one entry for each element that holds text of its own.

    `passing` counts the texts that are not listed, since their styles alone give at least `Contrast.clear`; `more`
    those that were left out. `kind` is `text`, or the `value` or `placeholder` of a field. `size` is in CSS px.
    `colour` is the text's own, `background` what lies behind it where that is one colour.

    `measured` is `styles` where these tell both colours, `pixels` where pictures with and without the text did, else
    `none`; ratios are rounded down. `why` says what kept the styles from telling: `image`, `overlap`, `pseudo`
    (something placed by the style), `outside` (the text leaves the box whose colour is behind it), `shadow`, `canvas`;
    an effect by which the colour of the text is not known either, so that its pixels say how much there is at least:
    `filter`, `opacity`, `mask`, `clip`, `stroke`; and where no picture told either, `frame`, `unseen`, `moving`, `far`
    or `field`.

    `lowest` is the contrast of the letter that fares worst, each by the best place on or beside it; `worst` that of the
    pixels of the letters, but for the lowest two in a hundred; `usual` their median. `exempt` says what may free a text
    from the criterion: `inactive` or `logo` (so called by its class), `icon` (by its font), `letter` (a single one),
    `hidden` (from assistive technology).
    """

    frame: str
    passing: int = 0
    more: int = 0
    css: tuple[str, ...] = ()
    snippet: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    size: tuple[float, ...] = ()
    bold: tuple[bool, ...] = ()
    colour: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    measured: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    lowest: tuple[float | None, ...] = ()
    worst: tuple[float | None, ...] = ()
    usual: tuple[float | None, ...] = ()


class Contrast(Artifact):
    """Every frame's texts, the page's own first. `clear` is the ratio from which on a text is only counted."""

    name = "contrast"
    clear: float = 7.0
    frames: tuple[InkFrame, ...]
    missing_frames: tuple[MissingFrame, ...] = ()
