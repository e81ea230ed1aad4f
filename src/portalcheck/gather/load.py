"""Bring a page up and let it come to rest, or say why it cannot be tested."""

import re
import time
from typing import Any
from urllib.parse import urlsplit

from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.past import Past
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Cause, Missing
from portalcheck.model.portal import Limits
from portalcheck.model.subject import Subject
from portalcheck.model.visit import Load

_A_DOWNLOAD = "the address is a download, not a page"
_ANSWERED = "the server answered {status}"
_HTML = ("text/html", "application/xhtml+xml")
_POLL_MILLISECONDS = 50
_REASONS: tuple[tuple[str, Cause, str], ...] = (
    (r"ERR_NAME_NOT_RESOLVED", "unreachable", "the host's name is not known ({error})"),
    (r"ERR_CONNECTION_REFUSED", "unreachable", "the host refused the connection ({error})"),
    (r"ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_CONNECTION_CLOSED|ERR_SOCKET_NOT_CONNECTED",
     "unreachable", "the server closed the connection without an answer ({error})"),
    (r"ERR_UNSAFE_PORT", "unreachable", "browsers refuse to go to this port ({error})"),
    (r"ERR_CERT|ERR_SSL|ERR_BAD_SSL|SSL", "unreachable", "the connection is not secure (TLS) ({error})"),
    (r"ERR_INVALID_AUTH_CREDENTIALS|ERR_MISSING_AUTH",
     "refused", "the server asks for a name and a password (401) ({error})"),
    (r"ERR_UNSAFE_REDIRECT", "elsewhere", "it redirects to something that is not a web address ({error})"),
    (r"ERR_TOO_MANY_REDIRECTS", "refused", "it redirects in a loop ({error})"),
    (r"ERR_CONTENT_DECODING_FAILED|ERR_INVALID_RESPONSE|ERR_RESPONSE_HEADERS|ERR_INVALID_HTTP|ERR_HTTP2",
     "refused", "the server's answer is not valid HTTP ({error})"),
    (r"ERR_ADDRESS_UNREACHABLE|ERR_INTERNET_DISCONNECTED|ERR_NETWORK|ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT|ERR_PROXY|ERR_TUNNEL",
     "unreachable", "the host cannot be reached ({error})"),
)  # fmt: skip


class Unloadable(Exception):
    """The page cannot be tested; `missing` stands in for each of its artifacts."""

    def __init__(self, template: str, cause: Cause, /, **data: Any) -> None:
        self.missing = Missing.of(template, cause, **data)
        super().__init__(self.missing.reason)


