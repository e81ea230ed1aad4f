"""Which frames of a page can be seen, from the layouts of the pages that hold them."""

from collections.abc import Iterator

from portalcheck.measure.selectors import Selectors
from portalcheck.model.artifact import Flag, Layout, LayoutFrame

_HOLDERS = frozenset({"iframe", "frame", "object", "embed"})


def visible_frames(layout: Layout) -> Iterator[LayoutFrame]:
    """Give the frames whose element is shown, and whose parents' are; the page's own document comes first."""
    shown: dict[str, LayoutFrame] = {}
    for frame in layout.frames:
        if not frame.frame or _is_shown(shown, frame.frame):
            shown[frame.frame] = frame
            yield frame


def _is_shown(shown: dict[str, LayoutFrame], path: str) -> bool:
    above, _, css = path.rpartition(" >> ")
    parent = shown.get(above)
    if parent is None:
        return False
    selectors = Selectors(parent)
    for at, tag in enumerate(parent.tag):
        if tag in _HOLDERS and selectors.css(at) == css:
            return bool(parent.flags[at] & Flag.VISIBLE)
    return True  # a frame whose element cannot be found is not thereby hidden
