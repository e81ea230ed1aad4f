"""Elements that leave the box they stand in, or the window."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import partial

import numpy
from numpy.typing import NDArray

from portalcheck.measure.responsive.runs import Found, Run
from portalcheck.measure.responsive.snapshot import Boxes, Ids, Snapshot, Style

_LEAST = 0.95  # CSS px beyond the edge; boxes are known to a tenth
_AT_ONCE = 8  # CSS px that an element may move more than the edge of the window does, to be pushed

Region = tuple[float, float, float, float]
"""Left, top, right and bottom in CSS px of the page."""


class ElementProtrusion:
    """Element protrusion: what is seen of an element leaves the nearest painted box around it, and was in it in the
    next wider window.
    """

    kind = "element-protrusion"

    def find(self, now: Snapshot) -> Mapping[Hashable, Found]:
        """Give the outermost elements that leave a box, each with it."""
        found: dict[Hashable, Found] = {}
        for owner, container, px, region, is_text in _leaving(now):
            outside = partial(_leaves_box, now.box[container])
            element = _outermost(now, owner, outside, container)
            if now.layer[element] != now.layer[container]:
                continue
            key = (element, container)
            if key not in found or px > found[key].px:
                found[key] = Found(element, container, px, region=region, is_text=is_text)
        return found

    def begins(self, run: Run, now: Snapshot, wider: Snapshot | None) -> bool:
        """Tell whether both are there in the next wider window, the element in the box."""
        return wider is not None and wider.sees(run.found.element) and wider.sees(run.found.other)

    def holds(self, run: Run, now: Snapshot) -> bool:
        """Tell whether it leaves the box."""
        return run.key in self.find(now)


class ViewportProtrusion:
    """Viewport protrusion: what is seen of an element reaches past the edge of the window."""

    kind = "viewport-protrusion"

    def __init__(self) -> None:
        self._pushed: set[int] = set()
        self._last: Snapshot | None = None

    def find(self, now: Snapshot) -> Mapping[Hashable, Found]:
        """Give the outermost elements that reach past the edge; of siblings the one that reaches furthest."""
        ink = now.ink
        past = ink.box[:, 2] - now.edge
        furthest: dict[Hashable, Found] = {}
        for at in numpy.flatnonzero(past >= _LEAST):
            owner = int(ink.of[at])
            # Where nothing scrolls there, an empty box is no loss.
            if not now.scrolls and not ink.is_line[at] and not now.has(owner, Style.THING | Style.TARGET):
                continue
            element = _outermost(now, owner, partial(_leaves_window, now.edge), 0)
            # What was taken out of the flow, or moved, and is wholly outside waits there, unless it was pushed out.
            waits = ink.box[at, 0] >= now.edge - _LEAST and _is_placed(now, owner)
            if waits and element not in self._pushed and not self._is_pushed(element, now):
                continue
            self._pushed.add(element)
            over = now.structure.parent[element]
            if over not in furthest or past[at] > furthest[over].px:
                left, top, right, bottom = ink.box[at]
                region = (max(float(left), now.edge), float(top), float(right), float(bottom))
                furthest[over] = Found(element, px=float(past[at]), region=region)
        self._last = now
        return furthest

    def _is_pushed(self, element: int, now: Snapshot) -> bool:
        """Tell whether it was inside in the next wider window, and has moved no more than the edge has."""
        wider = self._last
        if wider is None or wider.width <= now.width or not wider.sees(element):
            return False
        moved = abs(now.box[element, 0] - wider.box[element, 0])
        return bool(wider.part[element][0] < wider.edge and moved <= wider.edge - now.edge + _AT_ONCE)

    def begins(self, run: Run, now: Snapshot, wider: Snapshot | None) -> bool:
        """Say yes: to leave the window is a failure at any width."""
        return True

    def holds(self, run: Run, now: Snapshot) -> bool:
        """Tell whether it, or a sibling, reaches past the edge."""
        return run.key in self.find(now)


def _around(now: Snapshot) -> tuple[NDArray[numpy.bool_], Ids]:
    """Tell which elements are painted boxes, and give the nearest that each stands in; -1 where that is the page."""
    box = ((now.flags & (Style.PAINTS | Style.INLINE)) == Style.PAINTS) & ~numpy.isnan(now.box[:, 0])
    fixed = now.flags & Style.FIXED != 0
    around = [-1] * len(box)
    is_box, is_fixed = box.tolist(), fixed.tolist()
    for at, parent in enumerate(now.structure.parent[: len(around)]):
        if parent > 0 and not is_fixed[at]:
            around[at] = parent if is_box[parent] else around[parent]
    return box, numpy.array(around)


def _leaving(now: Snapshot) -> Iterator[tuple[int, int, float, Region, bool]]:
    """Give what is seen outside the box that it stands in: the element, the box, by how many CSS px, where, and whether
    it is text.
    """
    ink = now.ink
    box, around = _around(now)
    container = numpy.where(ink.is_line & box[ink.of], ink.of, around[ink.of])
    there = numpy.flatnonzero((container >= 0) & ~ink.scrolled)
    past = _past(ink.box[there], now.box[container[there]])
    for at in numpy.flatnonzero(past >= _LEAST):
        inner, outer = ink.box[there[at]], now.box[container[there[at]]]
        element, box_around = int(ink.of[there[at]]), int(container[there[at]])
        yield element, box_around, float(past[at]), _outside(inner, outer), bool(ink.is_line[there[at]])


def _outside(inner: Boxes, outer: Boxes) -> Region:
    """Give the part of a box that lies beyond another, on the side where it is most."""
    left, top, right, bottom = (float(side) for side in inner)
    match int(numpy.argmax(numpy.concatenate([outer[:2] - inner[:2], inner[2:] - outer[2:]]))):
        case 0:
            return left, top, min(right, float(outer[0])), bottom
        case 1:
            return left, top, right, min(bottom, float(outer[1]))
        case 2:
            return max(left, float(outer[2])), top, right, bottom
        case _:
            return left, max(top, float(outer[3])), right, bottom


def _past(inner: Boxes, outer: Boxes) -> NDArray[numpy.float64]:
    """Measure how far boxes reach out of others, on the side where it is most."""
    beyond = numpy.concatenate([outer[..., :2] - inner[..., :2], inner[..., 2:] - outer[..., 2:]], axis=-1)
    most: NDArray[numpy.float64] = beyond.max(axis=-1)
    return most


def _outermost(now: Snapshot, element: int, leaves: Callable[[Boxes], bool], end: int) -> int:
    """Give the outermost of an element and those around it, up to `end`, whose box leaves."""
    best, node = element, element
    while node not in (end, -1):
        # The box around an inline element is not where its lines are.
        if now.sees(node) and not now.has(node, Style.INLINE) and leaves(now.part[node]):
            best = node
        node = now.structure.parent[node]
    return best


def _leaves_box(outer: Boxes, box: Boxes) -> bool:
    return bool(_past(box, outer) >= _LEAST)


def _leaves_window(edge: float, box: Boxes) -> bool:
    return bool(box[2] - edge >= _LEAST)


def _is_placed(now: Snapshot, element: int) -> bool:
    while element > 0:
        if now.has(element, Style.PLACED | Style.MOVED):
            return True
        element = now.structure.parent[element]
    return False
