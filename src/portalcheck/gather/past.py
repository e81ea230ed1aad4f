"""What a page did since before its first request: answers, failures, console, dialogs.

Only a page that we opened has a past; of a page that a user's test had already loaded these things cannot be known.
"""

import time
from contextlib import suppress
from typing import Any

from portalcheck.model.artifact import ConsoleMessage, FailedRequest, Hop, KeptCookie

# Open by design for as long as the page lives; waiting for their end would be waiting for ever.
_STREAMS = frozenset({"eventsource", "websocket", "media", "ping", "beacon", "texttrack"})
_GUARDED = "ERR_BLOCKED_BY_CLIENT"  # what a journey's guard stopped is no fault of the page
_UNREAD_SECONDS = 1
_MOST = 500  # an endless logger must not fill the memory


class Unavailable(Exception):
    """Cannot be known of this page, whatever is tried."""


class Past:
    """Listens to one async page."""

    def __init__(self, page: Any) -> None:
        from playwright.async_api import Error

        self._error = Error
        self.page = page
        self._pending: dict[Any, str] = {}
        self._answered: dict[Any, float] = {}
        self.finished: list[Any] = []
        self.failed: list[FailedRequest] = []
        self.redirects: list[Hop] = []
        self.console: list[ConsoleMessage] = []
        self.dialogs: list[ConsoleMessage] = []
        self.document: Any = None
        self.departures = 0  # how often the page set out for another document
        self.departing: Any = None  # the request for it, until it is answered
        self.accepts_dialogs = False
        self.requests = 0
        self.crashed = False
        self.download = ""
        # The cookies after the first load of a browser that came without any; None after any other.
        self.kept: tuple[KeptCookie, ...] | None = None
        for event in ("request", "requestfinished", "requestfailed", "response", "console", "pageerror", "dialog"):
            page.on(event, getattr(self, f"_{event}"))
        page.on("crash", self._crash)
        page.on("download", self._download)
        page.on("popup", self._popup)

    def begin(self) -> None:
        """Forget what was: a state of a journey answers for what happened since the last one."""
        self.finished, self.failed, self.redirects, self.console, self.dialogs = [], [], [], [], []
        self.requests = 0

    async def cookies(self) -> tuple[KeptCookie, ...]:
        """Give the cookies that the browser holds now; their values are not looked at."""
        held = await self.page.context.cookies()
        return tuple(
            KeptCookie(
                name=one["name"],
                domain=one["domain"],
                path=one["path"],
                days=round((one["expires"] - time.time()) / 86400, 2) if one["expires"] > 0 else None,
            )
            for one in held
        )

    async def bytes(self) -> int:
        """Add up what came over the network for the requests that have ended, headers included."""
        total = 0
        for request in tuple(self.finished):
            try:
                sizes = await request.sizes()
            except self._error:
                continue  # served from memory: nothing came over the network
            total += max(sizes["responseBodySize"], 0) + max(sizes["responseHeadersSize"], 0)
        return total

    def _request(self, request: Any) -> None:
        self.requests += 1
        # A document says itself whether it has loaded, and one that is stopped half-way never ends here.
        if request.resource_type not in _STREAMS and not request.is_navigation_request():
            self._pending[request] = request.url
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self.departures += 1
            self.departing = request

    def _requestfinished(self, request: Any) -> None:
        self._ended(request)
        self._arrived(request)
        self.finished.append(request)

    def _requestfailed(self, request: Any) -> None:
        self._ended(request)
        self._arrived(request)
        if len(self.failed) < _MOST and _GUARDED not in (request.failure or ""):
            self.failed.append(
                FailedRequest(
                    url=request.url, kind=request.resource_type, status=None, reason=request.failure or "failed"
                )
            )

    def _response(self, response: Any) -> None:
        request = response.request
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self.redirects.append(Hop(url=response.url, status=response.status))
            self.document = response
            self._arrived(request)
            return
        if request.resource_type == "fetch" and request in self._pending:
            self._answered[request] = time.monotonic()
        if response.status >= 400 and len(self.failed) < _MOST:
            self.failed.append(
                FailedRequest(
                    url=response.url,
                    kind=request.resource_type,
                    status=response.status,
                    reason=response.status_text,
                )
            )

    @property
    def pending(self) -> list[str]:
        """The addresses of requests that something may still come of.

        A script that only wants to have asked leaves the answer unread, and the browser then never calls it finished:
        once it is answered, such a request has a moment more.
        """
        now = time.monotonic()
        return [
            url for request, url in self._pending.items() if now < self._answered.get(request, now) + _UNREAD_SECONDS
        ]

    def _ended(self, request: Any) -> None:
        self._pending.pop(request, None)
        self._answered.pop(request, None)

    def _arrived(self, request: Any) -> None:
        if request is self.departing:
            self.departing = None

    def _console(self, message: Any) -> None:
        if message.type in {"error", "warning"} and len(self.console) < _MOST:
            self.console.append(
                ConsoleMessage(kind=message.type, text=message.text, url=message.location.get("url", ""))
            )

    def _pageerror(self, error: Any) -> None:
        if len(self.console) < _MOST:
            self.console.append(ConsoleMessage(kind="uncaught", text=str(error)))

    async def _dialog(self, dialog: Any) -> None:
        if len(self.dialogs) < _MOST:
            self.dialogs.append(ConsoleMessage(kind=dialog.type, text=dialog.message))
        with suppress(self._error):  # the page may have gone meanwhile
            await (dialog.accept() if self.accepts_dialogs and dialog.type != "prompt" else dialog.dismiss())

    def _crash(self, _page: Any) -> None:
        self.crashed = True

    async def _download(self, download: Any) -> None:
        self.download = download.suggested_filename
        with suppress(self._error):
            await download.cancel()

    async def _popup(self, page: Any) -> None:
        with suppress(self._error):
            await page.close()
