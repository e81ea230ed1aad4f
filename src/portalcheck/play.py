"""Plays a journey on one device, from its first step to its last, and looks at each state that it reaches.

One context, one registration: nothing is played a second time once the service has given a reference.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date
from typing import Any

from portalcheck.errors import ToolError
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.blackout import blacked_out
from portalcheck.gather.clips import clip, window
from portalcheck.gather.find import Stopped
from portalcheck.gather.guard import Guard
from portalcheck.gather.invented import ask_for_an_invented_one
from portalcheck.gather.journey import Player
from portalcheck.gather.lenses import Lens, lens
from portalcheck.gather.load import Unloadable, allowed, come_to_rest
from portalcheck.gather.record import Record
from portalcheck.gather.tab import Tab
from portalcheck.journey_file import WrittenJourney
from portalcheck.judge import CarriedOver, illustrate, judge, to_clip
from portalcheck.look import (
    Means,
    Seen,
    arrived,
    context_arguments,
    first_line,
    gather_those,
    has_stirred,
    keep_pictures,
)
from portalcheck.measure.private import Private
from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Assertion, Evidence
from portalcheck.model.journey import Step
from portalcheck.model.portal import Account
from portalcheck.model.subject import VisitKey
from portalcheck.model.trace import Stop
from portalcheck.model.visit import Load, StateSeen, Visit
from portalcheck.people import person
from portalcheck.plugins import PluginError
from portalcheck.replay import judge_journey

Visited = list[tuple[Visit, list[Assertion]]]


async def play_journey(means: Means, keys: tuple[VisitKey, ...]) -> Visited:
    """Play the journey that these visits are the states of, the last one being the journey itself.

    Under a lens there is the journey alone: its states, which a visit without a lens looks at, are kept as pictures.
    Where it stops on account of the service, it is tried again from the start, in another window.
    """
    *states, process = keys
    plan = means.plan
    played = _Played(means, process)
    subject, device, written = plan.subjects[process.subject], plan.devices[process.device], played.written
    record, way = Record(written.journey, played.private), played.way
    visited: Visited = []
    seen: list[StateSeen] = []
    picture: Evidence | None = None
    try:
        async with means.place(subject.url):
            async with played.window() as (player, looks):
                record = player.record
                for number, step in enumerate(written.journey.steps, 1):
                    if not player.stopped:
                        await played.step(player, looks, number, step)
                        picture = await looks.window() if player.stopped else None
                    if states:
                        visited.append(await looks.at(states[number - 1], player))
                    else:
                        seen.append(await looks.glance(number, step, player))
                if not player.stopped:
                    await ask_for_an_invented_one(player)
            if player.may_be_tried_again:
                record.tried_again(await played.ends_again(record.where["number"]))
    except ToolError:
        raise
    except Exception as error:
        # Between two steps the browser went away: what is known stays, and no other visit is lost with it.
        if not record.stop:
            number = min(max(len(visited), len(seen)) + 1, len(written.journey.steps))
            record.ended(number, written.journey.steps[number - 1], "", _failed(error))
    visited += [_unreached(means, key, record) for key in states[len(visited) :]]
    artifacts: dict[str, Artifact] = {"trace": record.trace(process.lens, played.budget), **way.left()}
    visit = Visit(
        key=process,
        subject=subject,
        device=device,
        load=None,
        artifacts={name: played.private.clean(artifact) for name, artifact in artifacts.items()},
        picture=picture,
        loads=sum(visit.loads for visit, _ in visited),
        states=tuple(seen),
    )
    return [*visited, (visit, judge_journey(plan, visit, [state for state, _ in visited], means.store))]


def _unreached(means: Means, key: VisitKey, record: Record) -> tuple[Visit, list[Assertion]]:
    """Say of a state that was not reached why, for all that would have been gathered."""
    plan = means.plan
    subject = plan.subjects[key.subject]
    checks = plan.checks_for(subject, key.device)
    seen = Seen(key, subject, plan.devices[key.device], plan.needed(checks))
    seen.give_up("the journey stopped at step {number} ({title}): {reason}", "not-reached", **record.where)
    visit = seen.visit()
    return visit, judge(checks, visit, plan.today)


def _failed(error: Exception) -> Stopped:
    return Stopped("the tool failed ({error})", "error", error=f"{type(error).__name__}: {first_line(error)}")


class _Played:
    """A journey that is being played: its values, what of them is private, and the lens that it is taken under."""

    def __init__(self, means: Means, key: VisitKey) -> None:
        self._means = means
        self._key = key
        self._service = means.plan.portal.services[key.subject]
        self.budget = self._service.budget
        self.written = means.plan.journeys[key.subject]
        named = self.written.journey.account
        account = means.plan.portal.accounts[named] if named else None
        self._values, self._absent = _values(self.written, account, means.plan.today)
        self.private = Private()
        for name in ("account.username", "account.password"):
            self.private.add(self._values.get(name, ""))
        self.way = lens(key.lens)

    @asynccontextmanager
    async def window(self) -> AsyncIterator[tuple[Player, "_Looks"]]:
        """Open a context of its own, with nothing done in it yet."""
        plan, pool, way = self._means.plan, self._means.pool, self.way
        device = plan.devices[self._key.device]
        more = context_arguments(self._means.kit, plan.subjects[self._key.subject], device)
        opened = pool.page(
            way.device(device), plan.portal.user_agent, more, keep=self._means.keep, private=self.private
        )
        async with opened as tab:
            assert tab.past is not None  # our own pages always have one
            tab.past.accepts_dialogs = True
            guard = Guard(self._service.may_submit_to, self.private)
            await guard.watch(tab.page.context)
            await tab.page.context.add_init_script(f"({script('one_window.js')})()")
            await way.begin(tab)
            player = Player(
                tab,
                self.written.journey,
                base_url=plan.portal.base_url,
                folder=self.written.folder,
                values=way.values(self._values),
                limits=plan.portal.limits,
                guard=guard,
                private=self.private,
                hands=way.hands(tab),
                slack=way.patience,
            )
            yield player, _Looks(self._means, tab, self.private, way.patience)

    async def step(self, player: Player, looks: "_Looks", number: int, step: Step) -> None:
        """Take the next step when it is the host's turn."""
        await self._means.pool.turn(looks.url or self._means.plan.portal.base_url)
        await _step(player, self.way, number, step, self._absent, looks)

    async def ends_again(self, last: int) -> Stop | None:
        """Tell where the way to the end of a step ends when it is gone from the start; None where it comes through."""
        self.way = lens(self._key.lens)
        async with self.window() as (player, looks):
            for number, step in enumerate(self.written.journey.steps[:last], 1):
                if not player.stopped:
                    await self.step(player, looks, number, step)
        return player.record.stop


