"""A slow connection and a slow processor, by the browser's own throttling: the slow 4G of Lighthouse.

A round trip of 150 ms, 1.6 Mbit/s down, 0.75 Mbit/s up. A browser delays requests and not packets, and a request takes
several round trips: Lighthouse gives it 3.75 of them, and nine tenths of the throughput. The processor is asked to be
four times slower; on a busy machine it is about twice as slow.
"""

from contextlib import suppress
from typing import Any

from portalcheck.gather.answers import playwright_error
from portalcheck.gather.lenses.lens import Lens
from portalcheck.gather.tab import Tab

ROUND_TRIP = 150  # ms
DOWN, UP = 1_600, 750  # kbit/s
SLOWER = 4
_CONDITIONS = {
    "offline": False,
    "latency": ROUND_TRIP * 3.75,
    "downloadThroughput": DOWN * 1000 / 8 * 0.9,
    "uploadThroughput": UP * 1000 / 8 * 0.9,
    "connectionType": "cellular4g",
}


class SlowLens(Lens):
    """Takes the journey as on an inexpensive phone in a village."""

    patience = 4

    async def begin(self, tab: Tab) -> None:
        """Throttle the tab for all documents that it comes to, and each frame that has a process of its own."""
        self._sessions: dict[Any, Any] = {}
        await self._throttle(tab.page, tab.page)
        tab.page.on("framenavigated", lambda frame: self._frame(tab.page, frame))

    async def _frame(self, page: Any, frame: Any) -> None:
        with suppress(playwright_error()):  # it has the process of its page, or left again
            if frame.parent_frame and frame not in self._sessions:
                await self._throttle(page, frame)

    async def _throttle(self, page: Any, where: Any) -> None:
        session = await page.context.new_cdp_session(where)
        self._sessions[where] = session  # the throttling ends with its session
        await session.send("Network.enable")
        await session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        await session.send("Network.emulateNetworkConditions", _CONDITIONS)
        await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
