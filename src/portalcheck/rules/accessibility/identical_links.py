"""Links of one name in one place lead to one target.

## Applicability
Each two exposed links of a frame that have the same accessible name and the same context: the list items, the
paragraph or block, the cell and its headers that they stand in.

## Expectation
Their addresses are the same.

## Why it matters
Who goes from link to link hears "Contact, Contact", and cannot tell which one to follow.

## Cannot tell
Two addresses may lead to the same page, to pages of one purpose, or be as unclear to everyone else: that is asked.

## Sources
- WCAG 2.0, success criterion 2.4.4 Link Purpose (In Context), level A:
  https://www.w3.org/TR/WCAG22/#link-purpose-in-context
- ACT rule fd3a94: https://www.w3.org/WAI/standards-guidelines/act/rules/fd3a94/proposed/
"""

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from portalcheck.measure.exposed import exposed_frames, pointer
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, inapplicable, passed, rule

_PLACES = frozenset(
    {"li", "td", "th", "dd", "dt", "article", "section", "nav", "header", "footer", "main", "aside", "form", "details"}
    | {"html", "fieldset", "figure"}
)
_CUT = 300  # the length at which a gathered attribute ends


@rule("accessibility/identical-links", version=1, requirements=["WCAG20:2.4.4", "ACT:fd3a94"])
def identical_links(elements: Elements) -> Iterator[Finding]:
    for frame in exposed_frames(elements):
        alike: dict[tuple[str, str, int], list[Element]] = defaultdict(list)
        for element in frame.elements:
            if element.role == "link" and element.exposed and element.name and element.context:
                name = " ".join(element.name.casefold().split())
                alike[(name, element.context, _place(element, frame))].append(element)
        for group in alike.values():
            if len(group) > 1 and (finding := _judge(group, frame)):
                yield finding


def _place(element: Element, frame: ElementsFrame) -> int:
    at = element.parent
    while at >= 0 and frame.elements[at].tag not in _PLACES:
        at = frame.elements[at].parent
    return at


def _judge(group: list[Element], frame: ElementsFrame) -> Finding | None:
    """Judge links of one name; None where a script alone knows where they lead."""
    addresses = [_address(element, frame) for element in group]
    known = {address for address in addresses if address}
    odd = next((at for at, address in enumerate(addresses) if address != addresses[0]), 0)
    target, name = pointer(group[odd], frame), on_one_line(group[odd].name)
    if len(known) > 1:
        return Finding.cant_tell(
            "{links} links named '{name}' stand in one place and lead to {addresses} addresses. "
            "Is it clear which is which?",
            target,
            name=name,
            links=len(group),
            addresses=len(known),
        )
    if not all(addresses):
        return None
    return Finding.passed("The {links} links named '{name}' lead to one address.", target, name=name, links=len(group))


def _address(element: Element, frame: ElementsFrame) -> str | None:
    """Give the address that a link leads to; None where a script decides, or where it may have been cut."""
    href = element.attributes.get("href", element.attributes.get("xlink:href", "")).strip()
    if href in ("", "#") or href.lower().startswith("javascript:") or len(href) >= _CUT:
        return None
    address = urlsplit(urljoin(frame.url, href))
    return address._replace(path=address.path or "/").geturl()


CASES = (
    passed("one address", '<p>Hỏi <a href="/a">tại đây</a> hay <a href="a">tại đây</a>.'),
    cant_tell("two addresses in a sentence", '<p>Nộp <a href="/a">tại đây</a>, tra <a href="/b">tại đây</a>.'),
    cant_tell("in one cell", '<table><tr><th>Mẫu<tr><td><a href="/a">Tải</a> <a href="/b">Tải</a></table>'),
    inapplicable("each in its own item", '<ul><li>Sổ: <a href="/a">Tải</a><li>Thẻ: <a href="/b">Tải</a></ul>'),
    inapplicable("alone", '<ul><li><a href="/a">Tải</a><li><a href="/b">Tải</a></ul>'),
    inapplicable(
        "the header of the row tells them apart",
        '<table><tr><th>Sổ<td><a href="/a">Tải</a><tr><th>Thẻ<td><a href="/b">Tải</a></table>',
    ),
    inapplicable("scripts", '<p>Xem <a href="#">thêm</a> rồi <a href="#">thêm</a>.'),
    inapplicable("other names", '<p>Xem <a href="/a">sổ</a> và <a href="/b">thẻ</a>.'),
)
