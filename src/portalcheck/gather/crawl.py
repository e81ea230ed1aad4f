"""The pages of a portal as links lead to them from the home page, the likeliest to tell about the portal first."""

import time
from collections import Counter
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.past import Unavailable
from portalcheck.gather.reach import Reach
from portalcheck.gather.tab import Tab
from portalcheck.measure.links import page_address
from portalcheck.measure.words import folded
from portalcheck.model.site import Crawl, CrawledPage

DEPTH = 2
_MOST = 24  # pages
_SECONDS = 110
_LARGEST = 1_500_000  # characters of a page's DOM
# What a portal tells about itself, in words of Vietnamese without accents, English and French.
_TELLING = (
    *("lien he", "hoi dap", "cau hoi thuong gap", "huong dan", "rieng tu", "bao mat", "bao ve du lieu", "dieu khoan"),
    *("so do", "sitemap", "gioi thieu", "tro giup", "gop y", "phan anh", "kien nghi", "tiep can", "co cau to chuc"),
    *("contact", "faq", "help", "guide", "privacy", "accessib", "about", "english", "feedback", "site map", "terms"),
    *("aide", "plan du site", "confidentialite", "mentions legales", "a propos"),
)
_SERVICES = ("dich vu cong", "thu tuc", "dich vu", "tra cuu", "service", "procedure", "demarche", "nop ho so")


_Kind = Literal["telling", "services", "other"]
# How many of a kind are opened in turn: a list of hundreds of services must leave room for a contact page.
_SHARES: dict[_Kind, int] = {"telling": 4, "services": 1, "other": 1}


@dataclass(frozen=True)
class _Found:
    url: str
    text: str
    depth: int
    order: int

    @property
    def kind(self) -> _Kind:
        """What the page may be about, by what leads there."""
        said = folded(f"{self.text} {urlsplit(self.url).path}")
        if said.split(" ", 1)[0] in ("en", "eng") or any(word in said for word in _TELLING):
            return "telling"
        return "services" if any(word in said for word in _SERVICES) else "other"

    def turn(self, opened: Counter[_Kind]) -> tuple[int, int, int]:
        """When it is opened: when its kind has its turn, level by level, in the order of the page."""
        return opened[self.kind] // _SHARES[self.kind], self.depth, self.order


@gatherer(effect="consuming", seconds=150, once=True)
async def crawl(tab: Tab) -> Crawl:
    """Open the home page and what it leads to, politely, inside the portal, and keep each page's DOM."""
    if tab.reach is None:
        raise Unavailable("other pages are opened only where portalcheck opened the page itself")
    home, began = tab.url, time.monotonic()
    known = {page_address(home), page_address(tab.reach.home)}
    pages = [await _kept(tab, _Found(home, "", 0, 0), "")]
    waiting = await _further(tab, tab.reach, known, pages[0])
    opened: Counter[_Kind] = Counter()
    led: dict[str, str] = {}
    while waiting and len(pages) < _MOST and time.monotonic() - began < _SECONDS:
        found = min(waiting, key=lambda one: one.turn(opened))
        waiting.remove(found)
        opened[found.kind] += 1
        page = await _kept(tab, found, await tab.reach.open(tab, found.url))
        if page.loaded and page_address(page.at) in {page_address(one.at) for one in pages if one.loaded}:
            led[found.url] = page.at
            continue
        pages.append(page)
        if page.loaded and found.depth < DEPTH:
            waiting += await _further(tab, tab.reach, known, page)
    return Crawl(home=home, depth=DEPTH, pages=tuple(pages), left=len(waiting), led=led)


async def _kept(tab: Tab, found: _Found, reason: str) -> CrawledPage:
    told = {"url": found.url, "depth": found.depth, "text": found.text}
    past = tab.past
    status = past.document.status if past and past.document else None
    if reason:
        return CrawledPage(**told, at=found.url, status=None, reason=reason)
    try:
        said = await tab.evaluate(script("document.js"))
    except (Gone, ScriptError, Unanswered) as error:
        return CrawledPage(**told, at=found.url, status=None, reason=str(error))
    if len(said["html"]) > _LARGEST:
        return CrawledPage(**told, at=said["url"], status=status, reason="it is too large to be kept")
    return CrawledPage(
        **told, at=said["url"], status=status, title=said["title"], language=said["language"], html=said["html"]
    )


async def _further(tab: Tab, reach: Reach, known: set[str], page: CrawledPage) -> list[_Found]:
    """List the links of the page that is open which are not known yet."""
    try:
        links = await tab.evaluate(script("links.js"))
    except (Gone, ScriptError, Unanswered):
        return []
    found = []
    for link in links:
        address = page_address(link["url"])
        if address not in known and reach.holds(link["url"]) and not signs_out(link["text"], link["url"]):
            known.add(address)
            found.append(_Found(link["url"], link["text"], page.depth + 1, len(known)))
    return found


def signs_out(text: str, url: str) -> bool:
    """Tell whether a link ends a session."""
    said = folded(f"{text} {urlsplit(url).path}")
    return any(word in said for word in ("dang xuat", "logout", "log out", "signout", "sign out", "deconnexion"))
