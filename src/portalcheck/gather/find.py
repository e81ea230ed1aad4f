"""Finds what a journey names as a person finds it: by role and name, by label, by text, in any frame of the page.

The exact words go before a part of them. What has several bearers is not chosen from, and what has none is told with
the nearest that there is.
"""

import asyncio
import re
import time
import unicodedata
from collections.abc import AsyncIterator, Callable
from typing import Any

from rapidfuzz import fuzz, process

from portalcheck.gather.answers import playwright_error, script
from portalcheck.model.assertion import Phrase
from portalcheck.model.journey import Target
from portalcheck.model.trace import StopCause

_POLL_SECONDS = 0.1
_MOST_NAMES = 8


class Stopped(Exception):
    """The journey cannot go on, for a reason that the page or the world gives; `{name}` in it is filled in from `data`.

    `nearest` is what was there instead.
    """

    def __init__(self, template: str, cause: StopCause, nearest: str = "", /, **data: Any) -> None:
        self.why = Phrase.of(template, **data)
        super().__init__(self.why.text)
        self.cause: StopCause = cause
        self.nearest = nearest


Ready = Callable[[Any], Any]
"""Tells whether a locator's one element can be used, as `Locator.is_visible` does."""


async def find(page: Any, target: Target, seconds: float, ready: Ready | None = None, *, several: bool = False) -> Any:
    """Give the locator of the one thing that a target names, waiting for it; of the first one where `several` will do.

    Raises Stopped where it is not there in time, or where several things bear the name.
    """
    end = time.monotonic() + seconds
    while True:
        found = await _candidates(page, target, ready or _is_visible)
        if len(found) == 1 or (found and several):
            return found[0]
        if found and time.monotonic() > end - seconds + min(1.0, seconds):
            raise Stopped(
                "{target} is {times} times on the page; `within` says which one is meant",
                "ambiguous",
                target=target.phrase(),
                times=len(found),
            )
        if time.monotonic() > end:
            names = await _names(page, target)
            nearest = _nearest(target, names)
            raise Stopped(
                "{target} is not on the page, which has {names}" if names else "{target} is not on the page",
                "not-there",
                nearest,
                target=target.phrase(),
                names=quoted(names[:_MOST_NAMES]),
            )
        await asyncio.sleep(_POLL_SECONDS)


async def is_there(page: Any, target: Target) -> bool:
    """Tell whether at least one thing that a target names is to be seen now."""
    return bool(await _candidates(page, target, _is_visible))


async def expect(page: Any, target: Target, seconds: float, *, gone: bool = False) -> None:
    """Wait until what a target names is to be seen, or no longer is. Raises Stopped where that does not come about."""
    if not gone:
        try:
            await find(page, target, seconds, several=True)
        except Stopped as stopped:
            stopped.cause = "expectation"  # whatever it is that did not come
            raise
        return
    end = time.monotonic() + seconds
    while await is_there(page, target):
        if time.monotonic() > end:
            raise Stopped(
                "{target} is still there after {seconds:g} s", "expectation", target=target.phrase(), seconds=seconds
            )
        await asyncio.sleep(_POLL_SECONDS)


async def take(page: Any, target: Target, pattern: str, seconds: float) -> str:
    """Wait for a text of this form in a target, or on the page for one that names nothing; give its first group, if it
    has one. Raises Stopped where none comes.
    """
    end = time.monotonic() + seconds
    while True:
        if found := re.search(pattern, await text_of(page, target)):
            return (found[1] if found.re.groups else found[0]).strip()
        if time.monotonic() > end:
            raise Stopped("nothing on the page has the form {pattern}", "expectation", pattern=pattern)
        await asyncio.sleep(_POLL_SECONDS)


async def text_of(page: Any, target: Target) -> str:
    """Give the text that is to be seen in a target; of the whole page for one that names nothing."""
    if not (target.role or target.label or target.text):
        return "\n".join([text async for text in _page_texts(page)])
    found = await _candidates(page, target, _is_visible)
    return "\n".join([await _said_by(one) for one in found])


async def _page_texts(page: Any) -> AsyncIterator[str]:
    for frame in page.frames:
        try:
            yield str(await frame.locator("body").inner_text(timeout=1_000))
        except playwright_error():
            continue  # it left meanwhile


