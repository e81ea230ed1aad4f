"""An article, or the page of a service, can be printed.

## Applicability
Each page that is an article or tells about a service: one that says so in its metadata (`og:type`, schema.org), whose
main part is one `article` of some length, or which names four or more of the parts that a page about a procedure has.
With *where*, a CSS selector, a page that has what it matches.

## Expectation
There is a link or button for printing: its words, its icon, or what it does say so. Or the page says how it is printed.

## Why it matters
Who has no printer asks at the post office or a neighbour's, and takes the list of papers along on paper.

## Cannot tell
A page with styles for print, but without a control; one with controls that have no name, or with one that opens more of
them: a person has to look. Whether the printed page is a good one is not looked at.

## Sources
- Decree 42/2022/NĐ-CP, Article 7(1), by report: printing and archiving for each article.
"""

import re
from collections.abc import Iterator
from typing import Any

from portalcheck.measure.kind_of_page import has, is_article, is_sheet
from portalcheck.measure.printing import has_print_styles, print_control, print_hint
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_OPENS_MORE = re.compile(
    r"chia sẻ|tiện ích|công cụ|thao tác|tùy chọn|xem thêm|share|tools|options|more|partager|outils|…|\.\.\.|⋮|⋯",
    re.IGNORECASE,
)


class Print(Params):
    """`where`: a CSS selector for what makes a page one that has to be printable."""

    where: str = ""


@rule("content/print", version=1, severity="moderate", page_level=True)
def print(document: Document, elements: Elements, params: Print) -> Iterator[Finding]:  # noqa: A001 - as the file
    if not _is_asked_of(document, params.where):
        return
    controls = [one for one in elements.frames[0].elements if one.visible and _is_pressed(one)]
    data: dict[str, Any] = {"count": len(controls)}
    if found := next((one for frame in document.frames if (one := print_control(frame.html))), None):
        yield Finding.passed("The page is printed by '{name}'.", found[1], name=on_one_line(found[0]))
    elif hint := print_hint([passage.text for passage in elements.frames[0].passages]):
        yield Finding.passed("The page says how it is printed: '{hint}'.", hint=on_one_line(hint[:160]))
    elif has_print_styles(document.html):
        yield Finding.cant_tell(
            "There are styles for print, and none of {count} controls says that it prints. Is there one?", **data
        )
    elif nameless := [one for one in controls if not one.name]:
        yield Finding.cant_tell(
            "None of {count} controls says that it prints, and {nameless} of them have no name. Is there one?",
            nameless=len(nameless),
            **data,
        )
    elif opener := next((one.name for one in controls if _opens_more(one)), ""):
        yield Finding.cant_tell(
            "None of {count} controls says that it prints; '{name}' may open more. Is there one?",
            name=on_one_line(opener[:80]),
            **data,
        )
    else:
        yield Finding.failed("None of {count} controls is for printing, and no text says how to print.", **data)


def _is_asked_of(document: Document, where: str) -> bool:
    if where:
        return has(document.html, where)
    return is_article(document) or is_sheet(document)


def _is_pressed(element: Element) -> bool:
    return element.role in ("link", "button", "menuitem") or "onclick" in element.attributes


def _opens_more(element: Element) -> bool:
    opens = {"aria-haspopup", "aria-expanded", "data-toggle", "data-bs-toggle"} & element.attributes.keys()
    return bool(opens) and _OPENS_MORE.search(element.name) is not None


_ARTICLE_PAGE = f"<article><h1>Thông báo</h1><p>{'Ủy ban nhân dân xã thông báo lịch làm việc. ' * 20}</p></article>"
_SERVICE = (
    "<main><h1>Đăng ký khai sinh</h1><h2>Trình tự thực hiện</h2><p>Nộp hồ sơ.</p>"
    "<h2>Thành phần hồ sơ</h2><p>Tờ khai.</p>"
    "<h2>Thời hạn giải quyết</h2><p>1 ngày.</p><h2>Căn cứ pháp lý</h2><p>Luật Hộ tịch.</p>{}</main>"
)

CASES = (
    passed("a button", _SERVICE.format("<button>In trang này</button>")),
    passed("one word", _SERVICE.format("<a href=#>In</a>")),
    passed("in English", _ARTICLE_PAGE + '<a href="/bai/1?print=1">Printer-friendly version</a>'),
    passed("in French", _ARTICLE_PAGE + "<button>Imprimer la page</button>"),
    passed("an icon", _ARTICLE_PAGE + '<a href="#" class="btn"><i class="fa fa-print"></i></a>'),
    passed("a picture", _ARTICLE_PAGE + '<a href="#"><img src="/Images/print.gif"></a>'),
    passed("what it does", _ARTICLE_PAGE + '<img src="data:," alt="" onclick="window.print()">'),
    passed("as in Joomla", _ARTICLE_PAGE + '<a href="/bai/1?tmpl=component&amp;print=1" title="In">⎙</a>'),
    passed("a hint", _SERVICE.format("<p>Nhấn Ctrl + P để in trang này.</p>")),
    passed("what is asked for by a selector", "<div class=tin><a href=#>In bài viết</a></div>", where=".tin"),
    failed("nothing of the kind", _SERVICE.format('<a href="/nop">Nộp hồ sơ</a>')),
    failed("a link to LinkedIn", _ARTICLE_PAGE + '<a href="https://www.linkedin.com/shareArticle?url=x">in</a>'),
    failed("an article", _ARTICLE_PAGE + '<a href="/en">In English</a>'),
    failed(
        "classes for what is not printed", _ARTICLE_PAGE + '<a href="/" class="d-print-none no-print">Trang chủ</a>'
    ),
    failed(
        "by its metadata",
        '<html lang=vi><meta property="og:type" content="article"><title>Tin</title><p>Tin <a href=/>Về</a>',
    ),
    cant_tell("styles for print", "<style>@media print { nav { display: none } }</style>" + _ARTICLE_PAGE),
    cant_tell("a button without a name", _ARTICLE_PAGE + "<button><svg width=9 height=9></svg></button>"),
    cant_tell("a menu", _ARTICLE_PAGE + '<button aria-haspopup="true">Tiện ích</button>'),
    inapplicable("a home page", "<main><h1>Cổng dịch vụ công</h1><a href=/dich-vu>Dịch vụ</a></main>"),
    inapplicable("a list of articles", _ARTICLE_PAGE * 2),
)
