"""Each header of a table has cells that it heads.

## Applicability
Each header of a row or a column that is seen and exposed, in a table or grid that is exposed.

## Expectation
A header of a column has a cell in its column and in another row, a header of a row another cell in its row; or a cell
of the table names the header in its `headers` attribute. A cell that names its headers belongs to these only.

## Why it matters
A screen reader reads a header with each cell that belongs to it. A header without cells is read to nobody, and the
cells that it was meant for are read without it.

## Cannot tell
Where the table has no cells but headers, where a wide header stands alone in its row, where the cells of a header are
all empty, and where a grid says by `aria-colindex` and the like which cell is which: that is asked.

## Sources
- WCAG 2.0, success criterion 1.3.1 Info and Relationships, level A: https://www.w3.org/TR/WCAG22/#info-and-relationships
- ACT rule d0f69e: https://www.w3.org/WAI/standards-guidelines/act/rules/d0f69e/proposed/
"""

from collections.abc import Iterator

from portalcheck.measure.exposed import exposed_frames, pointer
from portalcheck.measure.tables import HEADERS, Cell, Table, tables
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Elements
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_KIND = {"columnheader": "column", "rowheader": "row"}


@rule("accessibility/table-header-cells", version=1, requirements=["WCAG20:1.3.1", "ACT:d0f69e"])
def table_header_cells(elements: Elements) -> Iterator[Finding]:
    for frame in exposed_frames(elements):
        filled = {element.parent for element in frame.elements}
        for table in tables(frame.elements):
            if not table.element.exposed:
                continue
            for cell in table.cells:
                if cell.element.role in HEADERS and cell.element.visible and cell.element.exposed:
                    target = pointer(cell.element, frame)
                    yield _judge(cell, table, filled, target)


def _judge(header: Cell, table: Table, filled: set[int], target: Pointer) -> Finding:
    headed = [cell for cell in table.cells if cell is not header and _heads(header, cell)]
    full = [cell for cell in headed if cell.element.text or cell.element.name or cell.index in filled]
    data = {"header": on_one_line(header.element.text[:80]), "kind": _KIND[header.element.role], "cells": len(headed)}
    if full:
        return Finding.passed("The header '{header}' of a {kind} heads {cells} cells.", target, **data)
    if table.virtual:
        return Finding.cant_tell(
            "The grid says itself where its cells stand. Is there one that the header '{header}' heads?", target, **data
        )
    if headed:
        return Finding.cant_tell(
            "The {cells} cells that the header '{header}' heads are empty. Is it the header of anything?",
            target,
            **data,
        )
    if all(cell.element.role in HEADERS for cell in table.cells):
        return Finding.cant_tell(
            "The table has no cells but headers such as '{header}'. Are their cells in another table?", target, **data
        )
    if header.element.role == "rowheader" and header.columns > 1:
        return Finding.cant_tell(
            "The header '{header}' stands alone in its row. Is it the header of the rows below?", target, **data
        )
    return Finding.failed("The header '{header}' of a {kind} heads no cell of the table.", target, **data)


def _heads(header: Cell, cell: Cell) -> bool:
    named = cell.element.attributes.get("headers", "").split()
    if named:
        return header.element.attributes.get("id") in named
    if header.element.role == "rowheader":
        if header.element.attributes.get("scope", "").strip().lower() == "rowgroup" and cell.row >= header.row:
            return True
        return _overlap((header.row, header.rows), (cell.row, cell.rows))
    below = not _overlap((header.row, header.rows), (cell.row, cell.rows))
    return below and _overlap((header.column, header.columns), (cell.column, cell.columns))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < sum(other) and other[0] < sum(one)


CASES = (
    passed("columns and rows", "<table><tr><th>Việc<th>Giá<tr><th scope=row>Sao<td>5.000</table>"),
    passed("one header over two columns", "<table><tr><th colspan=2>Giá<tr><td>5.000<td>đồng</table>"),
    passed("a cell that reaches down", "<table><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3</table>"),
    passed("named by a cell", "<table><tr><th id=a>A<th id=b>B<tr><td>1<tr><td headers=b>2</table>"),
    passed("a column of links without text", "<table><tr><th>A<th>Tải<tr><td>1<td><a href=/a><svg></svg></a></table>"),
    passed(
        "a header of a group of rows",
        "<table><tr><th>A<th>B<tbody><tr><th scope=rowgroup colspan=2>C<tr><td>1<td>2</table>",
    ),
    failed("a row without cells", "<table><tr><th>A<th>B<tr><th scope=row>C<tr><td>1<td>2</table>"),
    failed("rows that are too short", "<table><tr><th>Việc<th>Giá<tr><td>Sao</table>"),
    failed(
        "the cell names another header",
        "<table><tr><th id=a>A<th id=b>B<tr><td>1<td headers=a>2</table>",
    ),
    failed(
        "a grid without a table",
        "<div role=grid><div role=row><div role=columnheader>A</div><div role=columnheader>B</div></div>"
        "<div role=row><div role=gridcell>1</div></div></div>",
    ),
    cant_tell(
        "a wide header alone in its row",
        "<table><tr><th>A<th>B<tr><th scope=row colspan=2>C<tr><td>1<td>2</table>",
    ),
    cant_tell("a table of headers", "<table><tr><th>Việc<th>Giá</table>"),
    cant_tell("empty cells", "<table><tr><th>Việc<th>Ghi chú<tr><td>Sao<td></table>"),
    cant_tell(
        "a grid of which a part is there",
        "<div role=grid><div role=row><div role=columnheader aria-colindex=9>A</div></div>"
        "<div role=row><div role=rowheader aria-colindex=1>1</div></div></div>",
    ),
    inapplicable("no headers", "<table><tr><td>Việc<td>Giá</table>"),
    inapplicable("a table that lays the page out", "<table role=presentation><tr><th>Việc<th>Giá<tr><td>1</table>"),
)
