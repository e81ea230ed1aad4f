"""The quality of a portal: six groups with their points, and grades; nothing that was not read is called a duty."""

from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

from portalcheck.kit import equip
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.portal import CriterionOverride, RulesetUse
from portalcheck.model.ruleset import Ruleset, RulesetFile
from portalcheck.model.subject import Subject
from portalcheck.rulesets import read, resolve
from portalcheck.score import gives_points, score

KIT = equip()
FILE: RulesetFile = read(KIT.folders["vn-dvc"])[1]
RULESET, CHECKS = resolve(RulesetUse(use="vn-dvc"), KIT.folders, KIT.rules, Path())


def judged(outcome: Outcome, but: dict[str, Outcome] | None = None, *, journeys: bool = True) -> list[Assertion]:
    """Give one assertion for each criterion; without `journeys`, none for those of a service."""
    return [
        Assertion(
            subject=Subject(id="home", url="http://localhost/"),
            device="desktop",
            ruleset=RULESET.label,
            criterion=check.criterion.id,
            rule=check.rule.id,
            rule_version=1,
            requirements=(),
            severity="serious",
            mode=check.criterion.mode,
            outcome=(but or {}).get(check.criterion.id, outcome),
            findings=(),
            gating=True,
        )
        for check in CHECKS
        if journeys or check.rule.scope != "process"
    ]


def test_it_is_installed_in_its_edition() -> None:
    assert [entry.value for entry in entry_points(group="portalcheck", name="vn-dvc")] == ["portalcheck_vn_dvc"]
    assert FILE.edition == version("portalcheck-vn-dvc") == "2024.473"


def test_groups_points_and_grades_are_those_reported() -> None:
    assert {one.id: one.points for one in FILE.categories} == {
        "functions": 50,
        "structure": 5,
        "performance": 20,
        "security": 15,
        "access": 5,
        "emc": 5,
    }
    assert [(one.id, one.start) for one in FILE.grades] == [("A", 90), ("B", 80), ("C", 65), ("D", 50), ("E", 0)]
    assert gives_points(RULESET)


def test_it_says_what_the_score_is_not() -> None:
    assert FILE.score_note["en"] == (
        "Weights after QĐ 473/QĐ-BTTTT (2024); items chosen by portalcheck; not an official score."
    )
    assert set(FILE.score_note) == {"vi", "en", "fr"}


def test_the_limits_that_were_borrowed_are_those_reported_and_ours() -> None:
    limits: dict[str, Any] = {one.criterion.id: one for one in CHECKS if one.rule.id == "performance/lighthouse-metric"}
    assert {name: (one.params.metric, one.params.or_metric, one.params.limit) for name, one in limits.items()} == {
        "first-content": ("first_contentful_paint", None, 3000),
        "largest-content": ("largest_contentful_paint", None, 4000),
        "full-content": ("speed_index", None, 5800),
        "blocking": ("total_blocking_time", "longest_task", 600),
    }
    assert {FILE.sources[one.criterion.source].basis for one in limits.values()} == {"ours"}


def test_only_what_was_read_has_the_basis_of_a_text() -> None:
    read_here = {name for name, source in FILE.sources.items() if source.basis == "text"}
    assert read_here == {"nd42-11-1a", "tt32-5-1", "tt32-5-2", "wcag"}


def test_each_function_of_tt22_2019_has_its_number() -> None:
    """The nineteen functions hold no answers to questions, hotline, tracking or list of past dossiers."""
    functions = {one.id: one.clause for one in RULESET.criteria if one.source == "tt22-2019"}
    assert functions == {
        "services-listed": "F03",
        "exchange": "F05",
        "sign-in": "F06",
        "guidance-of-the-service": "F07",
        "statistics": "F08",
        "satisfaction": "F09",
        "feedback": "F18",
        "one-stop-system": "F19",
    }


def test_what_the_un_asks_for_has_its_number() -> None:
    asked = {one.id: (one.source, one.clause) for one in RULESET.criteria if one.source in ("losi", "osi")}
    assert asked == {
        "questions-answered": ("losi", "#240"),
        "hotline": ("losi", "#288"),
        "privacy-page": ("losi", "#234"),
        "draft": ("osi", "#083"),
        "dossiers": ("osi", "#087"),
    }


def test_the_law_on_personal_data_is_named_for_consent_alone() -> None:
    assert [one.id for one in RULESET.criteria if one.source == "law91-9"] == ["consent"]


def test_each_success_criterion_is_the_one_that_its_rule_names() -> None:
    asked = {one.criterion.id: one for one in CHECKS if one.criterion.source == "wcag"}
    assert len(asked) == 6
    for name, check in asked.items():
        number = (check.criterion.clause or "").partition(" ")[0]
        assert any(one.endswith(f":{number}") for one in check.rule.requirements), name


def test_the_english_version_tells_what_is_reported_to_be_asked_of_it() -> None:
    (english,) = (check for check in CHECKS if check.criterion.id == "english")
    organisation, contacts = english.params.tells  # type: ignore[attr-defined]
    assert {"organisation", "functions"} <= set(organisation)
    assert {"contacts", "officials"} <= set(contacts)


def test_what_only_some_portals_permit_empties_no_group() -> None:
    untested = dict.fromkeys(["assistant-answers"], Outcome.UNTESTED)
    assert score(RULESET, judged(Outcome.PASSED, untested)).grade == "A"


def test_all_passed_is_the_best_grade_and_all_open_is_none() -> None:
    best = score(RULESET, judged(Outcome.PASSED))
    assert (best.grade, best.not_assessed) == ("A", 0)
    open_ = score(RULESET, judged(Outcome.CANT_TELL))
    assert (open_.grade, open_.no_grade) == (None, "range")


def test_without_a_journey_functions_have_no_score() -> None:
    told = score(RULESET, judged(Outcome.PASSED, journeys=False))
    assert told.percent is None
    assert [one.category for one in told.categories if one.points is None] == ["functions"]
    assert told.not_assessed > 0.2


def test_what_a_portal_file_changes_is_kept_and_leaves_no_grade() -> None:
    limit = CriterionOverride(params={"limit": 60000})
    same = CriterionOverride(params={"limit": 3000}, severity="minor")
    skip = CriterionOverride(skip=True, reason="Later.")
    use = RulesetUse(use="vn-dvc", criteria={"completes": skip, "largest-content": limit, "first-content": same})
    ruleset, checks = resolve(use, KIT.folders, KIT.rules, Path())
    told = {one.criterion.id: (one.skipped, one.before, one.params, one.reason) for one in ruleset.changes}
    assert told == {
        "completes": (True, {}, {}, "Later."),
        "largest-content": (False, {"limit": 4000}, {"limit": 60000}, ""),
    }
    assert "completes" not in {check.criterion.id for check in checks}
    found = score(ruleset, (one for one in judged(Outcome.PASSED) if one.criterion != "completes"))
    assert (found.grade, found.no_grade) == (None, "changed")
    assert found.not_assessed > 0.03
    assert RULESET.changes == ()
    assert Ruleset.model_validate_json(ruleset.model_dump_json()) == ruleset


def test_one_failure_costs_its_own_points_alone() -> None:
    told = score(RULESET, judged(Outcome.PASSED, {"https": Outcome.FAILED}))
    lost = {one.criterion for group in told.categories for one in group.criteria if one.points and one.points.high == 0}
    assert lost == {"https"}
    assert told.percent is not None
    assert told.percent.low == told.percent.high < 100
