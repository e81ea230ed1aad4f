"""A page that a portal has to offer is there, and a link leads to it.

## Applicability
The portal, where *labels* say what a link to the page is called, in whichever languages.

## Expectation
On a page at most *most_clicks* less one clicks from the home page, or on the home page itself where *on_home* is set, a
link says one of *labels*, case aside, and accents where the link has none. The page behind it answers, has a text that
the home page has not, and says one of *words*, where any are given; where none are, *labels* are half of what the link
says at least.

## Why it matters
Whom to call, what is done with one's data, how a form is filled in: people look for these by a link of that name. What
exists and is not linked to might as well not exist.

## Cannot tell
Where such a link leads to a file, out of the portal, to a place on the same page, to a page that asks who one is, is
moved or shows no text, or to one that says none of *words*. Where the link says much else beside. Where what says it
is no link, but can be pressed. Where none was found, and pages were left unopened, or a menu or a frame may hold more
than the document.

## Sources
- Ours: which pages are asked for, and by which words, is said by the ruleset that uses this rule.
"""

from collections.abc import Iterator
from typing import Any, Literal

from portalcheck.measure.links import nearest, page_address
from portalcheck.measure.literal import crawl as _portal
from portalcheck.measure.site_pages import (
    Offer,
    behind,
    is_most_of,
    is_said,
    may_hold_more,
    offers,
    own_text,
    pressed_alone,
    saying,
    text_of,
)
from portalcheck.measure.wording import AnyOf, on_one_line
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.site import Crawl, CrawledPage
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_LEAST_TEXT = 20  # letters
_GONE = (404, 410)
_BEST_FIRST = (Outcome.PASSED, Outcome.CANT_TELL, Outcome.FAILED)


class PageOffered(Params):
    """What the link is called, what its page says, and how far it may be; links are followed two clicks deep."""

    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    most_clicks: Literal[1, 2] = 2
    on_home: bool = False


@rule("site/page-offered", version=1, severity="moderate")
def page_offered(crawl: Crawl, params: PageOffered) -> Iterator[Finding]:
    if not params.labels:
        return
    home = crawl.pages[0]
    if not home.loaded:
        yield Finding.untested("The home page could not be read: {reason}.", reason=home.reason or home.status)
        return
    clicks = 1 if params.on_home else params.most_clicks
    near = [page for page in crawl.pages if page.depth < clicks]
    judged = [_judged(crawl, one, params) for page in near if page.loaded for one in saying(page, params.labels)]
    found = min(judged, key=lambda one: _BEST_FIRST.index(one.outcome), default=None)
    yield (
        found
        if found and found.outcome is not Outcome.FAILED
        else _pressed(near, params) or found or _none(crawl, near, clicks, params)
    )


def _judged(crawl: Crawl, offer: Offer, params: PageOffered) -> Finding:
    home, page = crawl.pages[0], behind(crawl, offer.url)
    at_home = page_address(offer.url) in (page_address(home.url), page_address(home.at))
    data: dict[str, Any] = {"name": on_one_line(offer.name), "address": offer.url}
    if not offer.link.leads_somewhere or (at_home and "#" in offer.url):
        return Finding.cant_tell(
            "The link '{name}' has the address '{address}'. Does it lead to the page?",
            **data | {"address": on_one_line(offer.link.href)},
        )
    if at_home:
        return Finding.failed("The link '{name}' leads back to the home page.", **data)
    if page is None:
        return Finding.cant_tell("The link '{name}' leads to {address}, which was not opened. Is it the page?", **data)
    if page.status in _GONE:
        return Finding.failed("The link '{name}' leads to {address}, which answers with {status}.",
                              status=page.status, **data)  # fmt: skip
    if not page.loaded:
        return Finding.cant_tell(
            "The link '{name}' leads to {address}, which could not be opened ({reason}). Is it the page?",
            reason=page.reason or page.status, **data,
        )  # fmt: skip
    return _text_judged(page, offer, home, params, data | {"clicks": offer.page.depth + 1})


