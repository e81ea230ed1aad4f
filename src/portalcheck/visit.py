"""Visits one page on one device: open, gather, judge, clip, close."""

import asyncio
from typing import Any

from portalcheck.errors import ToolError
from portalcheck.gather import Gatherer
from portalcheck.gather.answers import Gone
from portalcheck.gather.clips import clip
from portalcheck.gather.load import Unloadable, allowed, load, moved_on, settle_again
from portalcheck.gather.reach import Reach
from portalcheck.judge import illustrate, judge, to_clip
from portalcheck.look import (
    Means,
    Seen,
    arrived,
    ask_first,
    context_arguments,
    first_line,
    gather_one,
    gather_those,
    has_stirred,
    keep_pictures,
    silence,
)
from portalcheck.model.artifact import Artifact, Missing
from portalcheck.model.assertion import Assertion
from portalcheck.model.portal import Limits
from portalcheck.model.subject import Subject, VisitKey
from portalcheck.model.visit import Visit
from portalcheck.plugins import PluginError


async def visit_page(means: Means, key: VisitKey) -> tuple[Visit, list[Assertion]]:
    """Open the page, gather, judge, and take pictures while it is still open."""
    plan = means.plan
    subject, device = plan.subjects[key.subject], plan.devices[key.device]
    checks = plan.checks_for(subject, key.device)
    whole = subject.kind == "site"
    needed = plan.needed_of_site(key.device) if whole else plan.needed(plan.asked_of(subject, key.device))
    seen = Seen(key, subject, device, needed)
    limit = plan.portal.limits.page_seconds
    async with means.place(subject.url):
        for attempt in (1, 2):
            seen.begin(again=attempt == 2)
            try:
                async with asyncio.timeout(limit):
                    assertions = await _open(means, seen)
                    return seen.visit(), assertions
            except TimeoutError:
                seen.late(limit)
            except Unloadable as error:
                seen.missing = error.missing
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
                seen.give_up(f"the browser failed ({type(error).__name__}: {first_line(error)})", "error")
                if attempt == 1 and not seen.loaded:
                    continue
            break
    visit = seen.visit()
    return visit, judge(checks, visit, plan.today)


async def _open(means: Means, seen: Seen) -> list[Assertion]:
    async with _page(means, seen) as tab:
        seen.doing = "loading the page"
        with seen.timed("load"):
            seen.loaded = await load(tab, *_expected(means, seen.subject))
        await arrived(tab, seen, means.kit)
        await gather_those("passive", tab, seen, means.kit)
        if await has_stirred(tab, seen):
            # What was gathered is of two pages: look again at the one that it became.
            with seen.timed("load"):
                again = await settle_again(tab, *_expected(means, seen.subject))
            seen.loaded = again.model_copy(
                update={
                    "milliseconds": seen.loaded.milliseconds,
                    "reason": again.reason or "content came late; the page was looked at again",
                }
            )
            await gather_those("passive", tab, seen, means.kit)
        if any(gatherer.effect == "reversible" for gatherer in seen.gatherers):
            await tab.seclude()  # what the page's own scripts make of it, such as of the focus, asks at most
        await gather_those("reversible", tab, seen, means.kit)
        if not seen.silent and await moved_on(tab):
            raise Gone("the page moved on to another document while it was looked at")
        for gatherer in seen.gatherers:
            if gatherer.effect == "consuming":
                told = await ask_first(gatherer, tab, seen)
                seen.artifacts[gatherer.makes.name] = told or await _gather_alone(means, gatherer, seen)
        with seen.timed("judge"):
            assertions = judge(means.plan.checks_for(seen.subject, seen.key.device), seen.visit(), means.plan.today)
        if means.pictures and not seen.silent:
            seen.doing = "taking pictures"
            with seen.timed("clips"):
                seen.clips = keep_pictures(await clip(tab, to_clip(assertions)), means.store)
        return illustrate(assertions, seen.clips)


def _page(means: Means, seen: Seen) -> Any:
    seen.loads += 1
    more = context_arguments(means.kit, seen.subject, seen.device)
    portal = means.plan.portal
    reach = Reach(portal.base_url, allowed(portal.base_url, portal.allowed_origins), means.pool.turn)
    return means.pool.page(seen.device, portal.user_agent, more, alone=seen.again, keep=means.keep, reach=reach)


def _expected(means: Means, subject: Subject) -> tuple[Subject, frozenset[str], Limits]:
    portal = means.plan.portal
    return subject, allowed(subject.url, portal.allowed_origins), portal.limits


async def _gather_alone(means: Means, gatherer: Gatherer, seen: Seen) -> Artifact | Missing:
    """Give a gatherer that uses the page up a load of its own."""
    if seen.silent:
        return seen.silent
    try:
        async with _page(means, seen) as tab:
            with seen.timed("load"):
                await load(tab, *_expected(means, seen.subject))
            seen.doing = f"gathering {gatherer.name}"
            with seen.timed(gatherer.name):
                artifact = await gather_one(gatherer, tab, means.kit)
            return await silence(tab, artifact) or artifact
    except Unloadable as error:
        return error.missing
