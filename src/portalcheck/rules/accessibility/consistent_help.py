"""What offers help stands in the same order on each page.

## Applicability
What offers help on two pages of one language at least, on one device: links to a mail address or a telephone number;
links and buttons whose whole name is that of a contact page, of help for oneself or of an assistant, in Vietnamese,
English or French; frames that are named so. It can be seen and is told to assistive technology, it stands in the same
landmarks on both pages, and something else in the surroundings of the content (help, a link, a landmark) stands on both
as well. Two pages are compared where they share half of what the one with less help offers. The states of a journey and
what stands inside frames are not looked at. A menu that is closed at first is not seen.

## Expectation
Each of these stands before or after each of the others on both pages: in the order of the document, which is the one
that the criterion speaks of.

## Why it matters
Who needs help while filling in a form has little attention left to look for it. Where it always stands in one place, it
is found, by eye or by ear.

## Cannot tell
Where less than three quarters of the help come again, the pages may be of two sets. Where the same help stands in other
landmarks, or in the content, or twice, a person has to judge whether it keeps its place.

## Sources
- WCAG 2.2, success criterion 3.2.6 Consistent Help, level A: https://www.w3.org/TR/WCAG22/#consistent-help
- [Understanding 3.2.6](https://www.w3.org/WAI/WCAG22/Understanding/consistent-help.html).
"""

from collections.abc import Iterable, Iterator

from portalcheck.measure.help import help_offered
from portalcheck.measure.order import Key, Mark, Row, Rows, Swap, repeated
from portalcheck.measure.surroundings import Surroundings, is_met
from portalcheck.measure.words import folded
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.model.subject import Subject
from portalcheck.rule_format import Across, cant_tell, failed, inapplicable, passed, rule

_ONCE_A_PAGE = ("banner", "main", "contentinfo")


@rule("accessibility/consistent-help", version=1, requirements=["WCAG22:3.2.6"], severity="serious")
def consistent_help(elements: Across[Elements]) -> Iterator[Finding]:
    rows, moved = Rows(repeated(_rows(elements))), _Moved()
    for row in _rows(elements):
        rows.add(row)
        moved.add(row)
    for swap in rows.swaps():
        yield _finding(swap)
    yield from moved.findings
    for _, pages in rows.in_order():
        yield Finding.passed("What offers help stands in the same order on {pages} pages.", pages=pages)


def _rows(pages: Across[Elements]) -> Iterator[Row]:
    for page, elements in pages:
        around = Surroundings(elements.frames[0])
        yield Row((around.language,), page, _marks(around))


def _marks(around: Surroundings) -> Iterator[Mark]:
    for at, element in enumerate(around.frame.elements):
        path = around.path(at)
        if element.role in _ONCE_A_PAGE and element.exposed:
            yield Mark.of(element.model_copy(update={"name": element.role}), (element.role, *path), telling=False)
        elif is_met(element):
            fixed, address = around.is_around(at), around.address(element)
            if offered := help_offered(element, address):
                yield Mark.of(element, (offered, *path), fixed=fixed)
            elif fixed and element.role == "link" and address:
                yield Mark.of(element, (address, folded(element.name), *path), telling=False)


def _finding(swap: Swap) -> Finding:
    told = (
        "What offers help must keep its place in the order: on the page {page}, “{first}” comes before “{second}”; "
        "on the page {other}, it comes after."
    )
    helping, there = (swap.first, swap.first_there) if swap.first.telling else (swap.second, swap.second_there)
    data = {
        "page": swap.page.id,
        "first": swap.first.name,
        "second": swap.second.name,
        "other": swap.other.id,
        "url": swap.page.url,
        "other_url": swap.other.url,
        "other_element": there.pointer.css,
    }
    if not swap.certain:
        return Finding.cant_tell(f"{told} Is it the same help on pages of one set?", helping.pointer, **data)
    return Finding.failed(told, helping.pointer, **data)


