"""The accessibility tree, as the browser hands it to assistive technology."""

from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, Unanswered
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import MissingFrame, Tree, TreeFrame


@gatherer(effect="passive")
async def tree(tab: Tab) -> Tree:
    """Ask each frame's renderer for its full tree, and keep what is not ignored."""
    seen: list[TreeFrame] = []
    missing: list[MissingFrame] = []
    for frame in await tab.frames():
        try:
            answer = await tab.cdp("Accessibility.getFullAXTree", frame, frameId=frame.id)
        except (Gone, Unanswered) as error:
            if not frame.path:
                raise
            missing.append(MissingFrame(frame=frame.path, url=frame.url, reason=str(error)))
            continue
        seen.append(_columns(frame.path, answer["nodes"]))
    return Tree(frames=tuple(seen), missing_frames=tuple(missing))


def _columns(path: str, nodes: list[dict[str, Any]]) -> TreeFrame:
    """Flatten a tree; the children of an ignored node become those of its parent. Inline boxes repeat their text."""
    by_id = {node["nodeId"]: node for node in nodes}
    role: list[str] = []
    name: list[str] = []
    parent: list[int] = []
    waiting = [(node["nodeId"], -1) for node in reversed(nodes) if node.get("parentId") not in by_id]
    while waiting:
        node_id, above = waiting.pop()
        node = by_id.get(node_id)
        if node is None:
            continue
        kind = node.get("role", {}).get("value", "")
        if kind == "InlineTextBox":
            continue
        here = above
        if not node.get("ignored"):
            here = len(role)
            role.append(str(kind))
            name.append(str(node.get("name", {}).get("value", "")))
            parent.append(above)
        waiting += [(child, here) for child in reversed(node.get("childIds", []))]
    return TreeFrame(frame=path, role=tuple(role), accessible_name=tuple(name), parent=tuple(parent))
