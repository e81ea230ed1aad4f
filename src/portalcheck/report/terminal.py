"""The report on a terminal: what failed, what cannot be told, what was not tested, and the sums."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from portalcheck.model.assertion import Outcome
from portalcheck.model.report import Report
from portalcheck.report.causes import Cause, Causes, Cut, Group, Judged, Place, by_cause
from portalcheck.report.visible import visible

MOST = 5  # causes shown for each criterion; the report holds them all
STYLE = {
    Outcome.FAILED: "bold red",
    Outcome.UNTESTED: "bold magenta",
    Outcome.CANT_TELL: "yellow",
    Outcome.PASSED: "green",
    Outcome.INAPPLICABLE: "dim",
}
WORD = {
    Outcome.FAILED: "failed",
    Outcome.UNTESTED: "untested",
    Outcome.CANT_TELL: "cannot tell",
    Outcome.PASSED: "passed",
    Outcome.INAPPLICABLE: "inapplicable",
}


def print_report(report: Report, console: Console, *, quiet: bool = False) -> None:
    """Print it; `quiet`: the sums only."""
    causes = by_cause(report)
    if not quiet:
        for outcome in (Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.FAILED):
            for label, judged in causes.judged.items():
                if outcome is Outcome.UNTESTED:
                    _print_reasons(console, label, judged)
                for group in reversed(judged.groups(outcome)):  # the gravest last, where the eye is
                    _print_group(console, group)
        for visit in report.head.visits:
            if visit.missing and visit.load is None:
                reason = next(iter(visit.missing.values())).reason
                _print(console, (str(visit.key), "magenta"), f" {reason}")
    console.print(_sums(report, causes))


def _print_group(console: Console, group: Group) -> None:
    parts = [f"{group.ruleset}/{group.criterion}", group.severity]
    if group.requirements:
        parts.append(", ".join(group.requirements))
    if group.waiver:
        parts.append(f"waived until {group.waiver.until}")
    elif group.outcome is Outcome.FAILED and not group.gating:
        parts.append("below the gate")
    _print(console, (WORD[group.outcome], STYLE[group.outcome]), f" {'  '.join(parts)}")
    _print_causes(console, group.causes, group.more)


def _print_causes(console: Console, causes: Sequence[Cause], more: int) -> None:
    for cause in causes[:MOST]:
        _print(console, f"  {_whole(cause.message)}")
        if cause.css.text:
            pointer = " >> ".join(filter(None, (cause.frame.text, cause.css.text)))
            _print(
                console,
                ("    at ", "dim"),
                pointer,
                (f"  {' '.join(cause.snippet.text.split())[:100]}", "dim"),
            )
        _print(console, (f"    on {_places(cause.places, cause.visits)}", "dim"))
    if left := max(len(causes) - MOST, 0) + more:
        _print(console, (f"  … and {left} more in the report", "dim"))


def _print_reasons(console: Console, label: str, judged: Judged) -> None:
    """One reason, such as a page that did not load, leaves every criterion untested: it is told once."""
    for reason in judged.reasons[:MOST]:
        criteria = list(reason.criteria)
        what = f"{label}/{criteria[0]}" if len(criteria) == 1 else f"{label}: {len(criteria)} criteria"
        _print(console, (WORD[Outcome.UNTESTED], STYLE[Outcome.UNTESTED]), f" {what}")
        _print(console, f"  {_whole(reason.message)}")
        if reason.frame.text:
            _print(console, ("    at ", "dim"), _whole(reason.frame))
        _print(console, (f"    on {_places(reason.places, len(reason.places))}", "dim"))
    if left := max(len(judged.reasons) - MOST, 0) + judged.more_reasons:
        _print(console, (f"  … and {left} more reasons in the report", "dim"))


def _places(places: Iterable[Place], visits: int) -> str:
    first = [place.key for place in places][:4]
    return ", ".join(first) + (f" and {visits - len(first)} more" if visits > len(first) else "")


def _whole(cut: Cut) -> str:
    return cut.text + (f" … (and {cut.more} more characters)" if cut.more else "")


def _print(console: Console, *parts: str | tuple[str, str]) -> None:
    """Print texts, some with a style, and none as markup: a page may hold what rich or a terminal obeys."""
    shown = [visible(part) if isinstance(part, str) else (visible(part[0]), part[1]) for part in parts]
    console.print(Text.assemble(*shown))


def _sums(report: Report, causes: Causes) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("Ruleset")
    for outcome in Outcome:
        table.add_column(WORD[outcome], justify="right", style=STYLE[outcome])
    for ruleset in report.head.rulesets:
        counts = causes.judged[ruleset.label].counts
        profile = f":{ruleset.profile}" if ruleset.profile else ""
        name = visible(f"{ruleset.id}{profile}@{ruleset.edition}")
        table.add_row(Text(name), *(str(counts[outcome]) for outcome in Outcome))
    return table
