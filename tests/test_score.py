"""A score is a range, what was not tested has none, and a grade stands only where nothing open could change it."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.ruleset import Category, Change, Criterion, Grade, Ruleset, RulesetFile, Source
from portalcheck.model.score import Range, Score
from portalcheck.model.subject import Subject
from portalcheck.score import gives_points, score

P, F, C, N, U = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE, Outcome.UNTESTED
GRADES = tuple(Grade.model_validate({"id": name, "from": start}) for name, start in (("A", 90), ("B", 80), ("E", 0)))


def ruleset(*criteria: Criterion, points: tuple[float, ...] = (50, 50), grades: tuple[Grade, ...] = GRADES) -> Ruleset:
    """Give a ruleset of the categories `c1`, `c2` …"""
    return Ruleset(
        id="dvc",
        edition="1",
        label="dvc",
        title={"en": "Portals"},
        sources={"ours": Source(title="Ours", basis="ours", in_force="yes")},
        categories=tuple(Category(id=f"c{at}", title={}, points=worth) for at, worth in enumerate(points, 1)),
        grades=grades,
        criteria=criteria,
    )


def criterion(name: str, category: str = "c1", *, points: float = 1, required: bool = True) -> Criterion:
    return Criterion(id=name, rule="a/b", source="ours", category=category, points=points, required=required)


def judged(**outcomes: list[Outcome]) -> Iterator[Assertion]:
    """Give the outcomes of criteria, one a page."""
    for name, seen in outcomes.items():
        for page, outcome in enumerate(seen):
            yield Assertion(
                subject=Subject(id=f"page{page}", url="http://localhost/"),
                device="phone",
                ruleset="dvc",
                criterion=name,
                rule="a/b",
                rule_version=1,
                requirements=(),
                severity="serious",
                mode="automatic",
                outcome=outcome,
                findings=(),
                gating=True,
            )


def scored(*criteria: Criterion, points: tuple[float, ...] = (50, 50), **outcomes: list[Outcome]) -> Score:
    return score(ruleset(*criteria, points=points), judged(**outcomes))


def test_all_passed() -> None:
    found = scored(criterion("a"), criterion("b", "c2"), a=[P, P, N], b=[P])
    assert (found.percent, found.grade, found.not_assessed) == (Range(low=100, high=100), "A", 0)


def test_a_page_of_four_that_fails_costs_a_fourth_of_the_criterion() -> None:
    found = scored(criterion("a"), criterion("b", "c2"), a=[P, P, P, F], b=[P])
    assert found.percent == Range(low=87.5, high=87.5)
    assert found.categories[0].points == Range(low=37.5, high=37.5)
    assert found.grade == "B"


def test_what_a_person_has_to_decide_opens_the_range() -> None:
    found = scored(criterion("a"), criterion("b", "c2"), a=[P, C], b=[P])
    assert found.percent == Range(low=75, high=100)
    assert (found.grade, found.no_grade, found.grades) == (None, "range", ("A", "B", "E"))
    assert found.not_assessed == 0.25


def test_a_range_within_one_grade_has_it() -> None:
    found = scored(criterion("a", points=9), criterion("x"), criterion("b", "c2"), a=[P], x=[C], b=[P])
    assert found.percent == Range(low=95, high=100)
    assert found.grade == "A"


def test_a_category_with_an_untested_required_criterion_has_no_score() -> None:
    found = scored(criterion("a"), criterion("x"), criterion("b", "c2"), a=[P], x=[P, U], b=[P])
    assert found.categories[0].points is None
    assert found.categories[0].untested == ("x",)
    assert (found.percent, found.grade, found.no_grade) == (None, None, "category")
    assert found.not_assessed == 0.25


def test_one_that_was_never_judged_is_untested() -> None:
    assert scored(criterion("a"), criterion("x"), criterion("b", "c2"), a=[P], b=[P]).categories[0].untested == ("x",)


def test_an_untested_one_that_is_not_required_leaves_its_points_to_the_others() -> None:
    found = scored(criterion("a"), criterion("x", required=False), criterion("b", "c2"), a=[P, F], x=[U], b=[P])
    assert found.categories[0].points == Range(low=25, high=25)
    assert found.not_assessed == 0.25, "and is not forgotten"


def test_what_applies_nowhere_leaves_its_points_to_the_others() -> None:
    found = scored(criterion("a"), criterion("x", points=9), criterion("b", "c2"), a=[P, F], x=[N, N], b=[P])
    assert found.categories[0].points == Range(low=25, high=25)
    assert (found.percent, found.not_assessed) == (Range(low=75, high=75), 0)


def test_a_category_in_which_nothing_applies_has_no_score() -> None:
    found = scored(criterion("a"), criterion("b", "c2"), a=[N], b=[P])
    assert found.categories[0].points is None
    assert (found.percent, found.no_grade, found.not_assessed) == (None, "category", 0.5)


def test_others_assertions_count_nothing() -> None:
    other = [one.model_copy(update={"ruleset": "wcag"}) for one in judged(a=[F])]
    found = score(ruleset(criterion("a"), points=(10,)), [*judged(a=[P]), *other])
    assert found.percent == Range(low=100, high=100)


def test_a_ruleset_without_grades_has_a_score_and_no_reason() -> None:
    found = score(ruleset(criterion("a"), points=(10,), grades=()), judged(a=[P]))
    assert (found.percent, found.grade, found.no_grade) == (Range(low=100, high=100), None, "")


def test_only_points_make_a_score() -> None:
    assert gives_points(ruleset(criterion("a")))
    assert not gives_points(ruleset(criterion("a"), points=()))


@pytest.mark.parametrize(("low", "grade"), [(89.94, "B"), (89.99, "B"), (90, "A"), (80, "B"), (79.96, "E")])
def test_nothing_is_rounded_into_a_better_grade(low: float, grade: str) -> None:
    share = round(low * 100)
    found = scored(criterion("a"), points=(100,), a=[P] * share + [F] * (10_000 - share))
    assert found.grade == grade


def test_what_sums_leave_behind_the_comma_costs_no_grade() -> None:
    """Nine tenths of three thirds, as they are added up, are a little less than ninety."""
    asked = [criterion(name, f"c{at}") for at, name in enumerate("abc", 1)]
    found = scored(*asked, points=(0.1, 0.2, 0.7), a=[P] * 9 + [F], b=[P] * 9 + [F], c=[P] * 9 + [F])
    assert found.grade == "A"


def changed(name: str, category: str | None = "c1", **more: Any) -> Change:
    return Change(criterion=Criterion(id=name, rule="a/b", source="ours", category=category), **more)


def test_what_the_portal_skips_is_not_assessed_and_leaves_no_grade() -> None:
    asked = ruleset(criterion("a"), criterion("b", "c2"))
    found = score(asked.model_copy(update={"changes": (changed("x", skipped=True),)}), judged(a=[P], b=[P]))
    assert (found.grade, found.no_grade, found.grades) == (None, "changed", ("A",))
    assert (found.percent, found.not_assessed) == (Range(low=100, high=100), 0.25)
    assert {one.criterion: one.skipped for one in found.categories[0].criteria} == {"a": False, "x": True}
    assert found.categories[0].untested == ()


def test_another_parameter_leaves_no_grade() -> None:
    asked = ruleset(criterion("a"), criterion("b", "c2"))
    other = changed("a", before={"limit": 4000}, params={"limit": 60000})
    found = score(asked.model_copy(update={"changes": (other,)}), judged(a=[P], b=[P]))
    assert (found.grade, found.no_grade, found.not_assessed) == (None, "changed", 0)


def test_what_has_no_points_can_be_changed() -> None:
    asked = ruleset(criterion("a"), criterion("b", "c2"))
    found = score(asked.model_copy(update={"changes": (changed("x", None, skipped=True),)}), judged(a=[P], b=[P]))
    assert (found.grade, found.not_assessed) == ("A", 0)


@pytest.mark.parametrize(
    ("grades", "says"),
    [
        ([{"id": "A", "from": 90}], "begins at 0"),
        ([{"id": "E", "from": 0}, {"id": "A", "from": 90}], "from the best to the worst"),
        ([{"id": "A", "from": 0}, {"id": "B", "from": 0}], "from the best to the worst"),
    ],
)
def test_grades_in_disorder_are_told(grades: list[dict[str, object]], says: str) -> None:
    told = {
        "id": "dvc",
        "edition": "1",
        "title": {"en": "Portals"},
        "sources": {"ours": {"title": "Ours", "basis": "ours", "in_force": "yes"}},
        "categories": [{"id": "c", "title": {}, "points": 10}],
        "grades": grades,
        "criteria": [{"rule": "a/b"}],
    }
    with pytest.raises(ValueError, match=says):
        RulesetFile.model_validate(told)


_OUTCOMES = st.lists(st.sampled_from([P, F, C, N]), max_size=6)


@given(st.dictionaries(st.sampled_from("abcd"), _OUTCOMES, min_size=1))
def test_answers_narrow_the_range_and_never_widen_it(outcomes: dict[str, list[Outcome]]) -> None:
    asked = [criterion(name, "c1" if name < "c" else "c2") for name in outcomes]
    before = scored(*asked, **outcomes)
    for answer in (P, F):
        after = scored(
            *asked, **{name: [answer if one is C else one for one in seen] for name, seen in outcomes.items()}
        )
        assert (before.percent is None) == (after.percent is None)
        if before.percent and after.percent:
            assert before.percent.low - 1e-9 <= after.percent.low <= after.percent.high <= before.percent.high + 1e-9
            assert after.percent.low == after.percent.high
