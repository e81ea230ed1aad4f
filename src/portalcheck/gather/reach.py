"""Where a gatherer may go beside its page, and how politely."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urljoin

from portalcheck.gather.answers import Gone, ScriptError, Unanswered, playwright_error
from portalcheck.gather.load import Unloadable, come_to_rest, go, origin
from portalcheck.gather.tab import Tab
from portalcheck.model.portal import Limits

_MOST_HOPS = 5
_PATIENCE = Limits(settle_seconds=4, quiet_milliseconds=150, unsettled="judge")

_Given = TypeVar("_Given")


class Fetched(NamedTuple):
    """What an address answered; `status` is None where it gave no answer, and `reason` says why."""

    url: str
    status: int | None
    reason: str
    media_type: str = ""
    body: bytes = b""
    location: str = ""


@dataclass(frozen=True)
class Reach:
    """The portal's `home`, the `origins` that it may lead to, and the `turn` of an address's host, to be waited for."""

    home: str
    origins: frozenset[str]
    turn: Callable[[str], Awaitable[None]]

    def holds(self, url: str) -> bool:
        """Tell whether an address belongs to the portal."""
        return origin(url) in self.origins

    async def open(self, tab: Tab, url: str) -> str:
        """Open another page of the portal, when its host's turn has come, and let it come to rest; says why where that
        is not to be had.
        """
        await self.turn(url)
        try:
            await go(tab, url, 15)
            await self.rest(tab)
        except (Gone, ScriptError, Unanswered, Unloadable) as error:
            return str(error) or type(error).__name__
        return ""

    async def rest(self, tab: Tab) -> None:
        """Let a page come to rest. Raises Unloadable where it has left the portal."""
        await come_to_rest(tab, self.origins, _PATIENCE)

    async def fetch(self, page: Any, url: str, seconds: float = 20) -> Fetched:
        """Ask for an address once, as the browser of this page would, and follow it inside the portal only."""
        for _ in range(_MOST_HOPS):
            if not self.holds(url):
                return Fetched(url, None, "it lies outside the portal")
            got = await self.ask(page, url, seconds)
            if not got.location:
                return got
            url = urljoin(url, got.location)
        return Fetched(url, None, "it redirects in a loop")

    async def ask(self, page: Any, url: str, seconds: float = 20) -> Fetched:
        """Ask for an address once, when its host's turn has come, and follow nothing."""
        await self.turn(url)
        try:
            answer = await page.context.request.get(url, max_redirects=0, timeout=seconds * 1000)
            where = answer.headers.get("location", "") if 300 <= answer.status < 400 else ""
            body = b"" if where else await answer.body()
            await answer.dispose()
        except playwright_error() as error:
            return Fetched(url, None, str(error).partition("\n")[0][:200])
        media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Fetched(url, answer.status, answer.status_text, media_type, body, where)

    async def aside(self, function: Callable[..., _Given], *arguments: Any) -> _Given:
        """Run what blocks, such as a look into the name system, beside all that goes on."""
        return await asyncio.to_thread(function, *arguments)
