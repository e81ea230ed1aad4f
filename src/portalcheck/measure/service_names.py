"""Where the pages of a portal name a service: the text that does, how surely, and the level that stands beside it.

Case, accents, numbering and `i` for `y` do not count. A text is sure where it is the name, with nothing around it but
what says that it is a procedure and how it is filed: news, guidance and kindred procedures hold the name as well.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import urljoin, urlsplit

from rapidfuzz import fuzz
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.measure.links import links
from portalcheck.measure.sheet import flat
from portalcheck.measure.words import folded
from portalcheck.model.site import Crawl, CrawledPage

Fit = Literal["is", "may-be", ""]

_KEPT = 48  # pages that are kept as they were read: every criterion reads the same ones
_BEFORE = re.compile(r"^(?:(?:\d\w*|h\d+|thu tuc(?: hanh chinh)?|tthc|dich vu(?: cong)?(?: truc tuyen)?) )+(?=\w)")
_AFTER = re.compile(
    r"(?: (?:\d\w*|h\d+|truc tuien|toan trinh|mot phan|muc do|online|trong nuoc|cap (?:xa|huien|tinh|trung uong)))*"
)
_LEVEL = re.compile(
    r"toàn trình|một phần|cung cấp thông tin trực tuyến|mức(?: độ)? [1-4]\b|"
    r"fully online|partly online|entièrement en ligne|partiellement en ligne",
    re.IGNORECASE,
)
_NEAR = 92  # of 100: a letter more or less
_LIKE = 70
_LONGEST = 240  # letters of a text that may name a service
_NAMING = "a[href], h1, h2, h3, h4, h5, h6, [role=heading], li, dt, td, th, summary, button"
_WHOLE = frozenset({"li", "tr", "article", "dd"})  # what holds one entry of a list
_TOO_FAR = frozenset({"body", "main", "nav", "ul", "ol", "dl", "table", "tbody", "form", "html"})
_MOST_BESIDE = 600  # letters of what stands around a name
_BRINGS_MORE = (
    "input:not([type=hidden]), select, button, summary, iframe, frame, [onclick], a:not([href]), a[href='#'], "
    "a[href^='javascript:'], [role=button], [role=link], [role=tab], [role=search]"
)


class Mention(NamedTuple):
    """A text that names a service, or may; `level` is what stands beside it, empty where nothing does."""

    text: str
    level: str
    page: CrawledPage


class Sighting(NamedTuple):
    """Where a portal names a service: surely, perhaps, or by a name that is merely like it; `more`: not all that the
    portal has was seen.
    """

    sure: Mention | None
    perhaps: Mention | None
    like: str
    more: bool


def fit(text: str, names: Iterable[str], apart: Iterable[str] = ()) -> Fit:
    """Tell how surely a text is the name of a service. A text with one of the words `apart` names another one."""
    said = _bare(text)
    if not said or len(said) > _LONGEST or any(_holds(said, _bare(word)) for word in apart):
        return ""
    wanted = [_bare(name) for name in names]
    if any(said.startswith(name) and _AFTER.fullmatch(said[len(name) :]) for name in wanted):
        return "is"
    if any(_holds(said, name) or fuzz.ratio(said, name, score_cutoff=_NEAR) for name in wanted):
        return "may-be"
    return ""


def sighting(crawl: Crawl, names: Iterable[str], apart: Iterable[str] = ()) -> Sighting:
    """Look through all pages of a portal for a service."""
    names, apart = tuple(names), tuple(apart)
    wanted = [_bare(name) for name in names]
    sure: list[Mention] = []
    perhaps: list[Mention] = []
    like, best = "", float(_LIKE)
    for page in crawl.pages:
        for text, level in _named(page.html) if page.loaded else ():
            found = fit(text, names, apart)
            if found == "is":
                sure.append(Mention(text, level, page))
            elif found:
                perhaps.append(Mention(text, level, page))
            else:
                score = max(fuzz.ratio(_bare(text), name, score_cutoff=best) for name in wanted)
                like, best = (text, score) if score > best else (like, best)
    best_of = min(sure, key=lambda one: (not one.level, len(one.text)), default=None)
    shortest = min(perhaps, key=lambda one: len(one.text), default=None)
    return Sighting(best_of, shortest, like, more=_has_more(crawl))


def _bare(text: str) -> str:
    return _BEFORE.sub("", folded(text)).replace("y", "i")


def _holds(said: str, words: str) -> bool:
    return bool(words) and f" {words} " in f" {said} "


@lru_cache(maxsize=_KEPT)
def _named(html: str) -> tuple[tuple[str, str], ...]:
    """Give the texts of links, headings and entries of a page, each with the level that stands beside it."""
    tree = LexborHTMLParser(html)
    for gone in tree.css("script, style, template, noscript"):
        gone.decompose()
    found = ((flat(node.text(separator=" ")), node) for node in tree.css(_NAMING))
    return tuple(dict.fromkeys((text, _level(node, text)) for text, node in found if 0 < len(text) <= _LONGEST))


def _level(node: LexborNode, own: str) -> str:
    """Read the level in what holds the name and no other one; several levels in one place are a filter."""
    at: LexborNode | None = node
    while at is not None and at.tag not in _TOO_FAR:
        text = flat(at.text(separator=" "))
        if len(text) > _MOST_BESIDE or (at.tag not in _WHOLE and any(_others(at, node, own))):
            return ""
        levels = {found.casefold() for found in _LEVEL.findall(text)}
        if levels or at.tag in _WHOLE:
            return _LEVEL.search(text)[0] if len(levels) == 1 else ""  # type: ignore[index]
        at = at.parent
    return ""


def _others(around: LexborNode, node: LexborNode, own: str) -> Iterator[bool]:
    """Look for what may be another name: a link or heading of several words that does not say the same."""
    for other in around.css("a[href], h1, h2, h3, h4, h5, h6"):
        text = flat(other.text(separator=" "))
        yield other.mem_id != node.mem_id and len(text.split()) > 2 and text not in own and own not in text


def _has_more(crawl: Crawl) -> bool:
    """Tell whether a portal may have more than was opened: further pages, what a search finds, what a press brings."""
    if crawl.left or any(not page.loaded and (page.status or 500) >= 500 for page in crawl.pages):
        return True
    known = {_address(one) for page in crawl.pages for one in (page.url, page.at)}
    host = urlsplit(crawl.home).netloc
    for page in crawl.pages:
        if page.loaded and page.depth >= crawl.depth and any(_leads_on(page, host, known)):
            return True
    return any(page.loaded and LexborHTMLParser(page.html).css_first(_BRINGS_MORE) for page in crawl.pages)


def _leads_on(page: CrawledPage, host: str, known: set[str]) -> Iterator[bool]:
    for link in links(page.html) or ():
        url = urljoin(page.at, link.href.strip())
        yield link.leads_somewhere and urlsplit(url).netloc == host and _address(url) not in known


def _address(url: str) -> str:
    return url.partition("#")[0].rstrip("/")