class _Moved:
    """Finds help that stands in other landmarks than on an earlier page; what is the content's own moves freely."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._first: dict[tuple[Key, str], tuple[Subject, dict[Key, Mark]]] = {}
        self._told: set[tuple[Key, str]] = set()

    def add(self, row: Row) -> None:
        """Hold the help of one page against that of the first page that has it."""
        here: dict[tuple[Key, str], dict[Key, Mark]] = {}
        for mark in row.marks:
            if mark.telling and mark.fixed:
                here.setdefault((row.group, mark.key[0]), {})[mark.key[1:]] = mark
        for known, places in here.items():
            page, before = self._first.setdefault(known, (row.page, places))
            if page.id != row.page.id and not before.keys() & places.keys() and known not in self._told:
                self._told.add(known)
                (path, mark), (other_path, other) = next(iter(places.items())), next(iter(before.items()))
                self.findings.append(
                    Finding.cant_tell(
                        "“{name}” stands in another part of the page {page} than of the page {other}. Does this help "
                        "keep its place in the order?",
                        mark.pointer,
                        name=mark.name,
                        page=row.page.id,
                        other=page.id,
                        url=row.page.url,
                        other_url=page.url,
                        landmarks=list(path),
                        other_landmarks=list(other_path),
                        other_element=other.pointer.css,
                    )
                )


def _site(*pages: Iterable[str], **more: str) -> Across[Elements]:
    """Make pages of what stands in them: `banner/navigation/Trang chủ` is a link in a navigation in the banner."""
    return Across(Elements, [_page(f"page-{at}", page, **more) for at, page in enumerate(pages, 1)])


def _page(name: str, things: Iterable[str], language: str = "vi") -> tuple[Subject, Elements]:
    url = f"http://localhost/{name}"
    elements = [Element(tag="html", css="html", snippet="<html>")]
    places = {"": 0}
    for thing in things:
        *roles, text = thing.split("/")
        for depth, role in enumerate(roles, 1):
            path = "/".join(roles[:depth])
            if path not in places:
                over = places["/".join(roles[: depth - 1])]
                places[path] = len(elements)
                elements.append(Element(tag="div", css=path, snippet="<div>", role=role, parent=over))
        if text:
            elements.append(_link(text, places["/".join(roles)], len(elements)))
    frame = ElementsFrame(frame="", url=url, title=name, language=language, elements=tuple(elements))
    return Subject(id=name, url=url), Elements(frames=(frame,))


def _link(text: str, parent: int, at: int) -> Element:
    href = text if ":" in text else f"/{folded(text).replace(' ', '-')}"
    return Element(
        tag="a",
        css=f"a-{at}",
        snippet=f"<a>{text}</a>",
        parent=parent,
        role="link",
        name=text,
        attributes={"href": href},
    )


_HOME, _MENU, _HELP = "banner/navigation/Trang chủ", "banner/navigation/Dịch vụ công", "banner/Trợ giúp"
_MAIL, _TEL, _QUESTIONS = "contentinfo/mailto:a@b.vn", "contentinfo/tel:1900", "contentinfo/Câu hỏi thường gặp"

CASES = (
    passed("before the menu on both", _site((_HELP, _HOME, _MENU, "main/"), (_HELP, _HOME, _MENU, "main/"))),
    passed("something comes between", _site((_HELP, _HOME, _MENU), (_HELP, "banner/Đăng nhập", _HOME, _MENU))),
    passed("the foot of the page", _site((_MAIL, _TEL, _QUESTIONS), (_MAIL, _TEL, _QUESTIONS))),
    passed("one kind is left out", _site((_MAIL, _TEL, _QUESTIONS), (_MAIL, _QUESTIONS))),
    passed("more of the content's own", _site((_MAIL, _TEL), ("main/tel:113", "main/Hướng dẫn", _MAIL, _TEL))),
    failed("before the menu, and after it", _site((_HELP, _HOME, _MENU), (_HELP, _HOME), (_HOME, _MENU, _HELP))),
    failed("mail and telephone swap", _site((_MAIL, _TEL, _QUESTIONS), (_TEL, _MAIL, _QUESTIONS))),
    failed(
        "in a menu",
        _site(
            (_HOME, "banner/navigation/Hỏi đáp", "banner/navigation/Liên hệ"),
            (_HOME, "banner/navigation/Liên hệ", "banner/navigation/Hỏi đáp"),
        ),
    ),
    failed("in English", _site(("banner/Help", "banner/Home"), ("banner/Home", "banner/Help"), language="en")),
    failed("in French", _site(("banner/Aide", "banner/Accueil"), ("banner/Accueil", "banner/Aide"), language="fr")),
    failed(
        "the foot before the content",
        _site(("navigation/Liên hệ", "main/", "navigation/A"), ("main/", "navigation/Liên hệ", "navigation/A")),
    ),
    cant_tell("in another landmark", _site((_HELP, _HOME, _MENU), (_HOME, _MENU, "contentinfo/Trợ giúp"))),
    cant_tell("in the content", _site(("main/Liên hệ", "main/tel:1"), ("main/tel:1", "main/Liên hệ"))),
    cant_tell("twice", _site((_MAIL, _TEL, _MAIL), (_TEL, _MAIL))),
    cant_tell(
        "other help beside it",
        _site((_MAIL, _TEL, "contentinfo/tel:1", _QUESTIONS), (_TEL, _MAIL, "contentinfo/tel:2", "contentinfo/tel:3")),
    ),
    inapplicable("one page", _site((_HELP, _HOME, _MENU))),
    inapplicable("one page offers help", _site((_HELP, _HOME, _MENU), (_HOME, _MENU))),
    inapplicable("no help", _site((_HOME, _MENU), (_MENU, _HOME))),
    inapplicable("other help", _site((_MAIL, _TEL), ("contentinfo/tel:1", "contentinfo/mailto:c@d.vn"))),
    inapplicable("nothing beside it comes again", _site(("banner/Trợ giúp",), ("contentinfo/Trang chủ", _MAIL))),
    inapplicable(
        "a name that holds such a word",
        _site(("banner/Hỗ trợ doanh nghiệp", _HOME), (_HOME, "banner/Hỗ trợ doanh nghiệp")),
    ),
    inapplicable("two languages", Across(Elements, [_page("a", (_MAIL, _TEL)), _page("b", (_TEL, _MAIL), "en")])),
)
