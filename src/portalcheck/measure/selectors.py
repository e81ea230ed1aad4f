"""Name the n-th element of a frame by a selector, from the columns of its layout alone.

The form is that of `gather/scripts/selector.js`: an id that occurs once, else the path from the nearest such id.
"""

from collections import Counter
from functools import cached_property

from portalcheck.model.artifact import Flag, LayoutFrame
from portalcheck.model.assertion import Pointer

INTO_SHADOW = " >>> "


class Selectors:
    """The selectors of one frame."""

    def __init__(self, frame: LayoutFrame) -> None:
        self._frame = frame

    def css(self, at: int) -> str:
        """Give the selector of an element; `>>>` stands before each step into an open shadow root."""
        frame, parts, node = self._frame, [], at
        while node >= 0:
            steps: list[str] = []
            while True:
                if frame.flags[node] & Flag.UNIQUE:
                    steps.append(f"#{escape(frame.ident[node])}")
                    node = self._tree_top(node)
                    break
                steps.append(self._step(node))
                if frame.flags[node] & Flag.SHADOW or frame.parent[node] < 0:
                    if frame.flags[node] & Flag.SHADOW:
                        steps.append(":host")  # a path that is not held to its root would find a deeper one
                    break
                node = frame.parent[node]
            parts.append(" > ".join(reversed(steps)))
            node = frame.parent[node]
        return INTO_SHADOW.join(reversed(parts))

    def pointer(self, at: int) -> Pointer:
        """Point at an element."""
        return Pointer(css=self.css(at), frame=self._frame.frame, snippet=self._frame.snippets.get(at, ""))

    def short(self, at: int) -> str:
        """Name an element in a message: its tag, with the id if it has one, such as `a#login`."""
        ident = self._frame.ident[at]
        return f"{self._frame.tag[at]}#{ident}" if ident else self._frame.tag[at]

    def _step(self, node: int) -> str:
        name = escape(self._frame.tag[node])
        alone = self._siblings[self._kin(node)] == 1
        return name if alone else f"{name}:nth-of-type({self._frame.child[node]})"

    def _tree_top(self, node: int) -> int:
        """Climb to the outermost element of the tree: of the document, or of the shadow root it stands in."""
        while not self._frame.flags[node] & Flag.SHADOW and self._frame.parent[node] >= 0:
            node = self._frame.parent[node]
        return node

    def _kin(self, node: int) -> tuple[int, int, str]:
        """Say whose child an element is: the light and the shadow children of a host are not siblings."""
        return self._frame.parent[node], self._frame.flags[node] & Flag.SHADOW, self._frame.tag[node]

    @cached_property
    def _siblings(self) -> Counter[tuple[int, int, str]]:
        return Counter(map(self._kin, range(len(self._frame.tag))))


def escape(text: str) -> str:
    """Write a text as a CSS identifier, as `CSS.escape` does (CSSOM, serialize an identifier)."""
    written = []
    for position, character in enumerate(text):
        code = ord(character)
        digit = character in "0123456789"
        if code == 0:
            written.append("\N{REPLACEMENT CHARACTER}")
        elif 1 <= code <= 0x1F or code == 0x7F or (digit and (position == 0 or (position == 1 and text[0] == "-"))):
            written.append(f"\\{code:x} ")
        elif character == "-" and len(text) == 1:
            written.append("\\-")
        elif code >= 0x80 or digit or character in "-_" or (character.isascii() and character.isalpha()):
            written.append(character)
        else:
            written.append(f"\\{character}")
    return "".join(written)
