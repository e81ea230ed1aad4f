"""What one pytest process knows of the portal files it collected: plans, runs, and what was judged."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from portalcheck.gather.axe import engine
from portalcheck.gather.axe_table import find_engine
from portalcheck.gather.pool import IN_FLIGHT
from portalcheck.kit import Kit, equip, plan_for
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.ruleset import Language
from portalcheck.model.subject import VisitKey
from portalcheck.plan import Plan
from portalcheck.portal_file import known_language, read_portal
from portalcheck.pytest_plugin import items as portal_items
from portalcheck.pytest_plugin import option
from portalcheck.replay import to_stored
from portalcheck.run import Run
from portalcheck.store import Store


@dataclass
class OpenFile:
    """A portal file that was collected; `store` and `run` come with the first item that is run."""

    kit: Kit
    plan: Plan
    keys: list[VisitKey] = field(default_factory=list)
    order: dict[str, int] = field(default_factory=dict)
    store: Store | None = None
    run: Run | None = None
    judged: dict[VisitKey, dict[str, Assertion]] = field(default_factory=dict)


class PortalSession:
    """The portal files of one pytest process."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._files: dict[Path, OpenFile] = {}
        self._started = datetime.now(UTC)

    @property
    def folder(self) -> Path:
        """Where results go; never pytest-playwright's own output folder, which it empties."""
        return Path(self._config.invocation_params.dir) / (option(self._config, "results") or "portal-results")

    @property
    def language(self) -> Language:
        """The language of reports on pages that are open in a test. Raises UsageError for an unknown one."""
        return known_language(option(self._config, "language") or "en")

    def kit(self, near: Path | None = None) -> Kit:
        """Load the plugins, with those of each `conftest.py` above a place; of all of them where none is given."""
        path, table = find_engine(option(self._config, "axe"), option(self._config, "browser-path") or None)
        return equip(local_plugins(self._config, near), axe=path, axe_table=table)

    def open(self, path: Path) -> OpenFile:
        """Read a portal file and plan it. Raises UsageError."""
        if path not in self._files:
            base_url = option(self._config, "base-url") or self._config.getoption("base_url", None)
            portal = read_portal(path, base_url or None)
            if devices := option(self._config, "device"):
                portal = portal.model_copy(update={"devices": tuple(devices)})
            if language := option(self._config, "language"):
                portal = portal.model_copy(update={"language": known_language(language)})
            kit = self.kit(path)
            self._files[path] = OpenFile(
                kit, plan_for(kit, portal, path.parent).answered_from(path.parent / portal.answers)
            )
        return self._files[path]

    def select(self, items: Iterable[pytest.Item]) -> None:
        """Keep of each plan what the selected items ask for."""
        names: dict[Path, set[str]] = {}
        for position, item in enumerate(items):
            if isinstance(item, portal_items.CriterionItem):
                file = self._files[item.path]
                file.order[item.nodeid] = position
                if item.key not in file.keys:
                    file.keys.append(item.key)
                names.setdefault(item.path, set()).add(item.check.name)
        several = len(names) > 1
        for path, selected in names.items():
            file = self._files[path]
            file.plan = file.plan.only(selected)
            file.store = Store(self._folder_of(path) if several else self.folder, file.kit.kinds)

    def comes_next(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        """Bound the look-ahead of an xdist worker to what it has been given."""
        if isinstance(item, portal_items.CriterionItem):
            coming = [
                one.key
                for one in (item, nextitem)
                if isinstance(one, portal_items.CriterionItem) and one.path == item.path
            ]
            self._files[item.path].keys = list(dict.fromkeys(coming))
            if run := self._files[item.path].run:
                run.expect(self._files[item.path].keys)

    def assertion(self, path: Path, key: VisitKey, name: str) -> Assertion:
        """Give what was judged, waiting for the visit if need be. Raises ToolError where there is no browser."""
        file = self._files[path]
        if key not in file.judged:
            file.judged = {key: self._by_name(self._run(file).assertions(key))}
        return file.judged[key][name]

    def attach(self, item: pytest.Item, report: pytest.TestReport) -> None:
        """Put the assertion on the report of the phase that decided it."""
        if not isinstance(item, portal_items.CriterionItem) or item.assertion is None:
            return
        decisive = "setup" if item.assertion.outcome is Outcome.UNTESTED else "call"
        if report.when == decisive:
            file = self._files[item.path]
            assert file.store is not None  # made when the items were selected
            report.portal_outcome = str(item.assertion.outcome)  # type: ignore[attr-defined]
            report.portal_not_reached = item.not_reached  # type: ignore[attr-defined]
            report.portalcheck = {  # type: ignore[attr-defined]
                "folder": str(file.store.folder),
                "order": file.order[item.nodeid],
                "assertion": item.assertion.model_dump(mode="json"),
            }

    def close(self) -> None:
        """End the browsers and write down what was asked, so that the results can be judged again."""
        for file in self._files.values():
            if file.run and file.store:
                plan = replace(file.plan, subjects=dict(file.plan.subjects))
                if file.run.browser_version or not (file.store.folder / "plan.json").exists():
                    file.store.write_plan(
                        to_stored(
                            plan,
                            file.store.folder,
                            browser=file.run.browser_version,
                            axe=engine(file.kit.axe.source)[1],
                            started=self._started,
                        )
                    )
                file.run.close()

    def _run(self, file: OpenFile) -> Run:
        if file.run is None:
            assert file.store is not None  # made when the items were selected
            file.store.begin(run_id(self._config))
            workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
            file.run = Run(
                file.kit,
                file.plan,
                file.store,
                browser_path=option(self._config, "browser-path") or None,
                in_flight=max(1, ceil(int(option(self._config, "in-flight") or IN_FLIGHT) / workers)),
                share=workers,
                pictures=not option(self._config, "no-pictures"),
            )
            file.run.expect(file.keys)
        return file.run

    def _folder_of(self, path: Path) -> Path:
        near = path.relative_to(self._config.rootpath) if path.is_relative_to(self._config.rootpath) else path
        return self.folder / "-".join(part for part in near.with_suffix("").parts if part != path.anchor)

    @staticmethod
    def _by_name(assertions: Iterable[Assertion]) -> dict[str, Assertion]:
        return {f"{assertion.ruleset}/{assertion.criterion}": assertion for assertion in assertions}


def run_id(config: pytest.Config) -> str:
    """Name this run; the workers of xdist share the name that its controller gave it."""
    given = getattr(config, "workerinput", {}).get("testrunuid")
    return str(given or f"{os.getpid()}-{id(config)}")


def local_plugins(config: pytest.Config, near: Path | None = None) -> list[Any]:
    """Find the modules of a project that bring something: each `conftest.py` above a place that has a hook of ours."""
    found = []
    for plugin in config.pluginmanager.get_plugins():
        file = Path(getattr(plugin, "__file__", None) or "")
        if file.name != "conftest.py" or (near and not near.is_relative_to(file.parent)):
            continue
        if any(hasattr(value, "portalcheck_impl") for value in vars(plugin).values()):
            found.append((len(file.parts), str(file), plugin))
    return [plugin for *_, plugin in sorted(found, key=lambda entry: entry[:2])]
