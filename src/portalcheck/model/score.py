"""What a run is worth under a ruleset that gives points: always a range, for some of it is a person's to decide."""

from typing import Literal

from portalcheck.model.frozen import Frozen


class Range(Frozen):
    """The least and the most that something is worth. They are equal where nothing is left open."""

    low: float
    high: float


class CriterionScore(Frozen):
    """What a criterion is worth, of `worth` points.

    It counts by the visits where it applies: `passed` of `applicable`, `open` of them being a person's to decide.
    `points` is None where a visit was not tested, where the portal skips it, or where it applies nowhere: then its
    points go to the others of its category.
    """

    criterion: str
    worth: float
    points: Range | None
    applicable: int
    passed: int
    open: int
    untested: int
    skipped: bool = False


class CategoryScore(Frozen):
    """What a category is worth, of `worth` points. `untested` names the required criteria for which it has no score."""

    category: str
    worth: float
    points: Range | None
    criteria: tuple[CriterionScore, ...]
    untested: tuple[str, ...] = ()


class Score(Frozen):
    """What a run is worth under one ruleset.

    `percent` is the share of all points; None where a category has no score. `grade` is None where the range reaches
    into several grades, where there is none, or where the portal changed what is asked: `no_grade` says which.
    `not_assessed` is the share of all points, from 0 to 1, on which there is no verdict: what was not tested, what the
    portal skips and what waits for a person.
    """

    ruleset: str
    worth: float
    percent: Range | None
    grade: str | None
    no_grade: Literal["", "range", "category", "changed"] = ""
    grades: tuple[str, ...] = ()
    not_assessed: float
    categories: tuple[CategoryScore, ...]
