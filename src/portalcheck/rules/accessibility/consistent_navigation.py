"""Links of a navigation that come again on other pages keep their order.

## Applicability
The links with a name and an address in the navigation landmarks of each page on one device, where they can be seen and
are told to assistive technology, and where two links at least stand on another page too: with the same name and the
same address, in a navigation of the same name within the same landmarks, of a page in the same language. Two such
navigations are compared where they share half of the links of the shorter one. The states of a journey and pages inside
frames are not looked at. A menu that is closed at first is not seen.

## Expectation
Of the links that two pages share, each pair stands in the same order on both. Links that stand between them, are left
out, or mark the page one is on, change no order.

## Why it matters
Who has found a link once looks for it in the same place. A screen magnifier shows only a part of a page, a screen
reader one link at a time; a person who learns slowly has to learn each order anew.

## Cannot tell
Where less than three quarters of the shorter navigation come again, it may be another navigation. What stands in the
content, or beside it, may be a list in an order of its own. Where a link stands twice, it is not sure which of them is
the one. Where a style sheet places links so that the eye meets them in the same order, a person has to judge.

## Sources
- WCAG 2.0, success criterion 3.2.3 Consistent Navigation, level AA:
  https://www.w3.org/TR/WCAG22/#consistent-navigation
- Failure F66: https://www.w3.org/WAI/WCAG22/Techniques/failures/F66
"""

from collections.abc import Iterator

from portalcheck.measure.order import Mark, Row, Rows, Swap, repeated
from portalcheck.measure.surroundings import Surroundings, is_met
from portalcheck.measure.words import folded
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.model.subject import Subject
from portalcheck.rule_format import Across, cant_tell, failed, inapplicable, passed, rule


@rule("accessibility/consistent-navigation", version=1, requirements=["WCAG20:3.2.3"], severity="moderate")
def consistent_navigation(elements: Across[Elements]) -> Iterator[Finding]:
    rows = Rows(repeated(_rows(elements)))
    for row in _rows(elements):
        rows.add(row)
    for swap in rows.swaps():
        yield _finding(swap)
    for _, pages in rows.in_order():
        yield Finding.passed(
            "The links that come again in a navigation stand in the same order on {pages} pages.", pages=pages
        )


def _rows(pages: Across[Elements]) -> Iterator[Row]:
    for page, elements in pages:
        before: list[Row] = []
        for row in _navigations(page, Surroundings(elements.frames[0])):
            # The second of two that are alike is held against the second one elsewhere.
            nth = sum(row.group == other.group and row.is_like(other) for other in before)
            before.append(row)
            yield Row((*row.group, str(nth)), page, row.marks)


def _navigations(page: Subject, around: Surroundings) -> Iterator[Row]:
    found: dict[int, list[Mark]] = {}
    elements = around.frame.elements
    for at, element in enumerate(elements):
        if element.role == "link" and is_met(element) and (address := around.address(element)):
            over = around.landmark(at)
            while over >= 0 and elements[over].role != "navigation":
                over = around.landmark(over)
            if over >= 0:
                fixed = not around.path(over) or around.is_around(over)
                key = (address, folded(element.name))
                found.setdefault(over, []).append(Mark.of(element, key, fixed=fixed))
    for over, marks in found.items():
        yield Row((around.language, *around.path(over), around.called(over)), page, marks)


def _finding(swap: Swap) -> Finding:
    told = (
        "Links of a navigation that come again must keep their order: on the page {page}, “{first}” comes before "
        "“{second}”; on the page {other}, it comes after."
    )
    data = {
        "page": swap.page.id,
        "first": swap.first.name,
        "second": swap.second.name,
        "other": swap.other.id,
        "url": swap.page.url,
        "other_url": swap.other.url,
        "other_element": swap.first_there.pointer.css,
    }
    if swap.looks_the_same:
        return Finding.cant_tell(f"{told} Is the order that is seen and heard the same?", swap.first.pointer, **data)
    if not swap.certain:
        return Finding.cant_tell(f"{told} Is it the same navigation?", swap.first.pointer, **data)
    return Finding.failed(told, swap.first.pointer, **data)


