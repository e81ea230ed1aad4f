"""Every criterion of every ruleset can be stood behind: where it comes from, how well that is known, and what it is not
called.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from portalcheck.kit import equip
from portalcheck.model.portal import RulesetUse
from portalcheck.model.ruleset import Basis, Mode, Ruleset, RulesetFile, Source, Text
from portalcheck.report.translations import LANGUAGES, said
from portalcheck.rule_format import Check
from portalcheck.rulesets import read, resolve
from tests.house.conftest import ROOT
from tests.house.law import called_law

KIT = equip()
FOLDERS = {file.parent.parent.parent.name: file.parent for file in sorted(ROOT.glob("rulesets/*/src/*/ruleset.yaml"))}
FILES = {name: read(folder)[1] for name, folder in FOLDERS.items()}
RESOLVED = {
    f"{name}:{profile}" if profile else name: resolve(
        RulesetUse(use=f"{name}:{profile}" if profile else name), FOLDERS, KIT.rules, Path()
    )
    for name, data in FILES.items()
    for profile in (list(data.profiles) or [None])
}
every = pytest.mark.parametrize("use", RESOLVED)
every_file = pytest.mark.parametrize("name", FILES)

VIETNAMESE = re.compile(
    r"\b(?:NĐ|TT|QĐ|CT|CV|TCVN|NQ)\b|\bluật\b|nghị định|thông tư|quyết định|chỉ thị|\blaw\b", re.IGNORECASE
)
IN_FORCE = {
    ("vn-a11y", "digital-transformation"): "reported to be in force from 1 July 2026, and of nothing that followed it",
}
"""The Vietnamese instruments that are said to be in force, and why; of the others that is not known."""


def _told(ruleset: Ruleset, check: Check) -> Iterator[str]:
    """Give all that is said of a criterion."""
    source = ruleset.sources[check.criterion.source]
    yield from (*_titles(source), source.clause or "", check.criterion.clause or "", *check.criterion.title.values())
    yield from check.criterion.params.get("asks", {}).values()


def _titles(source: Source) -> tuple[str, ...]:
    return (source.title,) if isinstance(source.title, str) else tuple(source.title.values())


def _of_the_whole(data: RulesetFile) -> Iterator[Text]:
    yield from (data.title, data.about, data.score_note)
    yield from (one.title for one in (*data.categories, *data.profiles.values()))


def test_there_are_all() -> None:
    assert {"wcag", "mobile", "vn-toan-trinh", "vn-web-2025", "vn-a11y", "vn-25", "un-losi-2024"} <= set(FILES)
    assert sum(len(checks) for _, checks in RESOLVED.values()) > 500


@every
def test_its_source_is_written_out_in_its_own_ruleset(use: str) -> None:
    ruleset, checks = RESOLVED[use]
    assert {check.criterion.source for check in checks} <= set(ruleset.sources)
    assert {source.basis for source in ruleset.sources.values()} <= set(get_args(Basis))
    assert [key for key, one in ruleset.sources.items() if one.basis in ("text", "report") and not one.url] == []


@every
def test_its_rule_is_there_and_takes_its_parameters(use: str) -> None:
    for check in RESOLVED[use][1]:
        assert KIT.rules[check.criterion.rule] == check.rule
        assert check.rule.params.model_validate(check.criterion.params) == check.params
        assert set(check.criterion.params) <= set(check.rule.params.model_fields)


@every
def test_it_is_called_in_three_languages(use: str) -> None:
    """By a title of its own, or by that of its rule, which the catalogues hold."""
    for check in RESOLVED[use][1]:
        title = check.criterion.title or {"en": check.rule.title}
        if check.rule.family != "axe":  # the engine's words are told by what it found
            assert {said(title, language).language for language in LANGUAGES} == set(LANGUAGES), check.name


@every
def test_how_it_is_checked_is_said(use: str) -> None:
    for check in RESOLVED[use][1]:
        assert check.criterion.mode in get_args(Mode)
        assert (check.criterion.mode == "manual") is (check.rule.id == "site/question"), check.name


@every
def test_a_person_is_asked_in_three_languages(use: str) -> None:
    for check in RESOLVED[use][1]:
        if check.rule.id == "site/question":
            asked = check.criterion.params["asks"]
            assert set(asked) == set(LANGUAGES), check.name
            assert asked["fr"].endswith("\N{NARROW NO-BREAK SPACE}?"), check.name
            assert len(set(asked.values())) == len(LANGUAGES), check.name


@every
def test_only_what_was_read_in_a_text_is_called_a_duty(use: str) -> None:
    ruleset, checks = RESOLVED[use]
    called = {
        (check.name, words)
        for check in checks
        if ruleset.sources[check.criterion.source].basis != "text"
        for text in _told(ruleset, check)
        if (words := called_law(text))
    }
    assert called == set()


@every_file
def test_no_ruleset_calls_itself_a_duty(name: str) -> None:
    """As a whole it holds more than what was read in a text."""
    data = FILES[name]
    assert [words for text in _of_the_whole(data) for one in text.values() if (words := called_law(one))] == []


@every_file
def test_a_source_is_called_by_a_name_or_in_three_languages(name: str) -> None:
    """What stands by itself is the name of a text, and no prose of ours."""
    titles = [source.title for source in FILES[name].sources.values()]
    assert {frozenset(one) for one in titles if not isinstance(one, str)} <= {frozenset(LANGUAGES)}
    name_of_a_text = re.compile(r"(NĐ|TT) [\w/-]+|Web Content Accessibility Guidelines.*")
    assert [one for one in titles if isinstance(one, str) and not name_of_a_text.fullmatch(one)] == []


@every_file
def test_the_edition_is_the_version_of_the_distribution(name: str) -> None:
    project = tomllib.loads((ROOT / "rulesets" / name / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == f"portalcheck-{name}"
    assert project["version"] == FILES[name].edition


@every_file
def test_what_is_said_to_be_in_force_is_known_to_be(name: str) -> None:
    said_so = {(name, key) for key, one in FILES[name].sources.items() if _is_vietnamese(one) and one.in_force == "yes"}
    assert said_so == {one for one in IN_FORCE if one[0] == name}


def _is_vietnamese(source: Source) -> bool:
    return source.basis != "ours" and any(map(VIETNAMESE.search, _titles(source)))


@pytest.mark.parametrize(
    "text",
    [
        "Each page has a search, as required by law.",
        "This is a legal requirement.",
        "Mọi trang bắt buộc theo Nghị định phải có ô tìm kiếm.",
        "Pháp luật yêu cầu công bố kết quả.",
        "Une recherche est exigée par la loi.",
        "C’est une obligation légale.",
        "Pages that do not load in time are slow, and speed is required by law.",
        "What is required by law is not measured here.",
        "Không có ô tìm kiếm, điều mà pháp luật yêu cầu.",
    ],
)
def test_the_words_of_a_duty_are_known(text: str) -> None:
    assert called_law(text)


@pytest.mark.parametrize(
    "text", ["It is not called a legal requirement.", "Điều này không được gọi là điều luật định."]
)
def test_who_denies_it_does_not_call_it_so(text: str) -> None:
    assert not called_law(text)


@pytest.mark.parametrize(
    ("title", "is_one"), [("TT 26/2020/TT-BTTTT", True), ("WCAG 2.1", False), ("UN LOSI 2024", False)]
)
def test_a_vietnamese_instrument_is_known(title: str, is_one: bool) -> None:
    assert _is_vietnamese(Source(title=title, basis="report", in_force="yes")) is is_one
