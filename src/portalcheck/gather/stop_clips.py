"""Small pictures of the place of a stop, without the focus and with it, cut from pictures of the window."""

import io
from math import ceil, floor

from PIL import Image, ImageDraw

from portalcheck.gather.focus_pictures import Shot
from portalcheck.gather.tab import Keep
from portalcheck.model.assertion import Evidence
from portalcheck.model.keyboard import FocusLook

_MARGIN = 16  # CSS px around the box; an indicator is looked for within 12
_WIDEST, _TALLEST = 480, 320  # CSS px
_PLAIN = 3  # the contrast that WCAG asks of what shows a control's state
_COARSE, _FINE = 30, 80  # of WebP, up to 100
_INK = (0x88, 0x88, 0x88)  # neither the dark nor the light of most indicators


def keep_clips(keep: Keep | None, look: FocusLook | None, without: Shot | None, focused: Shot) -> tuple[Evidence, ...]:
    """Keep the place of what has the focus, without the focus and with it; nothing where that cannot be shown.

    Both shots must be of the same view. `look` is what they told: where the focus is plain to see, a coarser picture
    shows it as well.
    """
    if keep is None or without is None:
        return ()
    area = _area(focused)
    plain = look is not None and not look.restless and look.changed and look.contrast >= _PLAIN
    clips = [_cut(shot, area, _COARSE if plain else _FINE) for shot in (without, focused)] if area else []
    first, last = [*clips, None, None][:2]
    if first is None or last is None:
        return ()
    return (
        keep(first).model_copy(update={"shows": "without-focus"}),
        keep(last).model_copy(update={"shows": "with-focus"}),
    )


def _area(shot: Shot) -> tuple[int, int, int, int] | None:
    """Give the place of the stop in pixels of the picture: left, top, right, bottom; None where it is outside."""
    x, y, width, height = shot.seen
    tall, wide = shot.photo.pixels.shape[:2]
    left, top = max(floor((x - _MARGIN) * shot.scale), 0), max(floor((y - _MARGIN) * shot.scale), 0)
    right = min(ceil((x + width + _MARGIN) * shot.scale), wide, left + ceil(_WIDEST * shot.scale))
    bottom = min(ceil((y + height + _MARGIN) * shot.scale), tall, top + ceil(_TALLEST * shot.scale))
    return (left, top, right, bottom) if left < right and top < bottom else None


def _cut(shot: Shot, area: tuple[int, int, int, int], quality: int) -> bytes | None:
    """Cut a WebP picture, with what was typed blacked out; None where it is not known where that stands."""
    if shot.photo.private is None:
        return None
    left, top, right, bottom = area
    picture = Image.fromarray(shot.photo.pixels[top:bottom, left:right])
    pen = ImageDraw.Draw(picture)
    for x, y, width, height in shot.photo.private:
        x1, y1 = floor((x - shot.view.x) * shot.scale) - left, floor((y - shot.view.y) * shot.scale) - top
        x2, y2 = (
            ceil((x + width - shot.view.x) * shot.scale) - left,
            ceil((y + height - shot.view.y) * shot.scale) - top,
        )
        pen.rectangle((x1, y1, max(x2 - 1, x1), max(y2 - 1, y1)), fill=_INK)
    content = io.BytesIO()
    picture.save(content, "WEBP", quality=quality, method=2)
    return content.getvalue()
