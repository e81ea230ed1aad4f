"""What comes again on several pages: its order on each, and what stands the other way round on another one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from portalcheck.model.assertion import Pointer
from portalcheck.model.elements import Element
from portalcheck.model.subject import Subject

Key = tuple[str, ...]
_ALIKE = 0.5  # of what the shorter row holds; below it two rows are of pages that have little in common
_SURELY_ALIKE = 0.75


class Mark(NamedTuple):
    """Something that may come again on another page; `key` is what it is known by there.

    Its order is compared with that of all others where it is `telling`, else with that of telling ones alone. It is
    `fixed` where it belongs to what surrounds the content, not to the content, which may bring the same in any order.
    """

    key: Key
    name: str
    pointer: Pointer
    box: tuple[float, float, float, float]
    telling: bool = True
    fixed: bool = True

    @classmethod
    def of(cls, element: Element, key: Key, *, telling: bool = True, fixed: bool = True) -> "Mark":
        """Mark an element of a page's own document."""
        pointer = Pointer(css=element.css, snippet=element.snippet)
        return cls(key, " ".join(element.name.split())[:_LONGEST], pointer, element.box, telling, fixed)


_LONGEST = 80


class Row:
    """What stands on one page in one place, in its order. Rows of one `group` are held against one another."""

    def __init__(self, group: Key, page: Subject, marks: Iterable[Mark], size: int | None = None) -> None:
        """`size` counts the telling marks, where this is a part of a row."""
        self.group = group
        self.page = page
        self.marks = tuple(marks)
        self.size = len(self.telling) if size is None else size
        self.pages = [page.id]

    def among(self, keys: frozenset[Key]) -> "Row":
        """Give the part of the row that has these keys."""
        return Row(self.group, self.page, (mark for mark in self.marks if mark.key in keys), self.size)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys in their order."""
        return tuple(mark.key for mark in self.marks)

    @cached_property
    def telling(self) -> frozenset[Key]:
        """The keys that tell rows of one kind."""
        return frozenset(mark.key for mark in self.marks if mark.telling)

    @cached_property
    def first(self) -> dict[Key, Mark]:
        """What is met first under each key, in its order."""
        found: dict[Key, Mark] = {}
        for mark in self.marks:
            found.setdefault(mark.key, mark)
        return found

    @cached_property
    def counts(self) -> Counter[Key]:
        """How often each key is met."""
        return Counter(self.keys)

    def likeness(self, other: "Row") -> float:
        """Say which share of the shorter row stands in both, from 0 to 1."""
        return len(self.telling & other.telling) / (min(self.size, other.size) or 1)

    def is_like(self, other: "Row") -> bool:
        """Tell whether two rows are of one kind, and have an order that can be compared."""
        shared = self.first.keys() & other.first.keys()
        return len(shared) > 1 and self.likeness(other) >= _ALIKE


class Swap(NamedTuple):
    """Two things that stand in one order on `page` and the other way round on `other`.

    `page` is the one that fewer pages are like. It is `certain` where each is there once, the rows are surely of one
    kind, and neither belongs to the content.
    """

    group: Key
    page: Subject
    first: Mark
    second: Mark
    other: Subject
    first_there: Mark
    second_there: Mark
    certain: bool

    @property
    def looks_the_same(self) -> bool:
        """Whether the eye meets them in one order all the same, as where a style sheet moves them."""
        return _is_seen_before(self.first, self.second) is _is_seen_before(self.first_there, self.second_there)


def repeated(rows: Iterable[Row]) -> frozenset[Key]:
    """Give the keys that stand on several pages."""
    pages: dict[Key, str] = {}
    found: set[Key] = set()
    for row in rows:
        for key in row.first:
            if pages.setdefault(key, row.page.id) != row.page.id:
                found.add(key)
    return frozenset(found)


class Rows:
    """Rows side by side. Only those that differ are kept, and of each only the part that comes again."""

    def __init__(self, keys: frozenset[Key]) -> None:
        self._keys = keys
        self._kept: dict[Key, dict[tuple[int, tuple[Key, ...]], Row]] = {}
        self._swapped: dict[tuple[Key, frozenset[Key]], tuple[bool, Row, Row, Key, Key]] = {}
        self.held: dict[Key, dict[str, None]] = {}
        """By group, the pages that were held against another one, and what of them comes again there."""

    def add(self, whole: Row) -> None:
        """Hold a row against those of the pages before."""
        row = whole.among(self._keys)
        kept = self._kept.setdefault(row.group, {})
        if same := kept.get((row.size, row.keys)):
            if same.page.id != row.page.id:
                same.pages.append(row.page.id)
                if same.is_like(row):
                    self._hold(same, row)
            return
        for before in kept.values():
            if before.page.id != row.page.id and before.is_like(row):
                self._hold(before, row)
                self._compare(before, row)
        kept[row.size, row.keys] = row

    def swaps(self) -> Iterator[Swap]:
        """Give what stands in another order, each pair once."""
        for (group, _), (certain, one, other, first, second) in self._swapped.items():
            if self._pages_with(group, first, second) > self._pages_with(group, second, first):
                one, other, first, second = other, one, second, first
            here, there = one.first, other.first
            yield Swap(group, one.page, here[first], here[second], other.page, there[first], there[second], certain)

    def in_order(self) -> Iterator[tuple[Key, int]]:
        """Give the groups in which nothing stands in another order, with the number of pages that were compared."""
        disordered = {group for group, _ in self._swapped}
        return ((group, len(pages)) for group, pages in self.held.items() if group not in disordered)

    def _hold(self, *rows: Row) -> None:
        self.held.setdefault(rows[0].group, {}).update((row.page.id, None) for row in rows)

    def _compare(self, before: Row, row: Row) -> None:
        if found := _swapped(before, row):
            certain, first, second = found
            pair = (row.group, frozenset((first, second)))
            if pair not in self._swapped or (certain and not self._swapped[pair][0]):
                self._swapped[pair] = (certain, before, row, first, second)

    def _pages_with(self, group: Key, first: Key, second: Key) -> int:
        """Count the pages on which one thing comes before another."""
        found = 0
        for row in self._kept[group].values():
            there = [key for key in row.first if key in (first, second)]
            found += len(row.pages) if there == [first, second] else 0
        return found


def _swapped(one: Row, other: Row) -> tuple[bool, Key, Key] | None:
    """Find the pair that most clearly stands the other way round, and say whether that is certain."""
    place = {key: at for at, key in enumerate(other.first)}
    shared = [mark for mark in one.first.values() if mark.key in place]
    pairs = [
        (first, second)
        for first, second in combinations(shared, 2)
        if place[first.key] > place[second.key] and (first.telling or second.telling)
    ]
    if not pairs:
        return None
    moved = Counter(mark.key for pair in pairs for mark in pair)
    alike = one.likeness(other) >= _SURELY_ALIKE

    def is_certain(pair: tuple[Mark, Mark]) -> bool:
        return alike and all(mark.fixed and one.counts[mark.key] == other.counts[mark.key] == 1 for mark in pair)

    first, second = max(pairs, key=lambda pair: (is_certain(pair), moved[pair[0].key] + moved[pair[1].key]))
    return is_certain((first, second)), first.key, second.key


def _is_seen_before(one: Mark, other: Mark) -> bool:
    """Tell whether the eye meets one before the other: in a line above, or in the same line to the left."""
    _, above, _, height = one.box
    _, below, _, low = other.box
    if min(above + height, below + low) - max(above, below) > min(height, low) / 2:
        return one.box[0] < other.box[0]
    return above < below
