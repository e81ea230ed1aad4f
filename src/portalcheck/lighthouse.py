"""Has one page measured by Lighthouse, with nobody else at work; what it takes is a visit of its own."""

from collections.abc import Mapping
from time import perf_counter
from typing import Any
from urllib.parse import urldefrag, urlsplit

from portalcheck.devices import DEVICES
from portalcheck.gather import browser as browsers
from portalcheck.gather.lighthouse import Wanted, collect, find
from portalcheck.gather.lighthouse_report import read_reports
from portalcheck.gather.load import allowed, origin
from portalcheck.judge import judge
from portalcheck.look import Means, context_arguments, first_line
from portalcheck.model.artifact import Missing, Timing
from portalcheck.model.assertion import Assertion
from portalcheck.model.lighthouse import Lighthouse
from portalcheck.model.subject import Subject, VisitKey
from portalcheck.model.visit import Load, Visit
from portalcheck.plugins import PluginError


async def measure_page(means: Means, key: VisitKey) -> tuple[Visit, list[Assertion]]:
    """Measure a page several times, and judge it by what Lighthouse says."""
    plan = means.plan
    subject, device = plan.subjects[key.subject], plan.devices[key.device]
    began = perf_counter()
    try:
        given = await _measured(means, key, subject)
    except PluginError as error:
        given = Missing(reason=str(error), cause="error")
    except OSError as error:
        given = Missing.of("Lighthouse could not be run: {error}", "error", error=first_line(error))
    milliseconds = (perf_counter() - began) * 1000
    visit = Visit(
        key=key,
        subject=subject,
        device=device,
        load=None if isinstance(given, Missing) else _load(given, milliseconds),
        artifacts={Lighthouse.name: given},
        loads=0 if isinstance(given, Missing) else len(given.runs),
        timings={Lighthouse.name: round(milliseconds, 1)},
    )
    return visit, judge(plan.checks_for(subject, key.device, key.lens), visit, plan.today)


async def _measured(means: Means, key: VisitKey, subject: Subject) -> Lighthouse | Missing:
    portal, device = means.plan.portal, means.plan.devices[key.device]
    more = context_arguments(means.kit, subject, device)
    headers: Mapping[str, str] = more.pop("extra_http_headers", {})
    if more:
        return _what_it_cannot_do(more)
    command = find()
    if isinstance(command, Missing):
        return command
    browser = means.pool.found
    wanted = Wanted(
        url=subject.url,
        runs=portal.lighthouse.runs,
        seconds=portal.lighthouse.runs * portal.limits.page_seconds,
        browser=browser.path,
        user_agent=portal.user_agent or browsers.chromes_user_agent(DEVICES["phone"], browsers.version(browser)),
        headers=headers,
    )
    async with means.alone(subject.url):
        reports = await collect(wanted, command)
    if isinstance(reports, Missing):
        return reports
    given = read_reports(reports, means.store.keep_report)
    if isinstance(given, Missing):
        return given
    shared = means.store.load(key.model_copy(update={"lens": None}), only=(Timing.name,))
    return _elsewhere(means, subject, given, shared) or given.model_copy(update={"beside": _timing(shared)})


def _timing(shared: Visit | None) -> Timing | None:
    timing = shared.artifacts.get(Timing.name) if shared else None
    return timing if isinstance(timing, Timing) else None


def _what_it_cannot_do(arguments: Mapping[str, Any]) -> Missing:
    return Missing.of(
        "a plugin opens this page with {arguments}, and Lighthouse can take along no more than extra_http_headers",
        "unavailable",
        arguments=", ".join(sorted(arguments)),
    )


def _elsewhere(means: Means, subject: Subject, given: Lighthouse, shared: Visit | None) -> Missing | None:
    """Say so where another page was measured than is asked: one outside the portal, or, since a page may well redirect,
    another one than all other rules look at.
    """
    origins = allowed(subject.url, means.plan.portal.allowed_origins)
    if origin(given.url) not in origins:
        return Missing.of(
            "Lighthouse was led to {url}, outside the allowed origins ({allowed})",
            "elsewhere",
            url=given.url,
            allowed=", ".join(sorted(origins)),
        )
    asked = shared.load.url if shared and shared.load else subject.url
    if _page(asked) != _page(given.url):
        return Missing.of(
            "Lighthouse was led to another page, {url}, and not to {asked}", "elsewhere", url=given.url, asked=asked
        )
    return None


def _page(url: str) -> tuple[str, str]:
    """Name a page by its host and path: a session's number may stand in the rest."""
    parts = urlsplit(urldefrag(url).url)
    return parts.netloc.lower(), parts.path.partition(";")[0].rstrip("/")


def _load(given: Lighthouse, milliseconds: float) -> Load:
    return Load(url=given.url, settled=True, reason="", milliseconds=round(milliseconds))
