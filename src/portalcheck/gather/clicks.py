"""How many clicks the page of a service is from the portal's home page: links are followed, the likeliest first."""

import time
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.past import Unavailable
from portalcheck.gather.reach import Reach
from portalcheck.gather.tab import Tab
from portalcheck.measure.links import page_address
from portalcheck.measure.words import content_words, folded
from portalcheck.model.service import Click, Clicks

DEPTH = 3
_MOST = 60  # pages
_MOST_LIKELY = 5
_SECONDS = 75
_LIKELY = ("dich vu cong", "dich vu", "thu tuc", "linh vuc", "services", "service", "procedures", "demarches")

_Way = tuple[Click, ...]


@gatherer(effect="consuming", seconds=110, once=True)
async def clicks(tab: Tab) -> Clicks:
    """Look for the shortest way of links, level by level, politely and no longer than a minute or so."""
    if tab.reach is None:
        raise Unavailable("other pages are opened only where portalcheck opened the page itself")
    hops = [hop.url for hop in tab.past.redirects] if tab.past else []
    targets, home = {page_address(url) for url in (tab.url, *hops)}, tab.reach.home
    called = content_words(await tab.evaluate(script("title.js")))
    started, read, unread = time.monotonic(), 0, 0
    path: _Way | None = () if page_address(home) in targets else None
    known: set[str] = {page_address(home)}
    level: list[tuple[_Way, str]] = [((), home)] if path is None else []
    for _ in range(DEPTH):
        deeper: list[tuple[_Way, str]] = []
        for way, url in sorted(level, key=lambda one: -_likelihood(one[0], one[1], min(targets))):
            if path is not None:
                break
            links = None
            if read < _MOST and time.monotonic() - started < _SECONDS:
                links = await _links(tab, tab.reach, url)
            if links is None:
                unread += 1
                continue
            read += 1
            if way and page_address(tab.url) in targets:  # an address that led there
                path = way
                break
            for link in links:
                address = page_address(link.url)
                if address in targets:
                    path = (*way, link)
                    break
                if address not in known and tab.reach.holds(link.url):
                    known.add(address)
                    deeper.append(((*way, link), link.url))
        level = deeper
    if path is None:
        path = await _redirected(tab, tab.reach, level, called, targets)
    return Clicks(home=home, depth=DEPTH, path=path, read=read, unread=unread)


async def _redirected(
    tab: Tab, reach: Reach, level: Iterable[tuple[_Way, str]], called: frozenset[str], targets: set[str]
) -> _Way | None:
    """Follow the last links that are called as the page is: their address may lead there and not be its own."""
    likely = [(way, url) for way, url in level if called and called <= content_words(way[-1].text)]
    for way, url in likely[:_MOST_LIKELY]:
        if await _links(tab, reach, url) is not None and page_address(tab.url) in targets:
            return way
    return None


async def _links(tab: Tab, reach: Reach, url: str) -> list[Click] | None:
    """Open a page and give its links; None where it does not load."""
    if await reach.open(tab, url):
        return None
    try:
        return list(_told(await tab.evaluate(script("links.js"))))
    except (Gone, ScriptError, Unanswered):
        return None


def _told(links: Iterable[dict[str, str]]) -> Iterator[Click]:
    return (Click(text=link["text"], url=link["url"]) for link in links)


def _likelihood(way: _Way, url: str, target: str) -> float:
    """Weigh a page: what speaks of services, or has an address like the one looked for, is looked at first."""
    shared = 0
    for one, other in zip(urlsplit(url).path.lower().split("/"), urlsplit(target).path.split("/"), strict=False):
        if one != other:
            break
        shared += bool(one)
    said = folded(way[-1].text) if way else ""
    return shared * 2 + any(word in said for word in _LIKELY) - url.count("?") * 0.5
