"""A page as one who reads it from top to bottom with a screen reader hears it, line by line.

The order is that of the accessibility tree, so of the document. A line says first what a thing is, then its name, its
states, its value and its description. Nothing is said twice: not the text of a link after its name, not a label that a
field is called by, not a legend or a caption that names what it stands in. What only groups and has no name is left
out. It is what the accessibility tree holds, not the speech of a product: each screen reader puts it in words of its
own, and a person can make it say more or less.
"""

import re
from collections.abc import Generator, Iterator
from typing import NamedTuple

from portalcheck.model.artifact import Tree, TreeFrame

_LANDMARKS = frozenset({"banner", "complementary", "contentinfo", "main", "navigation", "search"})
_LANDMARKS_IF_NAMED = frozenset({"form", "region"})
_FIELDS = frozenset(
    {"checkbox", "combobox", "listbox", "radio", "searchbox", "slider", "spinbutton", "switch", "textbox"}
    | {"ColorWell", "Date", "DateTime", "InputTime"}
)
_ONE_LINE = _FIELDS - {"listbox"} | {
    *("button", "link", "DisclosureTriangle", "tab", "option", "image", "img", "SvgRoot", "Canvas", "Video", "Audio"),
    *("menuitem", "menuitemcheckbox", "menuitemradio", "progressbar", "meter", "separator", "math"),
}
"""Whose name says all that is in them."""
_GROUPS = frozenset(
    {
        "alert",
        "alertdialog",
        "dialog",
        "listbox",
        "log",
        "menu",
        "menubar",
        "radiogroup",
        "status",
        "tablist",
        "toolbar",
    }
    | {"tree"}
)
_GROUPS_IF_NAMED = frozenset({"article", "feed", "figure", "group", "marquee", "tabpanel", "timer"})
_TABLES = frozenset({"table", "grid", "treegrid"})
_CELLS = {"columnheader": "columnheader", "rowheader": "rowheader", "cell": "", "gridcell": ""}
_LISTS = {"list": ("listitem",), "DescriptionList": ("term", "DescriptionListTerm")}
_BLOCKS = frozenset({"listitem", "paragraph", "term", "definition", "Legend", "caption", "Figcaption", "Section"})
_LABELS = frozenset({"LabelText", "Legend", "caption", "Figcaption"})
_NAMED = _FIELDS | _GROUPS | _GROUPS_IF_NAMED | _TABLES
_GOES_ON = re.compile(r"[\s,.;:!?)\]}»”’…]")


class Role(NamedTuple):
    """What a thing is, and its numbers: the level of a heading, the items of a list, the rows and columns of a table,
    which row it is.
    """

    name: str
    numbers: tuple[int, ...] = ()


class Line(NamedTuple):
    """One line: what is said of a thing. Without any role it is text. `text` is empty where a thing has no name; `ends`
    where a landmark, a dialog or a frame is left.
    """

    roles: tuple[Role, ...] = ()
    text: str = ""
    states: tuple[str, ...] = ()
    value: str = ""
    description: str = ""
    ends: bool = False


def announced(tree: Tree) -> Iterator[Line]:
    """Give the lines of a page, with those of each frame where it stands."""
    frames = {frame.frame: frame for frame in tree.frames}
    if page := frames.pop("", None):
        yield from _Reader(frames, frozenset(one.frame for one in tree.missing_frames)).read(page)


class _Nodes:
    """One frame's nodes, with their children."""

    def __init__(self, frame: TreeFrame) -> None:
        self.frame = frame
        self.children: list[list[int]] = [[] for _ in frame.role]
        for index, above in enumerate(frame.parent):
            if above >= 0:
                self.children[above].append(index)
        called = zip(frame.role, frame.accessible_name, strict=True)
        self.names = {_bare(name) for role, name in called if role in _NAMED and name.strip()}

    def below(self, index: int) -> Iterator[int]:
        """Give what lies below a node, in order."""
        waiting = self.children[index][::-1]
        while waiting:
            here = waiting.pop()
            yield here
            waiting += self.children[here][::-1]

    def count(self, index: int, roles: tuple[str, ...], inner: frozenset[str]) -> int:
        """Count what has one of these roles below a node, without what lies in another one of its kind."""
        found, waiting = 0, list(self.children[index])
        while waiting:
            here = waiting.pop()
            role = self.frame.role[here]
            found += role in roles
            if role not in inner:
                waiting += self.children[here]
        return found

    def content(self, index: int, *, outside_fields: bool = False) -> str:
        """Give the text below a node without its spaces: they differ between a name and what it is made of."""
        texts, waiting = [], self.children[index][::-1]
        while waiting:
            here = waiting.pop()
            role, name = self.frame.role[here], self.frame.accessible_name[here]
            if role in ("StaticText", "image", "img"):
                texts.append(name)
            elif not (outside_fields and role in _NAMED):
                waiting += self.children[here][::-1]
        return _bare("".join(texts))


