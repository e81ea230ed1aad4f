"""The scores of a run as they are read: each category and criterion with its words, and where its findings stand."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from portalcheck.model.assertion import Outcome
from portalcheck.model.report import ReportHead
from portalcheck.model.ruleset import Language, Ruleset
from portalcheck.model.score import CategoryScore, CriterionScore, Range, Score
from portalcheck.report.causes import Seen
from portalcheck.report.chapters import OPEN, Chapter
from portalcheck.report.translations import Words, said

Anchors = Mapping[tuple[str, str, Outcome], str]


class Line(NamedTuple):
    """One criterion. `anchors` lead to what was found under it, the gravest first; `seen` is what it passed on."""

    score: CriterionScore
    anchors: list[tuple[Outcome, str]]
    seen: list[Seen]


class Part(NamedTuple):
    """One category with its criteria."""

    title: Words
    score: CategoryScore
    lines: list[Line]


class Changed(NamedTuple):
    """A criterion that the portal file skips or asks otherwise: each parameter, what it was and what it is."""

    criterion: str
    title: Words
    skipped: bool
    params: list[tuple[str, str, str]]
    reason: str


class Card(NamedTuple):
    """The score under one ruleset, with what it means and does not."""

    chapter: Chapter
    score: Score
    percent: Range | None
    note: Words | None
    parts: list[Part]
    changes: list[Changed]


def cards(head: ReportHead, chapters: Sequence[Chapter], anchors: Anchors) -> list[Card]:
    """Give the scorecards of a run, in the order of its rulesets."""
    scores = {score.ruleset: score for score in head.scores}
    return [_card(scores[one.ruleset.label], one, head, anchors) for one in chapters if one.ruleset.label in scores]


def shown(percent: Range, ruleset: Ruleset) -> Range:
    """Round a range to tenths, and down where a bound would else show a grade that it does not reach."""

    def tenths(exact: float) -> float:
        near = round(exact, 1)
        above = any(round(exact, 9) < grade.start <= near for grade in ruleset.grades)
        return round(near - 0.1, 1) if above else near

    return Range(low=tenths(percent.low), high=tenths(percent.high))


def changes(ruleset: Ruleset, language: Language) -> list[Changed]:
    """Tell what the portal file changed about the criteria that have points."""
    return [
        Changed(
            one.criterion.id,
            said(one.criterion.title, language, one.criterion.id),
            one.skipped,
            [(name, _value(one.before[name]), _value(value)) for name, value in one.params.items()],
            one.reason,
        )
        for one in ruleset.changes
        if one.criterion.category
    ]


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _card(score: Score, chapter: Chapter, head: ReportHead, anchors: Anchors) -> Card:
    ruleset = chapter.ruleset
    titles = {category.id: said(category.title, head.language, category.id) for category in ruleset.categories}
    parts = [
        Part(
            titles[category.category],
            category,
            [
                Line(one, _anchors(ruleset.label, one.criterion, anchors), chapter.judged.seen.get(one.criterion, []))
                for one in category.criteria
            ],
        )
        for category in score.categories
    ]
    note = said(ruleset.score_note, head.language, "") if ruleset.score_note else None
    percent = score.percent and shown(score.percent, ruleset)
    return Card(chapter, score, percent, note, parts, changes(ruleset, head.language))


def _anchors(label: str, criterion: str, anchors: Anchors) -> list[tuple[Outcome, str]]:
    return [(outcome, anchors[key]) for outcome in OPEN if (key := (label, criterion, outcome)) in anchors]
