"""Where everything stands at one width of the window."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy
from numpy.typing import NDArray

from portalcheck.measure.responsive.edges import Edge

Boxes = NDArray[numpy.float64]
"""Rows of left, top, right and bottom, in CSS px of the page."""
Ids = NDArray[numpy.int64]

_ENDLESS = numpy.array([-numpy.inf, -numpy.inf, numpy.inf, numpy.inf])


class Style:
    """What is known of the styles of an element, as bits; see gather/scripts/sweep.js."""

    PAINTS = 1
    CLIPS_X = 2
    CLIPS_Y = 4
    SCROLLS_X = 8
    SCROLLS_Y = 16
    FIXED = 32
    STICKY = 64
    PLACED = 128  # absolute or fixed
    MOVED = 256  # transformed, or relative with an offset
    FLOAT = 512
    INLINE = 1024
    INLINE_BLOCK = 2048
    GRID = 4096
    FLEX = 8192
    WRAPS = 16384  # a flex container whose items may wrap
    TABLE = 32768  # a table or a part of one
    THING = 65536  # a picture, a control, a frame
    SILENT = 131072  # hidden from assistive technology
    TARGET = 262144  # a link or a control
    FIELD = 1048576  # what text or a choice goes into
    FLOWS = 524288  # an inline block as wide as its content, outside of menus: it wraps as words do


class Structure:
    """The elements of a page as they become known; a parent comes before its children."""

    def __init__(self) -> None:
        self.parent: list[int] = []
        self.depth: list[int] = []
        self.children: list[list[int]] = []
        self._spans: Ids = numpy.zeros((2, 0), int)

    def __len__(self) -> int:
        return len(self.parent)

    def add(self, parent: int) -> None:
        """Add an element; `parent` is -1 at the root."""
        at = len(self.parent)
        self.parent.append(parent)
        self.depth.append(self.depth[parent] + 1 if parent >= 0 else 0)
        self.children.append([])
        if parent >= 0:
            self.children[parent].append(at)

    def holds(self, outer: int, inner: int) -> bool:
        """Tell whether an element is another or holds it."""
        while self.depth[inner] > self.depth[outer]:
            inner = self.parent[inner]
        return inner == outer

    @property
    def spans(self) -> Ids:
        """Two rows: where each element begins and ends when all are numbered inwards; what it holds lies between."""
        if self._spans.shape[1] != len(self):
            spans = numpy.zeros((2, len(self)), int)
            waiting, count = [at for at, parent in enumerate(self.parent) if parent < 0], 0
            while waiting:
                at = waiting.pop()
                if at < 0:
                    spans[1, ~at] = count
                    continue
                spans[0, at] = count
                count += 1
                waiting += [~at, *self.children[at]]
            self._spans = spans
        return self._spans

    def below_common(self, one: int, other: int) -> tuple[int, int]:
        """Give the two siblings that hold these elements, or are these; neither may hold the other."""
        while self.depth[one] > self.depth[other]:
            one = self.parent[one]
        while self.depth[other] > self.depth[one]:
            other = self.parent[other]
        while self.parent[one] != self.parent[other]:
            one, other = self.parent[one], self.parent[other]
        return one, other


@dataclass(frozen=True)
class Clipped:
    """Text whose letters are cut above or below: of a block, by a box, by so many CSS px."""

    block: int
    by: int
    above: float
    below: float
    letters: str
    text: str


@dataclass(frozen=True)
class Ink:
    """Boxes of what is seen, each of an element; `is_line` where it is a line of text in that block, `scrolled` where a
    scroller has the rest of it.
    """

    of: Ids
    box: Boxes
    is_line: NDArray[numpy.bool_]
    scrolled: NDArray[numpy.bool_]


@dataclass(frozen=True)
class Snapshot:
    """One width. `box` has a row for each element, not a number where it is not seen; `clip` names what cuts it.

    `line` has a row for each line of text, of the block `line_of`. `edge` is where the window ends, and `height` is its
    own; `leftwards` says that the page scrolls to the left, as lines, or columns of them, go there.
    """

    width: int
    height: float
    edge: float
    scrolls: bool
    leftwards: bool
    structure: Structure
    flags: Ids
    clip: Ids
    box: Boxes
    line_of: Ids
    line: Boxes
    clipped: tuple[Clipped, ...]

    def has(self, element: int, style: int) -> bool:
        """Tell whether an element has any of these styles."""
        return bool(self.flags[element] & style) if element < len(self.flags) else False

    def sees(self, element: int) -> bool:
        """Tell whether an element is rendered with a size."""
        return element < len(self.box) and not bool(numpy.isnan(self.box[element, 0]))

    def differs(self, other: "Snapshot") -> bool:
        """Tell whether anything stands elsewhere than in another snapshot of the same width."""
        same = self.box.shape == other.box.shape and numpy.array_equal(self.box, other.box, equal_nan=True)
        return not same

    @property
    def begin(self) -> Edge:
        """The edge of the window before which no scrolling leads."""
        return Edge(self.edge, is_right=True) if self.leftwards else Edge(0, is_right=False)

    @property
    def end(self) -> Edge:
        """The edge of the window past which the page scrolls, where it does."""
        return Edge(0, is_right=False) if self.leftwards else Edge(self.edge, is_right=True)

    @cached_property
    def limit(self) -> Boxes:
        """What each element leaves of what it holds to be seen now; the last row is for what nothing cuts."""
        limits = numpy.tile(_ENDLESS, (len(self.flags) + 1, 1))
        cuts = Style.CLIPS_X | Style.CLIPS_Y | Style.SCROLLS_X | Style.SCROLLS_Y
        for at in numpy.flatnonzero(self.flags & cuts).tolist():
            own, outer = limits[at], limits[self.clip[at]]
            box = self.box[at] if self.sees(at) else numpy.zeros(4)
            across = self.flags[at] & (Style.CLIPS_X | Style.SCROLLS_X)
            down = self.flags[at] & (Style.CLIPS_Y | Style.SCROLLS_Y)
            own[:] = outer
            if across:
                own[0], own[2] = max(outer[0], box[0]), min(outer[2], box[2])
            if down:
                own[1], own[3] = max(outer[1], box[1]), min(outer[3], box[3])
        return limits

    @cached_property
    def part(self) -> Boxes:
        """What is seen of each element."""
        return _meet(self.box, self.limit[self.clip])

    @cached_property
    def line_limit(self) -> Ids:
        """What cuts each line: its block where that cuts what it holds, else what cuts the block."""
        cuts = Style.CLIPS_X | Style.CLIPS_Y | Style.SCROLLS_X | Style.SCROLLS_Y
        of = self.line_of
        return numpy.where(self.flags[of] & cuts, of, self.clip[of])

    @cached_property
    def line_part(self) -> Boxes:
        """What is seen of each line."""
        return _meet(self.line, self.limit[self.line_limit])

    @cached_property
    def ink(self) -> "Ink":
        """All that is seen: the boxes that paint something, then the lines of text."""
        # The box around an inline element that wraps is not what it paints.
        painted = numpy.flatnonzero((self.flags & (Style.PAINTS | Style.INLINE)) == Style.PAINTS)
        of = numpy.concatenate([painted, self.line_of])
        whole = numpy.concatenate([self.box[painted], self.line])
        box = numpy.concatenate([self.part[painted], self.line_part])
        limit = numpy.concatenate([self.clip[painted], self.line_limit])
        scrolls = (self.flags[limit] & (Style.SCROLLS_X | Style.SCROLLS_Y) > 0) & (limit >= 0)
        scrolled = scrolls & (numpy.abs(whole - box) > 1).any(axis=1)
        kept = (box[:, 2] - box[:, 0] > 1) & (box[:, 3] - box[:, 1] > 1)
        return Ink(of[kept], box[kept], (numpy.arange(len(of)) >= len(painted))[kept], scrolled[kept])

    @cached_property
    def layer(self) -> Ids:
        """The fixed or sticky element that each element moves with, -1 for the page."""
        stays = (self.flags & (Style.FIXED | Style.STICKY)).tolist()
        layers = [-1] * len(stays)
        for at, parent in enumerate(self.structure.parent[: len(stays)]):
            layers[at] = at if stays[at] else layers[parent] if parent >= 0 else -1
        return numpy.array(layers)


class Page:
    """Makes snapshots of what the page tells, width after width."""

    def __init__(self) -> None:
        self.structure = Structure()
        self._styles: tuple[Ids, Ids] = (numpy.zeros(0, int),) * 2

    def at(self, width: int, told: dict[str, Any]) -> Snapshot:
        """Give the snapshot of one answer of gather/scripts/sweep.js."""
        for parent in told["added"]:
            self.structure.add(parent)
        if told["flags"] is not None:
            self._styles = numpy.array(told["flags"], int), numpy.array(told["clips"], int)
        flags, clip = self._styles
        box = numpy.full((len(flags), 4), numpy.nan)
        box[told["at"]["id"]] = _boxes(told["at"])
        line_of = numpy.array(told["line"]["id"], int)
        return Snapshot(
            width=width,
            height=told["high"],
            edge=told["edge"],
            scrolls=told["scrolls"],
            leftwards=told["leftwards"],
            structure=self.structure,
            flags=flags,
            clip=clip,
            box=box,
            line_of=line_of,
            line=_boxes(told["line"]),
            clipped=tuple(
                Clipped(block, by, above / 10, below / 10, letters, text)
                for block, by, above, below, letters, text in told["lost"]
            ),
        )


def overlap(one: Boxes, other: Boxes) -> float:
    """Measure how far two boxes reach into each other, where it is less; negative where they do not."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return float(min(across, down))


def meet(one: Boxes, other: Boxes) -> tuple[float, float, float, float]:
    """Give what two boxes share: left, top, right and bottom."""
    left, top = numpy.maximum(one[:2], other[:2])
    right, bottom = numpy.minimum(one[2:], other[2:])
    return float(left), float(top), float(right), float(bottom)


def _boxes(columns: dict[str, list[int]]) -> Boxes:
    return numpy.array([columns[side] for side in "xyrb"], float).reshape(4, -1).T / 10


def _meet(boxes: Boxes, limits: Boxes) -> Boxes:
    return numpy.concatenate(
        [numpy.maximum(boxes[:, :2], limits[:, :2]), numpy.minimum(boxes[:, 2:], limits[:, 2:])], axis=1
    )
