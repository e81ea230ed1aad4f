"""What a page begins with, and what leads past it."""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.measure.skipping import leads_past
from portalcheck.model.elements import Element, ElementsFrame

_BLOCKS = ("navigation", "banner", "contentinfo", "complementary", "search")
_FRAMES = ("iframe", "frame", "object", "embed")
_BEFORE = 80  # letters of content: after them a navigation is not what the page begins with
_OUTSIDE = ("nav", "header", "footer", "aside", "script", "style", "noscript", "template")


class Outline:
    """The blocks, links, headings and landmarks of a page's own document; `html` is that document."""

    def __init__(self, frame: ElementsFrame, html: str) -> None:
        self._elements = frame.elements
        self._passages = frame.passages
        self._html = html

    @cached_property
    def blocks(self) -> list[Element]:
        """What may come again on other pages before the content, as far as it is seen and told."""
        return [one for at, one in enumerate(self._elements) if self._is_block(at)]

    @cached_property
    def links(self) -> list[Element]:
        """The links that lead to other pages."""
        return [one for one in self._elements if _leads_out(one)]

    @cached_property
    def navigation(self) -> Element | None:
        """The first navigation."""
        return self._elements[self._first] if self._first >= 0 else None

    @cached_property
    def navigation_links(self) -> int:
        """How many links to other pages the first navigation holds."""
        return sum(self._first in self._over(at) for at, one in enumerate(self._elements) if _leads_out(one))

    @cached_property
    def heading(self) -> Element | None:
        """The first heading of the content."""
        for at, one in enumerate(self._elements):
            told = one.role == "heading" and one.exposed and one.visible and one.name
            if told and at > self._first and not self._in_block(at):
                return one
        return None

    @cached_property
    def landmark(self) -> Element | None:
        """The landmark of the content: one that does not hold the first navigation."""
        for at, one in enumerate(self._elements):
            named = one.role in ("region", "form") and one.name and at > self._first
            if one.exposed and (one.role == "main" or named) and not (self._in_block(at) or self._holds_first(at)):
                return one
        return None

    @cached_property
    def skip_link(self) -> Element | None:
        """The first link that says that it leads past something, to a place after the first navigation."""
        for one in self._elements:
            href = one.attributes.get("href", "")
            if one.role == "link" and href.startswith("#") and one.exposed and one.focusable:
                fragment = unquote(href[1:])
                if fragment and leads_past(one.name, fragment) and self._comes_after(fragment):
                    return one
        return None

    @cached_property
    def perhaps(self) -> Element | None:
        """What could be another way: a control before the content, a frame, or a heading or landmark around it all."""
        for at, one in enumerate(self._elements):
            early = self._first < 0 or at <= self._first or self._first in self._over(at)
            operated = one.focusable and self._could_close(at)
            heading = one.role == "heading" and bool(one.name) and not self._in_block(at, ("navigation", "contentinfo"))
            landmark = one.role == "main" or (one.role in ("region", "form") and one.name)
            held = landmark and self._holds_first(at)
            if one.exposed and ((early and operated) or heading or held or one.tag in _FRAMES):
                return one
        return None

    @cached_property
    def text_after_navigation(self) -> int:
        """How many letters of text can be seen after the first navigation, outside of blocks."""
        return self._letters[1]

    @cached_property
    def _first(self) -> int:
        """The place of the navigation that the page begins with; -1 where there is none."""
        if self._letters[0] >= _BEFORE:
            return -1
        return next(
            (at for at, one in enumerate(self._elements) if one.role == "navigation" and self._is_block(at)), -1
        )

    @cached_property
    def _letters(self) -> tuple[int, int]:
        """Count the letters of text outside of blocks that can be seen before the first navigation, and after it."""
        seen = {word for passage in self._passages for word in passage.text.split()}
        tree, counts, begun = LexborHTMLParser(self._html), [0, 0], False
        for node in tree.root.traverse(include_text=True) if tree.root else ():
            begun = begun or _is_navigation(node)
            if node.tag == "-text" and not _is_outside(node):
                counts[begun] += sum(len(word) for word in node.text().split() if word in seen)
        return counts[0], counts[1]

    def _could_close(self, at: int) -> bool:
        """Say whether a control could fold away what is shown; what opens something, or sends a form, does not."""
        one = self._elements[at]
        if one.attributes.get("aria-expanded") == "false" or one.attributes.get("aria-haspopup", "false") != "false":
            return False
        over = [self._elements[place] for place in self._over(at)]
        if one.tag == "summary":
            return any(each.tag == "details" and "open" in each.attributes for each in over)
        sends = one.tag in ("button", "input") and any(each.tag == "form" or each.role == "search" for each in over)
        return (one.role == "button" and not sends) or _is_scripted(one)

    def _over(self, at: int) -> Iterator[int]:
        while (at := self._elements[at].parent) >= 0:
            yield at

    def _in_block(self, at: int, roles: tuple[str, ...] = _BLOCKS) -> bool:
        return any(self._elements[over].role in roles for over in self._over(at))

    def _is_block(self, at: int) -> bool:
        one = self._elements[at]
        told = one.role in _BLOCKS and one.role != "contentinfo" and one.exposed and one.visible
        return told and not self._in_block(at, ("contentinfo",))

    def _holds_first(self, at: int) -> bool:
        return self._first >= 0 and at in self._over(self._first)

    def _comes_after(self, fragment: str) -> bool:
        tree = LexborHTMLParser(self._html)
        begun = self._first < 0
        for node in tree.root.traverse() if tree.root else ():
            if fragment in (node.attributes.get("id"), node.attributes.get("name") if node.tag == "a" else None):
                return begun and not _is_outside(node)
            begun = begun or _is_navigation(node)
        return False


def _is_outside(node: LexborNode) -> bool:
    """Say whether a node is, or stands in, a block or what is never shown."""
    over: LexborNode | None = node
    while over is not None:
        if over.tag in _OUTSIDE or (over.is_element_node and over.attributes.get("role") in _BLOCKS):
            return True
        over = over.parent
    return False


def _is_navigation(node: LexborNode) -> bool:
    return node.is_element_node and (node.tag == "nav" or node.attributes.get("role") == "navigation")


def _leads_out(one: Element) -> bool:
    href = one.attributes.get("href", "").strip()
    return (
        one.role == "link" and one.exposed and one.visible and bool(href) and not href.startswith(("#", "javascript:"))
    )


def _is_scripted(one: Element) -> bool:
    """Say whether a link does something else than lead to a page."""
    href = one.attributes.get("href", "").strip()
    return one.role == "link" and (href == "#" or href.startswith("javascript:") or "aria-expanded" in one.attributes)
