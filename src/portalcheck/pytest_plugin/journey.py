"""The `journey` fixture: a journey in the user's own test, in named steps over its pytest-playwright page."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest

from portalcheck.gather.answers import playwright_error
from portalcheck.gather.open_page import drive
from portalcheck.gather.typed import watch_typing
from portalcheck.live_journey import LiveJourney
from portalcheck.model.journey import REFERENCE
from portalcheck.model.report import Report
from portalcheck.pytest_plugin import session_of
from portalcheck.summary import write_reports


class JourneyFixture:
    """A journey over a sync Playwright page: by default the `page` of pytest-playwright.

        with journey.step("Thông tin của trẻ"):
            page.get_by_label("Họ và tên").fill(child["full_name"])
            page.get_by_role("button", name="Lưu và tiếp tục").click()

    The state that a step ends in is gathered and judged. What is typed into the page is blacked out in all that is
    kept of it. The report is written when the test ends, below `checks/` in the results folder.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._request = request
        session = session_of(request.config)
        name = re.sub(r"[^A-Za-z0-9_.-]+", "-", request.node.name)[:80].strip("-")
        self._folder: Path = session.folder / "checks" / name
        self._kit = session.kit()
        self._name = name
        self._choice: dict[str, Any] = {"language": session.language}
        self._live: LiveJourney | None = None
        self._page_: Any = None
        self._report: Report | None = None

    def judge_by(
        self, *, rules: Iterable[str] | None = None, ruleset: str | None = None, reversible: bool = False
    ) -> None:
        """Choose what the states are judged by, before the first step; by default `wcag:2.2-aa`.

        `reversible=True` lets gatherers run as well that resize the page and put it back.
        """
        if self._live:
            raise RuntimeError("a step has been taken already; choose what it is judged by before the first one")
        self._choice |= {"rules": rules, "ruleset": ruleset, "reversible": reversible}

    def on(self, page: Any) -> None:
        """Take the steps on this page, and listen to what is typed into it; by default on the fixture `page`."""
        self._page_ = page
        watch_typing(page, self._journey().private)

    def person(
        self, name: str, *, sex: Literal["female", "male"] | None = None, age_days: int | None = None, seed: int = 1
    ) -> dict[str, str]:
        """Make a citizen up, the same one for the same name and seed: `full_name`, `born_on`, `citizen_number`, …"""
        return self._journey().person(name, sex=sex, age_days=age_days, seed=seed)

    def private(self, *values: str) -> None:
        """Black these values out as well, such as the password of a test account."""
        for value in values:
            self._journey().private.add(value)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Take a step; the state that it ends in is looked at. Whatever the test raises ends the journey there: what
        the page did not do as a fault of the service, a mistake of the test itself, or a skip, as not tested.
        """
        page = self._page()
        journey = self._journey()
        drive(journey.begin(page))
        try:
            yield
        except BaseException as error:
            of_the_page = isinstance(error, (AssertionError, pytest.fail.Exception, playwright_error()))
            journey.stopped(title, error, "expectation" if of_the_page else "error")
            raise
        drive(journey.reached(page, title))

    def extract(self, value: str, name: str = REFERENCE) -> str:
        """Keep what the page gave, by default the reference; a later step shows whether it can be found again."""
        self._journey().extract(name, value.strip(), str(self._page().url))
        return value.strip()

    @property
    def report(self) -> Report:
        """What was found so far, as one report, written to the results folder."""
        if self._report is None:
            self._report = self._journey().report()
            write_reports(self._kit, self._report, self._folder)
        return self._report

    def assert_ok(self, *, strict: bool = False) -> None:
        """End the journey; raise AssertionError with the findings where something failed or went untested."""
        self.report.assert_ok(strict=strict)

    def close(self) -> None:
        """Write the report where the test has not asked for it."""
        if self._live and self._live.count:
            _ = self.report

    def _page(self) -> Any:
        if self._page_ is None:
            self.on(self._request.getfixturevalue("page"))
        return self._page_

    def _journey(self) -> LiveJourney:
        if self._live is None:
            self._live = LiveJourney(self._kit, self._folder, self._name, **self._choice)
        return self._live
