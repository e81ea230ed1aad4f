"""Contrast by pixels: a picture with the text, one without it, and the colour that the text is painted with."""

from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

Picture = NDArray[numpy.uint8]
"""Rows of pixels of red, green and blue."""
Box = tuple[float, float, float, float]
"""Left, top, width, height in pixels of the picture."""

# Pictures are lossless: a letter that changes no channel by more cannot be told from what is behind it.
_CHANGED = 2


@dataclass(frozen=True)
class Ink:
    """The contrast of one text. `lowest`: of its worst letter at its best place; `worst`, `usual`: of its pixels."""

    lowest: float
    worst: float
    usual: float
    background: str
    seen: int


def ink(shown: Picture, bare: Picture, letters: list[Box], colour: str, alpha: float) -> Ink | None:
    """Measure a text whose letters stand in these boxes; None where none of them can be seen in the picture.

    Where the `colour` it is painted with is not known (empty), the pixels of the letters speak: at least that much.
    """
    paint = numpy.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=float) if colour else None
    best, pixels, grounds = [], [], []
    for x, y, width, height in letters:
        rows, columns = slice(int(y), int(y + height) + 1), slice(int(x), int(x + width) + 1)
        behind = bare[rows, columns].astype(float)
        letter = shown[rows, columns].astype(float)
        changed = (numpy.abs(letter - behind) > _CHANGED).any(axis=2)
        if not changed.any():
            continue
        front = letter if paint is None else paint * alpha + behind * (1 - alpha)
        ratios = contrast(front, behind)
        best.append(ratios[_around(changed)].max())
        pixels.append(ratios[changed])
        grounds.append(behind[changed])
    if not best:
        return None
    every, ground = numpy.concatenate(pixels), numpy.concatenate(grounds)
    one = (ground == ground[0]).all()
    return Ink(
        lowest=float(min(best)),
        worst=float(numpy.percentile(every, 2) if colour else min(best)),
        usual=float(numpy.median(every)),
        background="#" + "".join(f"{int(part):02x}" for part in ground[0]) if one else "",
        seen=len(best),
    )


def differ(one: Picture, other: Picture, letters: list[Box]) -> bool:
    """Tell whether two pictures of the same text are not the same."""
    left, top = int(min(box[0] for box in letters)), int(min(box[1] for box in letters))
    right, bottom = (int(max(box[at] + box[at + 2] for box in letters)) + 1 for at in (0, 1))
    part = (slice(top, bottom), slice(left, right))
    apart = numpy.abs(one[part].astype(int) - other[part].astype(int)) > _CHANGED
    return bool(apart.any(axis=2).mean() > 0.01) if apart.size else False


def _around(marked: NDArray[numpy.bool_]) -> NDArray[numpy.bool_]:
    """Add to the marked pixels those beside them: a letter is read against what it stands on and next to."""
    near = marked.copy()
    near[1:] |= marked[:-1]
    near[:-1] |= marked[1:]
    near[:, 1:] |= marked[:, :-1]
    near[:, :-1] |= marked[:, 1:]
    return near


def contrast(one: NDArray[Any], other: NDArray[Any]) -> NDArray[numpy.float64]:
    """Give the contrast ratio of WCAG 2, pair by pair; the last axis is red, green and blue from 0 to 255."""
    first, second = _light(one), _light(other)
    return (numpy.maximum(first, second) + 0.05) / (numpy.minimum(first, second) + 0.05)


def _light(colours: NDArray[Any]) -> NDArray[numpy.float64]:
    parts = colours / 255
    linear = numpy.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    light: NDArray[numpy.float64] = linear @ numpy.array([0.2126, 0.7152, 0.0722])
    return light