def origin(url: str) -> str:
    """Give scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def allowed(base_url: str, more: tuple[str, ...] = ()) -> frozenset[str]:
    """Give the origins that a portal is allowed to lead to: its own, its `www.` and HTTPS forms, and those named."""
    scheme, host = origin(base_url).split("://")
    bare = host.removeprefix("www.")
    names = (bare, f"www.{bare}") if _is_a_domain(bare) else (host,)
    forms = {f"{form}://{name}" for form in (scheme, "https") for name in names}
    return frozenset(forms | {origin(url) for url in more})


def _is_a_domain(host: str) -> bool:
    """Tell a name that may have a `www.` form from a bare host name or an IP address."""
    return any(letter.isalpha() for letter in host.rpartition(".")[2]) and "." in host


async def load(tab: Tab, subject: Subject, origins: frozenset[str], limits: Limits) -> Load:
    """Go to the subject's address and wait until the page is ready: DOM quiet for a moment, fonts in, finite
    animations over, no request pending.

    Raises Unloadable, with one message, for everything that cannot be tested.
    """
    past = tab.past
    assert past is not None  # our own pages always have one
    started = time.monotonic()
    came_with = await tab.within(past.cookies())
    # Less than the page's whole time, so that a silent server is named as what it is.
    await go(tab, subject.url, min(limits.page_seconds * 0.8, 30))
    _answered_well(past, subject, origins)
    loaded = await _come_to_rest(tab, subject, origins, limits, started)
    # Before anything is done to the page: a consent that is given later is none yet.
    past.kept = None if came_with else await tab.within(past.cookies())
    return loaded


async def settle_again(tab: Tab, subject: Subject, origins: frozenset[str], limits: Limits) -> Load:
    """Wait for rest once more, on the page as it is now. Raises Unloadable as `load` does."""
    return await _come_to_rest(tab, subject, origins, limits, time.monotonic())


async def come_to_rest(tab: Tab, origins: frozenset[str], limits: Limits) -> Load:
    """Wait until the page that a journey led to is ready. Raises Unloadable where it is not, or lies elsewhere."""
    return await _come_to_rest(tab, None, origins, limits, time.monotonic())


async def _come_to_rest(
    tab: Tab, subject: Subject | None, origins: frozenset[str], limits: Limits, started: float
) -> Load:
    assert tab.past is not None  # our own pages always have one
    moving = await _settle(tab, tab.past, limits)
    if subject:
        _answered_well(tab.past, subject, origins)
    else:
        _stayed_within(tab.past, origins)
    milliseconds = round((time.monotonic() - started) * 1000)
    if moving and limits.unsettled == "untested":
        raise Unloadable(
            "the page did not come to rest within {seconds:g} s: {moving}",
            "unsettled",
            seconds=limits.settle_seconds,
            moving=moving,
        )
    return Load(url=tab.url, settled=not moving, reason=moving, milliseconds=milliseconds)


async def go(tab: Tab, url: str, seconds: float) -> None:
    """Go to an address; returns when the server has answered. Raises Unloadable with the reason in our words."""
    past = tab.past
    assert past is not None  # our own pages always have one
    try:
        await tab.go(url, seconds)
    except (Gone, Unanswered) as error:
        message = str(error)
        if past.crashed:
            raise Unloadable("the page crashed the browser's renderer", "crash") from error
        if past.download or "Download is starting" in message:
            # A headless browser without a viewer downloads whatever it cannot show, such as a PDF.
            if past.document and "attachment" not in past.document.headers.get("content-disposition", ""):
                _is_html(past)
            raise Unloadable(
                "the address is a download ({name}), not a page" if past.download else _A_DOWNLOAD,
                "not-html",
                name=past.download,
            ) from error
        if past.document is not None and past.document.status in {204, 205}:
            raise Unloadable(
                "the server answered {status}, without a page", "refused", status=past.document.status
            ) from error
        for pattern, cause, reason in _REASONS:
            if re.search(pattern, message):
                name = re.search(r"ERR_[A-Z0-9_]+", message)
                raise Unloadable(reason, cause, error=name.group() if name else message) from error
        if "Timeout" in message or isinstance(error, Unanswered):
            raise Unloadable("the server did not answer within {seconds:g} s", "timeout", seconds=seconds) from error
        raise Unloadable("the page could not be opened: {error}", "unreachable", error=message) from error


def _stayed_within(past: Past, origins: frozenset[str]) -> None:
    for hop in past.redirects:
        if origin(hop.url) not in origins:
            raise Unloadable(
                "it redirects to {origin}, outside the allowed origins ({allowed})",
                "elsewhere",
                origin=origin(hop.url),
                allowed=", ".join(sorted(origins)),
            )


def _answered_well(past: Past, subject: Subject, origins: frozenset[str]) -> None:
    """Check the last answer on the way here; a script or a meta refresh may have led on after the first one."""
    _stayed_within(past, origins)
    answer = past.document
    if answer is None:
        raise Unloadable("the server gave no answer that could be read", "refused")
    if answer.status != subject.status:
        retry = answer.headers.get("retry-after", "")
        raise Unloadable(
            "the server answered {status}; it asks to try again after {retry}" if retry else _ANSWERED,
            "refused",
            status=f"{answer.status} {answer.status_text}".rstrip(),
            retry=f"{retry} s" if retry.isdigit() else retry,
        )
    _is_html(past)


def _is_html(past: Past) -> None:
    content_type = past.document.headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type and content_type not in _HTML:
        raise Unloadable("the address is not a web page but {content_type}", "not-html", content_type=content_type)


async def _settle(tab: Tab, past: Past, limits: Limits) -> str:
    """Wait for rest; give an empty string, or what was still moving when the cap was reached."""
    end = time.monotonic() + limits.settle_seconds
    watch = script("rest.js")
    quiet_since: float | None = None
    moving = "it gave no answer"
    while time.monotonic() < end:
        if past.crashed:
            raise Unloadable("the page crashed the browser's renderer", "crash")
        try:
            moving = await _moving(tab, watch, limits.quiet_milliseconds)
        except Unanswered as error:
            await tab.crash()
            raise Unloadable("a script of the page keeps the browser busy: it gave no answer", "timeout") from error
        except (Gone, ScriptError) as error:
            if past.crashed:
                raise Unloadable("the page crashed the browser's renderer", "crash") from error
            moving = "it was moving on to another document"
        if not moving and past.departing:
            moving = "it is on its way to another document"
        if not moving and (urls := past.pending):
            moving = f"{len(urls)} request{'s' if len(urls) > 1 else ''} pending, such as {urls[0][:200]}"
        if not moving:
            if quiet_since is None:
                quiet_since = time.monotonic()
            # The page has been quiet for the whole window; one more turn shows that no request follows from it.
            if (time.monotonic() - quiet_since) * 1000 >= _POLL_MILLISECONDS:
                return ""
        else:
            quiet_since = None
        await tab.pause(_POLL_MILLISECONDS)
    return moving


async def _moving(tab: Tab, watch: str, quiet_milliseconds: int) -> str:
    """Ask every frame, even after one that moves: the first question also sets up a frame's observer."""
    moving = ""
    for frame in await tab.frames():
        said = await tab.evaluate(watch, quiet_milliseconds, frame=frame, seconds=10)
        if said and not moving:
            moving = f"{said} in {frame.path}" if frame.path else said
    return moving


async def stirred(tab: Tab) -> bool:
    """Tell whether elements came in since the page was found at rest, as content does that a script adds late, or
    the page moved on to another document.
    """
    return any([await tab.evaluate(script("stirred.js"), frame=frame, seconds=5) for frame in await tab.frames()])


async def moved_on(tab: Tab) -> bool:
    """Tell whether the page is at another document than the one that was found at rest."""
    await tab.frames()
    return bool(await tab.evaluate("() => !globalThis.portalcheckRest", seconds=5))
