"""The picture of the heavy page: an uncompressed bitmap, the same bytes on every request."""

from __future__ import annotations

import math
import struct
from functools import cache

from flask import Blueprint, Response

WIDTH, HEIGHT = 1024, 683
_SKY = (246, 240, 230)
# Colour of a range of hills, and its height as a share of the picture, from the farthest to the nearest.
_HILLS = (
    ((214, 222, 226), 0.36),
    ((176, 192, 200), 0.50),
    ((128, 152, 164), 0.64),
    ((84, 112, 128), 0.80),
)

bp = Blueprint("heavy_picture", __name__)


@bp.get("/static-heavy/toan-canh.bmp")
def picture() -> Response:
    """Serve the bitmap; it is never cached, so each load of the page costs the same."""
    return Response(_bitmap(), mimetype="image/bmp", headers={"Cache-Control": "no-store"})


@cache
def _bitmap() -> bytes:
    """Draw hills under a pale sky as a 24-bit BMP, which no client or server compresses."""
    # 1024 × 3 bytes is a multiple of four, so the rows of the BMP need no padding.
    row = 3 * WIDTH
    pixels = bytearray(row * HEIGHT)
    colours = (_SKY, *(colour for colour, _ in _HILLS))
    for x in range(WIDTH):
        ridges = [
            round(HEIGHT * share + 34 * math.sin(x / (90 + 40 * i) + 1.7 * i) + 12 * math.sin(x / 31 + i))
            for i, (_, share) in enumerate(_HILLS)
        ]
        edges = (0, *ridges, HEIGHT)
        # A BMP lists blue before green before red, and its rows from the bottom up.
        for position, channel in enumerate((2, 1, 0)):
            column = b"".join(bytes((colour[channel],)) * (edges[i + 1] - edges[i]) for i, colour in enumerate(colours))
            pixels[3 * x + position :: row] = column[::-1]
    file_header = struct.pack("<2sIHHI", b"BM", 54 + len(pixels), 0, 0, 54)
    info_header = struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, 24, 0, len(pixels), 2835, 2835, 0, 0)
    return file_header + info_header + bytes(pixels)
