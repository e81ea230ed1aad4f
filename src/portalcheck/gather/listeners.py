"""What the page's own scripts listen to, before anything is tried."""

from collections.abc import Iterable, Set

from portalcheck.gather.tab import Tab


async def listens(tab: Tab, targets: Iterable[str], events: Set[str]) -> bool:
    """Say whether a script listens to one of the events at one of the targets, each an expression of the page."""
    page = await tab.main()
    for target in targets:
        # Listeners of the page's own scripts are told of the page's own handle alone.
        handle = await tab.send(page.session, "Runtime.evaluate", {"expression": target})
        if not (object_id := handle["result"].get("objectId")):
            continue
        told = await tab.send(page.session, "DOMDebugger.getEventListeners", {"objectId": object_id})
        if any(listener["type"] in events for listener in told["listeners"]):
            return True
    return False
