"""Each profile asks what its version and level of WCAG ask, no more; no rule has a twin."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest

from portalcheck.kit import equip
from portalcheck.model.portal import RulesetUse
from portalcheck.model.wcag import BY_REQUIREMENT
from portalcheck.rulesets import read, resolve

KIT = equip()
PROFILES = ("2.0-a", "2.0-aa", "2.1-a", "2.1-aa", "2.2-a", "2.2-aa")
OURS = {  # a rule of ours, and those of the engine whose place it takes
    "content/language-declared": ("axe/html-has-lang",),
    "content/language-valid": ("axe/html-lang-valid",),
    "mobile/viewport-zoom": ("axe/meta-viewport",),
    "mobile/target-size": ("axe/target-size",),
}


def _criteria(profile: str = "") -> dict[str, tuple[str, ...]]:
    """Give the requirements of each criterion."""
    use = RulesetUse(use=f"wcag:{profile}" if profile else "wcag")
    _, checks = resolve(use, KIT.folders, KIT.rules, Path())
    return {check.criterion.id: check.rule.requirements for check in checks}


def test_it_is_installed() -> None:
    assert [entry.value for entry in entry_points(group="portalcheck", name="wcag")] == ["portalcheck_wcag"]


def test_the_profiles_are_the_versions_and_levels() -> None:
    data = read(KIT.folders["wcag"])[1]
    assert tuple(data.profiles) == PROFILES
    assert data.default_profile == "2.2-aa"
    assert _criteria() == _criteria("2.2-aa")


@pytest.mark.parametrize("profile", PROFILES)
def test_a_profile_asks_no_more_than_its_text(profile: str) -> None:
    version, level = int(profile[0] + profile[2]), profile[4:].upper()
    levels = {"A": ("A",), "AA": ("A", "AA")}[level]
    beyond = {}
    for criterion, requirements in _criteria(profile).items():
        asked = [BY_REQUIREMENT[one] for one in requirements if one in BY_REQUIREMENT]
        if not any(one.since <= version and one.level in levels for one in asked):
            beyond[criterion] = requirements
    assert beyond == {}


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [("2.0-a", "2.0-aa"), ("2.0-a", "2.1-a"), ("2.0-aa", "2.1-aa"), ("2.1-a", "2.1-aa"), ("2.1-aa", "2.2-aa")],
)
def test_a_larger_profile_asks_all_of_a_smaller_one(smaller: str, larger: str) -> None:
    assert set(_criteria(smaller)) <= set(_criteria(larger))


def test_parsing_is_no_longer_asked() -> None:
    """4.1.1 was removed in WCAG 2.2."""
    assert [name for name, asked in _criteria("2.2-aa").items() if set(asked) == {"WCAG20:4.1.1"}] == []


def test_each_level_and_the_last_version_add_something() -> None:
    sizes = [len(_criteria(profile)) for profile in ("2.0-a", "2.0-aa", "2.1-aa", "2.2-aa")]
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize("rule", OURS)
def test_a_rule_of_ours_takes_the_place_of_the_engines(rule: str) -> None:
    criteria = _criteria()
    assert rule in criteria
    assert not set(OURS[rule]) & set(criteria)
    assert set(OURS[rule]) <= set(KIT.rules)  # the engine still has them, else nothing is left out