async def _step(player: Player, way: Lens, number: int, step: Step, absent: Stopped | None, looks: "_Looks") -> None:
    """Play one step and wait for the state that it ends in; keep why where it does not get there."""
    looks.begin()
    try:
        if absent:
            raise absent
        await way.play(player, number, step)
        await looks.rest()
        if fault := player.fault():
            raise fault
        await player.weigh()
    except Stopped as stopped:
        player.stop(number, step, stopped)
    except Unloadable as error:
        missing = error.missing
        cause: Any = missing.cause if missing.cause in _STOPS else "error"
        player.stop(number, step, Stopped(missing.template or missing.reason, cause, **missing.data))
    except (Gone, Unanswered) as error:
        player.stop(number, step, Stopped(str(error), "crash"))
    except ToolError:
        raise
    except Exception as error:
        player.stop(number, step, _failed(error))


_STOPS = frozenset({"refused", "unreachable", "elsewhere", "unsettled", "timeout", "crash", "error"})


class _Looks:
    """Looks at the states of one journey, and remembers what was found already."""

    def __init__(self, means: Means, tab: Tab, private: Private, patience: float) -> None:
        self._means = means
        self._patience = patience
        self._tab = tab
        self._private = private
        self._carried = CarriedOver()
        self._departures = 0
        self._loaded: Load | None = None

    @property
    def url(self) -> str:
        """The address that the journey has come to."""
        return self._tab.url

    def begin(self) -> None:
        """A step begins: what the page did before is not of its state."""
        assert self._tab.past is not None  # our own pages always have one
        self._departures = self._tab.past.departures
        self._tab.past.begin()
        self._loaded = None

    async def rest(self) -> None:
        """Wait until the state is there. Raises Unloadable where it does not come to rest, or lies elsewhere."""
        portal = self._means.plan.portal
        limits = portal.limits.model_copy(update={"settle_seconds": portal.limits.settle_seconds * self._patience})
        self._loaded = await come_to_rest(self._tab, allowed(portal.base_url, portal.allowed_origins), limits)

    async def at(self, key: VisitKey, player: Player) -> tuple[Visit, list[Assertion]]:
        """Look at the state that was reached; where none was, say why for all that would have been gathered."""
        if player.stopped:
            return _unreached(self._means, key, player.record)
        plan = self._means.plan
        subject, device = plan.subjects[key.subject], plan.devices[key.device]
        checks = plan.checks_for(subject, key.device)
        seen = Seen(key, subject, device, plan.needed(checks))
        seen.subject = subject.model_copy(update={"url": self._private.text(self._tab.url)})
        seen.loaded = self._loaded and self._private.clean(self._loaded)
        assert self._tab.past is not None  # our own pages always have one
        seen.loads = self._tab.past.departures - self._departures
        await self._gather(seen)
        with seen.timed("judge"):
            assertions = self._carried.mark(judge(checks, seen.visit(), plan.today))
        if not seen.silent and not seen.missing and self._means.pictures:
            with seen.timed("clips"):
                await self._picture(seen, assertions)
        return seen.visit(), illustrate(assertions, seen.clips)

    async def _gather(self, seen: Seen) -> None:
        limit = self._means.plan.portal.limits.page_seconds
        try:
            async with asyncio.timeout(limit):
                await arrived(self._tab, seen, self._means.kit)
                await gather_those("passive", self._tab, seen, self._means.kit)
                if await has_stirred(self._tab, seen):
                    await self.rest()
                    await gather_those("passive", self._tab, seen, self._means.kit)
                await gather_those("reversible", self._tab, seen, self._means.kit)
        except TimeoutError:
            seen.late(limit)
        except Unloadable as error:
            seen.missing = error.missing
        except PluginError as error:
            seen.give_up(str(error), "error")
        except Exception as error:
            seen.give_up(f"the browser failed ({type(error).__name__}: {first_line(error)})", "error")
        seen.artifacts = {name: self._private.clean(artifact) for name, artifact in seen.artifacts.items()}

    async def _picture(self, seen: Seen, assertions: list[Assertion]) -> None:
        """Take the pictures, with what was typed blacked out; a page that cannot be blacked out has none."""
        clips: dict[str, bytes] = {}
        with suppress(*_NO_PICTURE):
            async with asyncio.timeout(self._means.plan.portal.limits.page_seconds):
                async with blacked_out(self._tab, self._private.patterns):
                    seen.picture = self._means.store.keep_picture(await window(self._tab))
                    clips = await clip(self._tab, to_clip(assertions))
        seen.clips = keep_pictures(clips, self._means.store)

    async def glance(self, number: int, step: Step, player: Player) -> StateSeen:
        """Keep a picture of the state that was reached under a lens."""
        reached = not player.stopped
        return StateSeen(
            number=number,
            title=step.title,
            url=self._private.text(self._tab.url) if reached else "",
            reached=reached,
            picture=await self.window() if reached else None,
        )

    async def window(self) -> Evidence | None:
        """Take a picture of the page as it stands, such as where a journey stopped."""
        if not self._means.pictures:
            return None
        with suppress(*_NO_PICTURE):
            async with asyncio.timeout(10), blacked_out(self._tab, self._private.patterns):
                return self._means.store.keep_picture(await window(self._tab))
        return None


_NO_PICTURE = (Gone, ScriptError, Unanswered, TimeoutError)
"""Why there may be no picture; what was found stands without it."""


def _values(written: WrittenJourney, account: Account | None, today: date) -> tuple[dict[str, str], Stopped | None]:
    """Give what the journey's placeholders stand for, and why it cannot be played where the environment lacks any."""
    values = {
        f"{name}.{field}": value
        for name, wanted in written.journey.people.items()
        for field, value in person(name, wanted, written.journey.seed, today).items()
    }
    if account:
        for field, variable in (("username", account.username_env), ("password", account.password_env)):
            if not os.environ.get(variable):
                return values, Stopped(
                    "the environment variable {variable} is not set; it holds the account's password"
                    if field == "password"
                    else "the environment variable {variable} is not set; it holds the account's username",
                    "no-secret",
                    variable=variable,
                )
            values[f"account.{field}"] = os.environ[variable]
    return values, None
