"""Pictures of the window during a walk, and what they tell of the focus."""

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image

from portalcheck.gather.answers import script
from portalcheck.gather.blackout import private_boxes
from portalcheck.gather.frame_tree import Frame, offset
from portalcheck.gather.tab import Tab
from portalcheck.measure.focus import Change, focus_change
from portalcheck.measure.pixels import Box, Picture
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
class Photo:
    """A picture of the window. `private` are the boxes where what was typed may stand in it, in CSS px of the viewport;
    None where that is not known.
    """

    pixels: Picture
    private: tuple[Box, ...] | None


@dataclass(frozen=True)
class Shot:
    """The window at one moment. `stop` is the index of the stop that has the focus, -1 where none has; `box` is its
    box in CSS px of the viewport.
    """

    photo: Photo
    stop: int
    box: Box
    view: View

    @property
    def scale(self) -> float:
        """Pixels of the picture per CSS px."""
        return float(self.photo.pixels.shape[1] / self.view.width)

    @property
    def seen(self) -> Box:
        """The box in CSS px of what the window shows."""
        x, y, width, height = self.box
        return x - self.view.x, y - self.view.y, width, height


@dataclass(frozen=True)
class Again:
    """What a second look at an element told, and the shots that it was told by."""

    look: FocusLook
    without: Shot
    focused: Shot


async def shoot(tab: Tab) -> Photo:
    """Take a picture of the window, as rows of red, green and blue.

    Where what was typed stands is asked before and after it, since the page goes on meanwhile.
    """
    before = await private_boxes(tab) if tab.keep else []
    with Image.open(io.BytesIO(await tab.window())) as image:
        pixels = np.asarray(image if image.mode == "RGB" else image.convert("RGB"))
    after = await private_boxes(tab) if tab.keep else []
    return Photo(pixels, None if before is None or after is None else (*before, *after))


def comparable(side: Shot | None, focused: Shot) -> Shot | None:
    """Give a shot if nothing moved between it and the other."""
    return side if side and _same_place(side, focused) else None


def compare(before: Shot | None, focused: Shot, after: Shot | None) -> FocusLook | None:
    """Compare a shot with those before and after it, as far as nothing moved between; None where all did."""
    sides = [comparable(side, focused) for side in (before, after)]
    if not any(sides):
        return None
    others = [side.seen for side in sides if side and side.stop not in (-1, focused.stop)]
    first, last = (side.photo.pixels if side else None for side in sides)
    change = focus_change(first, focused.photo.pixels, last, focused.seen, others, focused.scale)
    return _look(change) if change else None


async def look_again(tab: Tab, frame: Frame, index: int, *, suspect: bool) -> Again | None:
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
            last = still.pixels if still else None
            change = focus_change(before.photo.pixels, focused.photo.pixels, last, focused.seen, [], focused.scale)
            if change is None:
                return None
            return Again(_look(change).model_copy(update={"certain": suspect}), before, focused)
    return None


async def _placed(tab: Tab, frame: Frame, index: int) -> Shot | None:
    """Bring an element into the middle of the window, without the focus."""
    if not await tab.evaluate(script("walk_again.js"), index, False, frame=frame):
        return None
    return Shot(await shoot(tab), -1, (0, 0, 0, 0), await _view(tab))


async def _view(tab: Tab) -> View:
    return View(*await tab.evaluate("() => globalThis.portalcheckWalk.view()"))


def _same_place(one: Shot, other: Shot) -> bool:
    return one.view == other.view and one.photo.pixels.shape == other.photo.pixels.shape


def _look(change: Change) -> FocusLook:
    return FocusLook(
        changed=change.changed, contrast=change.contrast, elsewhere=change.elsewhere, restless=change.restless
    )
