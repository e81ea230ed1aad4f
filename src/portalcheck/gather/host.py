"""The host of a portal: its addresses, its certificate, and the files for machines at their usual places."""

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from portalcheck.gather import gatherer
from portalcheck.gather.answers import playwright_error
from portalcheck.gather.guard import is_loopback
from portalcheck.gather.past import Unavailable
from portalcheck.gather.reach import Fetched
from portalcheck.gather.tab import Tab
from portalcheck.model.site import Answer, Certificate, Host

_LONGEST = 200_000  # characters
_MOST_HOPS = 4
_FIRST_SITEMAP = "sitemap:"


@gatherer(effect="passive", seconds=60, once=True)
async def host(tab: Tab) -> Host:
    """Look the name up, read the certificate that the browser accepted, and ask for four files, politely."""
    if tab.reach is None or tab.past is None:
        raise Unavailable("the host is asked only where portalcheck opened the page itself")
    parts = urlsplit(tab.url)
    name, secure = parts.hostname or "", parts.scheme == "https"
    found = await tab.reach.aside(_addresses, name)

    async def answer(url: str) -> Answer:
        assert tab.reach is not None
        return _answer(await tab.reach.fetch(tab.page, url))

    robots = await answer(urljoin(tab.url, "/robots.txt"))
    named = (
        line.partition(":")[2].strip() for line in robots.text.splitlines() if line.lower().startswith(_FIRST_SITEMAP)
    )
    reach, page = tab.reach, tab.page
    plain = (
        [answer async for answer in without_tls(name, lambda url: reach.ask(page, url))]
        if secure and not parts.port
        else []
    )
    return Host(
        home=tab.url,
        hostname=name,
        loopback=is_loopback(name),
        gathered=datetime.now(UTC).date().isoformat(),
        ipv4=found.get(socket.AF_INET, ()),
        ipv6=found.get(socket.AF_INET6, ()),
        unresolved="" if found else "the name has no address that this machine can look up",
        certificate=await _certificate(tab.past.document) if secure else None,
        plain=plain[0] if plain else None,
        plain_further=tuple(plain[1:]),
        robots=robots,
        sitemap=await answer(urljoin(tab.url, next(named, "/sitemap.xml"))),
        security_txt=await answer(urljoin(tab.url, "/.well-known/security.txt")),
    )


async def without_tls(name: str, ask: Callable[[str], Awaitable[Fetched]]) -> AsyncIterator[Answer]:
    """Give the answer of a host without TLS, and of the addresses that it leads to as long as they are its own."""
    url = f"http://{name}/"
    for _ in range(_MOST_HOPS):
        answer = _answer(await ask(url))
        yield answer
        url = urljoin(url, answer.location)
        parts = urlsplit(url)
        if not answer.location or parts.scheme != "http" or _bare(parts.hostname or "") != _bare(name) or parts.port:
            return


def _bare(name: str) -> str:
    return name.removeprefix("www.")


def _addresses(name: str) -> dict[socket.AddressFamily, tuple[str, ...]]:
    """Give the addresses of a name by their family; nothing where it cannot be looked up."""
    try:
        known = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except OSError:
        return {}
    found: dict[socket.AddressFamily, dict[str, None]] = {}
    for family, _, _, _, address in known:
        found.setdefault(family, {})[str(address[0])] = None
    return {family: tuple(addresses) for family, addresses in found.items()}


async def _certificate(response: Any) -> Certificate | None:
    try:
        told = await response.security_details() if response else None
    except playwright_error():
        return None
    if not told or "validTo" not in told:
        return None
    return Certificate(
        subject=told.get("subjectName", ""),
        issuer=told.get("issuer", ""),
        valid_from=_day(told.get("validFrom", 0)),
        valid_to=_day(told["validTo"]),
        protocol=told.get("protocol", ""),
    )


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _answer(got: Fetched) -> Answer:
    text = got.body[: 4 * _LONGEST].decode("utf-8", "replace")[:_LONGEST]
    return Answer(
        url=got.url,
        status=got.status,
        reason=got.reason,
        location=got.location,
        media_type=got.media_type,
        text=text,
        bytes=len(got.body),
    )
