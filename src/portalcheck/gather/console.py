"""What the page said while it loaded."""

from portalcheck.gather import gatherer
from portalcheck.gather.past import Unavailable
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Console


@gatherer(effect="passive")
async def console(tab: Tab) -> Console:
    """Collect console errors and warnings, uncaught errors and dialogs."""
    if tab.past is None:
        raise Unavailable("the page was loaded before portalcheck could listen")
    return Console(messages=tuple(tab.past.console), dialogs=tuple(tab.past.dialogs))
