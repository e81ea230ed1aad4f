"""Links, headings and what stands between them, in the order of a frame's document."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portalcheck.measure.language import primary_subtag
from portalcheck.measure.words import content_words
from portalcheck.model.assertion import Pointer
from portalcheck.model.elements import Element, ElementsFrame

_WINDOW = re.compile(
    r"[\s,;:–—-]*[(\[]?\s*(?:opens? in (?:a )?new (?:window|tab)|new (?:window|tab)|external link|mở (?:trong|ra|ở) "
    r"(?:cửa sổ|thẻ|tab|trang) mới|cửa sổ mới|(?:s['’]ouvre dans (?:une|un) )?(?:nouvelle fenêtre|nouvel onglet))"
    r"\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"h([1-6])$")


def told_links(frame: ElementsFrame) -> Iterator[tuple[int, Element]]:
    """Give the links that assistive technology tells with a name, and their places."""
    for at, element in enumerate(frame.elements):
        if element.role == "link" and element.exposed and element.name:
            yield at, element


def headings(frame: ElementsFrame) -> Iterator[tuple[int, Element]]:
    """Give the headings that assistive technology tells with a name, and their places."""
    for at, element in enumerate(frame.elements):
        if element.role == "heading" and element.exposed and element.name:
            yield at, element


def level(heading: Element) -> int:
    """Give the level of a heading."""
    asked = heading.attributes.get("aria-level", "").strip()
    tag = _LEVEL.match(heading.tag)
    return int(asked) if asked.isdecimal() and int(asked) else int(tag.group(1)) if tag else 2


def heading_before(frame: ElementsFrame, at: int, *, lowest: int = 2) -> Element | None:
    """Give the last heading before an element, if its level is `lowest` or below: 2 leaves out those of whole pages."""
    last = None
    for place, heading in headings(frame):
        if place > at:
            break
        last = heading
    return last if last is not None and level(last) >= lowest else None


def plain_name(link: Element) -> str:
    """Give the name of a link without the note that a window opens."""
    return _WINDOW.sub("", link.name).strip() or link.name


def tells_more(link: Element) -> bool:
    """Say whether the words around a link, or its description, add a word or a number of three digits to its name."""
    around = f"{link.context} {link.description}"
    if content_words(around) - content_words(link.name):
        return True
    return bool(set(re.findall(r"\d{3,}", around)) - set(re.findall(r"\d{3,}", link.name)))


def language(element: Element) -> str:
    """Give the primary subtag of the language in effect; empty where none is declared."""
    return primary_subtag(element.language or "")


def at(element: Element, frame: ElementsFrame) -> Pointer:
    """Point at an element."""
    return Pointer(css=element.css, frame=frame.frame, snippet=element.snippet)


class Part(NamedTuple):
    """The visible text of a heading, and that between it and the next."""

    own: list[str]
    below: list[str]


def parts(frame: ElementsFrame) -> dict[int, Part]:
    """Give the part below each heading, by the heading's place.

    A heading that cannot be seen has no place among what can; if it is the only one, all of the text is its own.
    """
    there = list(headings(frame))
    owners = {heading.css: place for place, heading in there}
    found = {place: Part([], []) for place, _ in there}
    current: int | None = None
    for passage in frame.passages:
        own = _owner(passage.css, owners)
        if own is not None:
            current = own
            found[own].own.append(passage.text)
        elif current is not None:
            found[current].below.append(passage.text)
    if len(there) == 1 and current is None:
        found[there[0][0]].below.extend(passage.text for passage in frame.passages)
    return found


def _owner(css: str, owners: dict[str, int]) -> int | None:
    while css not in owners:
        css = css.rpartition(" > ")[0]
        if not css:
            return None
    return owners[css]
