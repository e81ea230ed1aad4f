"""A report as it is read: a chapter for each ruleset, and what was not tested."""

from collections.abc import Mapping
from typing import NamedTuple

from portalcheck.model.artifact import Missing
from portalcheck.model.assertion import Outcome
from portalcheck.model.report import ReportHead
from portalcheck.model.ruleset import Criterion, Language, Ruleset
from portalcheck.report.causes import Causes, Group, Judged
from portalcheck.report.cut import Cut
from portalcheck.report.place import Place
from portalcheck.report.translations import Words, said, words

ORDER = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.PASSED, Outcome.INAPPLICABLE)
OPEN = ORDER[:3]
MOST_CAUSES = 20  # of one criterion, in the page


class Chapter(NamedTuple):
    """One ruleset as it is shown. `groups` are by outcome, each with the name that links lead to; `settled` are those
    of questions that people answered so that nothing is left to do.
    """

    number: int
    ruleset: Ruleset
    title: Words
    judged: Judged
    verdict: str
    criteria: Mapping[str, Criterion]
    bar: list[tuple[Outcome, float, float]]
    groups: dict[Outcome, list[tuple[str, Group]]]
    settled: list[tuple[str, Group]]

    @property
    def excerpt(self) -> bool:
        """Whether it has more findings than are shown."""
        judged = self.judged
        return (
            bool(judged.more_reasons)
            or len(judged.reasons) > MOST_CAUSES
            or any(
                group.more or len(group.causes) > MOST_CAUSES or len(group.further) > MOST_CAUSES
                for groups in (*self.groups.values(), self.settled)
                for _, group in groups
            )
        )

    @property
    def anchors(self) -> dict[tuple[str, str, Outcome], str]:
        """Where a criterion's findings of an outcome stand; a failure that blocks comes before a waived one."""
        found: dict[tuple[str, str, Outcome], str] = {}
        for outcome, groups in self.groups.items():
            for anchor, group in groups:
                found.setdefault((self.ruleset.label, group.criterion, outcome), anchor)
        return found


class Gap(NamedTuple):
    """What could not be gathered, of which pages."""

    artifacts: dict[str, None]
    places: dict[Place, None]


def chapters(head: ReportHead, causes: Causes) -> list[Chapter]:
    """Give the rulesets of a run, in its order."""
    return [_chapter(number, ruleset, head, causes) for number, ruleset in enumerate(head.rulesets, start=1)]


def verdict(judged: Judged) -> str:
    """Name the sentence that sums a ruleset up."""
    counts = judged.counts
    soft = judged.waived + judged.below_gate
    if not judged.total:
        return "nothing"
    if judged.blocking:
        return "failed-untested" if counts[Outcome.UNTESTED] else "failed"
    if counts[Outcome.UNTESTED]:
        return "untested-soft" if soft else "untested"
    if soft:
        return "soft-open" if counts[Outcome.CANT_TELL] else "soft"
    if counts[Outcome.CANT_TELL]:
        return "open"
    return "passed" if counts[Outcome.PASSED] else "inapplicable"


def reason(why: Missing | None, language: Language) -> Cut:
    """Say in a language why something is missing, with the numbers that the reason was made with."""
    return Cut.said(words(why.reason, language, why.template, why.data)) if why else Cut.of("")


def unloaded(head: ReportHead, causes: Causes) -> dict[Cut, list[Place]]:
    """Give the visits that came to nothing, by reason; a journey as a whole is not one that loads."""
    found: dict[Cut, list[Place]] = {}
    for visit in head.visits:
        if visit.load is None and visit.subject.kind != "process":
            told = reason(next(iter(visit.missing.values()), None), head.language)
            found.setdefault(told, []).append(causes.place(visit.subject, visit.key.device, visit.key.lens))
    return found


def missing(head: ReportHead, causes: Causes) -> dict[Cut, Gap]:
    """Give what could not be gathered of pages that did load, by reason."""
    found: dict[Cut, Gap] = {}
    for visit in head.visits:
        if visit.load is not None or visit.subject.kind == "process":
            for name, why in visit.missing.items():
                gap = found.setdefault(reason(why, head.language), Gap({}, {}))
                gap.artifacts[name] = None
                gap.places[causes.place(visit.subject, visit.key.device, visit.key.lens)] = None
    return found


def unsettled(head: ReportHead, causes: Causes) -> list[tuple[Place, str]]:
    """Give the visits that were judged before they had come to rest, and what was still moving."""
    return [
        (causes.place(visit.subject, visit.key.device, visit.key.lens), visit.load.reason)
        for visit in head.visits
        if visit.load and not visit.load.settled
    ]


def _chapter(number: int, ruleset: Ruleset, head: ReportHead, causes: Causes) -> Chapter:
    judged = causes.judged[ruleset.label]
    bar, start = [], 0.0
    for outcome in ORDER:
        if judged.counts[outcome]:
            # Whatever is there is seen, be it one in ten thousand.
            width = max(100 * judged.counts[outcome] / judged.total, 0.6)
            bar.append((outcome, round(start, 2), round(width, 2)))
            start += width
    groups = {
        outcome: [(f"c-{number}-{outcome}-{at}", group) for at, group in enumerate(judged.groups(outcome), start=1)]
        for outcome in OPEN[:2]
    }
    skipped = [one.criterion for one in ruleset.changes if one.skipped]
    criteria = {criterion.id: criterion for criterion in (*ruleset.criteria, *skipped)}
    title = said(ruleset.title, head.language, ruleset.id)
    settled = [(f"c-{number}-answered-{at}", one) for at, one in enumerate(judged.groups(Outcome.PASSED), start=1)]
    return Chapter(number, ruleset, title, judged, verdict(judged), criteria, bar, groups, settled)
