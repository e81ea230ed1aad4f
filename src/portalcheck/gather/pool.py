"""Visits in flight: one browser in a background thread with its own event loop, several contexts at a time.

The main thread may be running Playwright's sync API for the user's own tests; this one never touches it.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from concurrent.futures import Future
from contextlib import asynccontextmanager
from typing import Any, TypeVar
from urllib.parse import urlsplit

from aiolimiter import AsyncLimiter

from portalcheck.gather import browser as browsers
from portalcheck.gather.past import Past
from portalcheck.gather.tab import Tab
from portalcheck.model.subject import Device

Result = TypeVar("Result")


class Pool:
    """One browser and the contexts open in it. `in_flight` contexts at most are open at the same time: on two cores
    more than two only make each slower.
    """

    def __init__(self, found: browsers.FoundBrowser, *, in_flight: int = 2, requests_per_second: float = 4) -> None:
        self._found = found
        self._rate = requests_per_second
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="portalcheck-browser", daemon=True)
        self._thread.start()
        self._slots = asyncio.Semaphore(in_flight)
        self._limiters: dict[str, AsyncLimiter] = {}
        self._playwright: Any = None
        self._browser: Any = None
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
            await self._turn(url)
            yield

    @asynccontextmanager
    async def page(self, device: Device, user_agent: str | None, more: Mapping[str, Any]) -> AsyncIterator[Tab]:
        """Open a fresh context with one page, as a tab that has a past."""
        browser = await self._ready_browser()
        arguments = {**browsers.context_arguments(device, self.version, user_agent), **more}
        context = await browser.new_context(**arguments)
        try:
            page = await context.new_page()
            yield Tab(page, device=device, past=Past(page))
        finally:
            if not await browsers.close(context):
                await self._drop_browser()

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
        await self._drop_browser()
        if self._playwright is not None:
            await _quietly(self._playwright.stop)

    async def _ready_browser(self) -> Any:
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                if self._playwright is None:
                    from playwright.async_api import async_playwright

                    self._playwright = await async_playwright().start()
                self._browser = await browsers.launch(self._playwright, self._found)
                self.version = self._browser.version
            return self._browser

    async def _drop_browser(self) -> None:
        """Give up a browser that no longer does what it is asked; the next page gets a new one."""
        browser, self._browser = self._browser, None
        if browser is not None:
            await _quietly(browser.close)

    async def _turn(self, url: str) -> None:
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
