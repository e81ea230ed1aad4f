"""Content that a box cuts off and nothing scrolls to, and letters whose marks are cut off."""

from collections.abc import Hashable, Mapping

import numpy
from numpy.typing import NDArray

from portalcheck.measure.responsive.runs import Found, Run
from portalcheck.measure.responsive.snapshot import Snapshot, Style

_LEAST = 0.95  # CSS px beyond the edge; boxes are known to a tenth
_FOLDED = 4  # CSS px: what is no larger is folded up, or for screen readers
_OF_A_LETTER = (0.3, 0.2)  # of an em, across and down, that text may lose before anything is missed
_EM = 0.7  # the height of a line's letters

Floats = NDArray[numpy.float64]


class ContentCutOff:
    """Content cut off: text in a block that reaches out of the box which cuts it, on one axis."""

    kind = "content-cut-off"

    def find(self, now: Snapshot) -> Mapping[Hashable, Found]:
        """Give the boxes that cut a block with text in it, and by how much that text is cut: 0 where it is not."""
        of, by = now.line_of, now.line_limit
        em = (now.line[:, 3] - now.line[:, 1]) / _EM
        found: dict[Hashable, Found] = {}
        for axis, cuts in enumerate((Style.CLIPS_X, Style.CLIPS_Y)):
            held = numpy.flatnonzero((by >= 0) & (now.flags[by] & cuts > 0) & (now.flags[of] & Style.SILENT == 0))
            outer = now.box[by[held]]
            own = now.box[of[held]]
            least = numpy.maximum(2, _OF_A_LETTER[axis] * em[held])
            text = _beyond(now.line[held], outer, axis)
            text = numpy.where(text > least, text, 0)
            block = numpy.where(of[held] == by[held], 0, _beyond(own, outer, axis))
            folded = numpy.minimum(outer[:, 2] - outer[:, 0], outer[:, 3] - outer[:, 1]) < _FOLDED
            for at in numpy.flatnonzero(((text > 0) | (block >= _LEAST)) & ~folded):
                element, box, px = int(of[held[at]]), int(by[held[at]]), float(text[at])
                key, reach = (box, axis), float(max(block[at], text[at]))
                if key not in found or reach > found[key].reach:
                    found[key] = Found(element, box, max(px, found[key].px if key in found else 0), reach=reach)
        return found

    def begins(self, run: Run, now: Snapshot, wider: Snapshot | None) -> bool:
        """Say yes, as to lose content is a failure at any width; note on which axis it is cut."""
        run.about["axis"] = "xy"[run.key[1]] if isinstance(run.key, tuple) else ""
        return True

    def holds(self, run: Run, now: Snapshot) -> bool:
        """Tell whether anything reaches out of the box."""
        return run.key in self.find(now)


class TextClipped:
    """Text clipped: letters whose tops or feet reach out of the box that cuts them, by the ink of the font."""

    kind = "text-clipped"

    def find(self, now: Snapshot) -> Mapping[Hashable, Found]:
        """Give the blocks with such letters."""
        return {one.block: Found(one.block, one.by, max(one.above, one.below), one.letters) for one in now.clipped}

    def begins(self, run: Run, now: Snapshot, wider: Snapshot | None) -> bool:
        """Say yes: it is a failure at any width."""
        return True

    def holds(self, run: Run, now: Snapshot) -> bool:
        """Tell whether letters are cut."""
        return any(one.block == run.key for one in now.clipped)


def _beyond(inner: Floats, outer: Floats, axis: int) -> Floats:
    beyond = numpy.maximum(outer[:, axis] - inner[:, axis], inner[:, axis + 2] - outer[:, axis + 2])
    return numpy.nan_to_num(beyond, nan=0.0)
