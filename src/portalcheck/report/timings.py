"""What each part of a visit takes: a table of the gatherers, of loading, judging and the pictures."""

from collections.abc import Iterable
from typing import NamedTuple

from rich.table import Table
from rich.text import Text

from portalcheck.model.visit import Visit
from portalcheck.report.visible import visible


class Timing(NamedTuple):
    """One part over all the visits that have it. Times are in milliseconds."""

    part: str
    visits: int
    longest: float
    total: float

    @property
    def mean(self) -> float:
        """What a visit takes on average."""
        return self.total / self.visits


def timings(visits: Iterable[Visit]) -> list[Timing]:
    """Sum up the visits of a run, what takes most first."""
    found: dict[str, Timing] = {}
    for visit in visits:
        for part, took in visit.timings.items():
            known = found.get(part, Timing(part, 0, 0, 0))
            found[part] = Timing(part, known.visits + 1, max(known.longest, took), known.total + took)
    return sorted(found.values(), key=lambda one: -one.total)


def timings_table(visits: Iterable[Visit]) -> Table:
    """Draw the table. Visits that are open at the same time wait for each other, and that counts as well."""
    rows = timings(visits)
    total = sum(one.total for one in rows)
    table = Table(box=None, pad_edge=False)
    table.add_column("Part of a visit")
    for column in ("visits", "mean ms", "max ms", "total s", "share"):
        table.add_column(column, justify="right")
    for one in rows:
        share = one.total / total if total else 0
        numbers = (f"{one.visits}", f"{one.mean:.0f}", f"{one.longest:.0f}", f"{one.total / 1000:.1f}", f"{share:.0%}")
        table.add_row(Text(visible(one.part)), *numbers)
    return table
