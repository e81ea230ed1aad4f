"""Ruleset × assertions → scores, as ranges. Pure.

A criterion counts by the visits where it applies: one page of forty that fails costs a fortieth of its points. What a
person has to decide counts as failed for the lower bound and as passed for the upper one. A waiver changes nothing.
Where the portal skips a criterion that has points, or asks it otherwise, there is no grade.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from typing import Literal

from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.ruleset import Criterion, Ruleset
from portalcheck.model.score import CategoryScore, CriterionScore, Range, Score

_Counts = dict[str, Counter[Outcome]]


def score(ruleset: Ruleset, assertions: Iterable[Assertion]) -> Score:
    """Score what was judged by one ruleset, which gives points; assertions of others are passed over."""
    counts: _Counts = defaultdict(Counter)
    for one in assertions:
        if one.ruleset == ruleset.label:
            counts[one.criterion][one.outcome] += 1
    return _score(ruleset, counts)


def gives_points(ruleset: Ruleset) -> bool:
    """Tell whether a ruleset is scored: each of its categories is worth points."""
    return bool(ruleset.categories) and all(category.points for category in ruleset.categories)


def _score(ruleset: Ruleset, counts: _Counts) -> Score:
    skipped = [one.criterion for one in ruleset.changes if one.skipped]
    categories = tuple(
        _category(
            category.id,
            category.points or 0,
            [one for one in (*ruleset.criteria, *skipped) if one.category == category.id],
            counts,
            {one.id for one in skipped},
        )
        for category in ruleset.categories
    )
    worth = sum(category.worth for category in categories)
    percent = _percent(categories, worth)
    reached = _grades(ruleset, percent) if percent else ()
    no_grade = _no_grade(ruleset, reached)
    return Score(
        ruleset=ruleset.label,
        worth=worth,
        percent=percent,
        grade=reached[0] if reached and not no_grade else None,
        no_grade=no_grade,
        grades=reached,
        not_assessed=sum(_not_assessed(category) for category in categories) / worth,
        categories=categories,
    )


def _no_grade(ruleset: Ruleset, reached: Sequence[str]) -> Literal["", "range", "category", "changed"]:
    if not ruleset.grades:
        return ""
    if not reached:
        return "category"
    if any(one.criterion.category for one in ruleset.changes):
        return "changed"
    return "range" if len(reached) > 1 else ""


def _category(
    name: str, worth: float, asked: Sequence[Criterion], counts: _Counts, skipped: Container[str]
) -> CategoryScore:
    """Share the category's points among the criteria that apply, by their own points."""
    known = [(one, counts.get(one.id) or Counter({Outcome.UNTESTED: 1})) for one in asked]
    applying = {one.id: one.points for one, seen in known if _applicable(seen) or seen[Outcome.UNTESTED]}
    weight = worth / sum(applying.values()) if applying else 0
    criteria = tuple(
        _criterion(one.id, weight * applying.get(one.id, 0), seen, skipped=one.id in skipped) for one, seen in known
    )
    untested = tuple(one.id for one, seen in known if one.required and seen[Outcome.UNTESTED] and one.id not in skipped)
    counted = [one for one in criteria if one.points]
    if untested or not counted:
        return CategoryScore(category=name, worth=worth, points=None, criteria=criteria, untested=untested)
    points = Range(
        low=worth * sum(one.low for one in _points(counted)) / sum(one.worth for one in counted),
        high=worth * sum(one.high for one in _points(counted)) / sum(one.worth for one in counted),
    )
    return CategoryScore(category=name, worth=worth, points=points, criteria=criteria)


def _criterion(criterion: str, worth: float, seen: Counter[Outcome], *, skipped: bool) -> CriterionScore:
    applicable, passed, left = _applicable(seen), seen[Outcome.PASSED], seen[Outcome.CANT_TELL]
    points = None
    if applicable and not seen[Outcome.UNTESTED]:
        points = Range(low=worth * passed / applicable, high=worth * (passed + left) / applicable)
    return CriterionScore(
        criterion=criterion,
        worth=worth,
        points=points,
        applicable=applicable,
        passed=passed,
        open=left,
        untested=seen[Outcome.UNTESTED],
        skipped=skipped,
    )


def _applicable(seen: Counter[Outcome]) -> int:
    return seen[Outcome.PASSED] + seen[Outcome.FAILED] + seen[Outcome.CANT_TELL]


def _points(criteria: Iterable[CriterionScore]) -> list[Range]:
    return [one.points for one in criteria if one.points]


def _percent(categories: Sequence[CategoryScore], worth: float) -> Range | None:
    points = [one.points for one in categories if one.points]
    if len(points) < len(categories):
        return None
    return Range(low=100 * sum(one.low for one in points) / worth, high=100 * sum(one.high for one in points) / worth)


def _grades(ruleset: Ruleset, percent: Range) -> tuple[str, ...]:
    """Name the grades that a range reaches, the best first. Nothing is rounded but what sums of shares leave behind."""
    low, high = round(percent.low, 9), round(percent.high, 9)
    tops = [None, *(grade.start for grade in ruleset.grades)]
    return tuple(
        grade.id
        for grade, top in zip(ruleset.grades, tops, strict=False)
        if high >= grade.start and (top is None or low < top)
    )


def _not_assessed(category: CategoryScore) -> float:
    """Give the points on which there is no verdict; a category in which nothing applies has none at all."""
    if not any(one.worth for one in category.criteria):
        return category.worth
    return sum(
        one.worth if one.untested else one.worth * one.open / one.applicable for one in category.criteria if one.worth
    )
