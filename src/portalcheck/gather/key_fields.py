"""Fills fields in and chooses from lists by keys, in what has the focus; each tells whether its value is there."""

import asyncio
import re
import time
import unicodedata
from collections.abc import Callable, Coroutine
from datetime import date
from typing import Any

from portalcheck.gather.act import DAY
from portalcheck.gather.fingers import Fingers
from portalcheck.gather.key_way import KeyWay

_IS_DATE = "element => element.localName === 'input' && element.type === 'date'"
_IS_TIME = "element => element.localName === 'input' && /^(time|datetime-local|month|week)$/.test(element.type)"
_VALUE = "element => 'value' in element ? element.value : element.innerText"
_PATIENCE = 0.6
_MOST_PARTS = 8  # of a date field, with the button that opens its calendar
# How the parts of a date may stand: the browser shows them as its own language writes them.
_ORDERS = ("dmy", "mdy", "ymd")
_TYPE_AHEAD = re.compile(r"[a-z0-9]+", re.IGNORECASE)


class KeyFields:
    """Types and chooses. An order of parts that had to be found out counts once: a person sees which it is."""

    def __init__(self, fingers: Fingers, way: KeyWay) -> None:
        self._fingers = fingers
        self._way = way

    async def fill(self, field: Any, value: str) -> bool | None:
        """Type a value as its field takes it. False where nothing comes of it, None where something else does."""
        if await field.evaluate(_IS_DATE):
            return await self.type_date(field, value)
        if await field.evaluate(_IS_TIME):
            return await self.type_time(field, value)
        return await self.type(field, value)

    async def type(self, field: Any, value: str) -> bool | None:
        """Type a value in the place of what stands there."""
        before = await field.evaluate(_VALUE)
        for select_all in (("ControlOrMeta+a",), ("Home", "Shift+End")):
            if await field.evaluate(_VALUE):
                for key in select_all:
                    await self._fingers.press(key)
                if not value:
                    await self._fingers.press("Delete")
            await self._fingers.type(value)
            if await comes(lambda: self._holds(field, value)):
                return True
        return False if value and await field.evaluate(_VALUE) == before else None

    async def type_date(self, field: Any, value: str) -> bool | None:
        """Type a date, dd/mm/yyyy or as ISO 8601 has it, into the parts of a date field."""
        found = DAY.fullmatch(value)
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(value)
        parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year:04}"}
        before = self._fingers.pressed
        for order in _ORDERS:
            await self._to_the_first_part(field)
            self._fingers.pressed = before.copy()
            for part in order:
                await self._fingers.type(parts[part])
                if order == "ymd" and part == "y":
                    await self._fingers.press("ArrowRight")  # a year may have more digits
            if await comes(lambda: self._reads(field, day.isoformat())):
                return True
        return None

    async def type_time(self, field: Any, value: str) -> bool | None:
        """Type a time into the parts of its field."""
        await self._to_the_first_part(field)
        await self._fingers.type(re.sub(r"\D", "", value))
        return True if await comes(lambda: self._reads(field, value)) else None

    async def select(self, field: Any, place: int) -> bool | None:
        """Choose the option at an index of a native list, without opening it: by its first letters where that is
        shorter, then by arrows.
        """
        here = await field.evaluate("element => element.selectedIndex")
        text = await field.evaluate("(element, place) => element.options[place].text.trim()", place)
        letters = _TYPE_AHEAD.match(text)
        start = letters[0].lower()[:3] if letters else ""
        if abs(place - here) > len(start) + 1:
            for letter in start:
                if here == place:
                    break
                await self._fingers.press(letter)
                here = await field.evaluate("element => element.selectedIndex")
        for _ in range(await field.evaluate("element => element.options.length")):
            if here == place:
                return True
            await self._fingers.press("ArrowDown" if here < place else "ArrowUp")
            now = await field.evaluate("element => element.selectedIndex")
            if now == here:
                return None
            here = now
        return True if here == place else None

    async def _to_the_first_part(self, field: Any) -> None:
        """Go back out of a field of several parts, and into it again: Tab leads to the first."""
        at = await self._way.here(field)
        if at.relation == "it" and self._fingers.last == "Tab":
            return
        for _ in range(_MOST_PARTS):
            await self._fingers.press("Shift+Tab")
            if (await self._way.here(field)).relation != "it":
                break
        await self._fingers.press("Tab")

    async def _holds(self, field: Any, value: str) -> bool:
        """Tell whether a field holds a value, however it writes it: composed, or with other marks between."""
        held = _composed(str(await field.evaluate(_VALUE)))
        wanted = _composed(value)
        return held == wanted or (bool(_bare(wanted)) and _bare(held) == _bare(wanted))

    async def _reads(self, field: Any, value: str) -> bool:
        return bool(await field.evaluate(_VALUE) == value)


async def comes(ask: Callable[[], Coroutine[Any, Any, bool]], seconds: float = _PATIENCE) -> bool:
    """Ask until the answer is yes, or the time is over."""
    end = time.monotonic() + seconds
    while not await ask():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.05)
    return True


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _bare(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())