def _text_judged(
    page: CrawledPage, offer: Offer, home: CrawledPage, params: PageOffered, data: dict[str, Any]
) -> Finding:
    own, said = own_text(page, home), " ".join((page.title, *text_of(page)))
    if page_address(page.at) == page_address(home.at) or len(own) < _LEAST_TEXT:
        return Finding.cant_tell(
            "The link '{name}' leads to {address}, which shows no text that the home page has not. Is it the page?",
            **data,
        )
    if params.words and not any(is_said(word, said) for word in params.words):
        return Finding.cant_tell(
            "The link '{name}' leads to {address}, which says none of {words} and begins “{beginning}”. Is it the "
            "page?",
            words=AnyOf(params.words), beginning=on_one_line(own[:120]), **data,
        )  # fmt: skip
    if not params.words and not any(is_most_of(params.labels, text) for text in offer.link.texts):
        return Finding.cant_tell(
            "The link '{name}' leads to {address}, and says more than {labels}. Is it the page?",
            labels=AnyOf(params.labels), **data,
        )  # fmt: skip
    return Finding.passed("The link '{name}' leads to {address}; clicks from the home page: {clicks}.", **data)


def _pressed(near: list[CrawledPage], params: PageOffered) -> Finding | None:
    for page in near:
        for name in pressed_alone(page.html) if page.loaded else ():
            if any(is_said(label, name) for label in params.labels):
                return Finding.cant_tell(
                    "Something on {address} says “{name}”, is no link and can be pressed. Does it lead to the page?",
                    name=on_one_line(name), address=page.at,
                )  # fmt: skip
    return None


def _none(crawl: Crawl, near: list[CrawledPage], clicks: int, params: PageOffered) -> Finding:
    like = nearest(params.labels, (one.link for page in near if page.loaded for one in offers(page)))
    data: dict[str, Any] = {
        "labels": AnyOf(params.labels),
        "read": sum(page.loaded for page in near),
        "left": (crawl.left if clicks > 1 else 0) + sum(not page.loaded for page in near),
        "nearest": on_one_line(like.name[:120]) if like else "",
    }
    if data["left"] and like:
        return Finding.cant_tell(
            "No link says {labels} on the pages that were read ({read}), the nearest is '{nearest}'; {left} were not "
            "read. Is there such a link?", **data,
        )  # fmt: skip
    if data["left"]:
        return Finding.cant_tell(
            "No link says {labels} on the pages that were read ({read}), and none is like it; {left} were not read. "
            "Is there such a link?", **data,
        )  # fmt: skip
    if any(may_hold_more(page.html) for page in near):
        return Finding.cant_tell(
            "No link says {labels} in the documents that were read ({read}). Is there one in a frame, or in a menu "
            "that opens?", **data,
        )  # fmt: skip
    if like:
        return Finding.failed(
            "No link says {labels} on the pages where it was looked for ({read}); the nearest is '{nearest}'.", **data
        )
    return Finding.failed(
        "No link says {labels} on the pages where it was looked for ({read}), and none is like it.", **data
    )


_ASKED = {"labels": ("Liên hệ", "Contact"), "words": ("điện thoại", "phone")}
_PAGE = "<main><h1>Liên hệ</h1><p>Điện thoại: 1900 0000, trong giờ làm việc</p></main>"
_HOME = "<header><nav>{}</nav></header><main><p>Xin chào</p></main>"
_LINK = _HOME.format('<a href="/lien-he">Liên hệ</a>')
_LIFERAY = (
    '<div id="wrapper"><header id="banner"><nav id="navigation"><ul><li class="lfr-nav-item"><a '
    'href="/web/guest/lien-he"><span> LIÊN HỆ </span></a></li></ul></nav></header>'
    '<section id="content">Tin</section></div>'
)
_SHAREPOINT = (
    '<form id="aspnetForm"><div id="s4-workspace"><div id="DeltaPlaceHolderMain">{}</div><div class="footer"><a '
    'href="/Pages/lienhe.aspx">Lien he</a></div></div></form>'
)

