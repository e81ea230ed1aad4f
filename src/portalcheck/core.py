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
from portalcheck.report import Reporter
from portalcheck.rule_format import Rule
from portalcheck.rules.accessibility.axe import axe_rules, shipped_table


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


@hookimpl
def portalcheck_reporters() -> Iterable[Reporter]:
    """Bring every reporter under `report/`."""
    for module in _modules(portalcheck.report):
        yield from (value for value in vars(module).values() if isinstance(value, Reporter))


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.ispkg:
            yield import_module(found.name)
