"""Layouts that hold for a few px only, between two others."""

import numpy
from numpy.typing import NDArray

from portalcheck.measure.responsive.runs import Found, Run
from portalcheck.measure.responsive.snapshot import Ids, Snapshot, Style

_APART = 2  # siblings further from each other than this say nothing about each other
_ABSENT, _BESIDE, _BELOW, _ABOVE, _BEFORE, _OVER = range(6)


class SmallRange:
    """Small-range: how two siblings stand to each other, or whether they are there, holds for at most `most` px."""

    kind = "small-range"

    def __init__(self, most: int) -> None:
        self._most = most
        self._pairs: Ids = numpy.zeros((2, 0), int)
        self._known = 0
        self._order: NDArray[numpy.int8] = numpy.zeros(0, numpy.int8)
        self._since: Ids = numpy.zeros(0, int)
        self._above: Ids = numpy.zeros(0, int)

    def take(self, now: Snapshot, wider: Snapshot | None) -> list[Run]:
        """Take the next narrower width; gives what held for a few px only and ended here."""
        first = wider is None
        if self._known != len(now.structure):
            self._grow(now, first)
        order = _orders(now, self._pairs)
        changed = numpy.flatnonzero(order != self._order)
        ended = [self._run(int(at), now, wider) for at in changed if wider and self._is_small(int(at), wider)]
        self._since[changed] = now.width
        self._above[changed] = wider.width if wider else 0
        self._order = order
        return ended

    def holds(self, run: Run, now: Snapshot) -> bool:
        """Tell whether the two stand to each other as they do in this range."""
        pair = numpy.array([[run.about["pair"][0]], [run.about["pair"][1]]])
        return int(_orders(now, pair)[0]) == int(run.about["order"])

    def _is_small(self, at: int, last: Snapshot) -> bool:
        return bool(self._above[at]) and int(self._since[at]) - last.width < self._most

    def _run(self, at: int, now: Snapshot, last: Snapshot) -> Run:
        one, other = (int(pair) for pair in self._pairs[:, at])
        order, since = int(self._order[at]), int(self._since[at])
        gone = order == _ABSENT and last.sees(one)
        found = Found(other, one) if gone else Found(one, other)
        run = Run(self.kind, (one, other, since), last.width, since, int(self._above[at]), now.width, last.width, found)
        run.about |= {"pair": (one, other), "order": order, "absent": order == _ABSENT}
        return run

    def _grow(self, now: Snapshot, first: bool) -> None:
        """Add the pairs of elements that are new; until now they were not there."""
        pairs = [
            (one, other)
            for children in now.structure.children
            for at, one in enumerate(children)
            for other in children[at + 1 : at + 1 + _APART]
            if other >= self._known
        ]
        fresh = numpy.array(pairs, int).reshape(-1, 2).T
        self._pairs = numpy.concatenate([self._pairs, fresh], axis=1)
        size = fresh.shape[1]
        self._order = numpy.concatenate([self._order, numpy.full(size, _ABSENT, numpy.int8)])
        # Since the widest window, so that no run of theirs is small.
        self._since = numpy.concatenate([self._since, numpy.full(size, now.width)])
        self._above = numpy.concatenate([self._above, numpy.zeros(size, int)])
        self._known = len(now.structure)


def _orders(now: Snapshot, pairs: Ids) -> NDArray[numpy.int8]:
    """Give how the second of each pair stands to the first. Of what stands in a line, or out of the flow, nothing is
    said: it counts as absent.
    """
    one, other = now.box[pairs[0]], now.box[pairs[1]]
    order = numpy.full(pairs.shape[1], _OVER, numpy.int8)
    order[other[:, 2] <= one[:, 0] + 1] = _BEFORE
    order[one[:, 2] <= other[:, 0] + 1] = _BESIDE
    order[other[:, 3] <= one[:, 1] + 1] = _ABOVE
    order[one[:, 3] <= other[:, 1] + 1] = _BELOW
    flowing = (now.flags[pairs] & (Style.INLINE | Style.FIXED)).sum(axis=0) == 0
    seen = ~(numpy.isnan(one[:, 0]) | numpy.isnan(other[:, 0]))
    order[~(seen & flowing)] = _ABSENT
    return order
