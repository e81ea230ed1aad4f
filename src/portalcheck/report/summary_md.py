"""`summary.md`: the run in one screen of Markdown, for a comment on a pull request."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from portalcheck.model.assertion import Outcome
from portalcheck.model.report import Report
from portalcheck.report import reporter
from portalcheck.report.causes import Causes, Cut, Group, Place, by_cause
from portalcheck.report.visible import visible

MOST = 20  # rows of a table; a code host takes 65,536 characters, and a reader fewer
_LONGEST = 300  # characters of one message
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&])")
_MENTION = re.compile(r"([@#])(?=\w)")
_WORD = {0: "Passed", 1: "Failed", 3: "Not everything could be tested"}


@reporter("markdown", "summary.md")
def summary_md(report: Report, path: Path) -> None:
    """Write the verdict, the sums, what failed, was not tested or cannot be told; the whole is in the HTML report."""
    path.write_text("\n".join(_lines(report)) + "\n", "utf-8", newline="\n")


def _lines(report: Report) -> Iterator[str]:
    causes = by_cause(report)
    yield f"## portalcheck: {_WORD[report.exit_code]}"
    yield ""
    yield f"{_text(report.head.portal)}, {report.head.started}"
    yield ""
    yield f"| Ruleset | {' | '.join(outcome.value for outcome in Outcome)} |"
    yield f"|---|{'---:|' * len(Outcome)}"
    for ruleset in report.head.rulesets:
        counts = causes.judged[ruleset.label].counts
        name = f"{ruleset.id}{f':{ruleset.profile}' if ruleset.profile else ''}@{ruleset.edition}"
        yield f"| {_text(name)} | {' | '.join(str(counts[outcome]) for outcome in Outcome)} |"
    yield from _found(causes, Outcome.FAILED, "Failed")
    yield from _reasons(causes)
    yield from _found(causes, Outcome.CANT_TELL, "For a person to decide")


def _found(causes: Causes, outcome: Outcome, title: str) -> Iterator[str]:
    groups = [group for judged in causes.judged.values() for group in judged.groups(outcome)]
    rows = [(group, cause) for group in groups for cause in group.causes]
    if not rows:
        return
    yield ""
    yield f"### {title}"
    yield ""
    yield "| Criterion | Finding | Element | Where |"
    yield "|---|---|---|---|"
    for group, cause in rows[:MOST]:
        element = _code(" >> ".join(filter(None, (cause.frame.text, cause.css.text))))
        where = _places(cause.places, cause.visits)
        yield f"| {_criterion(group)} | {_cut(cause.message)} | {element} | {where} |"
    yield from _left(len(rows) - MOST + sum(group.more for group in groups))


def _reasons(causes: Causes) -> Iterator[str]:
    reasons = [reason for judged in causes.judged.values() for reason in judged.reasons]
    if not reasons:
        return
    yield ""
    yield "### Not tested"
    yield ""
    yield "| Reason | Criteria | Where |"
    yield "|---|---|---|"
    for reason in reasons[:MOST]:
        criteria = list(reason.criteria)
        named = _text(criteria[0]) if len(criteria) == 1 else f"{len(criteria)} criteria"
        yield f"| {_cut(reason.message)} | {named} | {_places(reason.places, len(reason.places))} |"
    yield from _left(len(reasons) - MOST + sum(judged.more_reasons for judged in causes.judged.values()))


def _criterion(group: Group) -> str:
    name = _text(f"{group.ruleset}/{group.criterion}")
    if group.waiver:
        return f"{name} (waived until {group.waiver.until})"
    return f"{name} ({group.severity}{'' if group.gating else ', below the gate'})"


def _places(places: Iterable[Place], visits: int) -> str:
    first = [_text(place.key) for place in places][:3]
    return ", ".join(first) + (f" and {visits - len(first)} more" if visits > len(first) else "")


def _left(count: int) -> Iterator[str]:
    if count > 0:
        yield ""
        yield f"… and {count} more in the report."


def _cut(cut: Cut) -> str:
    return _text(cut.text[:_LONGEST]) + ("…" if cut.more or len(cut.text) > _LONGEST else "")


def _text(text: str) -> str:
    """Write text so that nothing in it is markup, a mention or the end of a cell."""
    marked = _MARKS.sub(r"\\\1", " ".join(visible(text).split()))
    # A code host finds people and issues in what is left after Markdown: an empty space keeps them apart.
    return _MENTION.sub("\\1\N{ZERO WIDTH SPACE}", marked)


def _code(text: str) -> str:
    """Write a selector as code; a bar would end the cell even there, and a backtick the code."""
    shown = " ".join(visible(text).split())[:_LONGEST]
    return f"`{shown}`" if shown and not set(shown) & set("`|\\") else _text(shown)
