"""Header and footer are the same on every page of the portal.

## Applicability
Two or more pages that were read, of one language by their text, where most of them have a header or a footer: the
element, its role (`banner`, `contentinfo`), or an element that is called so by its id or class.

## Expectation
Each page has, in its header, the links and headings that the headers of most pages have, by their texts; and so in its
footer. One in five may be missing, and what there is more does not count: the mark of the current page, a path, the
name of who is signed in. Links that sign in and out and those that lead to another language do not count.

## Why it matters
Who loses the header has left, as far as anyone can see: another name, another emblem, another menu, in the middle of an
application.

## Cannot tell
Where at least four in five pages agree, what differs may be a part with reasons of its own, such as signing in. Of two
pages that differ none is the rule. Where nothing marks a header or a footer, a program does not know what is one.

## Sources
- What a circular on information portals asks of header and footer is known from one unofficial source only.
- Ours: what counts as the same.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from portalcheck.measure.literal import crawl as _portal
from portalcheck.measure.site_pages import Around, Part, around, spoken_by
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.site import Crawl, CrawledPage
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_PART = {"header": "header", "footer": "footer"}
_PARTS: tuple[Part, ...] = ("header", "footer")
_MAY_LACK = 0.2  # of what most pages have
_MANY_AGREE = 0.8
_PERSONAL = re.compile(
    r"dang (?:nhap|xuat|ky)|(?:sign|log) ?(?:in|out|up)|register|ho so cua toi|tai khoan|my account|"
    r"se (?:de)?connecter|english|tieng (?:viet|anh)|vietnamese|francais|en|vi|vn|eng|vie|fr"
)


@rule("site/header-and-footer", version=1, severity="moderate")
def header_and_footer(crawl: Crawl) -> Iterator[Finding]:
    by_language: dict[str, list[CrawledPage]] = {}
    for page in crawl.pages:
        if page.loaded:
            by_language.setdefault(spoken_by(page), []).append(page)
    for pages in by_language.values():
        if len(pages) > 1:
            for part in _PARTS:
                yield _compared(pages, part)


def _compared(pages: Sequence[CrawledPage], part: Part) -> Finding:
    found = [around(page.html, part) for page in pages]
    there = [one for one in found if one]
    data: dict[str, Any] = {"part": _PART[part], "pages": len(pages)}
    counts = Counter(item for one in there for item in one.items if not _PERSONAL.fullmatch(item))
    common = [item for item, count in counts.items() if 2 * count >= len(there)]
    if 2 * len(there) < len(pages) or not common:
        return Finding.cant_tell("Of {pages} pages, most have nothing marked as a {part}. Are they the same?", **data)
    differing = [(page, _missing(one, common)) for page, one in zip(pages, found, strict=True) if _differs(one, common)]
    if not differing:
        return Finding.passed("The {part} is the same on {pages} pages.", **data)
    page, missing = differing[0]
    data |= {
        "agreeing": len(pages) - len(differing),
        "address": page.at,
        "missing": on_one_line(", ".join(missing[:5])),
    }
    if data["agreeing"] >= _MANY_AGREE * len(pages) or len(pages) == 2:
        return Finding.cant_tell(
            "The {part} is the same on {agreeing} of {pages} pages; that of {address} lacks: {missing}. Is there a "
            "reason?",
            **data,
        )
    return Finding.failed(
        "The {part} is the same on {agreeing} of {pages} pages only; that of {address} lacks: {missing}.", **data
    )


def _missing(one: Around | None, common: Sequence[str]) -> list[str]:
    """Give what a page lacks. The link to the page one is on may be mere text there."""
    return [item for item in common if one is None or (item not in one.text and item not in one.items)]


def _differs(one: Around | None, common: Sequence[str]) -> bool:
    return one is None or len(_missing(one, common)) > max(1, _MAY_LACK * len(common))


_MENU = ("Trang chủ", "Dịch vụ công", "Hướng dẫn", "Phản ánh", "Liên hệ")
_TEXT = "<main><p>Cổng này giúp người dân nộp hồ sơ và tra cứu kết quả của thủ tục hành chính.</p></main>"
_IN_ENGLISH = "<main><p>This portal helps people to file an application and to look up what became of it.</p></main>"


def _page(menu: Sequence[str] = _MENU, text: str = _TEXT, head: str = "<header>{}</header>", more: str = "") -> str:
    links = "".join(f"<a href='/{at}'>{name}</a>" for at, name in enumerate(menu))
    return (
        f"<html lang=vi><body>{head.format(links + more)}{text}"
        "<footer><h2>Ủy ban nhân dân</h2><a href='/lien-he'>Liên hệ</a><a href='/so-do'>Sơ đồ trang</a></footer></body>"
    )


def _site(*pages: str) -> Crawl:
    return _portal(_page(), {f"/{at}": page for at, page in enumerate(pages)})


_OTHER = _page(("Quản trị", "Báo cáo", "Thống kê"))

CASES = (
    passed("the same", _site(_page(), _page())),
    passed("the mark of the current page", _site(_page(), _page(more="<b>Liên hệ</b>").replace(
        "<a href='/4'>Liên hệ</a><b>", "<b>", 1))),
    passed("who is signed in", _site(_page((*_MENU, "Đăng nhập")), _page((*_MENU, "Nguyễn Văn An")))),
    passed("another language", _site(_page(), *[_page(("Home", "Services"), _IN_ENGLISH)] * 2)),
    passed("Liferay", _portal(_page(head='<div id="wrapper"><header id="banner">{}</header></div>'),
                              {"/1": _page(head='<div id="wrapper"><header id="banner">{}</header></div>')})),
    passed(".NET", _portal(_page(head='<form id="aspnetForm"><div id="ctl00_Header">{}</div></form>'),
                           {"/1": _page(head='<form id="aspnetForm"><div id="ctl00_Header">{}</div></form>')})),
    passed("an element of a script", _portal(_page(head="<app-root><app-header>{}</app-header></app-root>"),
                                             {"/1": _page(head="<app-root><app-header>{}</app-header></app-root>")})),
    failed("two portals in one", _site(_page(), _OTHER, _OTHER)),
    failed("no header on two of four", _site(_page(), _page(head=""), _page(head=""))),
    cant_tell("one page in six", _site(*[_page()] * 4, _OTHER)),
    cant_tell("two pages that differ", _site(_OTHER)),
    cant_tell("nothing marks a header", _portal(_page(head="<div class='hd'>{}</div>"),
                                                {"/1": _page(head="<div class='hd'>{}</div>")})),
    cant_tell("each page has a header of its own content", _portal(_page(("A", "B")), {
        "/1": _page(("C", "D")), "/2": _page(("E", "F")), "/3": _page(("G", "H"))})),
    inapplicable("one page", _site()),
)  # fmt: skip
