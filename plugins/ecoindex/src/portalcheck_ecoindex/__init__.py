"""EcoIndex: how heavy a page is, from its elements, its requests and its kilobytes."""

from portalcheck import Gatherer, Reporter, Rule, hookimpl
from portalcheck_ecoindex.elements import elements
from portalcheck_ecoindex.rule import ecoindex
from portalcheck_ecoindex.table import table


@hookimpl
def portalcheck_gatherers() -> list[Gatherer]:
    """Bring what counts the elements."""
    return [elements]


@hookimpl
def portalcheck_rules() -> list[Rule]:
    """Bring `eco/ecoindex`."""
    return [ecoindex]


@hookimpl
def portalcheck_reporters() -> list[Reporter]:
    """Bring what writes `ecoindex.csv`."""
    return [table]
