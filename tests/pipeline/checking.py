"""Check pages through the real pipeline, with whatever local plugins a test brings."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from portalcheck.kit import Kit, equip, plan_for
from portalcheck.model.artifact import Missing
from portalcheck.model.assertion import Assertion
from portalcheck.model.portal import Limits
from portalcheck.model.report import Report
from portalcheck.model.visit import Visit
from portalcheck.portal_file import portal_of
from portalcheck.run import Run, run_all
from portalcheck.store import Store

RULESET = Path(__file__).parent / "engine.yaml"
"""The engine's rules alone: what they find does not move when a rule of ours learns something."""


@dataclass
class Checked:
    """A report, and the store that it was made from."""

    report: Report
    store: Store
    kit: Kit

    @property
    def assertions(self) -> list[Assertion]:
        return list(self.report.assertions)

    def of(self, criterion: str, path: str = "") -> Assertion:
        """Give the one assertion of a criterion on the page whose address ends so."""
        (one,) = (
            assertion
            for assertion in self.assertions
            if assertion.criterion == criterion and assertion.subject.url.endswith(path)
        )
        return one

    def visits(self) -> dict[str, Visit]:
        """Give the visits, with what is missing, by address."""
        return {visit.subject.url: visit for visit in self.store.summaries()}

    def reasons(self, path: str) -> set[str]:
        """Give the reasons why something is missing on the page whose address ends so."""
        (visit,) = (visit for url, visit in self.visits().items() if url.endswith(path))
        return {given.reason for given in visit.artifacts.values() if isinstance(given, Missing)}


def check(
    urls: Iterable[str],
    folder: Path,
    *,
    ruleset: str | Path = RULESET,
    devices: Iterable[str] = ("desktop",),
    local: Iterable[Any] = (),
    in_flight: int = 2,
    pictures: bool = False,
    **limits: Any,
) -> Checked:
    """Visit pages, judge them, and give the report. A loopback server needs no politeness."""
    kit = equip(local)
    portal = portal_of(urls, [str(ruleset)], devices)
    limits = {"requests_per_second": 100, **limits}
    portal = portal.model_copy(update={"limits": Limits(**limits)})
    plan = plan_for(kit, portal, Path())
    store = Store(folder, kit.kinds)
    with Run(kit, plan, store, in_flight=in_flight, pictures=pictures) as run:
        return Checked(run_all(run, kit, plan, store, lambda key: None), store, kit)


def plugin(name: str, **functions: Any) -> ModuleType:
    """Make a local plugin, as a project's `conftest.py` is one."""
    module = ModuleType(name)
    for function_name, function in functions.items():
        setattr(module, function_name, function)
    return module