CASES = (
    passed("in the menu", _portal(_LINK, {"/lien-he": _PAGE}), **_ASKED),
    passed("among other words", _portal(_LINK.replace(">Liên", ">Thông tin liên"), {"/lien-he": _PAGE}), **_ASKED),
    passed("in English", _portal(_HOME.format('<a href="/c" title="Contact us"><i></i></a>'),
                                 {"/c": _PAGE.replace("Điện thoại", "Phone")}), **_ASKED),
    passed("Liferay", _portal(_LIFERAY, {"/web/guest/lien-he": _PAGE}), **_ASKED),
    passed("SharePoint, without accents", _portal(_SHAREPOINT.format("Tin"), {"/Pages/lienhe.aspx": _SHAREPOINT.format(
        "<table><tr><td>Điện thoại</td><td>024 3825 0000</td></tr></table>")}), **_ASKED),
    passed("a route of a script", _portal('<app-root><a href="#/lien-he">Liên hệ</a></app-root>',
                                          {"#/lien-he": _PAGE}), **_ASKED),
    passed("one page further", _portal(_HOME.format('<a href="/a">Giới thiệu</a>'),
                                       {"/a": _LINK, "+/lien-he": _PAGE}), **_ASKED),
    passed("accents at another letter", _portal(_HOME.format('<a href="/a">Khoá đào tạo</a>'), {"/a": _PAGE}),
           labels=("Khóa đào tạo",)),
    passed("no words are asked for", _portal(_LINK, {"/lien-he": _PAGE}), labels=("Liên hệ",)),
    passed("another link is dead", _portal(_HOME.format('<a href="/x">Liên hệ</a><a href="/lien-he">Liên hệ</a>'),
                                           {"/x": 404, "/lien-he": _PAGE}), **_ASKED),
    failed("no such link", _portal(_HOME.format('<a href="/a">Liên kết</a>'), {"/a": _PAGE}), **_ASKED),
    failed("no links at all", _portal("<main>Liên hệ: 1900 0000</main>"), **_ASKED),
    failed("the page is gone", _portal(_LINK, {"/lien-he": 404}), **_ASKED),
    failed("the home page again", _portal(_HOME.format('<a href="/">Liên hệ</a>')), **_ASKED),
    failed("not on the home page", _portal(_HOME.format('<a href="/a">Giới thiệu</a>'),
                                           {"/a": _LINK, "+/lien-he": _PAGE}, left=7), on_home=True, **_ASKED),
    failed("more than a click away", _portal(_HOME.format('<a href="/a">Giới thiệu</a>'),
                                             {"/a": _LINK, "+/lien-he": _PAGE}), most_clicks=1, **_ASKED),
    failed("words without their accents", _portal(_HOME.format('<a href="/a">Đồng chí Phan Anh tiếp công dân</a>'),
                                                  {"/a": _PAGE}), labels=("Phản ánh",)),
    *(
        cant_tell(f"among many words: {label}", _portal(_HOME.format(f'<a href="/a">{name}</a>'), {"/a": _PAGE}),
                  labels=(label,))
        for label, name in (
            ("Tra cứu", "Tra cứu văn bản pháp luật"),
            ("Hướng dẫn", "Công văn hướng dẫn phòng chống cháy rừng"),
            ("Services", "Terms of our services"),
            ("Bảo vệ dữ liệu cá nhân", "Bảo vệ dữ liệu cá nhân: tin tức hội nghị"),
        )
    ),
    cant_tell("pages were left", _portal(_HOME.format('<a href="/a">Liên kết</a>'), {"/a": _PAGE}, left=7), **_ASKED),
    cant_tell("pages were left, and nothing is like it", _portal("<main>Xin chào</main>", left=7), **_ASKED),
    cant_tell("a page did not answer", _portal(_HOME.format('<a href="/a">Giới thiệu</a>'), {"/a": 0}), **_ASKED),
    cant_tell("the page did not answer", _portal(_LINK, {"/lien-he": 0}), **_ASKED),
    cant_tell("who one is, is asked first", _portal(_LINK, {"/lien-he": 403}), **_ASKED),
    cant_tell("a file", _portal(_HOME.format('<a href="/lien-he.pdf">Liên hệ</a>')), **_ASKED),
    cant_tell("out of the portal", _portal(_HOME.format('<a href="https://other.example/">Liên hệ</a>')), **_ASKED),
    cant_tell("a place on the page", _portal(_HOME.format('<a href="#chan-trang">Liên hệ</a>')), **_ASKED),
    cant_tell("a postback", _portal(_HOME.format('<a href="javascript:__doPostBack()">Liên hệ</a>')), **_ASKED),
    cant_tell("a button", _portal(_HOME.format("<button>Liên hệ</button>")), **_ASKED),
    cant_tell("an empty shell", _portal(_LINK, {"/lien-he": '<div id="root"></div>'}), **_ASKED),
    cant_tell("other words", _portal(_LINK, {"/lien-he": "<main><p>Trang đang được xây dựng</p></main>"}), **_ASKED),
    cant_tell("a menu that is made", _portal(_HOME.format('<button aria-expanded="false">☰</button>')), **_ASKED),
    cant_tell("a frame set", _portal('<frameset><frame src="/menu.html"></frameset>'), **_ASKED),
    inapplicable("nothing is asked for", _portal(_LINK)),
)  # fmt: skip
