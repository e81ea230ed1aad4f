"""Blacks out what was typed: in the page while pictures are taken, or in a picture that was taken as the page is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.tab import Tab

Box = tuple[float, float, float, float]
"""Left, top, width and height in CSS px of the viewport."""


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


async def private_boxes(tab: Tab) -> list[Box] | None:
    """Give where what was typed stands now; None where that cannot be told: then no picture may be kept.

    A frame that holds any of it counts as a whole, as it may be drawn at another scale.
    """
    if tab.private is None:
        return []
    boxes: list[Box] = []
    try:
        for frame in await tab.frames():
            found = await tab.evaluate(script("private.js"), tab.private.patterns, True, frame=frame)
            if not frame.parent:
                boxes += [(x, y, width, height) for x, y, width, height in found]
            elif found:
                boxes.append(await _frame_box(tab, frame))
    except (Gone, ScriptError, Unanswered):
        return None
    return boxes


async def _frame_box(tab: Tab, frame: Frame) -> Box:
    """Give the box of the outermost frame around a frame. Raises Gone where it is not found."""
    while frame.parent and frame.parent.parent:
        frame = frame.parent
    box = await tab.evaluate(script("box.js"), frame.owner_css, True, frame=frame.parent)
    if not box:
        raise Gone("a frame is not where it was")
    return box["x"], box["y"], box["width"], box["height"]
