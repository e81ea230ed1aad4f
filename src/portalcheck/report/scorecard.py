"""The scores of a run as they are read: each category and criterion with its words, and where its findings stand."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from portalcheck.model.assertion import Outcome
from portalcheck.model.report import ReportHead
from portalcheck.model.score import CategoryScore, CriterionScore, Score
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


class Card(NamedTuple):
    """The score under one ruleset, with what it means and does not."""

    chapter: Chapter
    score: Score
    note: Words | None
    parts: list[Part]


def cards(head: ReportHead, chapters: Sequence[Chapter], anchors: Anchors) -> list[Card]:
    """Give the scorecards of a run, in the order of its rulesets."""
    scores = {score.ruleset: score for score in head.scores}
    return [_card(scores[one.ruleset.label], one, head, anchors) for one in chapters if one.ruleset.label in scores]


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
    return Card(chapter, score, note, parts)


def _anchors(label: str, criterion: str, anchors: Anchors) -> list[tuple[Outcome, str]]:
    return [(outcome, anchors[key]) for outcome in OPEN if (key := (label, criterion, outcome)) in anchors]
