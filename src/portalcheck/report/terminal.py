"""The report on a terminal: what failed, what cannot be told, what was not tested, and the sums."""

from collections.abc import Iterable, Sequence
from gettext import NullTranslations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from portalcheck.model.assertion import Outcome
from portalcheck.model.report import Report
from portalcheck.model.score import Range, Score
from portalcheck.report.cause import Cause
from portalcheck.report.causes import Causes, Group, Reason, by_cause
from portalcheck.report.chapters import unloaded
from portalcheck.report.costs import costs_table
from portalcheck.report.cut import Cut
from portalcheck.report.flakes import told
from portalcheck.report.place import Place
from portalcheck.report.visible import visible
from portalcheck.report.where import ranges, where

MOST = 5  # causes shown for each criterion; the report holds them all
MOST_PLACES = 4  # named for each cause
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
        _print_groups(console, causes, Outcome.CANT_TELL)
        _print_reasons(console, causes)
        _print_groups(console, causes, Outcome.FAILED)
        for reason, places in unloaded(report.head, causes).items():
            _print(console, (_places(places, len(places)), "magenta"), f" {reason.text}")
    if stops := told(causes.flakes, NullTranslations().ngettext):
        _print(console, (f"Journeys that did not work at once: {stops}.", STYLE[Outcome.CANT_TELL]))
    _print_answers(console, report, causes, quiet=quiet)
    if (costs := costs_table(report.head)) and not quiet:
        console.print(costs)
    console.print(_sums(report, causes))
    for score in report.head.scores:
        _print_score(console, score)


def _print_score(console: Console, score: Score) -> None:
    """Print the points of each category, and what they come to."""
    table = Table(box=None, pad_edge=False)
    table.add_column(visible(score.ruleset))
    table.add_column("points", justify="right")
    table.add_column("of", justify="right")
    for category in score.categories:
        table.add_row(Text(visible(category.category)), _points(category.points), f"{category.worth:g}")
    console.print(table)
    if score.grade:
        total = f"Grade {score.grade}: {_points(score.percent)} per cent."
    elif score.no_grade == "range":
        total = f"No grade: {_points(score.percent)} per cent, which reaches {', '.join(score.grades)}."
    elif score.no_grade:
        total = "No grade: a category has no score."
    else:
        total = f"{_points(score.percent)} per cent." if score.percent else "No total: a category has no score."
    _print(console, (total, "bold"), f" Without a verdict: {100 * score.not_assessed:.1f} per cent of the points.")


def _points(points: Range | None) -> str:
    if points is None:
        return "no score"
    low, high = f"{points.low:.1f}", f"{points.high:.1f}"
    return low if low == high else f"{low} to {high}"


def _print_answers(console: Console, report: Report, causes: Causes, *, quiet: bool) -> None:
    """Say how many questions wait for a person; which answers fit nothing any more is said in any case."""
    questions, unfitting = causes.questions, report.head.unfitting
    if not quiet and (questions.open or questions.answered):
        asks = "; `portalcheck review RESULTS` asks them" if questions.open else ""
        waiting = f"{counted(questions.open, 'question')} open, {questions.answered} answered{asks}."
        _print(console, (waiting, STYLE[Outcome.CANT_TELL] if questions.open else ""))
    if unfitting:
        fit = "answer fits" if len(unfitting) == 1 else "answers fit"
        _print(console, (f"{len(unfitting)} {fit} nothing any more: what was judged has changed or is gone.", "yellow"))
        for answer in () if quiet else unfitting[:MOST]:
            where = answer.where
            more = f" and {len(where) - MOST_PLACES} more" if len(where) > MOST_PLACES else ""
            _print(console, f"  {answer.rule} on {', '.join(where[:MOST_PLACES])}{more}: {answer.told}")
        if not quiet and len(unfitting) > MOST:
            _print(console, (f"  … and {len(unfitting) - MOST} more in the report", "dim"))


def counted(number: int, what: str) -> str:
    """Write how many there are of something that takes an s."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _print_groups(console: Console, causes: Causes, outcome: Outcome) -> None:
    for judged in causes.judged.values():
        for group in reversed(judged.groups(outcome)):  # the gravest last, where the eye is
            _print_group(console, group)


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
        if cause.answer:
            _print(console, (f"    {cause.answer.told}", "bold"))
        _print(console, (f"    on {_places(cause.places, cause.visits)}", "dim"))
    if left := max(len(causes) - MOST, 0) + more:
        _print(console, (f"  … and {left} more in the report", "dim"))


def _print_reasons(console: Console, causes: Causes) -> None:
    """One reason, such as a page that did not load, leaves every criterion untested: it is told once."""
    alike: dict[tuple[Cut, Cut, Cut], list[tuple[str, Reason]]] = {}
    for label, judged in causes.judged.items():
        for reason in judged.reasons:
            alike.setdefault((reason.message, reason.css, reason.frame), []).append((label, reason))
    for same in list(alike.values())[:MOST]:
        what = ", ".join(_criteria(label, list(reason.criteria)) for label, reason in same)
        _print(console, (WORD[Outcome.UNTESTED], STYLE[Outcome.UNTESTED]), f" {what}")
        first = same[0][1]
        _print(console, f"  {_whole(first.message)}")
        if first.frame.text:
            _print(console, ("    at ", "dim"), _whole(first.frame))
        places = list(dict.fromkeys(place for _, reason in same for place in reason.places))
        _print(console, (f"    on {_places(places, len(places))}", "dim"))
    if left := max(len(alike) - MOST, 0) + sum(judged.more_reasons for judged in causes.judged.values()):
        _print(console, (f"  … and {left} more reasons in the report", "dim"))


def _criteria(label: str, criteria: Sequence[str]) -> str:
    return f"{label}/{criteria[0]}" if len(criteria) == 1 else f"{label}: {len(criteria)} criteria"


def _places(places: Iterable[Place], visits: int) -> str:
    """Name the first visits; the steps of a journey that show the same are one line with their devices."""
    named: list[str] = []
    for line in where(places):
        if line.steps:
            devices = ", ".join(place.on for place in line.screens)
            named.append(f"{line.subject.process}: steps {ranges(line.steps)} ({devices})")
            visits -= len(line.places)
        else:
            shown = line.places[: max(MOST_PLACES - len(named), 0)]
            named += [place.key for place in shown]
            visits -= len(shown)
        if len(named) >= MOST_PLACES:
            break
    return ", ".join(named) + (f" and {visits} more" if visits else "")


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
