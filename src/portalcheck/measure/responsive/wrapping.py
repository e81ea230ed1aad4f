"""Rows of which one element falls below the others."""

from collections.abc import Hashable, Mapping

import numpy

from portalcheck.measure.responsive.runs import Found, Run
from portalcheck.measure.responsive.snapshot import Snapshot, Style

_ROW = 3  # elements that make a row; of two, one below the other is how most pages adapt
_LINE = 96  # CSS px: what is no higher is a line or two of links or controls, and not a row of cards


class Wrapping:
    """Wrapping: of elements that stood in one row in the next wider window, some stand below, and at least two beside
    each other.
    """

    kind = "wrapping"

    def find(self, now: Snapshot) -> Mapping[Hashable, Found]:
        """Give the rows that are broken, by what holds them, with the first element that fell below the others."""
        found: dict[Hashable, Found] = {}
        texts = set(now.line_of.tolist())
        for parent in _with_rows(now):
            children = now.structure.children[parent]
            if len(children) < _ROW or not _may_break(now, parent):
                continue
            if parent in texts and not _is_form_row(now, children):
                continue
            row = _row(now, children)
            lines = _lines(now, row)
            if len(row) >= _ROW and len(lines) > 1 and len(lines[0]) > 1:
                below, beside = lines[1][0], lines[0][-1]
                found[parent] = Found(below, beside, float(now.box[below, 1] - now.box[beside, 1]))
        return found

    def begins(self, run: Run, now: Snapshot, wider: Snapshot | None) -> bool:
        """Tell whether all stood in one row in the next wider window; note whether they are cards of one size, of
        which as many stand in a row as there is room for.
        """
        if wider is None or not isinstance(run.key, int):
            return False
        row = _row(wider, wider.structure.children[run.key])
        run.about["gallery"] = _are_cards([_size(page, at) for page in (wider, now) for at in row if page.sees(at)])
        return len(_lines(wider, row)) == 1 and run.found.element in row

    def holds(self, run: Run, now: Snapshot) -> bool:
        """Tell whether the row is broken."""
        return run.key in self.find(now)


def _are_cards(sizes: list[tuple[float, float]]) -> bool:
    """Tell whether these are of one width, here and there, and higher than a line."""
    widths = [width for width, _ in sizes]
    return max(height for _, height in sizes) > _LINE and max(widths) - min(widths) < 2


def _with_rows(now: Snapshot) -> list[int]:
    """Give what holds three blocks that may stand in a row, or a field."""
    parents = numpy.array(now.structure.parent[: len(now.flags)])
    shown = ~numpy.isnan(now.box[:, 0]) & (parents >= 0)
    beside = parents[shown & (now.flags & (Style.FLOAT | Style.INLINE_BLOCK) > 0)]
    fields = parents[shown & (now.flags & Style.FIELD > 0)]
    rows = numpy.flatnonzero(numpy.bincount(beside, minlength=1) >= _ROW)
    return sorted({*rows.tolist(), *fields.tolist()})


def _may_break(now: Snapshot, parent: int) -> bool:
    """Tell whether what stands beside each other in an element falls below where there is no room, unasked."""
    return parent < len(now.flags) and not now.has(parent, Style.GRID | Style.FLEX | Style.TABLE)


def _is_form_row(now: Snapshot, children: list[int]) -> bool:
    """Tell whether these are a label, its field and the button beside it: made for one row, whatever they are."""
    fields = [at for at in children if now.has(at, Style.FIELD)]
    return bool(fields) and any(now.has(at, Style.TARGET) and at not in fields for at in children)


def _row(now: Snapshot, children: list[int]) -> list[int]:
    seen = [at for at in children if now.sees(at) and not now.has(at, Style.PLACED)]
    if _is_form_row(now, seen):
        return [at for at in seen if now.has(at, Style.FLOAT | Style.INLINE_BLOCK | Style.INLINE)]
    return [at for at in seen if now.has(at, Style.FLOAT | Style.INLINE_BLOCK) and not now.has(at, Style.FLOWS)]


def _lines(now: Snapshot, row: list[int]) -> list[list[int]]:
    lines: list[list[int]] = []
    for at in row:
        if lines and now.box[at, 1] < now.box[lines[-1][-1], 3] - 1:
            lines[-1].append(at)
        else:
            lines.append([at])
    return lines


def _size(now: Snapshot, element: int) -> tuple[float, float]:
    left, top, right, bottom = now.box[element]
    return float(right - left), float(bottom - top)
