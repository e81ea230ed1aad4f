"""The accessibility tree, as the browser hands it to assistive technology."""

from collections.abc import Iterator
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, Unanswered
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.tab import Tab
from portalcheck.measure.private import MASK
from portalcheck.model.artifact import MissingFrame, Tree, TreeFrame

_DATES = frozenset({"Date", "DateTime", "InputTime"})
"""Fields of several parts, which hold what was typed."""
_EITHER = {
    "checked": {"true": "checked", "mixed": "mixed", "false": "unchecked"},
    "pressed": {"true": "pressed", "mixed": "mixed", "false": "unpressed"},
    "expanded": {"true": "expanded", "false": "collapsed"},
}
_WHERE_TRUE = ("selected", "required", "readonly", "disabled")


@gatherer(effect="passive")
async def tree(tab: Tab) -> Tree:
    """Ask each frame's renderer for its full tree, and keep what is not ignored."""
    seen: list[TreeFrame] = []
    missing: list[MissingFrame] = []
    frames = await tab.frames()
    for frame in frames:
        try:
            answer = await tab.cdp("Accessibility.getFullAXTree", frame, frameId=frame.id)
        except (Gone, Unanswered) as error:
            if not frame.path:
                raise
            missing.append(MissingFrame(frame=frame.path, url=frame.url, reason=str(error)))
            continue
        columns, hosts = _columns(frame.path, answer["nodes"])
        seen.append(columns.model_copy(update={"inside": await _inside(tab, frame, frames, hosts)}))
    return Tree(frames=tuple(seen), missing_frames=tuple(missing))


async def _inside(tab: Tab, frame: Frame, frames: tuple[Frame, ...], hosts: dict[int, int]) -> dict[int, str]:
    """Give the paths of the frames that stand in the iframes of a frame."""
    paths = {one.id: one.path for one in frames}
    inside = {}
    for index, backend_node in hosts.items():
        try:
            node = (await tab.cdp("DOM.describeNode", frame, backendNodeId=backend_node))["node"]
        except Gone:
            continue
        if path := paths.get(node.get("frameId", "")):
            inside[index] = path
    return inside


def _columns(path: str, nodes: list[dict[str, Any]]) -> tuple[TreeFrame, dict[int, int]]:
    """Flatten a tree; the children of an ignored node become those of its parent. Inline boxes repeat their text, and
    what stands inside a field was typed. Gives the iframes as well, by the browser's own number of the element.
    """
    by_id = {node["nodeId"]: node for node in nodes}
    role: list[str] = []
    name: list[str] = []
    parent: list[int] = []
    level: dict[int, int] = {}
    value: dict[int, str] = {}
    description: dict[int, str] = {}
    states: dict[int, tuple[str, ...]] = {}
    hosts: dict[int, int] = {}
    waiting = [(node["nodeId"], -1) for node in reversed(nodes) if node.get("parentId") not in by_id]
    while waiting:
        node_id, above = waiting.pop()
        node = by_id.get(node_id)
        if node is None:
            continue
        kind = _text(node, "role")
        if kind == "InlineTextBox":
            continue
        here, field = above, False
        if not node.get("ignored"):
            here = len(role)
            role.append(kind)
            name.append(_text(node, "name"))
            parent.append(above)
            told = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
            field = kind in _DATES or ("editable" in told and bool(told.get("focusable") or "settable" in told))
            if kind == "heading" and "level" in told:
                level[here] = int(told["level"])
            if held := _text(node, "value"):
                value[here] = MASK * len(held) if field else held
            if described := _text(node, "description"):
                description[here] = described
            if known := tuple(_states(told, field=field)):
                states[here] = known
            if kind == "Iframe" and "backendDOMNodeId" in node:
                hosts[here] = node["backendDOMNodeId"]
        if not field:
            waiting += [(child, here) for child in reversed(node.get("childIds", []))]
    columns = TreeFrame(
        frame=path,
        role=tuple(role),
        accessible_name=tuple(name),
        parent=tuple(parent),
        level=level,
        value=value,
        description=description,
        states=states,
    )
    return columns, hosts


def _text(node: dict[str, Any], part: str) -> str:
    return str(node.get(part, {}).get("value", ""))


def _states(told: dict[str, Any], *, field: bool) -> Iterator[str]:
    for name, words in _EITHER.items():
        if said := words.get(str(told.get(name)).lower()):
            yield said
    yield from (name for name in _WHERE_TRUE if told.get(name) is True)
    if told.get("invalid", "false") != "false":
        yield "invalid"
    if told.get("hasPopup", "false") != "false":
        yield "popup"
    if field:
        yield "editable"
