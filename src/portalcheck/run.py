"""The pipeline, spelled out once: plan → visit → gather → judge → clip → store → report."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from portalcheck.errors import ToolError
from portalcheck.gather import Effect, Gatherer
from portalcheck.gather import browser as browsers
from portalcheck.gather.answers import Gone, Unanswered
from portalcheck.gather.axe import engine
from portalcheck.gather.clips import clip
from portalcheck.gather.load import Unloadable, allowed, load, moved_on, settle_again, stirred
from portalcheck.gather.past import Unavailable
from portalcheck.gather.pool import IN_FLIGHT, Pool
from portalcheck.gather.tab import Tab
from portalcheck.judge import illustrate, judge, to_clip
from portalcheck.kit import Kit
from portalcheck.model.artifact import Artifact, Load, Missing, Visit
from portalcheck.model.assertion import Assertion
from portalcheck.model.portal import Limits
from portalcheck.model.report import Report
from portalcheck.model.subject import Device, Subject, VisitKey
from portalcheck.plan import Plan
from portalcheck.plugins import PluginError
from portalcheck.replay import to_stored
from portalcheck.store import Store
from portalcheck.summary import StoredAssertions, head


class Run:
    """Visits pages ahead of whoever asks for their assertions, in the order of the plan.

    The look-ahead is bounded: at any time a few visits are open or wait to be asked for, however many there are.
    """

    def __init__(
        self,
        kit: Kit,
        plan: Plan,
        store: Store,
        *,
        browser_path: str | None = None,
        in_flight: int = IN_FLIGHT,
        share: int = 1,
        pictures: bool = True,
    ) -> None:
        self._kit = kit
        self._plan = plan
        self._store = store
        self._in_flight = in_flight
        self._browser_path = browser_path
        self._pictures = pictures
        self._rate = plan.portal.limits.requests_per_second / share
        self._gatherers = plan.needed(plan.checks)
        self._ahead: list[VisitKey] = []
        self._futures: dict[VisitKey, Future[list[Assertion]]] = {}
        self._pool_: Pool | None = None

    @property
    def browser_version(self) -> str:
        """The version of the browser, once it has been started."""
        return self._pool_.version if self._pool_ else ""

    def expect(self, keys: Iterable[VisitKey]) -> None:
        """Say which visits will be asked for, in this order."""
        self._ahead = list(keys)

    def assertions(self, key: VisitKey) -> list[Assertion]:
        """Give what was judged of one visit, waiting for it if need be; the next ones are begun.

        Raises ToolError where there is no browser. Whatever happens to the page is in the assertions.
        """
        if key in self._ahead:
            position = self._ahead.index(key)
            wanted = self._ahead[position : position + self._in_flight + 2]
            self._ahead = self._ahead[position:]
        else:
            wanted = [key]
        for done in [other for other in self._futures if other not in wanted]:
            if self._futures[done].done():
                del self._futures[done]
        for one in wanted:
            if one not in self._futures:
                self._futures[one] = self._pool().submit(self._visit(one))
        return self._futures[key].result()

    def close(self) -> None:
        """End the browser; visits that nobody asked for are given up."""
        if self._pool_:
            self._pool_.close()

    def __enter__(self) -> "Run":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _pool(self) -> Pool:
        if self._pool_ is None:
            self._pool_ = Pool(
                browsers.find(self._browser_path), in_flight=self._in_flight, requests_per_second=self._rate
            )
        return self._pool_

    async def _visit(self, key: VisitKey) -> list[Assertion]:
        async with self._store.lock(key):
            visit = self._store.load(key)
            if visit is None:
                visit, assertions = await self._look(key)
                self._store.save(visit)
                self._kit.plugins.hook.portalcheck_visited(visit=visit)
            else:
                assertions = judge(self._plan.checks, visit, self._plan.today)
            self._store.save_assertions(key, assertions)
        return assertions

    async def _look(self, key: VisitKey) -> tuple[Visit, list[Assertion]]:
        """Open the page, gather, judge, and take pictures while it is still open."""
        subject, device = self._plan.subjects[key.subject], self._plan.devices[key.device]
        seen = _Seen(key, subject, device, self._gatherers)
        limit = self._plan.portal.limits.page_seconds
        async with self._pool().slot(subject.url):
            for attempt in (1, 2):
                seen.begin(again=attempt == 2)
                try:
                    async with asyncio.timeout(limit):
                        assertions = await self._open(seen)
                        return seen.visit(), assertions
                except TimeoutError:
                    seen.give_up(
                        f"it was not done within {limit:g} s; the last thing begun was {seen.doing}", "timeout"
                    )
                except Unloadable as error:
                    seen.give_up(error.missing.reason, error.missing.cause)
                except PluginError as error:
                    seen.give_up(str(error), "error")
                except ToolError:
                    raise
                except Gone as error:
                    # It closed itself, moved on, or lost its browser on account of another page: it gets a second try.
                    # What was gathered may be of two pages.
                    seen.artifacts = {}
                    seen.give_up(str(error), "error")
                    if attempt == 1:
                        continue
                except Exception as error:
                    # The browser went away before the page was there.
                    seen.give_up(f"the browser failed ({type(error).__name__}: {_first_line(error)})", "error")
                    if attempt == 1 and not seen.loaded:
                        continue
                break
        visit = seen.visit()
        return visit, judge(self._plan.checks, visit, self._plan.today)

    async def _open(self, seen: "_Seen") -> list[Assertion]:
        async with self._page(seen) as tab:
            seen.doing = "loading the page"
            seen.loaded = await load(tab, *self._expected(seen.subject))
            seen.doing = "portalcheck_arrived"
            await self._arrived(tab, seen)
            await self._gather_those("passive", tab, seen)
            if not seen.silent and await stirred(tab):
                # What was gathered is of two pages: look again at the one that it became.
                again = await settle_again(tab, *self._expected(seen.subject))
                seen.loaded = again.model_copy(
                    update={
                        "milliseconds": seen.loaded.milliseconds,
                        "reason": again.reason or "content came late; the page was looked at again",
                    }
                )
                await self._gather_those("passive", tab, seen)
            await self._gather_those("reversible", tab, seen)
            if not seen.silent and await moved_on(tab):
                raise Gone("the page moved on to another document while it was looked at")
            for gatherer in self._gatherers:
                if gatherer.effect == "consuming":
                    seen.artifacts[gatherer.makes.name] = await self._gather_alone(gatherer, seen)
            assertions = judge(self._plan.checks, seen.visit(), self._plan.today)
            if self._pictures and not seen.silent:
                seen.doing = "taking pictures"
                pictures = await clip(tab, to_clip(assertions))
                seen.clips = {name: self._store.keep_picture(picture) for name, picture in pictures.items()}
            return illustrate(assertions, seen.clips)

    def _page(self, seen: "_Seen") -> Any:
        more: dict[str, Any] = {}
        for given in self._kit.plugins.hook.portalcheck_context_args(subject=seen.subject, device=seen.device):
            more |= given or {}
        seen.loads += 1
        return self._pool().page(seen.device, self._plan.portal.user_agent, more, alone=seen.again)

    def _expected(self, subject: Subject) -> tuple[Subject, frozenset[str], Limits]:
        portal = self._plan.portal
        return subject, allowed(subject.url, portal.allowed_origins), portal.limits

    async def _arrived(self, tab: Tab, seen: "_Seen") -> None:
        hook = self._kit.plugins.hook
        for act in hook.portalcheck_arrived(tab=tab, subject=seen.subject, device=seen.device):
            await act

    async def _gather_those(self, effect: Effect, tab: Tab, seen: "_Seen") -> None:
        for gatherer in self._gatherers:
            if gatherer.effect == effect:
                seen.artifacts[gatherer.makes.name] = await self._gather(gatherer, tab, seen)

    async def _gather(self, gatherer: Gatherer, tab: Tab, seen: "_Seen") -> Artifact | Missing:
        if seen.silent:
            return seen.silent
        seen.doing = f"gathering {gatherer.name}"
        artifact = await gather_one(gatherer, tab, self._kit)
        seen.silent = await _silence(tab, artifact)
        return seen.silent or artifact

    async def _gather_alone(self, gatherer: Gatherer, seen: "_Seen") -> Artifact | Missing:
        """Give a gatherer that uses the page up a load of its own."""
        if seen.silent:
            return seen.silent
        try:
            async with self._page(seen) as tab:
                await load(tab, *self._expected(seen.subject))
                seen.doing = f"gathering {gatherer.name}"
                artifact = await gather_one(gatherer, tab, self._kit)
                return await _silence(tab, artifact) or artifact
        except Unloadable as error:
            return error.missing


async def gather_one(gatherer: Gatherer, tab: Tab, kit: Kit) -> Artifact | Missing:
    """Let a gatherer look, within its own time; whatever goes wrong becomes the reason why its artifact is missing."""
    params = kit.axe if gatherer.name == "axe" else None
    try:
        async with _time_limit(gatherer.seconds, tab):
            return await gatherer(tab, params)
    except Unavailable as error:
        return Missing(reason=str(error), cause="unavailable")
    except (TimeoutError, Unanswered) as error:
        late = str(error) or f"it was not done within {gatherer.seconds:g} s"
        return Missing(reason=f"{gatherer.name} could not be gathered: {late}", cause="timeout")
    except Exception as error:
        return Missing(
            reason=f"the gatherer of {gatherer.name} raised {type(error).__name__}: {_first_line(error)}", cause="error"
        )


def _time_limit(seconds: float, tab: Tab) -> AbstractAsyncContextManager[Any]:
    """Limit the time of a gatherer on a page of ours; over a user's sync page there is no event loop to do it."""
    return asyncio.timeout(seconds) if tab.past else nullcontext()


