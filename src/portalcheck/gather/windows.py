"""The page in windows of other widths, in place, and where everything stands in each."""

from collections.abc import Iterable
from typing import Any

from portalcheck.gather.answers import script
from portalcheck.gather.tab import Tab
from portalcheck.measure.responsive.snapshot import Page, Snapshot

_WAITS = (150, 250)  # ms after which scripts that answer late are looked for; usual delays are up to 250 ms


class Windows:
    """The page in windows of other widths. `patience` is how long its scripts are waited for, in milliseconds."""

    def __init__(self, tab: Tab, height: int) -> None:
        self._tab = tab
        self._height = height
        self._last = 0
        self.page = Page()
        self.breakpoints: list[int] = []
        self.patience = 0

    async def resize(self, width: int) -> None:
        """Make the window as wide, as a desktop browser does, which heeds no viewport meta element."""
        await self._tab.resize(width, self._height, mobile=False, wait=False)

    async def look(self, width: int) -> Snapshot:
        """Give where everything stands in a window as wide as this."""
        await self.resize(width)
        if self.patience:
            await self._tab.pause(self.patience)
        return await self._snapshot(width)

    async def learn_patience(self, widths: Iterable[int]) -> None:
        """Find out whether, and how long after a change of the width, scripts of the page still move something."""
        for width in widths:
            await self.resize(width)
            known, passed = await self._snapshot(width), 0
            for wait in _WAITS:
                await self._tab.pause(wait)
                passed += wait
                now = await self._snapshot(width)
                if now.differs(known):
                    self.patience = max(self.patience, passed + 50)
                known = now

    async def _snapshot(self, width: int) -> Snapshot:
        """Read the styles again where there is a breakpoint on the way from the last width to this one."""
        low, high = sorted((width, self._last))
        afresh = any(low <= at <= high for at in self.breakpoints) or not self._last
        self._last = width
        told: dict[str, Any] = await self._tab.evaluate(script("sweep.js"), width, afresh)
        return self.page.at(width, told)
