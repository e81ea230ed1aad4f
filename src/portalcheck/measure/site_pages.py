"""What a page of a portal holds, beside the others: what it offers, what is its own, and what surrounds it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.measure.language import primary_subtag
from portalcheck.measure.links import Link, fold, links, page_address, says
from portalcheck.measure.sheet import flat, runs
from portalcheck.measure.spoken_language import is_surely_another, spoken
from portalcheck.measure.words import folded
from portalcheck.model.site import Crawl, CrawledPage

_KEPT = 48  # pages that are kept as they were read: every rule over a crawl reads the same ones
_NO_SCRIPTS = re.compile(r"<noscript\b.*?</noscript\s*>", re.IGNORECASE | re.DOTALL)
_ABSENT = frozenset({"template", "script", "style", "head"})
_INLINE = re.compile(r"a|abbr|b|bdi|cite|code|data|em|font|i|kbd|label|mark|q|s|small|span|strong|su[bp]|time|u|var")
_FEW_LINKS = 10
_WORD = re.compile(r"\w+")


class Offer(NamedTuple):
    """A link of a page that was crawled, and the address that it leads to."""

    page: CrawledPage
    link: Link
    url: str

    @property
    def name(self) -> str:
        """What it says, cut where that is long."""
        return self.link.name[:120]


def offers(page: CrawledPage) -> tuple[Offer, ...]:
    """Give the links of a page, those that lead nowhere by themselves included."""
    return tuple(Offer(page, link, urljoin(page.at, link.href.strip())) for link in _links(page.html))


def saying(page: CrawledPage, labels: Iterable[str]) -> Iterator[Offer]:
    """Give the links of a page that say one of the labels, accents aside; those that say nothing else come first."""
    labels = tuple(labels)
    found = [one for one in offers(page) if any(is_said(label, text) for label in labels for text in one.link.texts)]
    whole = [one for one in found if any(says(one.link, label, whole=True, accents=False) for label in labels)]
    yield from (*whole, *(one for one in found if one not in whole))


def behind(crawl: Crawl, url: str) -> CrawledPage | None:
    """Give the page that stands behind an address, where it was opened."""
    led = {page_address(one): page_address(at) for one, at in crawl.led.items()}
    wanted = page_address(url)
    wanted = led.get(wanted, wanted)
    return next((one for one in crawl.pages if wanted in (page_address(one.url), page_address(one.at))), None)


def own_text(page: CrawledPage, home: CrawledPage) -> str:
    """Give the text of a page that the home page does not have as well."""
    same = frozenset(text_of(home))
    return " ".join(text for text in text_of(page) if text not in same)


@lru_cache(maxsize=_KEPT)
def _text(html: str) -> tuple[str, ...]:
    try:
        return tuple(run.text for run in runs(html) if run.text)
    except RecursionError:  # elements that stand in one another by the thousand
        return lines(html)


def text_of(page: CrawledPage) -> tuple[str, ...]:
    """Give the blocks of text in the main part of a page."""
    return _text(page.html)


@lru_cache(maxsize=_KEPT)
def _links(html: str) -> tuple[Link, ...]:
    return tuple(links(html) or ())


@lru_cache(maxsize=_KEPT)
def lines(html: str) -> tuple[str, ...]:
    """Give all that a page says, block by block, with its header and footer; a picture says its alternative."""
    body = LexborHTMLParser(_NO_SCRIPTS.sub("", html)).body
    said: list[str] = []
    last = None
    for node in body.traverse(include_text=True) if body else ():
        if node.tag == "-text":
            text = node.text()
        elif node.tag == "img":
            text = node.attributes.get("alt") or ""
        else:
            if node.tag == "br":
                last = None
            continue
        block = _block(node)
        if block is None:
            continue
        if block == last:
            said[-1] += text if node.tag == "-text" else f" {text} "
        elif text.strip():
            said.append(text)
            last = block
    return tuple(flat(text) for text in said if text.strip())


def _block(node: LexborNode) -> int | None:
    """Name the block that a text stands in; None where nobody reads it."""
    block = None
    at = node.parent
    while at is not None:
        if at.tag in _ABSENT:
            return None
        if block is None and not _INLINE.fullmatch(at.tag or ""):
            block = at.mem_id
        at = at.parent
    return block


@lru_cache(maxsize=_KEPT)
def pressed_alone(html: str) -> tuple[str, ...]:
    """Give the names of what is pressed and has no address: buttons, tabs, what a script makes a link of."""
    tree = LexborHTMLParser(_NO_SCRIPTS.sub("", html))
    found = tree.css("button, a:not([href]), summary, option, [onclick]:not(a), [role=button], [role=link], [role=tab]")
    names = (
        flat(
            one.text()
            or one.attributes.get("aria-label")
            or one.attributes.get("title")
            or one.attributes.get("alt")
            or ""
        )
        for one in found
    )
    return tuple(dict.fromkeys(name for name in names if 0 < len(name) <= 80))


def headings(html: str) -> tuple[str, ...]:
    """Give the headings of a page."""
    found = LexborHTMLParser(html).css("h1, h2, h3, h4, h5, h6, [role=heading]")
    return tuple(text for one in found if (text := flat(one.text())))


def alternates(html: str, language: str) -> tuple[str, ...]:
    """Give the addresses that a page declares for itself in a language."""
    found = LexborHTMLParser(html).css("link[rel~=alternate][hreflang][href], a[hreflang][href]")
    return tuple(
        one.attributes.get("href") or ""
        for one in found
        if primary_subtag(one.attributes.get("hreflang") or "") == language
    )


def canonical(page: CrawledPage) -> str:
    """Give the address that a page names as its canonical one, empty where it names none."""
    named = LexborHTMLParser(page.html).css_first("link[rel~=canonical][href]")
    href = (named.attributes.get("href") or "").strip() if named else ""
    return urljoin(page.at, href) if href else ""


def told_to_stay_out(html: str) -> bool:
    """Tell whether a page tells search engines to leave it out."""
    said = LexborHTMLParser(html).css("meta[name=robots i], meta[name=googlebot i], meta[name=bingbot i]")
    directives = (one for meta in said for one in re.split(r"[,\s]+", (meta.attributes.get("content") or "").lower()))
    return any(one in ("noindex", "none") for one in directives)


def scripts(html: str) -> tuple[str, ...]:
    """Give the addresses of a page's scripts and pictures of one dot, and the code that stands in it."""
    found = LexborHTMLParser(html).css("script, img[src], iframe[src]")
    return tuple(text for one in found if (text := one.attributes.get("src") or one.text()))


