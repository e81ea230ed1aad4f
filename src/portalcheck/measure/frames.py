"""Which frames of a page can be seen, from the layouts of the pages that hold them."""

from collections.abc import Iterator

from portalcheck.measure.selectors import Selectors
from portalcheck.model.artifact import Flag, Layout, LayoutFrame

_HOLDERS = frozenset({"iframe", "frame", "object", "embed"})


def visible_frames(layout: Layout) -> Iterator[LayoutFrame]:
    """Give the frames whose element is shown, and whose parents' are; the page's own document comes first."""
    shown: dict[str, LayoutFrame] = {}
    for frame in layout.frames:
        above, _, css = frame.frame.rpartition(" >> ")
        if not frame.frame or (above in shown and _is_shown(shown[above], css)):
            shown[frame.frame] = frame
            yield frame


def _is_shown(parent: LayoutFrame, css: str) -> bool:
    selectors = Selectors(parent)
    for at, tag in enumerate(parent.tag):
        if tag in _HOLDERS and selectors.css(at) == css:
            return bool(parent.flags[at] & Flag.VISIBLE)
    return True  # a frame whose element cannot be found is not thereby hidden
