"""Who scores: a plugin that gives a score goes before us; one that gives none, or fails, leaves it to us."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from portalcheck import hookimpl
from portalcheck.kit import equip
from portalcheck.model.assertion import Outcome
from portalcheck.model.ruleset import Category, Criterion, Ruleset, Source
from portalcheck.model.score import Score
from portalcheck.score import score
from tests.report.sample import assertion

RULESET = Ruleset(
    id="sample",
    edition="1",
    label="sample",
    title={"en": "Sample"},
    sources={"ours": Source(title="Ours", basis="ours", in_force="yes")},
    categories=(Category(id="all", title={}, points=100),),
    criteria=(Criterion(id="T-1", rule="test/t", source="ours", category="all"),),
)
JUDGED = [assertion("T-1", Outcome.PASSED).model_copy(update={"ruleset": "sample"})]
OURS = score(RULESET, JUDGED)


def plugin(name: str, answer: Callable[[], Any]) -> ModuleType:
    module = ModuleType(name)

    @hookimpl
    def portalcheck_score(ruleset: Ruleset) -> Any:
        return answer()

    module.portalcheck_score = portalcheck_score  # type: ignore[attr-defined]
    return module


def scored(*plugins: ModuleType) -> Score:
    given = equip(plugins).plugins.hook.portalcheck_score(ruleset=RULESET, assertions=JUDGED)
    assert isinstance(given, Score)
    return given


def test_ours_where_nobody_else_scores() -> None:
    assert scored() == OURS
    assert OURS.percent is not None
    assert OURS.percent.low == 100


def test_a_plugins_score_goes_before_ours() -> None:
    theirs = OURS.model_copy(update={"not_assessed": 0.5})
    assert scored(plugin("theirs", lambda: theirs)) == theirs


def fails() -> Any:
    raise OSError("no weights")


@pytest.mark.parametrize("answer", [lambda: None, fails, lambda: 12], ids=["none", "raises", "a number"])
def test_what_gives_none_leaves_it_to_us(answer: Callable[[], Any]) -> None:
    assert scored(plugin("theirs", answer)) == OURS