def is_said(label: str, text: str) -> bool:
    """Tell whether a text holds the words of a label; their accents count where both are written with some."""
    return any(True for _ in _places(label, text))


def is_most_of(labels: Iterable[str], name: str) -> bool:
    """Tell whether labels make up half of the words of a name, and are not what stands before a colon."""
    said = {at for label in labels for at in _places(label, name)}
    return 2 * len(said) >= len(_WORD.findall(name)) and not re.search(r":\s*\w", name)


def _places(label: str, text: str) -> Iterator[int]:
    """Give the numbers of the words of a text that are those of a label, one after another."""
    accents = all(fold(one) != fold(one, accents=False) for one in (label, text))
    wanted, said = _spelled(label, accents=accents), _spelled(text, accents=accents)
    for at in range(len(said) - len(wanted) + 1 if wanted else 0):
        if said[at : at + len(wanted)] == wanted:
            yield from range(at, at + len(wanted))


@lru_cache(maxsize=8192)
def _spelled(text: str, *, accents: bool) -> list[str]:
    """Give words with their accents, if those count, wherever in a word they stand: hòa is written hoà, too."""
    found = _WORD.findall(fold(text, accents=accents))
    return ["".join(sorted(unicodedata.normalize("NFD", one), key=_marks_last)) for one in found]


def _marks_last(sign: str) -> tuple[bool, str]:
    mark = unicodedata.combining(sign) > 0
    return mark, sign if mark else ""


