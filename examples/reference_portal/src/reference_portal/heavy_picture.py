"""The picture of the heavy page: an uncompressed bitmap, the same bytes on every request."""

from __future__ import annotations

import math
import struct
from functools import cache

from flask import Blueprint, Response

WIDTH, HEIGHT = 1024, 683

bp = Blueprint("heavy_picture", __name__)


@bp.get("/static-heavy/toan-canh.bmp")
def picture() -> Response:
    """Serve the bitmap; it is never cached, so each load of the page costs the same."""
    return Response(_bitmap(), mimetype="image/bmp", headers={"Cache-Control": "no-store"})


@cache
def _bitmap() -> bytes:
    """Draw hills under a pale sky as a 24-bit BMP, which no client or server compresses."""
    hills = (((214, 222, 226), 0.36), ((176, 192, 200), 0.50), ((128, 152, 164), 0.64), ((84, 112, 128), 0.80))
    columns = []
    for x in range(WIDTH):
        column = bytearray()
        edges = [
            HEIGHT * base + 34 * math.sin(x / (90 + 40 * i) + 1.7 * i) + 12 * math.sin(x / 31 + i)
            for i, (_, base) in enumerate(hills)
        ]
        for y in range(HEIGHT):
            red, green, blue = 246, 240, 230
            for edge, (colour, _) in zip(edges, hills, strict=True):
                if y >= edge:
                    red, green, blue = colour
            column += bytes((blue, green, red))
        columns.append(bytes(column))
    # A BMP lists its rows from the bottom up; 1024 × 3 bytes is a multiple of four, so rows need no padding.
    rows = b"".join(
        b"".join(column[3 * y : 3 * y + 3] for column in columns) for y in range(HEIGHT - 1, -1, -1)
    )
    file_header = struct.pack("<2sIHHI", b"BM", 54 + len(rows), 0, 0, 54)
    info_header = struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, 24, 0, len(rows), 2835, 2835, 0, 0)
    return file_header + info_header + rows
