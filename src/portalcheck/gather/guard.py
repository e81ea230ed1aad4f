"""Keeps a journey from submitting anything where it must not: this machine is free, every other origin has to be
named by the portal file.
"""

import ipaddress
from typing import Any
from urllib.parse import unquote_plus, urlsplit

from portalcheck.measure.private import Private

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that only ask."""


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, by its name alone."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def origin_of(url: str) -> str:
    """Give scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class Seclusion:
    """Keeps what a form would send on this machine; `stopped` names what was stopped since the last `begin`.

    Elsewhere a page may load what it is made of, but from `begin` to `end` nothing of it leaves at all.
    """

    def __init__(self, context: Any) -> None:
        self._context = context
        self._shut = False
        self.stopped: list[str] = []

    async def start(self) -> None:
        """Stand between the context and the network. A socket that is open already stays open: load the page after."""
        await self._context.route("**/*", self._decide)
        await self._context.route_web_socket(lambda url: not self.is_here(url), lambda socket: socket.close())

    async def begin(self, url: str) -> None:
        """Shut the page at this address in, unless it is this machine's own."""
        self.stopped = []
        self._shut = not self.is_here(url)
        if self._shut:
            await self._context.set_offline(True)

    async def end(self) -> None:
        """Let pages load again."""
        if self._shut:
            await self._context.set_offline(False)
        self._shut = False

    @staticmethod
    def is_here(url: str) -> bool:
        """Tell whether an address leads to this machine, or to no machine at all."""
        parts = urlsplit(url)
        return parts.scheme not in ("http", "https", "ws", "wss") or is_loopback(parts.hostname or "")

    async def _decide(self, route: Any) -> None:
        request = route.request
        if self.is_here(request.url) or (request.method in SAFE and not self._shut):
            await route.fallback()
            return
        if request.is_navigation_request() or request.resource_type in ("xhr", "fetch"):
            self.stopped.append(f"{request.method} {origin_of(request.url)}")
        await route.abort("blockedbyclient")


class Guard:
    """Watches every request of a journey's context.

    `refused` names what it stopped of the service's own, so that there is no way on; `blocked` names the origins of
    others, such as a counter of visits, that were told nothing.
    """

    def __init__(self, may_submit_to: tuple[str, ...], private: Private) -> None:
        self._named = frozenset(origin.lower() for origin in may_submit_to)
        self._private = private
        self.refused = ""
        self.blocked: dict[str, None] = {}

    def permits(self, url: str) -> bool:
        """Tell whether something may be submitted to an address."""
        url = url.replace("ws", "http", 1) if url.startswith(("ws:", "wss:")) else url
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https"):
            return parts.scheme in ("about", "blob", "data", "")
        return is_loopback(parts.hostname or "") or f"{parts.scheme}://{parts.netloc}".lower() in self._named

    async def watch(self, context: Any) -> None:
        """Stand between a browser context and the network."""
        await context.route("**/*", self._decide)
        await context.route_web_socket(lambda url: not self.permits(url), self._shut)

    async def _shut(self, socket: Any) -> None:
        self.blocked[origin_of(socket.url)] = None
        await socket.close()

    async def _decide(self, route: Any) -> None:
        request = route.request
        told = request.method not in SAFE or self._private.found_in(unquote_plus(request.url))
        if told and not self.permits(request.url):
            origin = origin_of(request.url)
            if request.is_navigation_request() or origin == origin_of(request.frame.url):
                self.refused = f"{request.method} {origin}"
            else:
                self.blocked[origin] = None
            await route.abort("blockedbyclient")
        else:
            await route.fallback()
