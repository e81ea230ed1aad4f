"""A greeting of five seconds: a few notes, as some portals play when they are opened."""

from __future__ import annotations

import math
import struct
from functools import cache

from flask import Blueprint, Response

RATE, SECONDS = 8000, 5
_NOTES = (262, 330, 392, 523, 392)

bp = Blueprint("greeting", __name__)


@bp.get("/static-heavy/loi-chao.wav")
def sound() -> Response:
    """Serve the sound."""
    return Response(_wave(), mimetype="audio/wav")


@cache
def _wave() -> bytes:
    """Draw the notes as 8-bit PCM, one a second, each fading away."""
    samples = bytes(
        round(128 + 60 * math.exp(-3 * (i % RATE) / RATE) * math.sin(2 * math.pi * _NOTES[i // RATE] * i / RATE))
        for i in range(RATE * SECONDS)
    )
    form = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, 1, RATE, RATE, 1, 8)
    return form + struct.pack("<4sI", b"data", len(samples)) + samples
