"""A link says where it leads, alone or with the words around it.

## Applicability
Each link in the accessibility tree that has a name.

## Expectation
The name, or the sentence, paragraph, list item or table cell (with its headers) that the link stands in, or its
description, says more than a phrase that fits every link ("click here", "xem thêm", "en savoir plus"). Links in one
list do not all say no more than a format.

## Why it matters
Who lists a page's links hears "xem thêm, xem thêm, xem thêm", and has to open each to learn where it leads.

## Cannot tell
Where such a link is one word that may be the name of a page ("Download", "Chi tiết"), as in a menu, follows the heading
of a part, asks for more of what the page is about, is opened by a script, or stands in a row of a table that no header
names, people decide whether that says enough.

## Sources
- WCAG 2.0, success criterion 2.4.4 Link Purpose (In Context), level A: https://www.w3.org/TR/WCAG22/#link-purpose-in-context
- ACT rule 5effbb: https://www.w3.org/WAI/standards-guidelines/act/rules/5effbb/
"""

import re
from collections.abc import Iterator

from portalcheck.measure.outline import at, heading_before, language, plain_name, tells_more, told_links
from portalcheck.measure.vague_words import says_nothing
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_SCRIPT = re.compile(r"\s*(#!?|javascript:.*)?\s*$", re.IGNORECASE)
_MORE = re.compile(r"\b(more|thêm|tiếp|plus|suite)\b", re.IGNORECASE)  # of what the page is about, perhaps
_CELL = re.compile(r"[> ]t[dh](:nth-of-type\(\d+\))?( |$)")


@rule("accessibility/link-descriptive", version=1, requirements=["WCAG20:2.4.4", "ACT:5effbb"])
def link_descriptive(elements: Elements) -> Iterator[Finding]:
    count = vague_links = 0
    asked: dict[str, tuple[ElementsFrame, Element, str, int]] = {}
    words: dict[str, list[tuple[ElementsFrame, Element]]] = {}
    for frame in elements.frames:
        formats = _lists_of_formats(frame)
        alike = _alike(frame)
        for place, link in told_links(frame):
            count += 1
            name = plain_name(link)
            perhaps = says_nothing(name, "link, perhaps", language(link))
            vague = (perhaps or says_nothing(name, "link", language(link))) and "aria-expanded" not in link.attributes
            if not vague and place not in formats:
                continue
            vague_links += not tells_more(link)
            if tells_more(link):
                if len(alike.get((link.name, link.context), ())) > 1 and _CELL.search(link.css):
                    asked.setdefault(name, (frame, link, "", 0))
                    asked[name] = (*asked[name][:3], asked[name][3] + 1)
                continue
            heading = heading_before(frame, place, lowest=1 if _MORE.search(name) else 2)
            if heading or _SCRIPT.match(link.attributes.get("href", "")):
                before = heading.name if heading else ""
                asked.setdefault(name, (frame, link, before, 0))
                asked[name] = (*asked[name][:3], asked[name][3] + 1)
                continue
            if perhaps and place not in formats and not _CELL.search(link.css):  # there it belongs to its row
                words.setdefault(name, []).append((frame, link))
                continue
            yield Finding.failed(
                "The link says '{name}', and the words around it say no more.",
                at(link, frame),
                name=on_one_line(name),
                context=on_one_line(link.context),
            )
    for name, (frame, link, before, like) in asked.items():
        data = {"name": on_one_line(name), "links": like, "heading": on_one_line(before)}
        if before:
            yield Finding.cant_tell(
                "{links} links say no more than '{name}'; before the first stands the heading '{heading}'. "
                "Is it clear to everyone where each leads?",
                at(link, frame),
                **data,
            )
        elif link.context and tells_more(link):
            yield Finding.cant_tell(
                "{links} links in table cells say '{name}' and lead to different addresses; the header of the row does "
                "not tell them apart. Is it clear to everyone where each leads?",
                at(link, frame),
                **data,
            )
        else:
            yield Finding.cant_tell(
                "{links} links say no more than '{name}', and are followed by a script. "
                "Is it clear to everyone what each does?",
                at(link, frame),
                **data,
            )
    for name, places in words.items():
        frame, link = places[0]
        yield Finding.cant_tell(
            "{links} links say no more than '{name}', which may be the name of a page. "
            "Is it clear to everyone where each leads?",
            at(link, frame),
            name=on_one_line(name),
            links=len(places),
        )
    if count > vague_links:
        yield Finding.passed(
            "Nothing in {telling} of {links} links says that they or the words around them fit every link.",
            telling=count - vague_links,
            links=count,
        )


