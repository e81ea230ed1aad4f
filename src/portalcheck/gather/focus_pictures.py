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
class View:
    """What the window shows of the page, in CSS px: a phone may have zoomed the page out, or in on a field.

    `x` and `y` are where that begins in the viewport that the page is laid out in, `width` and `height` its size,
    `left` and `top` how far the page is scrolled, `scrolls` how often anything was: between equal views nothing moved.
    """

    x: float = 0
    y: float = 0
    width: float = 1
    height: float = 1
    left: float = 0
    top: float = 0
    scrolls: int = 0


@dataclass(frozen=True)
class Shot:
    """The window at one moment. `stop` is the index of the stop that has the focus, -1 where none has; `box` is its
    box in CSS px of the viewport.
    """

    picture: Picture
    stop: int
    box: Box
    view: View

    @property
    def scale(self) -> float:
        """Pixels of the picture per CSS px."""
        return float(self.picture.shape[1] / self.view.width)

    @property
    def seen(self) -> Box:
        """The box in CSS px of what the window shows."""
        x, y, width, height = self.box
        return x - self.view.x, y - self.view.y, width, height


async def shoot(tab: Tab) -> Picture:
    """Take a picture of the window, as rows of red, green and blue."""
    with Image.open(io.BytesIO(await tab.window())) as image:
        return np.asarray(image if image.mode == "RGB" else image.convert("RGB"))


def compare(before: Shot | None, focused: Shot, after: Shot | None) -> FocusLook | None:
    """Compare a shot with those before and after it, as far as nothing moved between; None where all did."""
    sides = [side if side and _same_place(side, focused) else None for side in (before, after)]
    if not any(sides):
        return None
    others = [side.seen for side in sides if side and side.stop not in (-1, focused.stop)]
    first, last = (side.picture if side else None for side in sides)
    change = focus_change(first, focused.picture, last, focused.seen, others, focused.scale)
    return _look(change) if change else None


async def look_again(tab: Tab, frame: Frame, index: int, *, suspect: bool) -> FocusLook | None:
    """Give an element the focus by itself, in the middle of the window; None where it does not take it.

    `suspect` says that nothing was seen to change the first time: then it is looked at longer.
    """
    for _ in range(2):  # a phone zooms in on a field that receives the focus; then it is there already
        before = await _placed(tab, frame, index)
        if before is None:
            return None
        still = None
        if suspect:
            await tab.pause(_AT_LEISURE)
            still = await shoot(tab)
        told = await tab.evaluate(script("walk_again.js"), index, True, frame=frame)
        if not told or not told["focused"]:
            return None
        if suspect:
            await tab.pause(_AT_LEISURE)
        left, top = await offset(tab, frame)
        x, y, wide, high = told["box"]
        focused = Shot(await shoot(tab), index, (x + left, y + top, wide, high), await _view(tab))
        if _same_place(before, focused):
            change = focus_change(before.picture, focused.picture, still, focused.seen, [], focused.scale)
            return _look(change).model_copy(update={"certain": suspect}) if change else None
    return None


async def _placed(tab: Tab, frame: Frame, index: int) -> Shot | None:
    """Bring an element into the middle of the window, without the focus."""
    if not await tab.evaluate(script("walk_again.js"), index, False, frame=frame):
        return None
    return Shot(await shoot(tab), -1, (0, 0, 0, 0), await _view(tab))


async def _view(tab: Tab) -> View:
    return View(*await tab.evaluate("() => globalThis.portalcheckWalk.view()"))


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
    return one.view == other.view and one.picture.shape == other.picture.shape


def _look(change: Change) -> FocusLook:
    return FocusLook(
        changed=change.changed, contrast=change.contrast, elsewhere=change.elsewhere, restless=change.restless
    )
