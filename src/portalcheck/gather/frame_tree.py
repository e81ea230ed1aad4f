"""The documents of a tab: its frames, those of other processes included, each with an isolated world."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from portalcheck.gather.answers import Gone, ScriptError, playwright_error, raise_fault, script

if TYPE_CHECKING:
    from portalcheck.gather.tab import Tab

_WORLD = "portalcheck"


@dataclass(frozen=True)
class Frame:
    """A document inside the tab. `path` joins the selectors of the iframes that lead to it; empty for the page's own.
    `scripted` is False where a sandbox keeps timers from firing, so that nothing asynchronous can run.
    """

    id: str
    path: str
    url: str
    scripted: bool
    parent: "Frame | None"
    owner_css: str
    loader: str
    session: Any
    context: int


async def list_frames(tab: "Tab", before: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """List the documents of a tab, the page's own first; those of `before` that are still there keep their world."""
    known = {frame.id: frame for frame in before}
    frames: list[Frame] = []
    placed: dict[str, Frame] = {}
    waiting = [(session, node) for session, tree in await _frame_trees(tab, before) for node in _walk(tree)]
    while waiting:
        rest = []
        for session, node in waiting:
            parent_id = node.get("parentId")
            if parent_id is None or parent_id in placed:
                frame = await _frame(tab, session, node, placed.get(parent_id or ""), known.get(node["id"]))
                if frame:
                    placed[frame.id] = frame
                    frames.append(frame)
            else:
                rest.append((session, node))
        if len(rest) == len(waiting):
            break  # their parents vanished meanwhile
        waiting = rest
    return tuple(frames)


async def offset(tab: "Tab", frame: Frame) -> tuple[float, float]:
    """Give where a frame's document stands in the viewport, in CSS px."""
    x = y = 0.0
    at = frame
    while at.parent:
        owner = await tab.evaluate(script("box.js"), at.owner_css, True, frame=at.parent)
        if not owner:
            break
        x, y, at = x + owner["x"], y + owner["y"], at.parent
    return x, y


async def _frame_trees(tab: "Tab", before: tuple[Frame, ...]) -> list[tuple[Any, dict[str, Any]]]:
    """Give the frame tree of each renderer process: frames of other sites have processes of their own."""
    main = await tab.main_session()
    trees = [(main, (await tab.send(main, "Page.getFrameTree", {}))["frameTree"])]
    known = {id(frame.session): frame.session for frame in before if frame.session is not main}
    for session in known.values():
        try:
            trees.append((session, (await tab.send(session, "Page.getFrameTree", {}))["frameTree"]))
        except Gone:
            continue
    seen = sum(1 for _, tree in trees for _ in _walk(tree))
    for frame in tab.page.frames[1:] if seen < len(tab.page.frames) else ():
        try:
            session = await tab.within(tab.page.context.new_cdp_session(frame))
        except playwright_error():
            continue  # it lives in its parent's process
        tree = (await tab.send(session, "Page.getFrameTree", {}))["frameTree"]
        if all(tree["frame"]["id"] != other["frame"]["id"] for _, other in trees):
            trees.append((session, tree))
    return trees


async def _frame(
    tab: "Tab", session: Any, node: dict[str, Any], parent: Frame | None, known: Frame | None
) -> Frame | None:
    if known and known.loader == node["loaderId"]:
        return known
    try:
        world = await tab.send(session, "Page.createIsolatedWorld", {"frameId": node["id"], "worldName": _WORLD})
        context = world["executionContextId"]
        probe = await tab.send(
            session,
            "Runtime.evaluate",
            {"expression": f"({script('scripted.js')})()", "contextId": context, "returnByValue": True},
        )
        owner = await _owner_css(tab, node["id"], parent) if parent else ""
    except (Gone, ScriptError):
        return None  # it left between the listing and the look
    path = f"{parent.path} >> {owner}".removeprefix(" >> ") if parent else ""
    return Frame(
        id=node["id"],
        path=path,
        url=node["url"],
        scripted=bool(probe["result"].get("value")),
        parent=parent,
        owner_css=owner,
        loader=node["loaderId"],
        session=session,
        context=context,
    )


async def _owner_css(tab: "Tab", frame_id: str, parent: Frame) -> str:
    owner = await tab.send(parent.session, "DOM.getFrameOwner", {"frameId": frame_id})
    element = await tab.send(
        parent.session,
        "DOM.resolveNode",
        {"backendNodeId": owner["backendNodeId"], "executionContextId": parent.context},
    )
    answer = await tab.send(
        parent.session,
        "Runtime.callFunctionOn",
        {
            "functionDeclaration": f"function () {{ return ({script('selector.js')})(this) }}",
            "objectId": element["object"]["objectId"],
            "returnByValue": True,
        },
    )
    raise_fault(answer, tab.seconds)
    return str(answer["result"]["value"])


def _walk(tree: dict[str, Any]) -> list[dict[str, Any]]:
    nodes = [tree["frame"]]
    for child in tree.get("childFrames", []):
        nodes += _walk(child)
    return nodes
