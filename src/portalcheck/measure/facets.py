"""By what a page that lists services lets one choose among them: its filters, menus and tabs, in their own words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.measure.sheet import flat
from portalcheck.measure.words import folded

Facet = Literal["user", "topic", "level", "agency"]

# The names of a facet, without accents, in Vietnamese, English and French.
_NAMED: dict[Facet, str] = {
    "user": r"doi tuong|nguoi thuc hien|nguoi dung|audience|applicants?|who can apply|user type|publics? vises?",
    "topic": (
        r"linh vuc|chu de|su kien|nhom thu tuc|topics?|fields?|sectors?|subjects?|life events?|categor(?:y|ies)|"
        r"themes?|domaines?"
    ),
    "level": r"muc do|cap do|hinh thuc (?:nop|thuc hien|cung cap)|levels?|niveaux?",
    "agency": (
        r"co quan|don vi|so ban nganh|so nganh|bo nganh|phong ban|cap thuc hien|cap hanh chinh|agenc(?:y|ies)|"
        r"departments?|ministr(?:y|ies)|authorit(?:y|ies)|offices?(?! hours)|organismes?|"
        r"administrations?|services? competents?"
    ),
}
# What fields of a login and of feedback are called, and what is said of fields.
_OTHERWISE = re.compile(
    r"\bten (?:nguoi dung|dang nhap)|\bmat khau|gop y|phan anh|kien nghi|lien he|cong tac|\buser ?name|"
    r"\b(?:all|required|mandatory|these|marked|empty) fields?\b|\bfields? (?:are|is|marked|with)\b|bat buoc|obligatoire"
)
_NAMES = {facet: re.compile(rf"\b(?:{named})\b") for facet, named in _NAMED.items()}
_TITLES = {
    facet: re.compile(rf"(?:(?:loc |chon )?theo |by |par )?(?:{named})\b.{{0,20}}") for facet, named in _NAMED.items()
}
# Some of its values, each of which has to be there.
_FOR = r"(?:dich vu cong )?(?:danh )?(?:cho )?"
_VALUES: dict[Facet, tuple[re.Pattern[str], ...]] = {
    "user": (
        re.compile(rf"{_FOR}(?:cong dan|ca nhan|nguoi dan)|citizens?|individuals?|particuliers?"),
        re.compile(
            rf"{_FOR}(?:doanh nghiep|to chuc|to chuc doanh nghiep)|business(?:es)?|organi[sz]ations?|entreprises?"
        ),
    ),
    "level": (
        re.compile(r"(?:\w+ )*toan trinh|fully online.*"),
        re.compile(r"(?:\w+ )*mot phan|part(?:ly|ially) online.*"),
    ),
}
# With accents: “sơ đồ trang” is no “Sở”, and “bộ lọc” no “Bộ”.
_AN_AGENCY = re.compile(
    r"(?:sở|bộ(?! (?:lọc|phận|câu hỏi|thủ tục))|ubnd|u[ỷy] ban nhân dân|ủy ban nhân dân|cục|chi cục|phòng(?! chống)|"
    r"ban quản lý|ministry|department) .{2,50}"
)
_CHOICES = "a[href], input, select, option, button, [role=tab], [role=option]"
_ADVANCED = re.compile(r"nang cao|bo loc|\bloc\b|advanced|filters?|filtres?|recherche avancee|tieu chi")
_APPLIES = re.compile(r"ap dung|appl(?:y|iquer)")  # what is chosen already
_LISTS = re.compile(
    r"danh (?:sach|muc) (?:thu tuc|dich vu|dvc|tthc)|thu tuc hanh chinh|dich vu cong|public services?|all services|"
    r"procedures|demarches"
)
# The name of the portal stands in the title of all its pages.
_A_PORTAL = re.compile(r"^(?:trang |he thong )?cong\b|\bportal\b|^portail\b")


@lru_cache(maxsize=48)
def offered(html: str) -> frozenset[Facet]:
    """Give the facets by which a page lets one choose: the names of its controls, or their values."""
    tree = LexborHTMLParser(html)
    controls, titles = tuple(_controls(tree)), tuple(_titles(tree))
    by_name = {
        facet
        for facet in _NAMES
        if any(_NAMES[facet].search(folded(name)) and not _OTHERWISE.search(folded(name)) for name in controls)
        or any(_TITLES[facet].fullmatch(folded(name)) for name in titles)
    }
    names = [folded(name) for name in (*controls, *titles)]
    by_value = {
        facet
        for facet, values in _VALUES.items()
        if all(any(value.fullmatch(name) for name in names) for value in values)
    }
    called = {name.casefold() for name in (*controls, *titles)}
    agencies: set[Facet] = {"agency"} if sum(bool(_AN_AGENCY.fullmatch(one)) for one in called) >= _LEAST else set()
    return frozenset(by_name | by_value | agencies)


@lru_cache(maxsize=48)
def spoken_of(html: str) -> frozenset[Facet]:
    """Give the facets that a page names in the head of a table or as a term, which may or may not be chosen by."""
    names = [folded(flat(one.text())) for one in LexborHTMLParser(html).css("th, dt, td, strong, b, p, span, div")]
    short = [name for name in names if len(name) <= 40]
    return frozenset(facet for facet, named in _NAMES.items() if any(named.search(name) for name in short))


def folds_more(html: str) -> bool:
    """Tell whether a page has a control that opens more ways to choose; what `details` hide is in the document."""
    found = LexborHTMLParser(html).css("a, button, details:not(:has(input, select, a)) > summary, [role=button]")
    names = [folded(flat(one.text() or one.attributes.get("aria-label") or "")) for one in found]
    return any(_ADVANCED.search(name) and not _APPLIES.match(name) for name in names)


def lists_services(title: str, html: str) -> bool:
    """Tell whether a page lists services, by its title and headings, and by having a list or a table of links."""
    tree = LexborHTMLParser(html)
    named = [*re.split(r"\s[-–—|»·:]\s", title), *(flat(each.text()) for each in tree.css("h1, h2, h3"))]
    if not any(_LISTS.search(said) and not _A_PORTAL.search(said) for said in map(folded, named)):
        return False
    return any(len(one.css("a[href]")) >= _LEAST for one in tree.css("main, table, ul, ol, #content, body"))


_LEAST = 3  # links
_SOME = 2  # choices
_MANY = 10  # links
_LONGEST = 60  # characters of a name


def _controls(tree: LexborHTMLParser) -> Iterator[str]:
    """Give the names of what one chooses by: controls, their labels and groups, and the choices of a list."""
    told = {node.mem_id for form in tree.css("form") if _tells(form) for node in form.css("*")}
    for node in tree.css("label, legend, summary, select, option, button, [role=tab], [role=combobox], [role=listbox]"):
        if node.mem_id not in told:
            yield from _named(node)
    for node in tree.css("input[aria-label], ng-select, mat-select, [placeholder]"):
        if node.mem_id not in told:
            yield from _named(node)


def _tells(form: LexborNode) -> bool:
    """Tell whether one signs in or writes by a form; a form around the whole page is for anything."""
    writes = form.css_first("textarea, input[type=password]") is not None
    return writes and form.css_first("main, nav, h1") is None and len(form.css("a[href]")) < _MANY


def _titles(tree: LexborHTMLParser) -> Iterator[str]:
    """Give the links that may say by what one chooses, and the headings above some choices."""
    for node in tree.css("a[href], h2, h3, h4, h5"):
        leads = _leads_to_choices(node, tree) if node.tag == "a" else _heads_choices(node)
        if leads and 0 < len(said := flat(node.text())) <= _LONGEST:
            yield said


def _leads_to_choices(link: LexborNode, tree: LexborHTMLParser) -> bool:
    """Tell whether a link leads elsewhere, or to a part of the page where something can be chosen."""
    address = link.attributes.get("href") or ""
    part = tree.css_first(f'[id="{address[1:]}"]') if re.fullmatch(r"#[\w-]+", address) else None
    return part is None or len(part.css(_CHOICES)) >= _SOME


def _heads_choices(heading: LexborNode) -> bool:
    """Tell whether some choices stand below a heading: what one service tells of its agency is none."""
    node = heading
    while not (after := _elements_after(node)) and node.parent:  # alone in a wrapper
        node = node.parent
    below = takewhile(lambda one: not re.fullmatch(r"h[1-6]", one.tag or ""), after)
    return sum(len(one.css(_CHOICES)) for one in below) >= _SOME


def _elements_after(node: LexborNode) -> list[LexborNode]:
    found, after = [], node.next
    while after is not None:
        if after.is_element_node:
            found.append(after)
        after = after.next
    return found


def _named(node: LexborNode) -> Iterator[str]:
    for text in (node.text(), node.attributes.get("aria-label"), node.attributes.get("placeholder")):
        said = flat(text or "")
        if 0 < len(said) <= _LONGEST:
            yield said
