"""Elements that lie over each other at a width, and stood apart in the next wider window."""

from collections.abc import Hashable, Iterator, Mapping
from itertools import islice

import numpy
from numpy.typing import NDArray

from portalcheck.measure.responsive.runs import Found, Run
from portalcheck.measure.responsive.snapshot import Boxes, Ids, Snapshot, Style, meet, overlap

_LEAST = 0.95  # CSS px that they share, both ways; boxes are known to a tenth
_MANY = 2000  # pairs of one width; more is no layout to speak of
_AT_ONCE = 128
_TALL = 300  # CSS px


class Collision:
    """Element collision: what two siblings show overlaps. They are named by the siblings that hold them."""

    kind = "element-collision"

    def find(self, now: Snapshot) -> Mapping[Hashable, Found]:
        """Give the pairs of siblings in which something that is seen lies over something else."""
        owners, boxes = now.ink.of, now.ink.box
        found: dict[Hashable, Found] = {}
        for first, second in islice(_overlapping(now, owners, boxes), _MANY):
            one, other = int(owners[first]), int(owners[second])
            pair = now.structure.below_common(one, other)
            px = overlap(boxes[first], boxes[second])
            key = (min(pair), max(pair))
            if key not in found or px > found[key].px:
                # The outermost of those around each that reach into the other as well.
                higher = _outermost(now, one, pair[0], boxes[second]), _outermost(now, other, pair[1], boxes[first])
                found[key] = Found(min(higher), max(higher), px, region=meet(boxes[first], boxes[second]))
        return found

    def begins(self, run: Run, now: Snapshot, wider: Snapshot | None) -> bool:
        """Tell whether the two are both there in the next wider window; note whether their boxes are apart in it."""
        one, other = run.found.element, run.found.other
        if wider is None or not (wider.sees(one) and wider.sees(other)):
            return False
        run.about["boxes"] = overlap(wider.part[one], wider.part[other]) < _LEAST
        return True

    def holds(self, run: Run, now: Snapshot) -> bool:
        """Tell whether their boxes overlap, where these come apart; else whether what is seen of them does."""
        one, other = run.found.element, run.found.other
        if run.about["boxes"]:
            return now.sees(one) and now.sees(other) and overlap(now.part[one], now.part[other]) >= _LEAST
        return run.key in self.find(now)


def _outermost(now: Snapshot, element: int, top: int, into: Boxes) -> int:
    best, node = element, element
    while True:
        if now.sees(node) and overlap(now.part[node], into) >= _LEAST:
            best = node
        if node == top:
            return best
        node = now.structure.parent[node]


def _overlapping(now: Snapshot, owners: Ids, boxes: Boxes) -> Iterator[tuple[int, int]]:
    """Give the pairs of boxes that overlap, of elements of which neither holds the other.

    What stays in place lies over the page for a moment only, but for a bar at the top: what is under it at the
    beginning of the page comes out nowhere.
    """
    begin, end = now.structure.spans[:, owners]
    layer, at_top = now.layer[owners], _bars_at_the_top(now)
    for rows, columns in _neighbours(boxes):
        one, other = boxes[rows].T[..., None], boxes[columns].T
        both = numpy.minimum(one[3], other[3]) - numpy.maximum(one[1], other[1]) >= _LEAST
        both &= numpy.minimum(one[2], other[2]) - numpy.maximum(one[0], other[0]) >= _LEAST
        first, second = (index[at] for index, at in zip((rows, columns), numpy.nonzero(both), strict=True))
        apart = (end[first] <= begin[second]) | (end[second] <= begin[first])
        kept = apart & _together(layer[first], layer[second], at_top)
        yield from zip(first[kept].tolist(), second[kept].tolist(), strict=True)


def _neighbours(boxes: Boxes) -> Iterator[tuple[Ids, Ids]]:
    """Give which boxes may overlap which, each pair once or more: what is tall with everything, all else with what is
    near.
    """
    tall = boxes[:, 3] - boxes[:, 1] > _TALL
    if tall.any():
        yield numpy.flatnonzero(tall), numpy.arange(len(boxes))
    low = numpy.flatnonzero(~tall)
    low = low[numpy.argsort(boxes[low, 1], kind="stable")]
    top, bottom = boxes[low, 1], boxes[low, 3]
    for start in range(0, len(low), _AT_ONCE):
        rows = low[start : start + _AT_ONCE]
        last = int(numpy.searchsorted(top, bottom[start : start + _AT_ONCE].max() - _LEAST))
        yield rows, low[start : max(last, start + len(rows))]


def _bars_at_the_top(now: Snapshot) -> Ids:
    """Give the fixed elements at the top of the window that are no higher than half of it."""
    fixed = numpy.flatnonzero(now.flags & Style.FIXED)
    box = now.box[fixed]
    bars: Ids = fixed[(box[:, 1] <= 1) & (box[:, 3] < now.height / 2) & (box[:, 2] - box[:, 0] > now.edge / 2)]
    return bars


def _together(one: Ids, other: Ids, at_top: Ids) -> NDArray[numpy.bool_]:
    under = (numpy.isin(one, at_top) & (other < 0)) | (numpy.isin(other, at_top) & (one < 0))
    together: NDArray[numpy.bool_] = (one == other) | under
    return together
