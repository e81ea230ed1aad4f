"""The page in other viewports, in place, and given back its device's own with everything scrolled as it was."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from portalcheck.gather.answers import script
from portalcheck.gather.tab import Tab


async def lay_out(tab: Tab, width: int, height: int) -> None:
    """Lay the page out in another viewport. A desktop heeds no viewport meta element, so none is heeded here."""
    await tab.resize(width, height, mobile=False)
    await tab.pause(100)  # scripts that answer a resize do so after a moment
    await tab.rendered()


@asynccontextmanager
async def kept_viewport(tab: Tab) -> AsyncIterator[None]:
    """Give the page its own viewport and scroll positions back at the end."""
    await tab.evaluate(script("keep_scroll.js"))
    try:
        yield
    finally:
        await tab.restore()
        await tab.evaluate(script("give_scroll_back.js"))
