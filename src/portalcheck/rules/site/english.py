"""The portal has pages in English, and they are in English.

## Applicability
The portal.

## Expectation
The home page is in English, or leads to a page that is: by a link that says “English”, “EN” or “Tiếng Anh”, that shows
a picture so called, or that declares English (`hreflang`). The text of that page, and of those below it, is in English.
For each group of *tells*, a link there says one of its labels and leads to a page in English, or a heading says it.

## Why it matters
Who does not read Vietnamese has to register a child, a residence or a business here as well.

## Cannot tell
Where the language is chosen by a button or in a list, where the home page says too little to tell its own language and
declares none, where the link leads out of the portal or to a page that could not be opened, where a text is too short
or too mixed to be sure, and where what has to be told was not found while pages were left unopened.

## Sources
- Decree 42/2022/NĐ-CP, Article 7(2)(a) and (b), by report: English for organisation and functions, and for the
  contacts of officials.
- UN LOSI 2024, indicator 212 (another language), after a third party's copy.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from portalcheck.measure.language import primary_subtag
from portalcheck.measure.links import nearest, page_address
from portalcheck.measure.literal import crawl as _portal
from portalcheck.measure.site_pages import (
    alternates,
    behind,
    headings,
    is_said,
    lines,
    may_hold_more,
    offers,
    pressed_alone,
    saying,
    text_of,
)
from portalcheck.measure.spoken_language import is_surely_another, spoken
from portalcheck.measure.wording import AnyOf, on_one_line
from portalcheck.measure.words import folded
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.site import Crawl, CrawledPage
from portalcheck.rule_format import Params, cant_tell, failed, passed, rule

_CALLED = ("English", "EN", "ENG", "Tiếng Anh", "English version", "Anglais", "In English", "English pages")
_CHOSEN = frozenset(folded(name) for name in _CALLED)
_GONE = (404, 410)
_FEW = 12  # words
_ENGLISH = r"en|eng|english|tiếng anh"
_CHOICE = re.compile(
    rf"(?:(?:{_ENGLISH}|vi|vn|vie|tiếng việt|vietnamese|fr|français)[\s|/·•,–-]*){{1,8}}", re.IGNORECASE
)
_ONE_IS_ENGLISH = re.compile(rf"\b(?:{_ENGLISH})\b", re.IGNORECASE)


class English(Params):
    """What the English pages must tell, as groups of labels of which one is enough; none asks for the version alone."""

    tells: tuple[tuple[str, ...], ...] = ()


@rule("site/english", version=1, severity="moderate")
def english(crawl: Crawl, params: English) -> Iterator[Finding]:
    home = crawl.pages[0]
    if not home.loaded:
        yield Finding.untested("The home page could not be read: {reason}.", reason=home.reason or home.status)
        return
    if _is_english(home):
        yield Finding.passed("The home page is in English.")
        yield from _told(crawl, [page for page in crawl.pages if page.loaded], params)
        return
    addresses = _addresses(crawl)
    if not addresses:
        yield _no_version(home)
        return
    page = next((one for url in addresses if (one := behind(crawl, url)) and one.loaded and one is not home), None)
    if page is None:
        yield _not_read(crawl, addresses[0])
        return
    pages = [page, *(one for one in crawl.pages if one.loaded and one is not page and _is_below(one, page, home))]
    judged = [_judged(one) for one in pages]
    yield judged[0]
    yield from (one for one in judged[1:] if one.outcome is Outcome.FAILED)
    if judged[0].outcome is Outcome.PASSED:
        yield from _told(crawl, pages, params)


def _addresses(crawl: Crawl) -> list[str]:
    home = crawl.pages[0]
    said = [one.url for one in saying(home, _CALLED) if one.link.leads_somewhere and _is_name(one.link.texts)]
    declared = [urljoin(home.at, href) for href in alternates(home.html, "en")]
    own = page_address(home.at)
    return [url for url in dict.fromkeys((*said, *declared)) if page_address(url) != own]


def _is_name(texts: tuple[str, ...]) -> bool:
    """Tell whether a link is called after the language, and does not just speak of it."""
    return any(folded(text) in _CHOSEN for text in texts)


def _is_choice(line: str) -> bool:
    """Tell whether a line offers languages, and English among them, such as “VI | EN”."""
    return len(line) <= 60 and bool(_CHOICE.fullmatch(line) and _ONE_IS_ENGLISH.search(line))


def _no_version(home: CrawledPage) -> Finding:
    chosen = next((name for name in pressed_alone(home.html) if folded(name) in _CHOSEN), "")
    chosen = chosen or next((one.name for one in saying(home, _CALLED) if _is_name(one.link.texts)), "")
    chosen = chosen or next((line for line in lines(home.html) if _is_choice(line)), "")
    if chosen:
        return Finding.cant_tell("The language “{name}” can be chosen on the home page. Is the portal in English then?",
                                 name=on_one_line(chosen))  # fmt: skip
    if may_hold_more(home.html):
        return Finding.cant_tell("No link to English pages stands in the home page's document. Does a menu have one?")
    if not _is_in_another(home):
        return Finding.cant_tell("The home page says too little to tell its language. Is it in English?")
    near = nearest(_CALLED[:1], (one.link for one in offers(home)))
    if near:
        return Finding.failed(
            "Nothing on the home page leads to pages in English; the nearest link is '{nearest}'.",
            nearest=on_one_line(near.name[:120]),
        )
    return Finding.failed("Nothing on the home page leads to pages in English.")


def _not_read(crawl: Crawl, url: str) -> Finding:
    page = behind(crawl, url)
    if page and page.status in _GONE:
        return Finding.failed("The link to English pages leads to {address}, which answers with {status}.",
                              address=url, status=page.status)  # fmt: skip
    return Finding.cant_tell(
        "The link to English pages leads to {address}, which was not opened. Is it in English?", address=url
    )


def _judged(page: CrawledPage) -> Finding:
    text = " ".join(text_of(page))
    told = spoken(text, "en")
    data: dict[str, Any] = {"address": page.at, "beginning": on_one_line(text[:120])}
    if _is_english(page):
        return Finding.passed("The page {address} is in English.", **data)
    if told and is_surely_another(told) and told.words >= _FEW:
        return Finding.failed(
            "The page {address} is not in English (but in {language}): “{beginning}”.", language=told.language, **data
        )
    return Finding.cant_tell("The text of {address} begins “{beginning}”. Is the page in English?", **data)


def _is_english(page: CrawledPage) -> bool:
    told = spoken(" ".join(text_of(page)), "en")
    return told is not None and told.language == "en" and told.probability >= 0.9 and told.words >= _FEW


def _is_in_another(page: CrawledPage) -> bool:
    """Tell whether a page surely is in another language than English, by its words or by what it declares."""
    told = spoken(" ".join(text_of(page)), "en")
    declared = primary_subtag(page.language or "")
    return declared not in ("", "en") or (told is not None and is_surely_another(told) and told.words >= _FEW)


def _is_below(page: CrawledPage, english: CrawledPage, home: CrawledPage) -> bool:
    """Tell whether a page's address has what tells the English home page's apart: its path, or its host."""
    own, top, base = urlsplit(page.at), urlsplit(english.at), urlsplit(home.at)
    below = top.path.rstrip("/") not in ("", base.path.rstrip("/"))
    if top.netloc != base.netloc:
        return own.netloc == top.netloc
    return below and own.netloc == top.netloc and own.path.startswith(f"{top.path.rstrip('/')}/")


def _told(crawl: Crawl, pages: list[CrawledPage], params: English) -> Iterator[Finding]:
    for labels in params.tells:
        data: dict[str, Any] = {"labels": AnyOf(labels)}
        linked = [one for page in pages for one in saying(page, labels)]
        read = [(one, page) for one in linked if (page := behind(crawl, one.url)) and page.loaded]
        headed = next(((text, page) for page in pages for text in headings(page.html)
                       if any(is_said(label, text) for label in labels)), None)  # fmt: skip
        if hit := next((one for one, page in read if _is_english(page)), None):
            yield Finding.passed(
                "The link '{name}' leads to {address}, in English.", name=hit.name, address=hit.url, **data
            )
        elif headed:
            yield Finding.passed("The page {address} tells of '{heading}'.", heading=on_one_line(headed[0][:120]),
                                 address=headed[1].at, **data)  # fmt: skip
        elif linked:
            yield Finding.cant_tell("The link '{name}' leads to {address}. Is that told in English there?",
                                    name=on_one_line(linked[0].name), address=linked[0].url, **data)  # fmt: skip
        elif crawl.left or any(may_hold_more(page.html) for page in pages):
            yield Finding.cant_tell("No link on the English pages that were read ({read}) says {labels}. Is it told?",
                                    read=len(pages), **data)  # fmt: skip
        else:
            yield Finding.failed("No link and no heading on the English pages ({read}) says {labels}.",
                                 read=len(pages), **data)  # fmt: skip


_VI = (
    "<html lang=vi><header>{}</header><main><p>Cổng này giúp người dân nộp hồ sơ và tra cứu kết quả giải quyết thủ tục "
    "hành chính trên mạng, không phải đến trụ sở.</p></main>"
)
_EN = (
    "<html lang=en><header>{}</header><main><h1>Welcome</h1><p>This portal helps you to file an application and to "
    "look up what became of it, without coming to the office.</p></main>"
)
_HOME = _VI.format('<a href="/en/" hreflang="en">English</a>')
_TELLS = {"tells": (("organisation", "organization", "functions"), ("contacts", "officials"))}
_LEADS = _EN.format('<a href="/en/o">Organisation and functions</a><a href="/en/c">Contacts of officials</a>')

CASES = (
    passed("a link", _portal(_HOME, {"/en/": _EN})),
    passed("an abbreviation", _portal(_VI.format('<a href="/en/">EN</a>'), {"/en/": _EN})),
    passed("a flag", _portal(_VI.format('<a href="?lang=en"><img alt="Tiếng Anh"></a>'), {"/?lang=en": _EN})),
    passed("declared alone", _portal("<link rel=alternate hreflang=en-US href=/en>" + _VI, {"/en": _EN})),
    passed("the home page itself", _portal(_EN)),
    passed("what it must tell", _portal(_HOME, {"/en/": _LEADS, "+/en/o": _EN, "+/en/c": _EN}), **_TELLS),
    passed("below headings", _portal(_HOME, {
        "/en/": _EN.replace("Welcome", "Functions") + "<main><h2>Officials</h2></main>"}), **_TELLS),
    failed("none", _portal(_VI)),
    failed("none, and a link to something like it", _portal(_VI.format('<a href="/a">Học tiếng Anh</a>'))),
    failed("the page is gone", _portal(_HOME, {"/en/": 404})),
    failed("the same page in Vietnamese", _portal(_HOME, {"/en/": _VI})),
    failed("a page below it in Vietnamese", _portal(_HOME, {"/en/": _EN, "+/en/services": _VI})),
    failed("no contacts", _portal(_HOME, {
        "/en/": _EN.format('<a href="/en/o">Organisation and functions</a>'), "+/en/o": _EN}), **_TELLS),
    cant_tell("a list of languages", _portal(_VI.format("<select><option>Tiếng Việt<option>English</select>"))),
    cant_tell("a script of SharePoint", _portal(_VI.format('<a href="javascript:setLang()">English</a>'))),
    cant_tell("what a script makes a link of", _portal(_VI.format("<div><span>VI</span> | <span>EN</span></div>"))),
    cant_tell("in a menu", _portal(_VI.format('<button aria-haspopup="menu">VI</button>'))),
    cant_tell("on another host", _portal(_VI.format('<a href="https://en.other.example/">English</a>'))),
    cant_tell("a home page of few words", _portal("<html><main><h1>Datasette</h1><p>154 rows in 4 tables</p></main>")),
    failed("a home page of few words that declares its language", _portal("<html lang=vi><main>Xin chào</main>")),
    cant_tell("few words", _portal(_HOME, {"/en/": "<main>Welcome</main>"})),
    cant_tell("what it must tell was left", _portal(_HOME, {"/en/": _EN}, left=5), **_TELLS),
    cant_tell("what it must tell was not opened", _portal(_HOME, {"/en/": _LEADS}), **_TELLS),
)  # fmt: skip
