"""`summary.md`: the run in one screen of Markdown, for a comment on a pull request, in the language of its readers."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.support import NullTranslations

from portalcheck.model.assertion import Outcome
from portalcheck.model.report import Report
from portalcheck.report import flakes, reporter
from portalcheck.report.causes import Causes, Group, by_cause
from portalcheck.report.cut import Cut
from portalcheck.report.markdown import on_one_line, plain
from portalcheck.report.place import Place
from portalcheck.report.translations import translations

MOST = 20  # rows of a table; a code host takes 65,536 characters, and a reader fewer
_LONGEST = 300  # characters of one message


@reporter("markdown", "summary.md")
def summary_md(report: Report, path: Path) -> None:
    """Write the verdict, the sums, what failed, was not tested or cannot be told; the whole is in the HTML report."""
    path.write_text("\n".join(_lines(report)) + "\n", "utf-8", newline="\n")


def _lines(report: Report) -> Iterator[str]:
    causes = by_cause(report)
    say = translations(report.head.language)
    verdict = {0: say.gettext("Passed"), 1: say.gettext("Failed"), 3: say.gettext("Not everything could be tested")}
    words = {
        Outcome.PASSED: say.gettext("Passed"),
        Outcome.FAILED: say.gettext("Failed"),
        Outcome.CANT_TELL: say.gettext("Cannot tell"),
        Outcome.INAPPLICABLE: say.gettext("Inapplicable"),
        Outcome.UNTESTED: say.gettext("Untested"),
    }
    yield "## " + say.gettext("portalcheck: %(verdict)s") % {"verdict": verdict[report.exit_code]}
    yield ""
    yield f"{plain(report.head.portal)}, {report.head.started}"
    yield ""
    yield _row(say.gettext("Ruleset"), *(words[outcome] for outcome in Outcome))
    yield f"|---|{'---:|' * len(Outcome)}"
    for ruleset in report.head.rulesets:
        counts = causes.judged[ruleset.label].counts
        name = f"{ruleset.id}{f':{ruleset.profile}' if ruleset.profile else ''}@{ruleset.edition}"
        yield _row(plain(name), *(str(counts[outcome]) for outcome in Outcome))
    yield from _found(causes, Outcome.FAILED, say.gettext("Failed"), say)
    yield from _reasons(causes, say)
    yield from _found(causes, Outcome.CANT_TELL, say.gettext("For a person to decide"), say)
    if stops := flakes.told(causes.flakes, say.ngettext):
        yield from ("", f"{say.gettext('Journeys that did not work at once')}: {stops}.")
    yield from _answers(report, causes, say)
    versions = report.head.made_with
    yield from ("", " · ".join(_code(f"{name} {versions[name]}") for name in versions if name != "rulesets"))


def _answers(report: Report, causes: Causes, say: NullTranslations) -> Iterator[str]:
    questions, unfitting = causes.questions, len(report.head.unfitting)
    told = []
    if questions.open:
        told.append(
            say.ngettext("%(num)s question is open", "%(num)s questions are open", questions.open)
            % {"num": questions.open}
        )
    if questions.answered:
        told.append(
            say.ngettext("%(num)s is answered", "%(num)s are answered", questions.answered)
            % {"num": questions.answered}
        )
    if unfitting:
        told.append(
            say.ngettext("%(num)s answer fits nothing any more", "%(num)s answers fit nothing any more", unfitting)
            % {"num": unfitting}
        )
    if told:
        yield from ("", f"{say.gettext('Questions for a person')}: {'; '.join(told)}.")


def _found(causes: Causes, outcome: Outcome, title: str, say: NullTranslations) -> Iterator[str]:
    groups = [group for judged in causes.judged.values() for group in judged.groups(outcome)]
    rows = [(group, cause) for group in groups for cause in group.causes]
    if not rows:
        return
    yield from ("", f"### {title}", "")
    yield _row(say.gettext("Criterion"), say.gettext("Finding"), say.gettext("Element"), say.gettext("Where"))
    yield "|---|---|---|---|"
    for group, cause in rows[:MOST]:
        first = _code(" >> ".join(filter(None, (cause.frame.text, cause.css.text))))
        element = _and_more(first, len(cause.elements) - 1, say)
        where = _places(cause.places, cause.visits, say)
        yield _row(_criterion(group, say), _cut(cause.message), element, where)
    yield from _left(len(rows) - MOST + sum(group.more for group in groups), say)


def _reasons(causes: Causes, say: NullTranslations) -> Iterator[str]:
    reasons = [reason for judged in causes.judged.values() for reason in judged.reasons]
    if not reasons:
        return
    yield from ("", "### " + say.gettext("Not tested"), "")
    yield _row(say.gettext("Reason"), say.gettext("Criteria"), say.gettext("Where"))
    yield "|---|---|---|"
    for reason in reasons[:MOST]:
        criteria = list(reason.criteria)
        several = say.ngettext("%(num)s criterion", "%(num)s criteria", len(criteria)) % {"num": len(criteria)}
        named = plain(criteria[0]) if len(criteria) == 1 else several
        yield _row(_cut(reason.message), named, _places(reason.places, len(reason.places), say))
    yield from _left(len(reasons) - MOST + sum(judged.more_reasons for judged in causes.judged.values()), say)


def _criterion(group: Group, say: NullTranslations) -> str:
    name = plain(f"{group.ruleset}/{group.criterion}")
    if group.waiver:
        return say.gettext("%(criterion)s (waived until %(until)s)") % {"criterion": name, "until": group.waiver.until}
    severity = {
        "critical": say.gettext("critical"),
        "serious": say.gettext("serious"),
        "moderate": say.gettext("moderate"),
        "minor": say.gettext("minor"),
    }[group.severity]
    if group.gating:
        return f"{name} ({severity})"
    return say.gettext("%(criterion)s (%(severity)s, below the gate)") % {"criterion": name, "severity": severity}


def _places(places: Iterable[Place], visits: int, say: NullTranslations) -> str:
    first = [plain(place.key) for place in places][:3]
    return _and_more(", ".join(first), visits - len(first), say)


def _and_more(named: str, more: int, say: NullTranslations) -> str:
    if not more:
        return named
    return say.ngettext("%(places)s and %(num)s more", "%(places)s and %(num)s more", more) % {
        "places": named,
        "num": more,
    }


def _left(count: int, say: NullTranslations) -> Iterator[str]:
    if count > 0:
        more = say.ngettext("… and %(num)s more in the report.", "… and %(num)s more in the report.", count)
        yield from ("", more % {"num": count})


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _cut(cut: Cut) -> str:
    return plain(cut.text[:_LONGEST]) + ("…" if cut.more or len(cut.text) > _LONGEST else "")


def _code(text: str) -> str:
    """Write a selector as code; a bar would end the cell even there, and a backtick the code."""
    shown = on_one_line(text)[:_LONGEST]
    return f"`{shown}`" if shown and not set(shown) & set("`|\\") else plain(shown)
