"""What takes a click: elements with a listener of their own, as the browser lists them."""

from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, script
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.frames import each_frame
from portalcheck.gather.tab import Tab
from portalcheck.model.clickables import Clickable, Clickables

_CLICKS = {"click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"}


@gatherer(effect="passive")
async def clickables(tab: Tab) -> Clickables:
    """Ask for the listeners of what looks like a control and takes no focus.

    A listener further up, as frameworks keep one for all, makes nothing a control.
    """
    said, missing = await each_frame(tab, script("clickables.js").replace("SELECTOR", script("selector.js")))
    found: list[Clickable] = []
    for frame, told in said:
        for index, one in enumerate(told["found"]):
            if await takes_clicks(tab, frame, f"globalThis.portalcheckClickables[{index}]"):
                found.append(Clickable(frame=frame.path, **one))
    return Clickables(found=tuple(found), focusable=sum(told["focusable"] for _, told in said), missing_frames=missing)


async def takes_clicks(tab: Tab, frame: Frame, expression: str) -> bool:
    """Ask for the listeners of what an expression gives. Those of the page's own scripts are told of its own handle
    alone.
    """
    session = frame.session
    try:
        ours = await tab.send(session, "Runtime.evaluate", {"expression": expression, "contextId": frame.context})
        node = await tab.send(session, "DOM.describeNode", {"objectId": ours["result"]["objectId"]})
        theirs = await tab.send(session, "DOM.resolveNode", {"backendNodeId": node["node"]["backendNodeId"]})
        listeners: dict[str, Any] = await tab.send(
            session, "DOMDebugger.getEventListeners", {"objectId": theirs["object"]["objectId"]}
        )
    except (Gone, KeyError):
        return False
    return any(listener["type"] in _CLICKS for listener in listeners["listeners"])
