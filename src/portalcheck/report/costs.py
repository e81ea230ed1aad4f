"""What the journeys of a run took of a person, side by side on a terminal."""

from rich.table import Table
from rich.text import Text

from portalcheck.model.report import ReportHead
from portalcheck.model.trace import Cost
from portalcheck.report.visible import visible

MEASURES = ("steps", "fields", "choices", "files", "clicks", "keys", "seconds", "kB", "loads")


def shown(measure: str, cost: Cost) -> float:
    """Give the number that is shown: whole kilobytes, and seconds to a tenth."""
    if measure == "kB":
        return round(cost.bytes / 1000)
    return round(cost.seconds, 1) if measure == "seconds" else int(getattr(cost, measure))


def costs_table(head: ReportHead) -> Table | None:
    """Draw the table, one line a journey and device; None where nothing was counted."""
    counted = [(visit.key, visit.cost) for visit in head.visits if visit.cost]
    if not counted:
        return None
    measures = [one for one in MEASURES if one != "keys" or any(cost.keys for _, cost in counted)]
    table = Table(box=None, pad_edge=False)
    table.add_column("Journey")
    for measure in measures:
        table.add_column(measure, justify="right")
    for key, cost in counted:
        numbers = (
            f"{shown(measure, cost):g}" if measure != "kB" else f"{shown(measure, cost):.0f}" for measure in measures
        )
        table.add_row(Text(visible(str(key))), *numbers)
    return table
