"""Blacks out what was typed while pictures are taken, and gives the page back as it was."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.tab import Tab


@asynccontextmanager
async def blacked_out(tab: Tab, patterns: list[str]) -> AsyncIterator[None]:
    """Hide the words that the patterns find, and whatever stands in a field.

    Raises Gone, ScriptError or Unanswered where a frame cannot be blacked out: then no picture may be taken.
    """
    frames = await tab.frames()
    try:
        for frame in frames:
            await tab.evaluate(script("private.js"), patterns, frame=frame)
        await tab.rendered()
        yield
    finally:
        for frame in frames:
            with suppress(Gone, ScriptError, Unanswered):
                await tab.evaluate(script("private.js"), None, frame=frame)
