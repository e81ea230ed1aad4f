"""What the focus changes in a picture: pixels that are one colour with it and another without."""

from dataclasses import dataclass
from math import ceil, floor
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from portalcheck.measure.pixels import Box, Picture, contrast

Mask: TypeAlias = NDArray[np.bool_]

_FREE = 0.4  # of a box: what must be left of it to judge by
_CARD = 0.5  # of the window: what a ring around more than that surrounds is not one element
_DRAWN_ALIKE = 4  # of 255: what a browser's own drawing of the same thing differs by from one time to the next
MARGIN = 12  # CSS px around a box in which its focus indicator is looked for


@dataclass(frozen=True)
class Change:
    """How many pixels a focus changed near its element and elsewhere, and how much they differ."""

    changed: int
    contrast: float
    elsewhere: int
    restless: bool


def focus_change(
    before: Picture | None, focused: Picture, after: Picture | None, box: Box, others: list[Box], scale: float = 1
) -> Change | None:
    """Compare a picture with the focus on a box with one before, one after, or both.

    With both, a pixel counts that changed with the focus and changed back after it: so neither what the element
    before it lost nor what the next one gained is taken for its own. With one alone, what stands around the `others`
    is left out, and None is given where that is most of the box. At least one of the two must be given, all of the
    same size; `scale` is pixels per CSS px.
    """
    reference = after if before is None else before
    assert reference is not None
    rows, columns = _around(focused.shape, box, MARGIN, scale)
    free = _apart(focused.shape, others, scale)
    apart = free[rows, columns]
    both = before is not None and after is not None
    if before is not None and after is not None:
        steady = _alike(before[rows, columns], after[rows, columns])
        restless = bool(np.any(~steady & apart))
    else:
        own_box = free[_around(focused.shape, box, 0, scale)]
        if own_box.size and own_box.mean() < _FREE:
            return None
        steady, restless = apart, False
    own = _differ(focused[rows, columns], reference[rows, columns]) & steady
    changed = int(np.count_nonzero(own))
    if changed:
        contrast = _contrast(reference[rows, columns][own], focused[rows, columns][own])
        return Change(changed, contrast, 0, restless)
    far = ~_alike(focused, reference)
    if before is not None and after is not None:
        far &= ~_differ(before, after)
    for around in [box] if both else [box, *others]:
        far[_around(focused.shape, around, MARGIN, scale)] = False
    elsewhere = int(np.count_nonzero(far))
    if elsewhere and _surrounds(far, box, scale):
        return Change(elsewhere, _contrast(reference[far], focused[far]), 0, restless)
    return Change(0, 1.0, elsewhere, restless)


def _surrounds(changed: Mask, box: Box, scale: float) -> bool:
    """Tell whether what changed is a ring around the box, as one is drawn around a whole card for the link in it."""
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    x, y, w, h = (value * scale for value in box)
    around = left <= x and x + w <= right and top <= y and y + h <= bottom
    return bool(around and (right - left) * (bottom - top) < changed.size * _CARD)


def _around(shape: tuple[int, ...], box: Box, margin: float, scale: float) -> tuple[slice, slice]:
    height, width = shape[:2]
    x, y, w, h = box
    left, top = max(floor((x - margin) * scale), 0), max(floor((y - margin) * scale), 0)
    right, bottom = min(ceil((x + w + margin) * scale), width), min(ceil((y + h + margin) * scale), height)
    return slice(top, max(bottom, top)), slice(left, max(right, left))


def _apart(shape: tuple[int, ...], others: list[Box], scale: float) -> Mask:
    """Tell where no other element stands, nor what surrounds it."""
    mask = np.ones(shape[:2], dtype=np.bool_)
    for other in others:
        mask[_around(shape, other, MARGIN, scale)] = False
    return mask


def _differ(one: Picture, other: Picture) -> Mask:
    return np.asarray((one != other).any(axis=2), dtype=np.bool_)


def _alike(one: Picture, other: Picture) -> Mask:
    apart = np.abs(one.astype(np.int16) - other.astype(np.int16)) <= _DRAWN_ALIKE
    return np.asarray(apart.all(axis=2), dtype=np.bool_)


def _contrast(one: Picture, other: Picture) -> float:
    """Give the contrast that one in twenty of the pairs exceeds; pixels in a row."""
    return round(float(np.percentile(contrast(one, other), 95)), 2)