async def _silence(tab: Tab, artifact: Artifact | Missing) -> Missing | None:
    """Ask a page that has just failed to answer whether it is still there; if not, nothing more is asked of it.

    Raises Gone where the page was closed: by itself, or with its browser.
    """
    if not isinstance(artifact, Missing) or artifact.cause not in ("timeout", "crash", "error"):
        return None
    if tab.past and tab.past.crashed:
        return Missing(reason="the page crashed the browser's renderer", cause="crash")
    try:
        await tab.evaluate("() => 1", seconds=2)
    except Unanswered:
        if tab.past:
            await tab.crash()
        return Missing(reason="a script of the page keeps the browser busy: it gave no answer", cause="timeout")
    except Gone:
        if tab.past and tab.past.crashed:
            return Missing(reason="the page crashed the browser's renderer", cause="crash")
        if tab.closed:
            raise
    return None


@dataclass
class _Seen:
    """What is known of a visit so far; whatever is not known when it ends is missing, with the reason."""

    key: VisitKey
    subject: Subject
    device: Device
    gatherers: tuple[Gatherer, ...]
    loaded: Load | None = None
    artifacts: dict[str, Artifact | Missing] = field(default_factory=dict)
    clips: dict[str, Any] = field(default_factory=dict)
    loads: int = 0
    silent: Missing | None = None
    missing: Missing | None = None
    doing: str = ""
    again: bool = False

    def begin(self, *, again: bool) -> None:
        self.again = again
        self.artifacts, self.clips, self.loaded, self.silent, self.missing = {}, {}, None, None, None
        self.doing = "opening a page"

    def give_up(self, reason: str, cause: Any) -> None:
        self.missing = Missing(reason=reason, cause=cause)

    def visit(self) -> Visit:
        artifacts = dict(self.artifacts)
        if self.missing:
            for gatherer in self.gatherers:
                artifacts.setdefault(gatherer.makes.name, self.missing)
        return Visit(
            key=self.key,
            subject=self.subject,
            device=self.device,
            load=self.loaded,
            artifacts=artifacts,
            clips=self.clips,
            loads=self.loads,
        )


def run_all(run: Run, kit: Kit, plan: Plan, store: Store, on_visit: Callable[[VisitKey], None]) -> Report:
    """Visit everything in a plan, in its order, and give the report; `on_visit` is told of each visit that is done."""
    started = datetime.now(UTC)
    store.clear()
    run.expect(plan.keys)
    for key in plan.keys:
        for assertion in run.assertions(key):
            kit.plugins.hook.portalcheck_asserted(assertion=assertion)
        on_visit(key)
    store.write_plan(to_stored(plan, browser=run.browser_version, axe=engine(kit.axe.source)[1], started=started))
    summary = head(kit, plan, store, browser=run.browser_version, axe=engine(kit.axe.source)[1], started=started)
    return Report(summary, StoredAssertions(store, plan.keys))


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0][:300]
