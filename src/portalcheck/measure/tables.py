"""The cells of a table by row and column, as its elements stand in the document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from portalcheck.model.elements import Element

TABLES = frozenset({"table", "grid", "treegrid"})
HEADERS = frozenset({"columnheader", "rowheader"})
CELLS = frozenset({"cell", "gridcell"}) | HEADERS
_MOST = 1000  # as HTML has it: a wider span is cut


@dataclass(frozen=True)
class Cell:
    """A cell and where it stands: its first row and column, and how many of them it takes."""

    index: int
    element: Element
    row: int
    column: int
    rows: int
    columns: int


@dataclass
class Table:
    """A table of one frame. `virtual` says that it places its cells by `aria-colindex` and the like."""

    index: int
    element: Element
    cells: list[Cell] = field(default_factory=list)
    virtual: bool = False


def tables(elements: Sequence[Element]) -> Iterator[Table]:
    """Give the tables with their cells; a cell belongs to the nearest row, a row to the nearest table."""
    rows: dict[int, dict[int, list[int]]] = {}
    for index, element in enumerate(elements):
        if element.role in TABLES:
            rows[index] = {}
        elif element.role == "row" and (table := _over(elements, index, TABLES)) in rows:
            rows[table].setdefault(index, [])
        elif element.role in CELLS:
            row = _over(elements, index, {"row"} | TABLES)
            table = _over(elements, row, TABLES) if row >= 0 else -1
            if table in rows and row in rows[table]:
                rows[table][row].append(index)
    for index, held in rows.items():
        found = Table(index, elements[index])
        _place(found, elements, list(held.values()))
        yield found


def _over(elements: Sequence[Element], index: int, roles: frozenset[str] | set[str]) -> int:
    at = elements[index].parent
    while at >= 0 and elements[at].role not in roles:
        at = elements[at].parent
    return at


def _place(table: Table, elements: Sequence[Element], rows: list[list[int]]) -> None:
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for index in cells:
            element = elements[index]
            table.virtual |= any(name.startswith(("aria-col", "aria-row")) for name in element.attributes)
            while (row, column) in taken:
                column += 1
            wide, high = _span(element, "colspan"), min(_span(element, "rowspan") or len(rows), len(rows) - row)
            table.cells.append(Cell(index, element, row, column, high, max(wide, 1)))
            taken.update((row + down, column + right) for down in range(high) for right in range(max(wide, 1)))
            column += max(wide, 1)


def _span(element: Element, name: str) -> int:
    """Read a span; none in what is no table cell of HTML. 0 means to the end."""
    given = element.attributes.get(name, "1").strip()
    if element.tag not in ("td", "th") or not given.isdecimal():
        return 1
    return min(int(given), _MOST)
