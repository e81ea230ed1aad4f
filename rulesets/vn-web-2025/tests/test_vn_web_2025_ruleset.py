"""What is reported of the criteria for state websites: four limits, and nothing here is called more than it is."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from portalcheck.kit import equip
from portalcheck.model.portal import RulesetUse
from portalcheck.model.ruleset import RulesetFile
from portalcheck.rulesets import read, resolve

KIT = equip()
LIMITS = {
    "first-content": ("first_contentful_paint", None, 3000),
    "largest-content": ("largest_contentful_paint", None, 4000),
    "full-content": ("speed_index", None, 5800),
    "each-task": ("total_blocking_time", "longest_task", 600),
}
INFERRED = {"en": "inferred", "vi": "suy luận", "fr": "déduction"}
INFORMATION = {"en": "information websites", "vi": "trang thông tin điện tử", "fr": "sites d’information"}


def _resolved() -> Any:
    return resolve(RulesetUse(use="vn-web-2025"), KIT.folders, KIT.rules, Path())


def _file() -> RulesetFile:
    return read(KIT.folders["vn-web-2025"])[1]


def test_it_is_installed() -> None:
    found = entry_points(group="portalcheck", name="vn-web-2025")
    assert [entry.value for entry in found] == ["portalcheck_vn_web_2025"]


@pytest.mark.parametrize("criterion", LIMITS)
def test_the_limits_are_those_that_are_reported(criterion: str) -> None:
    ruleset, checks = _resolved()
    check = next(check for check in checks if check.criterion.id == criterion)
    assert (check.params.metric, check.params.or_metric, check.params.limit) == LIMITS[criterion]
    assert ruleset.sources[check.criterion.source].basis == "report"


@pytest.mark.parametrize("criterion", LIMITS)
@pytest.mark.parametrize("language", INFERRED)
def test_that_a_metric_is_inferred_is_said_in_its_title(criterion: str, language: Any) -> None:
    title = next(one.title for one in _resolved()[0].criteria if one.id == criterion)
    assert INFERRED[language] in title[language]


@pytest.mark.parametrize("language", INFORMATION)
def test_it_says_that_it_is_for_information_websites(language: Any) -> None:
    assert INFORMATION[language] in _file().about[language]
    assert INFERRED[language] in _file().about[language]


def test_all_else_is_said_to_be_ours() -> None:
    ruleset, _ = _resolved()
    ours = {one.id for one in ruleset.criteria if ruleset.sources[one.source].basis == "ours"}
    assert ours == {one.id for one in ruleset.criteria} - set(LIMITS)
    assert {source.basis for source in ruleset.sources.values()} == {"report", "ours"}
