"""Looks at one page that is open: gather, judge, and take pictures while it is still there."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from portalcheck.gather import Effect, Gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered
from portalcheck.gather.axe import AxeParams
from portalcheck.gather.load import stirred
from portalcheck.gather.past import Unavailable
from portalcheck.gather.pool import Pool
from portalcheck.gather.tab import Keep, Tab
from portalcheck.kit import Kit
from portalcheck.model.artifact import Artifact, Cause, Missing
from portalcheck.model.assertion import Evidence
from portalcheck.model.subject import Device, Subject, VisitKey
from portalcheck.model.visit import Load, Visit
from portalcheck.plan import Plan
from portalcheck.store import Store


@dataclass(frozen=True)
class Means:
    """What a run looks with."""

    kit: Kit
    plan: Plan
    store: Store
    pool: Pool
    pictures: bool

    @asynccontextmanager
    async def place(self, url: str) -> AsyncIterator[None]:
        """Wait for a place among those who look, and for the host's turn."""
        async with self.pool.slot(url), self.store.beside_others():
            yield

    @asynccontextmanager
    async def alone(self, url: str) -> AsyncIterator[None]:
        """Wait until nobody else looks at anything, in this process or another, and for the host's turn."""
        async with self.pool.every_slot(), self.store.alone():
            await self.pool.turn(url)
            yield

    @property
    def keep(self) -> Keep | None:
        """Keeps a picture that is taken while a page is gathered from; None where none are wanted."""
        return self.store.keep_picture if self.pictures else None


@dataclass
class Seen:
    """What is known of a visit so far; whatever is not known when it ends is missing, with the reason."""

    key: VisitKey
    subject: Subject
    device: Device
    gatherers: tuple[Gatherer, ...]
    loaded: Load | None = None
    artifacts: dict[str, Artifact | Missing] = field(default_factory=dict)
    clips: dict[str, Evidence] = field(default_factory=dict)
    picture: Evidence | None = None
    loads: int = 0
    silent: Missing | None = None
    missing: Missing | None = None
    doing: str = ""
    again: bool = False
    timings: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        """Measure what a part of the visit takes, in milliseconds; a second look counts as well."""
        began = perf_counter()
        try:
            yield
        finally:
            self.timings[what] = round(self.timings.get(what, 0) + (perf_counter() - began) * 1000, 1)

    def begin(self, *, again: bool) -> None:
        """Start to look, for the first or the second time."""
        self.again = again
        self.artifacts, self.clips, self.loaded, self.silent, self.missing = {}, {}, None, None, None
        self.doing = "opening a page"

    def give_up(self, template: str, cause: Cause, /, **data: Any) -> None:
        """Say why what is not known yet will not be."""
        self.missing = Missing.of(template, cause, **data)

    def late(self, seconds: float) -> None:
        """Say that the time is up."""
        self.give_up(
            "it was not done within {seconds:g} s; the last thing begun was {doing}",
            "timeout",
            seconds=seconds,
            doing=self.doing,
        )

    def visit(self) -> Visit:
        """Give the visit as it is known now."""
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
            picture=self.picture,
            loads=self.loads,
            timings=self.timings,
        )


async def gather_those(effect: Effect, tab: Tab, seen: Seen, kit: Kit) -> None:
    """Gather all that touches the page in one way."""
    for gatherer in seen.gatherers:
        if gatherer.effect == effect:
            seen.artifacts[gatherer.makes.name] = await _gather(gatherer, tab, seen, kit)


async def has_stirred(tab: Tab, seen: Seen) -> bool:
    """Tell whether what was gathered is of two pages, since content came in meanwhile."""
    return not seen.silent and await stirred(tab)


async def gather_one(gatherer: Gatherer, tab: Tab, kit: Kit) -> Artifact | Missing:
    """Let a gatherer look, within its own time; whatever goes wrong becomes the reason why its artifact is missing."""
    params = kit.axe if issubclass(gatherer.params, AxeParams) else None
    try:
        async with _time_limit(gatherer.seconds, tab):
            return await gatherer(tab, params)
    except Unavailable as error:
        return Missing(reason=str(error), cause="unavailable")
    except (TimeoutError, Unanswered) as error:
        late = str(error) or f"it was not done within {gatherer.seconds:g} s"
        return Missing.of("{artifact} could not be gathered: {late}", "timeout", artifact=gatherer.name, late=late)
    except Exception as error:
        return Missing(
            reason=f"the gatherer of {gatherer.name} raised {type(error).__name__}: {first_line(error)}", cause="error"
        )


async def ask_first(gatherer: Gatherer, tab: Tab, seen: Seen) -> Artifact | None:
    """Ask on the shared page whether there is anything for which a load of its own is worth while."""
    if gatherer.first is None or seen.silent:
        return None
    with seen.timed(gatherer.name):
        try:
            async with _time_limit(gatherer.seconds, tab):
                return await gatherer.first(tab)
        except (Gone, ScriptError, TimeoutError, Unanswered):
            return None  # the load of its own will tell


async def silence(tab: Tab, artifact: Artifact | Missing) -> Missing | None:
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


def keep_pictures(pictures: Mapping[str, bytes], store: Store) -> dict[str, Evidence]:
    """Put pictures into the store."""
    return {name: store.keep_picture(picture) for name, picture in pictures.items()}


def context_arguments(kit: Kit, subject: Subject, device: Device) -> dict[str, Any]:
    """Ask the plugins for arguments of the browser context."""
    more: dict[str, Any] = {}
    for given in kit.plugins.hook.portalcheck_context_args(subject=subject, device=device):
        more |= given or {}
    return more


async def arrived(tab: Tab, seen: Seen, kit: Kit) -> None:
    """Let the plugins act on a page that has come to rest."""
    seen.doing = "portalcheck_arrived"
    for act in kit.plugins.hook.portalcheck_arrived(tab=tab, subject=seen.subject, device=seen.device):
        await act


def first_line(error: BaseException) -> str:
    """Give the beginning of what an exception says."""
    return str(error).partition("\n")[0][:300]


async def _gather(gatherer: Gatherer, tab: Tab, seen: Seen, kit: Kit) -> Artifact | Missing:
    if seen.silent:
        return seen.silent
    seen.doing = f"gathering {gatherer.name}"
    with seen.timed(gatherer.name):
        artifact = await gather_one(gatherer, tab, kit)
    seen.silent = await silence(tab, artifact)
    return seen.silent or artifact


def _time_limit(seconds: float, tab: Tab) -> AbstractAsyncContextManager[Any]:
    """Limit the time of a gatherer on a page of ours; over a user's sync page there is no event loop to do it."""
    return asyncio.timeout(seconds) if tab.past else nullcontext()
