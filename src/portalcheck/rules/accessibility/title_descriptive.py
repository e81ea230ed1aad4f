"""The title says what the page is about.

## Applicability
The page's own document, if it is HTML and its title holds more than white space.

## Expectation
The title is no phrase that fits every page ("Untitled", "Trang mới 1", "Sans titre"), no file name and no address, and
is not the first of two titles of which only the second has to do with the page.

## Why it matters
The title is what a screen reader says first, and what tells twenty open tabs apart.

## Cannot tell
Where fewer than half of the words of each part of the title occur on the page, or where the main heading says much
more than the title, people decide whether the title says what the page is about. Languages that are written without
spaces are not compared.

## Sources
- WCAG 2.0, success criterion 2.4.2 Page Titled, level A: https://www.w3.org/TR/WCAG22/#page-titled
- ACT rule c4a8a4: https://www.w3.org/WAI/standards-guidelines/act/rules/c4a8a4/
"""

import html
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from portalcheck.measure.language import primary_subtag
from portalcheck.measure.outline import headings, level
from portalcheck.measure.vague_words import is_address, is_file_name, is_template, says_nothing
from portalcheck.measure.wording import on_one_line
from portalcheck.measure.words import Vocabulary, content_words, is_unspaced
from portalcheck.model.artifact import Document, FrameDocument
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Element, Elements, ElementsFrame, Passage
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title\s*>", re.IGNORECASE | re.DOTALL)
_NO_TITLES = re.compile(r"<(svg|template|noscript|script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BETWEEN = re.compile(r"\s+[-–—|·•:»«/]\s+|\s*[|·•»«]\s*|:\s+")
_MORE = 3  # words by which a main heading says more than a title
_FEW = 6  # words on a page that say too little to compare with


@rule("accessibility/title-descriptive", version=1, requirements=["WCAG20:2.4.2", "ACT:c4a8a4"], page_level=True)
def title_descriptive(document: Document, elements: Elements) -> Iterator[Finding]:
    title = " ".join(document.title.split())
    if document.content_type not in {"text/html", "application/xhtml+xml"} or not title:
        return
    language = primary_subtag(document.language or "")
    target = Pointer(css="title", snippet=f"<title>{html.escape(title, quote=False)}</title>"[:300])
    data = {"title": on_one_line(title)}
    if says_nothing(title, "title", language) or is_template(title):
        yield Finding.failed("The title '{title}' fits every page.", target, **data)
        return
    if is_address(title) or is_file_name(title):
        yield Finding.failed("The title '{title}' is the name of a file or an address.", target, **data)
        return
    frame = elements.frames[0]
    there = _words_of(frame)
    wanted = content_words(title)
    found = {word for word in wanted if there.holds(word)}
    second = _second_title(document.html)
    if second and wanted and not found and any(there.holds(word) for word in content_words(second)):
        yield Finding.failed(
            "The title is '{title}', of which no word occurs on the page; a second title, which browsers do not show, "
            "is '{second}'.",
            target,
            second=on_one_line(second),
            **data,
        )
        return
    yield _compared(title, wanted, found, there, frame, target)


def _compared(
    title: str,
    wanted: frozenset[str],
    found: set[str],
    there: Vocabulary,
    frame: ElementsFrame,
    target: Pointer,
) -> Finding:
    main = next((one.name for _, one in headings(frame) if level(one) == 1), "")
    heading = content_words(main)
    data = {"title": on_one_line(title), "heading": on_one_line(main), "found": len(found), "words": len(wanted)}
    beyond = heading - wanted
    is_home = urlsplit(frame.url).path.count("/") <= 1 and not urlsplit(frame.url).query
    if main and wanted and not is_home and _is_site_name(title, wanted, heading) and len(beyond) >= _MORE:
        return Finding.cant_tell(
            "The title is '{title}', and the main heading says more: '{heading}'. "
            "Does the title tell this page from the others of the site?",
            target,
            **data,
        )
    covered = any(2 * len(part & found) >= len(part) for one in _BETWEEN.split(title) if (part := content_words(one)))
    if len(there) >= _FEW and wanted and not covered and not is_unspaced(title):
        return Finding.cant_tell(
            "Of the {words} words of the title '{title}' {found} occur on the page. "
            "Does it say what the page is about?",
            target,
            **data,
        )
    return Finding.passed("Nothing in the title '{title}' says that it fits every page.", target, **data)


def _is_site_name(title: str, wanted: frozenset[str], heading: frozenset[str]) -> bool:
    """Say whether a title of one part holds nothing but a piece of the main heading."""
    return len(_BETWEEN.split(title)) == 1 and wanted < heading


def _words_of(frame: ElementsFrame) -> Vocabulary:
    said = [passage.text for passage in frame.passages]
    said += [element.name for element in frame.elements if element.exposed and element.name]
    return Vocabulary(dict.fromkeys(said))


def _second_title(source: str) -> str:
    titles = [html.unescape(" ".join(one.split())) for one in _TITLE.findall(_NO_TITLES.sub("", source))]
    return titles[1] if len(titles) > 1 else ""


def _page(
    title: str, heading: str, *texts: str, second: str = "", path: str = "/khai-sinh/nop"
) -> tuple[Document, Elements]:
    url = f"https://portal.example{path}"
    source = f"<html><title>{title}</title>{f'<title>{second}</title>' if second else ''}</html>"
    frame = FrameDocument(frame="", url=url, title=title, language="vi", html=source)
    top = Element(tag="h1", css="h1", snippet="<h1>", role="heading", name=heading, text=heading)
    seen = ElementsFrame(
        frame="",
        url=url,
        title=title,
        language="vi",
        elements=(top,) if heading else (),
        passages=tuple(Passage(text=text, css="p", language="vi", declared="html") for text in texts),
    )
    return (
        Document(url=url, content_type="text/html", title=title, language="vi", metas=(), frames=(frame,)),
        Elements(frames=(seen,)),
    )


_TEXT = "Công dân nộp hồ sơ đăng ký khai sinh tại Ủy ban nhân dân xã nơi cư trú của cha hoặc mẹ."
_HARVEST = "Clementines will be ready to harvest from late October through February."

CASES = (
    passed("what the page is about", f"<!doctype html><title>Đăng ký khai sinh</title><h1>Khai sinh</h1><p>{_TEXT}"),
    passed("with the name of the site", *_page("Nộp hồ sơ | Cổng dịch vụ công", "Nộp hồ sơ đăng ký khai sinh", _TEXT)),
    passed("a family of words", *_page("Clementine harvesting season", "", _HARVEST)),
    passed("a home page", *_page("Cổng dịch vụ công", "Cổng dịch vụ công của tỉnh, nhanh và gần dân", _TEXT, path="/")),
    passed("a page with next to no words", *_page("Bản đồ quy hoạch", "", "Phóng to")),
    passed(
        "a title that holds one of the phrases", *_page("Trang mới của Sở Tư pháp", "Trang mới của Sở Tư pháp", _TEXT)
    ),
    failed("untitled", f"<!doctype html><title>Untitled Document</title><p>{_TEXT}"),
    failed("a new page with its number", *_page("Trang mới 1", "Khai sinh", _TEXT)),
    failed("without title, in French", *_page("Page sans titre", "Khai sinh", _TEXT)),
    failed("a file name", *_page("khai-sinh_final.docx", "Khai sinh", _TEXT)),
    failed("an address", *_page("https://portal.example/khai-sinh", "Khai sinh", _TEXT)),
    failed("a template that was not filled in", *_page("{{ page.title }}", "Khai sinh", _TEXT)),
    failed("two titles", *_page("First title is wrong", "", _HARVEST, second="Clementine harvesting season")),
    cant_tell("about something else", *_page("Apple growing season", "", _HARVEST)),
    cant_tell(
        "the name of the site on a page of its own",
        *_page("Cổng dịch vụ công", 'Kết quả tìm kiếm cho "khai sinh" trên Cổng dịch vụ công', _TEXT),
    ),
    inapplicable("an empty title", "<!doctype html><title> </title><p>Khai sinh"),
)
