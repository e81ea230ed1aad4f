"""Visits in flight: one browser in a background thread with its own event loop, several contexts at a time.

The main thread may be running Playwright's sync API for the user's own tests; this one never touches it.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from concurrent.futures import Future
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from aiolimiter import AsyncLimiter

from portalcheck.gather import browser as browsers
from portalcheck.gather.past import Past
from portalcheck.gather.reach import Reach
from portalcheck.gather.tab import Keep, Tab
from portalcheck.measure.private import Private
from portalcheck.model.subject import Device

Result = TypeVar("Result")


@dataclass
class _Running:
    """A browser that is running, and how many pages are open in it."""

    browser: Any
    pages: int = 0


IN_FLIGHT = 3
"""Pages open at the same time. Two keep two cores busy, while the third waits for its page to come to rest."""


class Pool:
    """One browser and the contexts open in it. `in_flight` contexts at most are open at the same time: on two cores
    many more only make each slower.
    """

    def __init__(
        self, found: browsers.FoundBrowser, *, in_flight: int = IN_FLIGHT, requests_per_second: float = 4
    ) -> None:
        self.found = found
        self._rate = requests_per_second
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="portalcheck-browser", daemon=True)
        self._thread.start()
        self._slots = asyncio.Semaphore(in_flight)
        self._in_flight = in_flight
        self._alone = asyncio.Lock()
        self._limiters: dict[str, AsyncLimiter] = {}
        self._playwright: Any = None
        self._running: _Running | None = None
        self._starting = asyncio.Lock()
        self._works: set[Future[Any]] = set()
        self.version = ""

    def submit(self, work: Coroutine[Any, Any, Result]) -> "Future[Result]":
        """Run a coroutine in the browser's thread."""
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        self._works.add(future)
        future.add_done_callback(self._works.discard)
        return future

    @asynccontextmanager
    async def slot(self, url: str) -> AsyncIterator[None]:
        """Wait for a place in the browser, and for the host's turn."""
        async with self._slots:
            await self.turn(url)
            yield

    @asynccontextmanager
    async def every_slot(self) -> AsyncIterator[None]:
        """Wait until no page is open, and keep the others waiting meanwhile."""
        # Two that took places one by one would wait for each other.
        async with self._alone, AsyncExitStack() as slots:
            for _ in range(self._in_flight):
                await slots.enter_async_context(self._slots)
            yield

    @asynccontextmanager
    async def page(
        self,
        device: Device,
        user_agent: str | None,
        more: Mapping[str, Any],
        *,
        alone: bool = False,
        keep: Keep | None = None,
        private: Private | None = None,
        reach: Reach | None = None,
    ) -> AsyncIterator[Tab]:
        """Open a fresh context with one page, as a tab that has a past; `alone` in a browser of its own, out of the
        reach of its neighbours. `keep`, `private` and `reach` are those of the tab.
        """
        running = await (self._start() if alone else self._ready())
        running.pages += 1
        context = None
        try:
            arguments = {**browsers.context_arguments(device, self.version, user_agent), **more}
            context = await running.browser.new_context(**arguments)
            page = await context.new_page()
            yield Tab(page, device=device, past=Past(page), keep=keep, private=private, reach=reach)
        finally:
            ended = context is not None and await browsers.close(context)
            running.pages -= 1
            await self._look_after(running, ended)

    @asynccontextmanager
    async def blank(self) -> AsyncIterator[Tab]:
        """Open an empty page, for asking the browser or an engine about itself."""
        async with self.page(Device(name="blank", width=800, height=600), None, {}) as tab:
            yield tab

    def close(self) -> None:
        """End the browser and the thread; visits still in flight are given up."""
        if not self._loop.is_running():
            return
        for work in tuple(self._works):
            work.cancel()
        try:
            asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(timeout=30)
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(timeout=5)
            if not self._loop.is_running():
                self._loop.close()

    async def _stop(self) -> None:
        if self._running is not None:
            await _quietly(self._running.browser.close)
        if self._playwright is not None:
            await _quietly(self._playwright.stop)

    async def _ready(self) -> _Running:
        async with self._starting:
            if self._running is None or not self._running.browser.is_connected():
                self._running = await self._start()
            return self._running

    async def _start(self) -> _Running:
        if self._playwright is None:
            from playwright.async_api import async_playwright

            self._playwright = await async_playwright().start()
        browser = await browsers.launch(self._playwright, self.found)
        self.version = browser.version
        return _Running(browser)

    async def _look_after(self, running: _Running, ended: bool) -> None:
        """Give the next page a new browser where this one did not end a page; it stays for the pages still in it."""
        if not ended and self._running is running:
            self._running = None
        if self._running is not running and not running.pages:
            await _quietly(running.browser.close)

    async def turn(self, url: str) -> None:
        """Wait for the turn of an address's host."""
        host = urlsplit(url).netloc
        if host not in self._limiters:
            # A bucket of one: requests are spaced out evenly instead of coming in bursts.
            self._limiters[host] = AsyncLimiter(1, 1 / self._rate)
        async with self._limiters[host]:
            return


async def _quietly(end: Callable[[], Awaitable[None]]) -> None:
    try:
        async with asyncio.timeout(10):
            await end()
    except Exception:
        # What is being ended may be dead already, in whatever way; nothing depends on its farewell.
        return