async def _said_by(locator: Any) -> str:
    try:
        return str(await locator.input_value(timeout=1_000))
    except playwright_error():  # it is no field
        return str(await locator.inner_text(timeout=1_000))


async def _candidates(page: Any, target: Target, ready: Ready) -> list[Any]:
    """Give the locators of all that is ready and bears the name: exactly, else in part.

    A page may say a name that was typed decomposed among composed words of its own, so that comes last.
    """
    forms = _forms(target)
    mixed = [target] if len(forms) > 1 else []
    for exact, mixes, named in ((True, False, forms), (False, False, forms), (True, True, mixed), (False, True, mixed)):
        found: list[Any] = []
        for frame in page.frames:
            try:
                for root in await _roots(frame, target) if named else ():
                    for form in named:
                        located = await _locate(root, form, exact, mixes).all()
                        found += [locator for locator in located if await ready(locator)]
            except playwright_error():
                continue  # the frame, or what stood in it, left meanwhile
        if found:
            return found
    return []


async def _roots(frame: Any, target: Target) -> list[Any]:
    if target.within is None:
        return [frame]
    for exact in (True, False):
        roots = [
            locator
            for form in _forms(target.within)
            for outer in await _roots(frame, target.within)
            for locator in await _locate(outer, form, exact).all()
        ]
        if roots:
            return roots
    return []


def _locate(root: Any, target: Target, exact: bool, mixed: bool = False) -> Any:
    words = _wanted(target)
    said = _in_any_form(words, exact) if mixed else words or None
    if target.role:
        return root.get_by_role(target.role, name=said, exact=exact)
    if target.label:
        return root.get_by_label(said, exact=exact)
    return root.get_by_text(said, exact=exact)


def _in_any_form(words: str, exact: bool) -> re.Pattern[str]:
    """Find words whose letters are composed, decomposed or in part so, each by itself."""
    letters = "".join(_letter(one) for one in unicodedata.normalize("NFC", " ".join(words.split())))
    return re.compile(rf"^\s*{letters}\s*$") if exact else re.compile(letters, re.IGNORECASE)


def _letter(one: str) -> str:
    apart = unicodedata.normalize("NFD", one)
    in_part = unicodedata.normalize("NFC", apart[:-1]) + apart[-1]
    forms = dict.fromkeys((one, in_part, apart))
    return r"\s+" if one == " " else re.escape(one) if len(forms) == 1 else f"(?:{'|'.join(forms)})"


def _forms(target: Target) -> list[Target]:
    """Give the target in composed and decomposed letters: pages write both, and they look the same."""
    forms = []
    for form in ("NFC", "NFD"):
        words = {
            key: unicodedata.normalize(form, text)
            for key in ("name", "label", "text")
            if (text := getattr(target, key))
        }
        forms.append(target.model_copy(update=words))
    return forms if forms[0] != forms[1] else forms[:1]


async def _names(page: Any, target: Target) -> list[str]:
    """List what things of the same kind are called, for the message."""
    names: dict[str, None] = {}
    for frame in page.frames:
        try:
            said = await frame.evaluate(script("names.js"), target.role or ("label" if target.label else "text"))
            names |= dict.fromkeys(said)
        except playwright_error():
            continue
    wanted = _wanted(target)
    ranked = process.extract(wanted, list(names), scorer=fuzz.ratio, limit=_MOST_NAMES, processor=_folded)
    return [name for name, *_ in ranked]


def _nearest(target: Target, names: list[str]) -> str:
    wanted = _folded(_wanted(target))
    return next((name for name in names if wanted and fuzz.ratio(wanted, _folded(name)) >= 90), "")


def _wanted(target: Target) -> str:
    return target.name or target.label or target.text or ""


def quoted(names: list[str]) -> str:
    """Write words of the page in a row."""
    return ", ".join(f"“{name}”" for name in names)


def _folded(text: str) -> str:
    """Leave out case, accents and marks around a name, such as the star of a required field."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
    return " ".join(bare.replace("đ", "d").strip(" *:()").split())


async def _is_visible(locator: Any) -> bool:
    return bool(await locator.is_visible())
