"""A control that is pressed twice in quick succession, and every answer to what that sends."""

import asyncio
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from portalcheck.gather.answers import playwright_error
from portalcheck.gather.guard import SAFE, Guard

_BETWEEN = 0.12  # seconds between two presses of an impatient person
_PATIENCE = 10  # seconds that an answer is waited for
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """What was answered to something that was sent; `reference` is None where the answer could not be read."""

    address: str
    status: int
    reference: str | None


class Twice:
    """Stands between a browser context and the network while a control is pressed twice.

    What is sent is truly sent each time, and no answer reaches the page before both presses were made: a browser gives
    up the first request at the second press, and nobody would see what came of it.
    """

    def __init__(self, context: Any, guard: Guard, pattern: str) -> None:
        self._context = context
        self._guard = guard
        self._pattern = re.compile(pattern)
        self._pressed = asyncio.Event()
        self._open = 0
        self._leading: dict[str, str | None] = {}
        self.answers: list[Answer] = []

    async def press(self, page: Any, control: Any) -> None:
        """Press twice, and wait until all is answered."""
        await self._context.route("**/*", self._answer)
        try:
            await control.scroll_into_view_if_needed()
            await control.click(trial=True)  # it stands still, and nothing lies over it
            box = await control.bounding_box()
            assert box is not None  # it was just found free to be pressed
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            await page.mouse.click(x, y)
            await asyncio.sleep(_BETWEEN)
            await page.mouse.click(x, y)
            await asyncio.sleep(_BETWEEN)
            self._pressed.set()
            for _ in range(_PATIENCE * 10):
                await asyncio.sleep(0.1)
                if not self._open:
                    break
        finally:
            self._pressed.set()
            with suppress(playwright_error()):
                await self._context.unroute("**/*", self._answer)

    @property
    def told(self) -> list[Answer]:
        """The answers to what hands in: those at an address that gave a reference, if one did, else all."""
        giving = {one.address for one in self.answers if one.reference}
        return [one for one in self.answers if not giving or one.address in giving]

    @property
    def requests(self) -> int:
        """How often the same was sent."""
        return max(Counter(one.address for one in self.told).values(), default=0)

    async def _answer(self, route: Any) -> None:
        request = route.request
        if request.method in SAFE or not self._guard.permits(request.url):
            await route.fallback()
            return
        if request.headers.get("content-type") and not request.post_data_buffer:
            # A form that holds a file is not told to us as it is sent, so it cannot be sent in the browser's stead.
            self.answers.append(Answer(_address(request), 0, None))
            await route.fallback()
            return
        self._open += 1
        try:
            answer = await route.fetch(max_redirects=0)
            self.answers.append(Answer(_address(request), answer.status, await self._reference(request.url, answer)))
            await self._pressed.wait()
        except playwright_error():  # the server broke it off
            self.answers.append(Answer(_address(request), 0, None))
            with suppress(playwright_error()):
                await route.abort()
        else:
            with suppress(playwright_error()):  # the browser gave it up at the second press
                await route.fulfill(response=answer)
        finally:
            self._open -= 1

    async def _reference(self, url: str, answer: Any) -> str | None:
        """Find the reference in an answer, or in the page that it leads to: one page is one receipt."""
        location = answer.headers.get("location", "")
        if not location or location not in self._leading:
            self._leading[location] = await self._look(url, location, answer)
        return self._leading[location]

    async def _look(self, url: str, location: str, answer: Any) -> str | None:
        said = [unquote(location), _text(await answer.text())]
        leads_to = urljoin(url, location)
        if location and not self._pattern.search(said[0]) and urlsplit(leads_to)[:2] == urlsplit(url)[:2]:
            page = await self._context.request.get(leads_to)
            said.append(_text(await page.text()))
        found = next((found for text in said if (found := self._pattern.search(text))), None)
        return (found[1] if found.re.groups else found[0]).strip() if found else None


def _address(request: Any) -> str:
    return f"{request.method} {request.url.partition('?')[0]}"


def _text(markup: str) -> str:
    return _TAG.sub(" ", markup)