class _Reader:
    """Reads one page; what is still to be said before the next line waits."""

    def __init__(self, frames: dict[str, TreeFrame], missing: frozenset[str]) -> None:
        self._frames = frames
        self._missing = missing
        self._text = ""
        self._waiting: list[tuple[int, Role]] = []

    def read(self, frame: TreeFrame) -> Iterator[Line]:
        nodes = _Nodes(frame)
        rows: dict[int, int] = {}
        silent: set[int] = set()
        walk = [(index, False) for index, above in reversed([*enumerate(frame.parent)]) if above < 0]
        while walk:
            index, leaving = walk.pop()
            if leaving:
                yield from self._leave(nodes, index)
                silent.discard(index)
                continue
            role, name = frame.role[index], " ".join(frame.accessible_name[index].split())
            if role == "StaticText":
                if not silent:
                    yield from self._say(frame.accessible_name[index])
                continue
            if role == "ListMarker":
                if re.search(r"\w", name) and not silent:
                    yield from self._say(f"{name} ")
                continue
            inward = True
            if role == "LineBreak":
                yield from self._flush()
                inward = False
            elif role in _ONE_LINE or ("editable" in frame.states.get(index, ()) and role not in _NAMED):
                yield from self._one(nodes, index, name)
                inward = False
            elif role == "Iframe":
                yield from self._frame(nodes, index, name)
                inward = False
            elif role == "treeitem":
                yield from self._one(nodes, index, name)
                silent.add(index)
            else:
                if role in _LABELS and nodes.content(index, outside_fields=True) in nodes.names:
                    silent.add(index)
                inward = yield from self._enter(nodes, index, name, rows)
            if inward:
                walk.append((index, True))
                walk += [(child, False) for child in reversed(nodes.children[index])]
        yield from self._flush()

    def _enter(self, nodes: _Nodes, index: int, name: str, rows: dict[int, int]) -> Generator[Line, None, bool]:
        """Begin what holds other things; tells whether these are read as well."""
        frame, role = nodes.frame, nodes.frame.role[index]
        inward = True
        if role == "RootWebArea":
            if not frame.frame:
                yield Line((Role("page"),), name)
        elif role == "heading":
            yield from self._flush()
            level = frame.level.get(index)
            heading = Role("heading", (level,) if level else ())
            inward = not name or nodes.content(index) == _bare(name)
            if inward:
                self._waiting.append((index, heading))
            else:
                yield self._line(nodes, index, heading, name)
        elif role in _LANDMARKS | _GROUPS or (name and role in _LANDMARKS_IF_NAMED | _GROUPS_IF_NAMED):
            yield from self._flush()
            yield self._line(nodes, index, Role(role), name)
        elif role in _LISTS:
            yield from self._flush()
            items = nodes.count(index, _LISTS[role], frozenset(_LISTS))
            yield self._line(nodes, index, Role("list", (items,)), name)
        elif role in _TABLES:
            yield from self._flush()
            rows[index] = 0
            across = [one for one in nodes.below(index) if nodes.frame.role[one] == "row"]
            columns = max((nodes.count(one, tuple(_CELLS), frozenset(_CELLS)) for one in across), default=0)
            down = nodes.count(index, ("row",), _TABLES)
            yield self._line(nodes, index, Role("table", (down, columns)), name)
        elif role == "row":
            yield from self._flush()
            table = next((one for one in _above(frame, index) if one in rows), None)
            if table is not None:
                rows[table] += 1
                self._waiting.append((index, Role("row", (rows[table],))))
        elif role in _CELLS or role == "blockquote":
            yield from self._flush()
            if told := _CELLS.get(role, role):
                self._waiting.append((index, Role(told)))
        elif role in _BLOCKS:
            yield from self._flush()
        return inward

    def _leave(self, nodes: _Nodes, index: int) -> Iterator[Line]:
        role, name = nodes.frame.role[index], " ".join(nodes.frame.accessible_name[index].split())
        if role in _LANDMARKS or role in ("dialog", "alertdialog") or (name and role in _LANDMARKS_IF_NAMED):
            yield from self._flush()
            yield Line((Role(role),), name, ends=True)
        elif role in _BLOCKS | _CELLS.keys() | _TABLES | _LISTS.keys() | {"heading", "row", "blockquote"}:
            yield from self._flush()
            if role == "heading" and any(owner == index for owner, _ in self._waiting):
                yield Line(self._roles())
            self._waiting = [one for one in self._waiting if one[0] != index]

    def _one(self, nodes: _Nodes, index: int, name: str) -> Iterator[Line]:
        """Say a thing in one line, with the heading that it may hold."""
        yield from self._flush()
        role = nodes.frame.role[index]
        if role in ("SvgRoot", "Canvas") and not name:
            return
        line = self._line(nodes, index, Role(role), name)
        held = next((one for one in nodes.below(index) if nodes.frame.role[one] == "heading"), None)
        level = None if held is None else nodes.frame.level.get(held)
        yield line if held is None else line._replace(roles=(*line.roles, Role("heading", (level,) if level else ())))

    def _frame(self, nodes: _Nodes, index: int, name: str) -> Iterator[Line]:
        yield from self._flush()
        path = nodes.frame.inside.get(index, "")
        line = self._line(nodes, index, Role("Iframe"), name)
        if inner := self._frames.pop(path, None):
            yield line
            yield from self.read(inner)
            yield Line((Role("Iframe"),), name, ends=True)
        else:
            yield line._replace(states=("unseen",)) if path in self._missing else line

    def _line(self, nodes: _Nodes, index: int, role: Role, name: str) -> Line:
        frame = nodes.frame
        return Line(
            (*self._roles(), role),
            name,
            frame.states.get(index, ()),
            frame.value.get(index, ""),
            frame.description.get(index, ""),
        )

    def _say(self, text: str) -> Iterator[Line]:
        """Go on with a line of text, or begin another: blocks beside one another leave no space between them."""
        if self._text and not (self._text[-1].isspace() or _GOES_ON.match(text)):
            yield from self._flush()
        self._text += text

    def _flush(self) -> Iterator[Line]:
        text, self._text = " ".join(self._text.split()), ""
        if text:
            yield Line(self._roles(), text)

    def _roles(self) -> tuple[Role, ...]:
        waiting, self._waiting = self._waiting, []
        return tuple(role for _, role in waiting)


def _above(frame: TreeFrame, index: int) -> Iterator[int]:
    while (index := frame.parent[index]) >= 0:
        yield index


def _bare(text: str) -> str:
    return "".join(text.split())
