"""The `portal` fixture: check a page that is open in the user's own test."""

import re
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from typing import Any

import pytest

from portalcheck.gather.open_page import drive
from portalcheck.live import check_page
from portalcheck.model.report import Report
from portalcheck.pytest_plugin import session_of
from portalcheck.summary import write_reports


class PortalFixture:
    """Checks pages as they stand. Each check leaves a results folder of its own below `checks/`."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._session = session_of(request.config)
        self._name = re.sub(r"[^A-Za-z0-9_.-]+", "-", request.node.name)[:80].strip("-")
        self._count = 0

    def check(
        self,
        page: Any,
        *,
        rules: Iterable[str] | None = None,
        ruleset: str | None = None,
        reversible: bool = False,
    ) -> Report:
        """Check a sync Playwright page and give a `Report`; never raises for what is found.

        `rules` names single rules; `ruleset` a ruleset, by default `wcag:2.2-aa`. Only passive gatherers run, and the
        page is left as it was; `reversible=True` lets those run as well that resize the page and put it back.
        """
        work, finish = self._begin(page, rules, ruleset, reversible)
        return finish(drive(work))

    async def check_async(
        self,
        page: Any,
        *,
        rules: Iterable[str] | None = None,
        ruleset: str | None = None,
        reversible: bool = False,
    ) -> Report:
        """Do what `check` does, for an async Playwright page."""
        work, finish = self._begin(page, rules, ruleset, reversible)
        return finish(await work)

    def _begin(
        self, page: Any, rules: Iterable[str] | None, ruleset: str | None, reversible: bool
    ) -> tuple[Coroutine[Any, Any, Report], Callable[[Report], Report]]:
        self._count += 1
        subject = f"{self._name}-{self._count}" if self._count > 1 else self._name
        folder: Path = self._session.folder / "checks" / subject
        kit = self._session.kit()
        work = check_page(
            page,
            kit,
            folder,
            subject=subject,
            rules=rules,
            ruleset=ruleset,
            reversible=reversible,
            language=self._session.language,
        )

        def finish(report: Report) -> Report:
            write_reports(kit, report, folder)
            return report

        return work, finish