def _site(*pages: str, **more: str) -> Across[Elements]:
    """Make pages of navigations: `Danh mục: Trang chủ, Liên hệ`, one a line; `main` puts them into the content."""
    return Across(Elements, [_page(f"page-{at}", page, **more) for at, page in enumerate(pages, 1)])


def _page(
    name: str, navigations: str, language: str = "vi", over: str = "banner", flip: str = ""
) -> tuple[Subject, Elements]:
    url = f"http://localhost/{name}"
    root = Element(tag="html", css="html", snippet="<html>")
    elements = [root, Element(tag="div", css=over, snippet=f"<{over}>", role=over, parent=0)]
    for line in navigations.splitlines():
        label, _, links = line.partition(":")
        nav = len(elements)
        elements.append(Element(tag="nav", css=f"nav-{nav}", snippet="<nav>", role="navigation", name=label, parent=1))
        texts = links.split(",")
        for at, text in enumerate(texts):
            elements.append(
                Element(
                    tag="a",
                    css=f"nav-{nav} > a:nth-of-type({at + 1})",
                    snippet=f"<a>{text.strip()}</a>",
                    parent=nav,
                    role="link",
                    name=text.strip(),
                    attributes={"href": f"/{folded(text).replace(' ', '-')}"},
                    box=(100.0 * (len(texts) - at if name == flip else at), 20.0 * nav, 90.0, 18.0),
                )
            )
    frame = ElementsFrame(frame="", url=url, title=name, language=language, elements=tuple(elements))
    return Subject(id=name, url=url), Elements(frames=(frame,))


_MENU = "Danh mục: Trang chủ, Dịch vụ công, Hướng dẫn, Liên hệ"

CASES = (
    passed("the same menu", _site(_MENU, _MENU)),
    passed("the current page is left out", _site("Menu: Trang chủ, Dịch vụ, Liên hệ", "Menu: Trang chủ, Liên hệ")),
    passed(
        "the menu opens its own branch",
        _site("Menu: Trang chủ, Dịch vụ, Liên hệ", "Menu: Trang chủ, Dịch vụ, Khai sinh, Kết hôn, Liên hệ"),
    ),
    passed(
        "two menus, each with its own order",
        _site(f"{_MENU}\nPhụ: Liên hệ, Trang chủ", f"{_MENU}\nPhụ: Liên hệ, Trang chủ"),
    ),
    passed("two menus without a name", _site(": A, B, C\n: C, B, A", ": A, B, C\n: C, B, A")),
    failed("one page swaps two", _site(_MENU, _MENU, "Danh mục: Trang chủ, Hướng dẫn, Dịch vụ công, Liên hệ")),
    failed("the last comes first", _site(_MENU, "Danh mục: Liên hệ, Trang chủ, Dịch vụ công, Hướng dẫn")),
    failed("at the foot", _site(_MENU, "Danh mục: Trang chủ, Hướng dẫn, Dịch vụ công, Liên hệ", over="contentinfo")),
    failed(
        "a swap that the first page does not show",
        _site("Menu: A, B, C", "Menu: A, B, C, D, E", "Menu: A, B, C, E, D"),
    ),
    cant_tell("half of it comes again", _site("Menu: A, B, C, D", "Menu: B, A, E, F")),
    cant_tell("a list in the content", _site("Liên quan: A, B, C", "Liên quan: B, A, C", over="main")),
    cant_tell("a link stands twice", _site("Menu: A, B, A", "Menu: B, A")),
    cant_tell("moved by a style sheet", _site("Menu: A, B", "Menu: B, A", flip="page-2")),
    inapplicable("one page", _site(_MENU)),
    inapplicable("other links", _site("Menu: A, B, C", "Menu: D, E, F")),
    inapplicable("one link comes again", _site("Menu: A, B", "Menu: C, A")),
    inapplicable("little of it comes again", _site("Menu: A, B, C, D, E", "Menu: B, A, F, G, H")),
    inapplicable("navigations of other names", _site("Trên: A, B", "Dưới: B, A")),
    inapplicable(
        "two languages",
        Across(Elements, [_page("vi", "Menu: A, B"), _page("en", "Menu: B, A", language="en")]),
    ),
    inapplicable("no navigation", Across(Elements, [_page("a", ""), _page("b", "")])),
)
