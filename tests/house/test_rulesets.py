"""Every ruleset holds together: it resolves in each profile, nothing in it is unused, and it speaks three languages."""

import json
from collections import Counter
from pathlib import Path

import pytest

from portalcheck.kit import equip
from portalcheck.model.portal import RulesetUse
from portalcheck.model.ruleset import Criterion, Ruleset, RulesetFile
from portalcheck.rulesets import id_of, read, resolve
from tests.house.conftest import ROOT
from tests.house.law import DUTY

KIT = equip()
FOLDERS = {file.parent.parent.parent.name: file.parent for file in sorted(ROOT.glob("rulesets/*/src/*/ruleset.yaml"))}
FILES = {name: read(folder)[1] for name, folder in FOLDERS.items()}
LANGUAGES = {"vi", "en", "fr"}
every = pytest.mark.parametrize("name", FOLDERS)


def _criteria(name: str, profile: str | None = None) -> tuple[Criterion, ...]:
    reference = f"{name}:{profile}" if profile else name
    ruleset, checks = resolve(RulesetUse(use=reference), FOLDERS, KIT.rules, Path())
    assert [check.criterion for check in checks] == list(ruleset.criteria)
    return ruleset.criteria


def _profiles(data: RulesetFile) -> list[str | None]:
    return list(data.profiles) or [None]


def test_the_folder_has_the_name_of_the_ruleset() -> None:
    assert {name: data.id for name, data in FILES.items()} == {name: name for name in FILES}
    assert {name: id_of(folder) for name, folder in FOLDERS.items()} == {name: name for name in FILES}
    assert {"wcag", "mobile"} <= set(FILES)


@every
def test_it_is_installed(name: str) -> None:
    assert KIT.folders[name].resolve() == FOLDERS[name]


@every
def test_each_profile_resolves_with_unique_criteria(name: str) -> None:
    for profile in _profiles(FILES[name]):
        ids = Counter(criterion.id for criterion in _criteria(name, profile))
        assert ids
        assert max(ids.values()) == 1


@every
def test_it_is_read_as_it_is_written_down(name: str) -> None:
    """Stored results hold their rulesets, and are judged again by these."""
    ruleset, _ = resolve(RulesetUse(use=name), FOLDERS, KIT.rules, Path())
    assert Ruleset.model_validate_json(json.dumps(ruleset.model_dump(mode="json"))) == ruleset


@every
def test_every_source_and_category_is_used(name: str) -> None:
    data = FILES[name]
    criteria = [criterion for profile in _profiles(data) for criterion in _criteria(name, profile)]
    assert {criterion.source for criterion in criteria} == set(data.sources)
    used = {criterion.category for criterion in criteria if criterion.category}
    assert used == {category.id for category in data.categories}


@every
def test_its_texts_are_in_three_languages(name: str) -> None:
    data = FILES[name]
    texts = {"title": data.title, **{f"category {one.id}": one.title for one in data.categories}}
    texts |= {"about": data.about} if data.about else {}
    texts |= {f"criterion {one.id or one.rule}": one.title for one in data.criteria if one.title}
    assert {where: set(text) for where, text in texts.items() if set(text) != LANGUAGES} == {}
    assert [where for where, text in texts.items() if not all(words.strip() for words in text.values())] == []


@every
def test_only_what_was_read_in_a_text_is_called_law(name: str) -> None:
    """A criterion whose basis is a report, hearsay or our own choice must not sound like a duty."""
    data = FILES[name]
    for criterion in _criteria(name):
        source = data.sources[criterion.source]
        if source.basis != "text":
            said = " ".join(
                [source.clause or "", criterion.clause or "", *criterion.title.values()]
            )  # a source may be called by its name
            assert not DUTY.search(said), f"{criterion.id}: {DUTY.search(said)}"


@every
def test_a_text_can_be_looked_up(name: str) -> None:
    for key, source in FILES[name].sources.items():
        if source.basis == "text":
            assert source.url, f"sources.{key}"
            assert source.url.startswith("https://")


@every
def test_no_criterion_has_a_twin(name: str) -> None:
    """A rule is asked once with the same parameters: two criteria that say the same count a failure twice."""
    for profile in _profiles(FILES[name]):
        asked = Counter((one.rule, repr(sorted(one.params.items()))) for one in _criteria(name, profile))
        assert [rule for rule, count in asked.items() if count > 1] == []


@pytest.mark.parametrize(
    "words", ["required by law", "Điều bắt buộc", "exigence légale", "a legal duty", "Người dân phải", "doit"]
)
def test_the_words_of_the_law_are_known(words: str) -> None:
    assert DUTY.search(words)
