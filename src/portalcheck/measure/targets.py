"""Pointer targets of a frame, and how near they are to each other (WCAG 2.2, 2.5.8)."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from portalcheck.model.artifact import Flag, LayoutFrame

Box = tuple[float, float, float, float]
"""Left, top, width, height in CSS px."""

_CELL = 128.0
_OF_ITS_LAYER = Flag.FIXED | Flag.SCROLLS


@dataclass(frozen=True)
class Target:
    """One pointer target: an element, with its label and whatever else does the same.

    `boxes` are all the places that take the pointer; `bounds` encloses them. `pane` is the element that moves it
    against the rest of the page (a scroller, something fixed or sticky), -1 for the page itself.
    """

    at: int
    members: tuple[int, ...]
    boxes: tuple[Box, ...]
    bounds: Box
    pane: int
    flags: int
    href: str
    ancestors: frozenset[int]

    @property
    def width(self) -> float:
        """The width of what encloses it."""
        return self.bounds[2]

    @property
    def height(self) -> float:
        """The height of what encloses it."""
        return self.bounds[3]

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of its bounds, where 2.5.8 centres its circle."""
        left, top, width, height = self.bounds
        return left + width / 2, top + height / 2

    def is_(self, flag: int) -> bool:
        """Say whether a `Flag` holds of it."""
        return bool(self.flags & flag)

    def smaller_than(self, size: float) -> bool:
        """Say whether it is undersized; a quarter of a pixel is left to rounding."""
        return min(self.width, self.height) < size - 0.25

    def gap(self, other: "Target") -> float:
        """Measure the shortest way between two targets; 0 where they touch or overlap."""
        return min(_gap(one, two) for one in self.boxes for two in other.boxes)

    def overlaps(self, other: "Target") -> bool:
        """Say whether the two share more than an edge, or what tight lines of text share."""
        least = max(1, min(self.width, self.height) / 4)
        return any(_overlap(one, two) > least for one in self.boxes for two in other.boxes)

    def is_apart_from(self, other: "Target") -> bool:
        """Say whether to hit the other is to miss: neither stands inside the other, nor lead both to one address."""
        inside = not self.ancestors.isdisjoint(other.members) or not other.ancestors.isdisjoint(self.members)
        return self.at != other.at and not inside and not (self.href and self.href == other.href)


def targets(frame: LayoutFrame) -> list[Target]:
    """Give the targets of a frame in document order; what lies covered is none."""
    members: dict[int, list[int]] = defaultdict(list)
    for at, flags in enumerate(frame.flags):
        if flags & Flag.TARGET and not flags & Flag.COVERED:
            members[_head(frame, at)].append(at)
    found = (_target(frame, head, tuple(group)) for head, group in sorted(members.items()))
    return [target for target in found if target.boxes]


def crowding(target: Target, others: "Neighbourhood", size: float) -> Target | None:
    """Give the nearest target that a circle of this diameter, centred on an undersized target, runs into.

    It runs into the boxes of other targets and into the circles of other undersized ones.
    """
    middle, radius = target.centre, size / 2 - 0.25
    into = [
        other
        for other in others.near(middle, size)
        if target.is_apart_from(other)
        and (
            any(_distance(middle, box) < radius for box in other.boxes)
            or (other.smaller_than(size) and math.dist(middle, other.centre) < 2 * radius)
        )
    ]
    return min(into, key=lambda other: (target.gap(other), math.dist(middle, other.centre)), default=None)


class Neighbourhood:
    """The targets of one pane, by place. What moves against a target is now near and now far: it isn't counted."""

    def __init__(self, found: list[Target]) -> None:
        self._cells: dict[tuple[int, int], list[Target]] = defaultdict(list)
        for target in found:
            for box in target.boxes:
                for cell in _cells(box):
                    self._cells[cell].append(target)
            for cell in _cells((*target.centre, 0, 0)):
                self._cells[cell].append(target)

    def near(self, point: tuple[float, float], reach: float) -> Iterator[Target]:
        """Give at least the targets with a box or a middle within reach of a point."""
        around = (point[0] - reach, point[1] - reach, 2 * reach, 2 * reach)
        seen: set[int] = set()
        for cell in _cells(around):
            for target in self._cells.get(cell, ()):
                if target.at not in seen:
                    seen.add(target.at)
                    yield target


def _target(frame: LayoutFrame, head: int, members: tuple[int, ...]) -> Target:
    own = [(frame.x[at], frame.y[at], frame.w[at], frame.h[at]) for at in members]
    boxes = tuple(box for at, whole in zip(members, own, strict=True) for box in frame.rects.get(at, (whole,)))
    flags = frame.flags[head] & (Flag.UNSTYLED | Flag.UNSURE)
    for at in members:
        flags |= frame.flags[at]
    return Target(
        at=members[0] if head not in members else head,
        members=members,
        boxes=boxes,
        bounds=_bounds([*own, *boxes]),
        pane=_pane(frame, members[0]),
        flags=flags,
        href=next((frame.hrefs[at] for at in members if at in frame.hrefs), ""),
        ancestors=frozenset(above for at in members for above in _above(frame, at)),
    )


def _head(frame: LayoutFrame, at: int) -> int:
    """Follow the groups to the element that stands for all of them."""
    passed = {at}
    while (head := frame.group[at]) >= 0 and head not in passed:
        passed.add(head)
        at = head
    return at


def _pane(frame: LayoutFrame, at: int) -> int:
    if frame.flags[at] & Flag.FIXED:
        return at
    return next((above for above in _above(frame, at) if frame.flags[above] & _OF_ITS_LAYER), -1)


def _above(frame: LayoutFrame, at: int) -> Iterator[int]:
    while (at := frame.parent[at]) >= 0:
        yield at


def _bounds(boxes: list[Box]) -> Box:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return left, top, right - left, bottom - top


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    left, top, width, height = box
    for column in range(int(left // _CELL), int((left + width) // _CELL) + 1):
        for row in range(int(top // _CELL), int((top + height) // _CELL) + 1):
            yield column, row


def _distance(point: tuple[float, float], box: Box) -> float:
    return _gap((*point, 0, 0), box)


def _gap(one: Box, two: Box) -> float:
    across = max(two[0] - one[0] - one[2], one[0] - two[0] - two[2], 0)
    down = max(two[1] - one[1] - one[3], one[1] - two[1] - two[3], 0)
    return math.hypot(across, down)


def _overlap(one: Box, two: Box) -> float:
    """Measure how far two boxes reach into each other, in the direction where it is less."""
    across = min(one[0] + one[2], two[0] + two[2]) - max(one[0], two[0])
    down = min(one[1] + one[3], two[1] + two[3]) - max(one[1], two[1])
    return min(across, down)
