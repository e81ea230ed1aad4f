"""What a page names: its headings, links, tabs and what unfolds, and whether that stands on all pages of its portal."""

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.measure.sheet import flat

_NAMING = "h1, h2, h3, h4, h5, h6, a[href], summary, button, [role=tab], [role=button], [role=heading]"
_OF_ALL_PAGES = frozenset({"header", "nav", "footer"})
_ROLES = frozenset({"banner", "navigation", "contentinfo"})
_LONGEST = 120  # characters of a name


class NamedPart(NamedTuple):
    """A name, and whether it stands in a header, a menu or a footer that all pages have."""

    name: str
    of_all_pages: bool


def named_parts(html: str) -> Iterator[NamedPart]:
    """Give what a document names, in its order. A menu inside the main part is the page's own."""
    for node in LexborHTMLParser(html).css(_NAMING):
        name = flat(node.text())
        if 0 < len(name) <= _LONGEST:
            yield NamedPart(name, _is_of_all_pages(node))


def _is_of_all_pages(node: LexborNode) -> bool:
    around, found = node.parent, False
    while around is not None:
        if around.tag == "main" or around.attributes.get("role") == "main":
            return False
        found = found or around.tag in _OF_ALL_PAGES or (around.attributes.get("role") or "") in _ROLES
        around = around.parent
    return found
