"""Presses keys, counts them, and tells what came of it."""

import asyncio
import time
from collections import Counter
from typing import Any, Literal

from portalcheck.gather.answers import Gone, ScriptError, script
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.tab import Tab
from portalcheck.model.keys import LETTERS

Reaction = Literal["clicked", "left", "changed", "taken", "unheard", ""]
"""A click was heard on what had the focus; the page was left; it changed; its script took the key for itself; nobody
could listen; nothing.
"""
_WATCH_SECONDS = 0.6
_POLL_SECONDS = 0.03


class Fingers:
    """Presses keys in one tab. `pressed` counts them by name since it was emptied; `last` is the one before now."""

    def __init__(self, tab: Tab) -> None:
        assert tab.past is not None  # our own pages always have one
        self._tab = tab
        self._past = tab.past
        self.pressed: Counter[str] = Counter()
        self.last = ""

    async def press(self, key: str) -> None:
        """Press a key, named as Playwright names it."""
        self.pressed[key] += 1
        self.last = key
        await self._tab.press(key)

    async def type(self, text: str) -> None:
        """Press the keys of a text; letters that no key bears come as an input method gives them."""
        self.pressed[LETTERS] += len(text)
        self.last = LETTERS
        await self._tab.within(self._tab.page.keyboard.type(text), self._tab.seconds + len(text) / 10)

    async def operate(self, *keys: str) -> Reaction:
        """Press one key after the other, until there is a reaction to one. Where the page changes by itself as well,
        that it changed is none.
        """
        unheard = False
        for key in keys:
            reaction = await self._watched(key)
            if reaction == "changed" and await self._restless():
                reaction = "unheard"
            if reaction not in ("unheard", ""):
                return reaction
            unheard |= reaction == "unheard"
        return "unheard" if unheard else ""

    async def _watched(self, key: str) -> Reaction:
        before = self._so_far()
        frames = await self._listen()
        await self.press(key)
        end = time.monotonic() + _WATCH_SECONDS
        while True:
            told = [await self._tell(frame) for frame in frames]
            if None in told or self._tab.closed or self._so_far()[0] != before[0]:
                return "left"
            heard = [one for one in told if one]
            if any(one["clicks"] for one in heard):
                return "clicked"
            if time.monotonic() > end:
                break
            await asyncio.sleep(_POLL_SECONDS)
        if any(one["changes"] or one["moved"] for one in heard) or self._so_far() != before:
            return "changed"
        if any(one["handled"] for one in heard):
            return "taken"
        return "" if all(frame.scripted for frame in frames) else "unheard"

    async def _restless(self) -> bool:
        """Tell whether the page changes without a key as well."""
        before = self._so_far()
        frames = await self._listen()
        await asyncio.sleep(_WATCH_SECONDS)
        told = [await self._tell(frame) for frame in frames]
        return self._so_far() != before or any(one and one["changes"] for one in told)

    def _so_far(self) -> tuple[int, int, int]:
        return self._past.departures, self._past.requests, len(self._past.dialogs)

    async def _listen(self) -> list[Frame]:
        """Listen in every frame that can be listened in."""
        frames = []
        for frame in await self._tab.frames():
            try:
                await self._tab.evaluate(script("keys_watch.js"), frame=frame)
            except (Gone, ScriptError):
                continue
            frames.append(frame)
        return frames

    async def _tell(self, frame: Frame) -> dict[str, Any] | None:
        """Give what was heard in a frame; None where its document is no more."""
        try:
            told = await self._tab.evaluate("() => globalThis.portalcheckKeys?.tell()", frame=frame)
        except (Gone, ScriptError):
            return None
        return dict(told) if told else None
