"""The report on a terminal: what failed, what cannot be told, what was not tested, and the sums."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from portalcheck.model.assertion import Assertion, Finding, Outcome
from portalcheck.model.report import Report

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

Cause = tuple[str, str, str]
"""One fault, however many visits show it: message, pointer, snippet."""


def print_report(report: Report, console: Console, *, quiet: bool = False) -> None:
    """Print it; `quiet`: the sums only."""
    shown: dict[Outcome, dict[str, dict[Cause, list[str]]]] = {
        outcome: defaultdict(lambda: defaultdict(list))
        for outcome in (Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.FAILED)
    }
    sums: dict[str, dict[Outcome, int]] = defaultdict(lambda: dict.fromkeys(Outcome, 0))
    for assertion in report.assertions:
        sums[assertion.ruleset][assertion.outcome] += 1
        if assertion.outcome in shown and not quiet:
            visit = "+".join(filter(None, (assertion.subject.id, assertion.device, assertion.lens)))
            for cause in _causes(assertion):
                shown[assertion.outcome][_title(assertion)][cause].append(visit)
    for outcome, criteria in shown.items():
        _print_criteria(console, outcome, criteria)
    for visit in report.head.visits:
        if visit.missing and visit.load is None and not quiet:
            console.print(f"[magenta]{escape(str(visit.key))}[/] {escape(next(iter(visit.missing.values())).reason)}")
    console.print(_sums(report, sums))


def _title(assertion: Assertion) -> str:
    asks = f"  {', '.join(assertion.requirements)}" if assertion.requirements else ""
    waived = f"  waived until {assertion.waiver.until}" if assertion.waiver else ""
    return f"{assertion.ruleset}/{assertion.criterion}  {assertion.severity}{asks}{waived}"


def _causes(assertion: Assertion) -> Iterable[Cause]:
    for finding in assertion.findings:
        if finding.outcome is assertion.outcome:
            yield _cause(finding)


def _cause(finding: Finding) -> Cause:
    if finding.target is None:
        return finding.message, "", ""
    return finding.message, finding.target.key, finding.target.snippet


def _print_criteria(
    console: Console, outcome: Outcome, criteria: Mapping[str, Mapping[Cause, list[str]]]
) -> None:
    if outcome is Outcome.UNTESTED and len(criteria) > MOST:
        # One reason, such as a page that did not load, leaves every criterion untested: it is told once.
        together: dict[Cause, list[str]] = defaultdict(list)
        for causes in criteria.values():
            for cause, visits in causes.items():
                together[cause] += [visit for visit in visits if visit not in together[cause]]
        criteria = {f"{len(criteria)} criteria": together}
    for title, causes in criteria.items():
        console.print(f"[{STYLE[outcome]}]{WORD[outcome]}[/] {escape(title)}", highlight=False)
        for (message, pointer, snippet), visits in list(causes.items())[:MOST]:
            places = ", ".join(visits[:4]) + (f" and {len(visits) - 4} more" if len(visits) > 4 else "")
            console.print(f"  {escape(message)}", highlight=False)
            if pointer:
                console.print(f"    [dim]at[/] {escape(pointer)}  [dim]{escape(snippet[:100])}[/]", highlight=False)
            console.print(f"    [dim]on {escape(places)}[/]", highlight=False)
        if len(causes) > MOST:
            console.print(f"  [dim]… and {len(causes) - MOST} more in the report[/]", highlight=False)


def _sums(report: Report, sums: Mapping[str, Mapping[Outcome, int]]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("Ruleset")
    for outcome in Outcome:
        table.add_column(WORD[outcome], justify="right", style=STYLE[outcome])
    for ruleset in report.head.rulesets:
        counts = sums[ruleset.label]
        profile = f":{ruleset.profile}" if ruleset.profile else ""
        table.add_row(f"{ruleset.id}{profile}@{ruleset.edition}", *(str(counts[outcome]) for outcome in Outcome))
    return table
