"""What reaches the process that reports: assertions sent along with test reports, and what is written of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from portalcheck.pytest_plugin import option

if TYPE_CHECKING:
    from portalcheck.model.assertion import Assertion
    from portalcheck.model.report import ReportHead
    from portalcheck.store import Store

MOST = 10  # questions printed at the end; the report holds them all


class Collected:
    """Collects what was judged, here or in the workers of xdist, and writes one report for each portal file."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._judged: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self._lines: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take an assertion in."""
        if judged := getattr(report, "portalcheck", None):
            self._judged[judged["folder"]].append(judged)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        """Write the reports."""
        for folder, judged in self._judged.items():
            self._write(Path(folder), [one["assertion"] for one in sorted(judged, key=lambda one: one["order"])])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what a person has to decide, and where the reports lie."""
        questions = terminalreporter.stats.get("cannot tell", [])
        behind: dict[str, list[Any]] = defaultdict(list)
        for report in terminalreporter.stats.get("not reached", []):
            behind[report.nodeid.rpartition("::")[0]].append(report)
        if questions or behind or self._lines:
            terminalreporter.section("portalcheck", sep="=")
        for state, reports in behind.items():
            terminalreporter.line(f"n {state}: {len(reports)} criteria: {reports[0].longreprtext}")
        for report in questions[:MOST]:
            terminalreporter.line(f"? {report.nodeid}: {_reason(report)}")
        if len(questions) > MOST:
            terminalreporter.line(f"? … and {len(questions) - MOST} more")
        for line in self._lines:
            terminalreporter.line(line)

    def _write(self, folder: Path, assertions: list[dict[str, Any]]) -> None:
        from portalcheck.errors import PortalcheckError
        from portalcheck.kit import equip
        from portalcheck.model.report import Report
        from portalcheck.pytest_plugin.session import local_plugins
        from portalcheck.replay import from_stored
        from portalcheck.store import Store
        from portalcheck.summary import head, stored_trees, write_reports

        try:
            kit = equip(local_plugins(self._config))
            store = Store(folder, kit.kinds)
            stored = store.read_plan()
            plan = from_stored(kit, stored, store)
            started = datetime.fromisoformat(stored["started"])
            judged = _Judged(assertions)
            summary = head(kit, plan, store, judged, browser=stored["browser"], axe=stored["axe"], started=started)
            for assertion in judged:
                kit.plugins.hook.portalcheck_asserted(assertion=assertion)
            written = write_reports(kit, Report(summary, judged, stored_trees(store)), folder)
            self._lines += [f"Note: {note}" for note in kit.notes]
            self._lines += _answers(summary)
            self._lines.append(f"Report: {written.get('html', folder)}")
            if option(self._config, "timings"):
                self._lines += _timings(store)
        except PortalcheckError as error:
            self._lines.append(f"No report could be written to {folder}: {error}")


class _Judged(Collection["Assertion"]):
    """Assertions that came along with test reports. Whoever asks gets copies: a hook observes, and rewrites nothing."""

    def __init__(self, stored: list[dict[str, Any]]) -> None:
        self._stored = stored

    def __iter__(self) -> Iterator["Assertion"]:
        from portalcheck.model.assertion import Assertion

        return (Assertion.model_validate(deepcopy(one)) for one in self._stored)

    def __len__(self) -> int:
        return len(self._stored)

    def __contains__(self, assertion: object) -> bool:
        return any(assertion == other for other in self)


def _answers(head: "ReportHead") -> Iterator[str]:
    """Name the answers of people that fit nothing any more."""
    for answer in head.unfitting[:MOST]:
        yield f"An answer fits nothing any more: {answer.rule} on {', '.join(answer.where[:MOST])}: {answer.told}"
    if len(head.unfitting) > MOST:
        yield f"… and {len(head.unfitting) - MOST} more answers fit nothing any more"


def _timings(store: "Store") -> list[str]:
    from rich.console import Console

    from portalcheck.report.timings import timings_table

    console = Console(width=100, color_system=None)
    with console.capture() as captured:
        console.print(timings_table(store.summaries()))
    return captured.get().splitlines()


def _reason(report: pytest.TestReport) -> str:
    where = report.longrepr
    return str(where[2] if isinstance(where, tuple) else where).removeprefix("Skipped: ").removeprefix("cannot tell: ")
