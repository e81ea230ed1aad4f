"""Where a gatherer may go beside its page, and how politely."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urljoin

from portalcheck.gather.answers import playwright_error
from portalcheck.gather.load import origin

_MOST_HOPS = 5


class Fetched(NamedTuple):
    """What an address answered; `status` is None where it gave no answer, and `reason` says why."""

    url: str
    status: int | None
    reason: str
    media_type: str = ""
    body: bytes = b""


@dataclass(frozen=True)
class Reach:
    """The portal's `home`, the `origins` that it may lead to, and the `turn` of an address's host, to be waited for."""

    home: str
    origins: frozenset[str]
    turn: Callable[[str], Awaitable[None]]

    def holds(self, url: str) -> bool:
        """Tell whether an address belongs to the portal."""
        return origin(url) in self.origins

    async def fetch(self, page: Any, url: str, seconds: float = 20) -> Fetched:
        """Ask for an address once, as the browser of this page would, and follow it inside the portal only."""
        for _ in range(_MOST_HOPS):
            if not self.holds(url):
                return Fetched(url, None, "it lies outside the portal")
            await self.turn(url)
            try:
                answer = await page.context.request.get(url, max_redirects=0, timeout=seconds * 1000)
                where = answer.headers.get("location") if 300 <= answer.status < 400 else None
                body = b"" if where else await answer.body()
                await answer.dispose()
            except playwright_error() as error:
                return Fetched(url, None, str(error).partition("\n")[0][:200])
            if not where:
                media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
                return Fetched(url, answer.status, answer.status_text, media_type, body)
            url = urljoin(url, where)
        return Fetched(url, None, "it redirects in a loop")
