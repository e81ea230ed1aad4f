"""Pictures of the window during a walk, and what they tell of the focus."""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

from portalcheck.gather.answers import script
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.tab import Tab
from portalcheck.measure.focus import Box, Change, Picture, focus_change
from portalcheck.model.keyboard import FocusLook

_AT_LEISURE = 250  # ms: a script that draws the indicator itself may do so after a moment


@dataclass(frozen=True)
class Shot:
    """The window at one moment. `stop` is the index of the stop that has the focus, -1 where none has; `scrolled`
    says how often anything was scrolled before it was taken, so that equal values mean that nothing moved between.
    `scale` is pixels of the picture per CSS px.
    """

    picture: Picture
    stop: int
    box: Box
    scrolled: int
    scale: float


async def shoot(tab: Tab) -> Picture:
    """Take a picture of the window, a number for each pixel."""
    with Image.open(io.BytesIO(await tab.window())) as image:
        pixels = np.array(image.convert("RGBA"))
    return np.ascontiguousarray(pixels).view(np.uint32)[:, :, 0]


def compare(before: Shot | None, focused: Shot, after: Shot | None) -> FocusLook | None:
    """Compare a shot with those before and after it, as far as nothing was scrolled between; None where all was."""
    sides = [side if side and _same_place(side, focused) else None for side in (before, after)]
    if not any(sides):
        return None
    others = [side.box for side in sides if side and side.stop not in (-1, focused.stop)]
    first, last = (side.picture if side else None for side in sides)
    change = focus_change(first, focused.picture, last, focused.box, others, focused.scale)
    return _look(change) if change else None


async def look_again(tab: Tab, frame: Frame, index: int, width: float, *, suspect: bool) -> FocusLook | None:
    """Give an element the focus by itself, in the middle of the window; None where it does not take it.

    `width` is that of the window. `suspect` says that nothing was seen to change the first time: then it is looked at
    longer.
    """
    again = script("walk_again.js")
    placed = await tab.evaluate(again, index, False, frame=frame)
    if not placed:
        return None
    before = await shoot(tab)
    still = None
    if suspect:
        await tab.pause(_AT_LEISURE)
        still = await shoot(tab)
    told = await tab.evaluate(again, index, True, frame=frame)
    if not told or not told["focused"]:
        return None
    if suspect:
        await tab.pause(_AT_LEISURE)
    focused = await shoot(tab)
    left, top = await offset(tab, frame)
    x, y, wide, high = told["box"]
    change = focus_change(before, focused, still, (x + left, y + top, wide, high), [], focused.shape[1] / width)
    return _look(change).model_copy(update={"certain": suspect}) if change else None


async def offset(tab: Tab, frame: Frame) -> tuple[float, float]:
    """Give where a frame's document stands in the window."""
    x = y = 0.0
    at = frame
    while at.parent:
        owner = await tab.evaluate(script("box.js"), at.owner_css, True, frame=at.parent)
        if not owner:
            break
        x, y, at = x + owner["x"], y + owner["y"], at.parent
    return x, y


def _same_place(one: Shot, other: Shot) -> bool:
    return one.scrolled == other.scrolled and one.picture.shape == other.picture.shape


def _look(change: Change) -> FocusLook:
    return FocusLook(
        changed=change.changed, contrast=change.contrast, elsewhere=change.elsewhere, restless=change.restless
    )
