"""What portalcheck itself brings, through the same hooks as anybody's plugin."""

import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType

import portalcheck.gather
import portalcheck.report
import portalcheck.rules
from portalcheck.gather import Gatherer
from portalcheck.hookspecs import hookimpl
from portalcheck.model.assertion import Assertion
from portalcheck.model.ruleset import Ruleset
from portalcheck.model.score import Score
from portalcheck.report import Reporter
from portalcheck.rule_format import Rule
from portalcheck.rules.accessibility.axe import axe_rules, shipped_table
from portalcheck.score import score


@hookimpl
def portalcheck_rules() -> Iterable[Rule]:
    """Bring every rule under `rules/`, and the engine's."""
    yield from axe_rules(shipped_table())
    for module in _modules(portalcheck.rules):
        yield from (value for value in vars(module).values() if isinstance(value, Rule))


@hookimpl
def portalcheck_gatherers() -> Iterable[Gatherer]:
    """Bring every gatherer under `gather/`."""
    for module in _modules(portalcheck.gather):
        yield from (value for value in vars(module).values() if isinstance(value, Gatherer))


@hookimpl(trylast=True)
def portalcheck_score(ruleset: Ruleset, assertions: Iterable[Assertion]) -> Score:
    """Score by the visits where a criterion applies."""
    return score(ruleset, assertions)


@hookimpl
def portalcheck_reporters() -> Iterable[Reporter]:
    """Bring every reporter under `report/`."""
    for module in _modules(portalcheck.report):
        yield from (value for value in vars(module).values() if isinstance(value, Reporter))


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.ispkg:
            yield import_module(found.name)
