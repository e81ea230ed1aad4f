"""Languages: which one a page declares, and whether the IANA registry lists it."""

import re
from functools import cache

from langcodes.registry_parser import parse_registry

from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Pointer

WHITE_SPACE = " \t\n\r\f"
_ROOT = re.compile(r"\s*<html(?=[\s>/])[^>]*>", re.IGNORECASE)
_XML_LANGUAGE = re.compile(r"""\sxml:lang=["']([^"']*)["']""")
_XHTML = "application/xhtml+xml"


def declared_language(document: Document) -> tuple[Pointer, str | None] | None:
    """Give the html element of a page and the language that it declares; None where the page is not HTML.

    In XHTML, `xml:lang` goes before `lang`.
    """
    root = _ROOT.match(document.html)
    if document.content_type not in {"text/html", _XHTML} or not root:
        return None
    language = document.language
    if document.content_type == _XHTML and (own := _XML_LANGUAGE.search(root.group())):
        language = own.group(1)
    return Pointer(css="html", snippet=root.group().strip()[:300]), language


def primary_subtag(tag: str) -> str:
    """Give what stands before the first hyphen, in lower case."""
    return tag.strip(WHITE_SPACE).partition("-")[0].lower()


def is_registered(subtag: str) -> bool:
    """Say whether the registry lists a language by this subtag; `eng` is none there, since `en` is."""
    return subtag.lower() in _registered() or _is_private(subtag.lower())


@cache
def _registered() -> frozenset[str]:
    languages = (entry for entry in parse_registry() if entry["Type"] == "language")  # type: ignore[no-untyped-call]
    return frozenset(entry["Subtag"] for entry in languages if ".." not in entry["Subtag"])


def _is_private(subtag: str) -> bool:
    """Say whether it is of the range that the registry keeps for private use, `qaa..qtz`."""
    return len(subtag) == 3 and subtag.isascii() and subtag.isalpha() and "qaa" <= subtag <= "qtz"
