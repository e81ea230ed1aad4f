"""One rule, one file: the id says where it stands, and what it asks is known."""

import re
from importlib import import_module

import pytest

from portalcheck import Rule
from portalcheck.model.wcag import BY_REQUIREMENT
from tests.house.own_rules import ENGINE, OWN, named


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_the_id_is_the_path(rule: Rule) -> None:
    family, name = rule.check.__module__.removeprefix("portalcheck.rules.").split(".")
    assert rule.id == f"{family}/{name.replace('_', '-')}"
    assert rule.check.__name__ == name


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_a_file_holds_one_rule(rule: Rule) -> None:
    module = import_module(rule.check.__module__)
    assert [value for value in vars(module).values() if isinstance(value, Rule)] == [rule]


@pytest.mark.parametrize("rule", [*OWN, *ENGINE], ids=named)
def test_requirements_resolve(rule: Rule) -> None:
    for requirement in rule.requirements:
        assert requirement in BY_REQUIREMENT or re.fullmatch(r"ACT:[0-9a-z]{6}", requirement)


def test_ids_are_unique() -> None:
    ids = [rule.id for rule in [*OWN, *ENGINE]]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_a_wcag_rule_says_so_in_its_sources(rule: Rule) -> None:
    sources = rule.doc.partition("## Sources")[2]
    for requirement in rule.requirements:
        assert requirement.partition(":")[2] in sources
