"""Elements that leave the box they stand in, or the window."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import partial

import numpy
from numpy.typing import NDArray

from portalcheck.measure.responsive.edges import Edge, Region
from portalcheck.measure.responsive.runs import Found, Run
from portalcheck.measure.responsive.snapshot import Boxes, Ids, Snapshot, Style

_LEAST = 0.95  # CSS px beyond the edge; boxes are known to a tenth
_A_LETTER = 4  # CSS px before the edge at which lines begin: less is no letter lost
_AT_ONCE = 8  # CSS px that an element may move more than the edge of the window does, to be pushed


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
    """Viewport protrusion: what is seen of an element reaches past the edge of the window at which lines end, or past
    the one at which they begin, where no scrolling leads.
    """

    kind = "viewport-protrusion"

    def __init__(self) -> None:
        self._pushed: set[int] = set()
        self._last: Snapshot | None = None

    def find(self, now: Snapshot) -> Mapping[Hashable, Found]:
        """Give the outermost elements that reach past an edge; of siblings the one that reaches furthest."""
        furthest: dict[Hashable, Found] = {}
        for edge, least, is_missed in (
            (now.end, _LEAST, self._is_missed_at_the_end),
            (now.begin, _A_LETTER, self._is_missed_at_the_beginning),
        ):
            past = edge.past(now.ink.box)
            for at in numpy.flatnonzero(past >= least):
                element = _outermost(now, int(now.ink.of[at]), partial(_leaves_window, edge), 0)
                if element not in self._pushed and not is_missed(now, int(at), element):
                    continue
                self._pushed.add(element)
                over = now.structure.parent[element]
                if over not in furthest or past[at] > furthest[over].px:
                    furthest[over] = Found(element, px=float(past[at]), region=edge.outside(now.ink.box[at]))
        self._last = now
        return furthest

    def _is_missed_at_the_end(self, now: Snapshot, at: int, element: int) -> bool:
        owner, is_line = int(now.ink.of[at]), now.ink.is_line[at]
        # Where nothing scrolls there, an empty box is no loss.
        if not now.scrolls and not is_line and not now.has(owner, Style.THING | Style.TARGET):
            return False
        # What was taken out of the flow, or moved, and is wholly outside waits there, unless it was pushed out.
        waits = now.end.beyond(now.ink.box[at]) >= -_LEAST and _is_placed(now, owner)
        return not waits or self._is_pushed(element, now, now.end)

    def _is_missed_at_the_beginning(self, now: Snapshot, at: int, element: int) -> bool:
        owner, is_line, edge = int(now.ink.of[at]), now.ink.is_line[at], now.begin
        if now.has(owner, Style.SILENT) or not (is_line or now.has(owner, Style.THING | Style.TARGET)):
            return False
        is_cut = edge.beyond(now.ink.box[at]) < -_LEAST and (is_line or now.has(owner, Style.TARGET))
        if is_cut and not _is_placed(now, owner):
            return True
        # A drawer may stick out a little, a picture be cut by intent, text for screen readers, or words in the place of
        # a picture, stand outside: they count where they were pushed out.
        return _leaves_window(edge, now.part[element]) and self._is_pushed(element, now, edge)

    def _is_pushed(self, element: int, now: Snapshot, edge: Edge) -> bool:
        """Tell whether it was inside in the next wider window, and has moved no more than the edge has."""
        wider = self._last
        if wider is None or wider.width <= now.width or not wider.sees(element):
            return False
        before = wider.part[element]
        inside = wider.begin.past(before) < _A_LETTER if edge == now.begin else wider.end.beyond(before) < 0
        moved = abs(now.begin.past(now.box[element]) - wider.begin.past(wider.box[element]))
        return bool(inside and moved <= wider.edge - now.edge + _AT_ONCE)

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


def _leaves_window(edge: Edge, box: Boxes) -> bool:
    return bool(edge.past(box) >= _LEAST)


def _is_placed(now: Snapshot, element: int) -> bool:
    while element > 0:
        if now.has(element, Style.PLACED | Style.MOVED):
            return True
        element = now.structure.parent[element]
    return False
