"""By what a page that lists services lets one choose among them: its filters, menus and tabs, in their own words."""

import re
from collections.abc import Iterator
from functools import lru_cache
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
        r"departments?|ministr(?:y|ies)|authorit(?:y|ies)|offices?|organismes?|administrations?|services? competents?"
    ),
}
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
_AN_AGENCY = re.compile(r"(?:so|bo|ubnd|uy ban nhan dan|cuc|chi cuc|phong|ban quan ly|ministry|department) .{2,50}")
_ADVANCED = re.compile(r"nang cao|bo loc|\bloc\b|advanced|filters?|filtres?|recherche avancee|tieu chi")
_LISTS = re.compile(
    r"danh (?:sach|muc) (?:thu tuc|dich vu|dvc|tthc)|thu tuc hanh chinh|dich vu cong|public services?|all services|"
    r"procedures|demarches"
)


@lru_cache(maxsize=48)
def offered(html: str) -> frozenset[Facet]:
    """Give the facets by which a page lets one choose: the names of its controls, or their values."""
    tree = LexborHTMLParser(html)
    controls, titles = tuple(_controls(tree)), tuple(_titles(tree))
    by_name = {
        facet
        for facet in _NAMES
        if any(_NAMES[facet].search(name) for name in controls)
        or any(_TITLES[facet].fullmatch(name) for name in titles)
    }
    names = (*controls, *titles)
    by_value = {
        facet
        for facet, values in _VALUES.items()
        if all(any(value.fullmatch(name) for name in names) for value in values)
    }
    agencies: set[Facet] = {"agency"} if sum(bool(_AN_AGENCY.fullmatch(one)) for one in set(names)) >= _LEAST else set()
    return frozenset(by_name | by_value | agencies)


@lru_cache(maxsize=48)
def spoken_of(html: str) -> frozenset[Facet]:
    """Give the facets that a page names in the head of a table or as a term, which may or may not be chosen by."""
    names = [folded(flat(one.text())) for one in LexborHTMLParser(html).css("th, dt, td, strong, b, p, span, div")]
    short = [name for name in names if len(name) <= 40]
    return frozenset(facet for facet, named in _NAMES.items() if any(named.search(name) for name in short))


def folds_more(html: str) -> bool:
    """Tell whether a page has a control that opens more ways to choose."""
    found = LexborHTMLParser(html).css("a, button, summary, [role=button]")
    return any(_ADVANCED.search(folded(flat(one.text() or one.attributes.get("aria-label") or ""))) for one in found)


def lists_services(title: str, html: str) -> bool:
    """Tell whether a page lists services, by its title and headings, and by having a list or a table of links."""
    tree = LexborHTMLParser(html)
    named = any(_LISTS.search(folded(one)) for one in (title, *(flat(each.text()) for each in tree.css("h1, h2, h3"))))
    return named and any(len(one.css("a[href]")) >= _LEAST for one in tree.css("main, table, ul, ol, #content, body"))


_LEAST = 3  # links


def _controls(tree: LexborHTMLParser) -> Iterator[str]:
    """Give the names of what one chooses by, folded: controls, their labels and groups, and the choices of a list."""
    for node in tree.css("label, legend, summary, select, option, button, [role=tab], [role=combobox], [role=listbox]"):
        yield from _named(node)
    for node in tree.css("input[aria-label], ng-select, mat-select, [placeholder]"):
        yield from _named(node)


def _titles(tree: LexborHTMLParser) -> Iterator[str]:
    """Give the links and headings that may say by what one chooses, folded."""
    return (said for node in tree.css("a[href], h2, h3, h4, h5") if 0 < len(said := folded(flat(node.text()))) <= 60)


def _named(node: LexborNode) -> Iterator[str]:
    for text in (node.text(), node.attributes.get("aria-label"), node.attributes.get("placeholder")):
        said = folded(flat(text or ""))
        if 0 < len(said) <= 60:
            yield said
