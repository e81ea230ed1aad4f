"""Each indicator once, under its number; what no rule measures is asked, and what nobody looked at is untested."""

import re
from collections import Counter
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from portalcheck.kit import equip
from portalcheck.model.assertion import Outcome
from portalcheck.model.portal import RulesetUse
from portalcheck.rulesets import read, resolve

KIT = equip()
RULESET, CHECKS = resolve(RulesetUse(use="un-losi-2024"), KIT.folders, KIT.rules, Path())
INDICATORS = [check for check in CHECKS if check.criterion.id.startswith("losi-")]
COUNTS = {"framework": 6, "content": 30, "services": 22, "participation": 15, "literacy": 10, "technology": 12}
THIRD_PARTY = {"en": "third party", "vi": "bên thứ ba", "fr": "un tiers"}
NOT_OFFICIAL = {
    "en": "no official LOSI result",
    "vi": "không phải là kết quả LOSI chính thức",
    "fr": "n’est pas un résultat",
}


def test_it_is_installed() -> None:
    found = entry_points(group="portalcheck", name="un-losi-2024")
    assert [entry.value for entry in found] == ["portalcheck_un_losi_2024"]


def test_the_95_indicators() -> None:
    # 206 is asked in two: whether a search is there, and whether it finds.
    categories = {check.criterion.id.removesuffix("-finds"): check.criterion.category for check in INDICATORS}
    counts = Counter(categories.values())
    counts["technology"] += 1  # 210, which is what the ruleset of WCAG asks
    assert counts == COUNTS
    assert all(re.fullmatch(r"losi-2\d\d[ab]?(-data|-policy)?", indicator) for indicator in categories)


def test_210_is_what_wcag_asks() -> None:
    asked = [check.criterion.id for check in CHECKS if check not in INDICATORS]
    there, _ = resolve(RulesetUse(use="wcag:2.1-aa"), KIT.folders, KIT.rules, Path())
    assert asked == [one.id for one in there.criteria]


def test_a_person_is_asked_in_three_languages() -> None:
    asked = [check for check in INDICATORS if check.rule.id == "site/question"]
    assert len(asked) > 80
    assert all(set(check.criterion.params["asks"]) == {"vi", "en", "fr"} for check in asked)
    assert {check.criterion.mode for check in asked} == {"manual"}
    questions = Counter(text for check in asked for text in check.criterion.params["asks"].values())
    assert [text for text, count in questions.items() if count > 1] == []


def test_other_browsers_are_untested() -> None:
    (check,) = (check for check in INDICATORS if check.criterion.id == "losi-201")
    assert [finding.outcome for finding in check.rule.judge({}, check.params)] == [Outcome.UNTESTED]


@pytest.mark.parametrize("language", THIRD_PARTY)
def test_what_is_known_of_it_is_said(language: Any) -> None:
    about = read(KIT.folders["un-losi-2024"])[1].about[language]
    assert THIRD_PARTY[language] in about
    assert NOT_OFFICIAL[language] in about
    assert {source.basis for source in RULESET.sources.values()} == {"report"}
    assert all("third party's copy" in source.title for source in RULESET.sources.values())
