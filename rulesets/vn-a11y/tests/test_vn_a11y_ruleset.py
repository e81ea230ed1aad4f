"""Two levels of WCAG, as the ruleset of WCAG asks them; that the level is our choice is said wherever it is used."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from portalcheck.kit import equip
from portalcheck.model.portal import RulesetUse
from portalcheck.model.ruleset import Ruleset
from portalcheck.rulesets import read, resolve

KIT = equip()
OF_A_PERSON = {"standard-known": "tt26", "self-assessed": "digital-transformation"}
NOT_SEEN = {"en": "was not seen", "vi": "chưa thấy", "fr": "n’a pas été vu"}
CHOSEN = {"en": "portalcheck chose", "vi": "portalcheck chọn", "fr": "portalcheck a donc choisi"}


OURS = {"accessibility/closes-by-escape": "escape"}


def _resolved(use: str) -> Ruleset:
    return resolve(RulesetUse(use=use), KIT.folders, KIT.rules, Path())[0]


def test_it_is_installed() -> None:
    assert [one.value for one in entry_points(group="portalcheck", name="vn-a11y")] == ["portalcheck_vn_a11y"]


@pytest.mark.parametrize("profile", ["2.1-aa", "2.0-aa"])
def test_a_profile_asks_what_wcag_asks_under_it(profile: str) -> None:
    asked = [one for one in _resolved(f"vn-a11y:{profile}").criteria if one.id not in {*OF_A_PERSON, *OURS}]
    there = _resolved(f"wcag:{profile}").criteria
    assert [one.model_copy(update={"source": "wcag"}) for one in asked] == list(there)
    assert {one.source for one in asked} == {"level"}


@pytest.mark.parametrize("profile", ["2.1-aa", "2.0-aa"])
def test_what_wcag_does_not_ask_for_is_said_to_be_ours(profile: str) -> None:
    ruleset = _resolved(f"vn-a11y:{profile}")
    assert {one.id: one.source for one in ruleset.criteria if one.id in OURS} == OURS
    assert ruleset.sources["escape"].basis == "ours"


def test_2_1_is_the_default() -> None:
    assert _resolved("vn-a11y").profile == "2.1-aa"
    assert len(_resolved("vn-a11y").criteria) > len(_resolved("vn-a11y:2.0-aa").criteria)


@pytest.mark.parametrize("profile", ["2.1-aa", "2.0-aa"])
def test_a_person_is_asked_what_is_reported(profile: str) -> None:
    ruleset = _resolved(f"vn-a11y:{profile}")
    asked = {one.id: one for one in ruleset.criteria if one.rule == "site/question"}
    assert {name: one.source for name, one in asked.items()} == OF_A_PERSON
    assert {one.mode for one in asked.values()} == {"manual"}
    assert {ruleset.sources[one.source].basis for one in asked.values()} == {"report"}


def test_the_level_is_said_to_be_ours() -> None:
    level = _resolved("vn-a11y").sources["level"]
    assert level.basis == "ours"
    assert "chosen by portalcheck" in level.title["en"]  # type: ignore[index]


@pytest.mark.parametrize("language", NOT_SEEN)
def test_that_the_level_was_not_seen_is_said(language: Any) -> None:
    about = read(KIT.folders["vn-a11y"])[1].about[language]
    assert NOT_SEEN[language] in about
    assert CHOSEN[language] in about
    assert "TT 26/2020/TT-BTTTT" in about
