"""Pictures for measuring: the window's pixels, one for each CSS px."""

import io

import numpy
from PIL import Image

from portalcheck.gather.tab import Tab
from portalcheck.measure.pixels import Picture


async def pixels(tab: Tab, x: float, y: float, width: float, height: float) -> Picture:
    """Give a part of the viewport, named in CSS px of it: rows of red, green and blue.

    The window is taken as it is and cut afterwards, as a browser asked for a part changes the scale of the page.
    """
    with Image.open(io.BytesIO(await tab.window())) as image:
        wide, high, *_ = await tab.evaluate("() => [innerWidth, innerHeight]")
        across, down = image.width / wide, image.height / high
        box = (x * across, y * down, (x + width) * across, (y + height) * down)
        size = (max(1, round(width)), max(1, round(height)))
        return numpy.asarray(image.convert("RGB").resize(size, Image.Resampling.BOX, box=box))
