"""Each rule's document has the headings of the ACT Rules Format, in their order, with something below each."""

import re

import pytest

from portalcheck import Rule
from tests.house.own_rules import ENGINE, OWN, named

HEADINGS = ("Applicability", "Expectation", "Why it matters", "Cannot tell", "Sources")


def _sections(rule: Rule) -> dict[str, str]:
    parts = re.split(r"^## (.+)$", rule.doc, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("rule", [*OWN, ENGINE[0]], ids=named)
def test_headings(rule: Rule) -> None:
    sections = _sections(rule)
    assert tuple(sections) == HEADINGS
    assert all(len(text.split()) >= 2 for text in sections.values())


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_the_first_line_is_a_sentence(rule: Rule) -> None:
    first = rule.doc.partition("\n")[0]
    assert re.fullmatch(r"[A-Z0-9].{8,90}\.", first)
    assert rule.title == first.removesuffix(".")


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_a_parameter_is_spoken_of(rule: Rule) -> None:
    """In the rule's document as *name*, or in the document of its parameters as `name`."""
    told = f"{rule.doc}\n{rule.params.__doc__}"
    assert [name for name in rule.params.model_fields if f"*{name}*" not in told and f"`{name}`" not in told] == []


@pytest.mark.parametrize("rule", OWN, ids=named)
def test_a_parameter_has_a_default(rule: Rule) -> None:
    assert rule.params() == rule.params.model_validate({})


def test_there_are_rules() -> None:
    assert len(OWN) >= 4
    assert len(ENGINE) >= 90