@lru_cache(maxsize=_KEPT)
def may_hold_more(html: str) -> bool:
    """Tell whether a page may offer links that its document does not hold: in frames, or in a menu that a script makes
    when it is pressed.
    """
    tree = LexborHTMLParser(html)
    if tree.css_first("frame, frameset") or (tree.css_first("iframe") and len(_links(html)) < _FEW_LINKS):
        return True
    for control in tree.css("[aria-expanded=false], [aria-haspopup=true], [aria-haspopup=menu]"):
        beside = [control.parent, *([control.parent.parent] if control.parent else [])]
        named = control.attributes.get("aria-controls") or ""
        known = bool(re.fullmatch(r"[\w-]+", named)) and tree.css_first(f'[id="{named}"]') is not None
        if not known and not any(len(one.css("a[href]")) > 1 for one in beside if one):
            return True
    return False


def spoken_by(page: CrawledPage) -> str:
    """Give the language of a page: that of its text where this is surely another one than it declares."""
    declared = primary_subtag(page.language or "") or "und"
    told = spoken(" ".join(text_of(page)), "vi" if declared == "und" else declared)
    if told and is_surely_another(told):
        return told.language
    return "vi" if declared == "und" else declared


# --- header and footer -----------------------------------------------------------------------------------------------

Part = Literal["header", "footer"]
_ROLES: dict[Part, str] = {"header": "banner", "footer": "contentinfo"}
_NAMES: dict[Part, re.Pattern[str]] = {
    "header": re.compile(r"(?:(?:site|main|app|top|portal|web)[-_]?)?header|banner|masthead|(?:\w+_)?header", re.I),
    "footer": re.compile(r"(?:(?:site|main|app|page|portal|web)[-_]?)?footer|(?:\w+_)?footer", re.I),
}
_WITHIN = frozenset({"main", "article", "section", "aside", "dialog", "li", "template"})


@dataclass(frozen=True)
class Around:
    """The header or the footer of a page: the texts of its links and headings, folded, and all that it says."""

    items: tuple[str, ...]
    text: str


@lru_cache(maxsize=2 * _KEPT)
def around(html: str, part: Part) -> Around | None:
    """Find the header or footer of a page, by its element, its role or its name; None where nothing marks it."""
    tree = LexborHTMLParser(_NO_SCRIPTS.sub("", html))
    marked = [node for node in tree.css("body *") if _is(node, part) and node.css_first("a[href], img") is not None]
    free = [node for node in marked if not _stands_within(node)]
    if not free:
        return None
    node = free[0] if part == "header" else _outermost(free[-1], part)
    shown = node.css("a[href], h1, h2, h3, h4, h5, h6")
    items = (folded(one.text() or one.attributes.get("aria-label") or _pictured(one)) for one in shown)
    return Around(tuple(dict.fromkeys(item for item in items if item)), folded(node.text(separator=" ")))


def _is(node: LexborNode, part: Part) -> bool:
    tag = node.tag or ""
    attributes = node.attributes
    own = tag.endswith(f"-{part}") and tag.count("-") == 1  # an element of the portal's own, and not of a card
    if tag == part or own or attributes.get("role") == _ROLES[part]:
        return True
    named = [attributes.get("id") or "", *(attributes.get("class") or "").split()]
    return any(_NAMES[part].fullmatch(name) for name in named)


def _stands_within(node: LexborNode) -> bool:
    at = node.parent
    while at is not None:
        if at.tag in _WITHIN or at.attributes.get("role") in ("main", "dialog"):
            return True
        at = at.parent
    return False


def _outermost(node: LexborNode, part: Part) -> LexborNode:
    found, at = node, node.parent
    while at is not None and at.tag not in ("body", "html", None):
        found = at if not (at.tag or "").startswith("-") and _is(at, part) else found
        at = at.parent
    return found


def _pictured(node: LexborNode) -> str:
    picture = node.css_first("img[alt]")
    return (picture.attributes.get("alt") or "") if picture else ""
