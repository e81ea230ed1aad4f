"""The page in other viewports, in place, and given back its device's own with everything scrolled as it was."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from portalcheck.gather.answers import script
from portalcheck.gather.tab import Tab

_IN_TRANSITION = """() => document.getAnimations().some(
  (one) => one instanceof CSSTransition && one.playState === "running")"""


# Nothing may move between two looks, and no transition begin by what we do to the page.
STILL = "*, *::before, *::after { transition: none !important; animation-play-state: paused !important; caret-color: transparent !important; }"  # noqa: E501


async def lay_out(tab: Tab, width: int, height: int, *, mobile: bool | None = False) -> None:
    """Lay the page out in another viewport: as a desktop does, which heeds no viewport meta element, or as its
    device does, where `mobile` is None.
    """
    await tab.resize(width, height, mobile=mobile)
    await tab.pause(100)  # scripts that answer a resize do so after a moment
    for _ in range(10):
        if not await tab.evaluate(_IN_TRANSITION):
            break
        await tab.pause(100)
    await tab.rendered()


@asynccontextmanager
async def kept_scroll(tab: Tab) -> AsyncIterator[None]:
    """Scroll the page, and what scrolls in it, to where it was at the end."""
    await tab.evaluate(script("keep_scroll.js"))
    try:
        yield
    finally:
        await tab.evaluate(script("give_scroll_back.js"))


@asynccontextmanager
async def kept_viewport(tab: Tab) -> AsyncIterator[None]:
    """Give the page its own viewport and scroll positions back at the end."""
    async with kept_scroll(tab):
        try:
            yield
        finally:
            await tab.restore()


@asynccontextmanager
async def held_still(tab: Tab) -> AsyncIterator[None]:
    """Keep what moves by itself from moving, and let it go on at the end."""
    await tab.evaluate(script("sheet.js"), STILL)
    try:
        yield
    finally:
        await tab.evaluate(script("sheet.js"), None)