def _alike(frame: ElementsFrame) -> dict[tuple[str, str], set[str]]:
    """Group the addresses of links that say the same in the same words."""
    found: dict[tuple[str, str], set[str]] = {}
    for _, link in told_links(frame):
        found.setdefault((link.name, link.context), set()).add(link.attributes.get("href", ""))
    return found


def _lists_of_formats(frame: ElementsFrame) -> set[int]:
    """Find the links of lists in which each link, and there are two or more, says only a format."""
    by_list: dict[int, list[int]] = {}
    for place, link in told_links(frame):
        item = link.parent
        while item >= 0 and frame.elements[item].role != "listitem":
            item = frame.elements[item].parent
        if item >= 0:
            by_list.setdefault(frame.elements[item].parent, []).append(place)
    found: set[int] = set()
    for places in by_list.values():
        links = [frame.elements[place] for place in places]
        if len(links) > 1 and all(says_nothing(link.name, "format", language(link)) for link in links):
            found.update(places)
    return found


def _link(name: str, context: str = "", **more: str) -> Element:
    attributes = {"href": more.pop("href", "/huong-dan/khai-sinh")}
    css = more.pop("css", f"a[href='{attributes['href']}']")
    return Element(
        tag="a",
        css=css,
        snippet=f"<a>{name}</a>",
        role="link",
        name=name,
        text=name,
        context=context or name,
        language=more.pop("language", "vi"),
        attributes=attributes,
        description=more.pop("description", ""),
    )


def _page(*elements: Element) -> Elements:
    frame = ElementsFrame(frame="", url="https://portal.example/", title="Khai sinh", language="vi", elements=elements)
    return Elements(frames=(frame,))


_HEADING = Element(
    tag="h2", css="h2", snippet="<h2>", role="heading", name="Đăng ký khai sinh", text="Đăng ký khai sinh"
)

CASES = (
    passed("it says where it leads", '<p><a href="/huong-dan">Hướng dẫn đăng ký khai sinh</a>'),
    passed("its sentence does", '<p>Hướng dẫn đăng ký khai sinh: <a href="/huong-dan">xem tại đây</a>'),
    passed("its description does", _page(_link("Xem thêm", description="Lệ phí đăng ký khai sinh"))),
    passed("its list item does, by a number", _page(_link("Tải về", "749/QĐ-TTg Tải về"))),
    passed("a disclosure", '<p><a href="#chi-tiet" aria-expanded="false">Xem thêm</a>'),
    passed("a menu of topics, one of them a format", _page(_link("HTML"), _link("Khai sinh"))),
    passed("in a calendar, English for đây", _page(_link("Day", language="en"))),
    passed("plus, where it is no French", _page(_link("Plus", language="en"))),
    failed("click here", '<html lang="vi"><p><a href="/huong-dan">Bấm vào đây</a>'),
    failed("without its accents", _page(_link("Bam vao day!"))),
    failed("in English", _page(_link("Click here »", language="en"))),
    failed("in French", _page(_link("En savoir plus", language="fr"))),
    failed("with the note that a window opens", _page(_link("Xem thêm (mở trong cửa sổ mới)"))),
    failed(
        "a list of formats",
        '<html lang="en"><p><b>Ulysses</b><ul><li><a href="/4300.htm">HTML</a><li><a href="/4300.epub">EPUB</a></ul>',
    ),
    failed("a cell without headers", '<table><tr><td>Ulysses<td><a href="/4300">Download</a></table>'),
    *(
        cant_tell(f"one word: {name}", _page(_link(name, language=spoken)))
        for spoken, names in {
            "en": ("Info", "More", "View", "Details"),
            "fr": ("Découvrir", "Consulter", "Suite", "Plus"),
            "vi": ("Truy cập", "Chi tiết"),
        }.items()
        for name in names
    ),
    cant_tell("an entry of a menu", '<nav><ul><li><a href="/">Home</a><li><a href="/download">Download</a></ul></nav>'),
    cant_tell("after the heading of a part", _page(_HEADING, _link("Xem thêm"), _link("Xem thêm"))),
    cant_tell("followed by a script", _page(_link("Xem thêm", href="#"))),
    cant_tell(
        "rows of a table that have no header",
        _page(
            _link("Xem", "Xem | Thao tác", css="table > tr:nth-of-type(1) > td"),
            _link("Xem", "Xem | Thao tác", css="table > tr:nth-of-type(2) > td > a", href="/ho-so/2"),
        ),
    ),
    inapplicable("no link", "<p>Bấm vào đây"),
    inapplicable("hidden", '<p hidden><a href="/huong-dan">Bấm vào đây</a>'),
)
