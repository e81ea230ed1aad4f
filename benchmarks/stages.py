"""Where a page's time goes, in portalcheck and in the plain script: one page at a time, so that no stage waits for
another. The stages are timed from outside, at the seams of the pipeline; what lies between them is "the rest".
"""

import asyncio
import functools
import os
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from playwright.async_api import Browser, BrowserContext, Frame, Page

from benchmarks import plain
from benchmarks.ours import check_all
from benchmarks.processes import tree
from portalcheck import Device, Gatherer, Rule, Subject, Tab, hookimpl
from portalcheck.gather.pool import Pool
from portalcheck.store import Store


@dataclass
class Clock:
    """Adds up what each stage took. `cpu` is what each kind of process had used when the browser was about to end."""

    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    cpu: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    whole: float = 0
    _python: float = field(default_factory=time.process_time)
    _since: dict[str, float] = field(default_factory=dict)

    def begin(self, name: str) -> None:
        """Begin a stage that ends elsewhere; one that has begun already goes on."""
        self._since.setdefault(name, time.perf_counter())

    def end(self, name: str) -> None:
        """End a stage; nothing where it has not begun."""
        if name in self._since:
            self.seconds[name] += time.perf_counter() - self._since.pop(name)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a block."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += time.perf_counter() - started

    def timed(self, where: type, name: str, stage: Callable[..., str]) -> Any:
        """Replace a coroutine method by one that is timed; `stage` names the stage from the call's arguments."""
        method = getattr(where, name)

        @functools.wraps(method)
        async def timed(*arguments: Any, **options: Any) -> Any:
            with self.stage(stage(*arguments)):
                return await method(*arguments, **options)

        return patch.object(where, name, timed)

    def timed_plainly(self, where: type, name: str, stage: str) -> Any:
        """Replace a method by one that is timed."""
        method = getattr(where, name)

        @functools.wraps(method)
        def timed(*arguments: Any, **options: Any) -> Any:
            with self.stage(stage):
                return method(*arguments, **options)

        return patch.object(where, name, timed)

    def reading_cpu(self) -> Any:
        """Note the CPU time of all processes just before the browser ends."""
        close = Browser.close

        @functools.wraps(close)
        async def closing(*arguments: Any, **options: Any) -> None:
            for process in tree(os.getpid(), memory=False):
                if process.pid == os.getpid():
                    self.cpu["Python"] = time.process_time() - self._python
                else:
                    self.cpu["Playwright's driver" if process.name == "node" else "browser"] += process.cpu
            await close(*arguments, **options)

        return patch.object(Browser, "close", closing)


def of_plain(urls: Sequence[str], folder: Path) -> Clock:
    """Time the plain script."""
    clock = Clock()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as patches:
        for one in (
            clock.timed(Browser, "new_context", lambda *_: "open a context"),
            clock.timed(BrowserContext, "new_page", lambda *_: "open a context"),
            clock.timed(Page, "goto", lambda *_: "load"),
            clock.timed(Frame, "evaluate", lambda *_: "axe: bring it in"),
            clock.timed(Page, "evaluate", lambda *_: "axe: run and give the result"),
            clock.timed(BrowserContext, "close", lambda *_: "close the context"),
            clock.timed(plain, "check", lambda *_: "whole"),  # type: ignore[arg-type]
            clock.reading_cpu(),
        ):
            patches.enter_context(one)
        asyncio.run(plain.check_all(urls, folder, "load", 1))
    clock.whole = clock.seconds.pop("whole")
    return clock


def of_ours(urls: Sequence[str], folder: Path, device: str = "desktop") -> Clock:
    """Time portalcheck, one device, no pictures."""
    clock = Clock()

    @hookimpl
    async def portalcheck_arrived(tab: Tab, subject: Subject, device: Device) -> None:
        clock.end("come to rest")

    plugin = ModuleType("benchmarks_stages")
    plugin.portalcheck_arrived = portalcheck_arrived  # type: ignore[attr-defined]
    go, opened = Tab.go, Pool.page

    async def going(*arguments: Any, **options: Any) -> None:
        with clock.stage("load: the server's answer"):
            await go(*arguments, **options)
        clock.begin("come to rest")

    @asynccontextmanager
    async def opening(*arguments: Any, **options: Any) -> AsyncIterator[Tab]:
        clock.begin("whole")
        clock.begin("open a context")
        async with opened(*arguments, **options) as tab:
            clock.end("open a context")
            yield tab
            clock.begin("close the context")
        clock.end("close the context")

    save_assertions = Store.save_assertions

    def saving(*arguments: Any, **options: Any) -> None:
        with clock.stage("store"):
            save_assertions(*arguments, **options)
        clock.end("whole")

    with ExitStack() as patches:
        for one in (
            patch.object(Tab, "go", going),
            patch.object(Pool, "page", opening),
            patch.object(Store, "save_assertions", saving),
            clock.timed(Gatherer, "__call__", lambda gatherer, *_: f"gather {gatherer.name}"),
            clock.timed(Tab, "inject", lambda *_: "axe: bring it in"),
            clock.timed(Tab, "evaluate", _evaluation),
            clock.timed_plainly(Rule, "judge", "judge"),
            clock.timed_plainly(Store, "save", "store"),
            clock.reading_cpu(),
        ):
            patches.enter_context(one)
        check_all(urls, folder, devices=[device], local=[plugin])
    clock.whole = clock.seconds.pop("whole")
    clock.seconds.pop("other scripts", 0)  # they are part of the stages that they belong to
    clock.seconds["gather axe"] -= sum(took for stage, took in clock.seconds.items() if stage.startswith("axe:"))
    return clock


def _evaluation(_tab: Tab, source: str, *_: Any) -> str:
    if "axe.runPartial(" in source:
        return "axe: run its rules"
    return "axe: join and give the result" if "axe.finishRun(" in source else "other scripts"
