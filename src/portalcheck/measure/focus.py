"""What the focus changes in a picture: pixels that are one colour with it and another without."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

# One number for each pixel: red, green, blue and alpha in its four bytes.
Picture: TypeAlias = NDArray[np.uint32]
Mask: TypeAlias = NDArray[np.bool_]
Box: TypeAlias = tuple[float, float, float, float]

MARGIN = 12  # CSS px around a box in which its focus indicator is looked for


@dataclass(frozen=True)
class Change:
    """How many pixels a focus changed near its element and elsewhere, and how much they differ."""

    changed: int
    contrast: float
    elsewhere: int
    restless: bool


def focus_change(before: Picture | None, focused: Picture, after: Picture | None, box: Box, others: list[Box]) -> Change:
    """Compare a picture with the focus on a box with one before, one after, or both.

    With both, a pixel counts that changed with the focus and changed back after it: so neither what the element
    before it lost nor what the next one gained is taken for its own. With one alone, what stands around the `others`
    is left out. At least one of the two must be given, all of the same size.
    """
    near = _region(focused, box, MARGIN)
    apart = near & ~_outside_of(focused, box, others)
    if before is not None and after is not None:
        differs = (before == after) & (focused != before)
        restless = bool(np.any((before != after) & apart))
        looked = near
    else:
        other = after if before is None else before
        assert other is not None
        differs = focused != other
        restless, looked = False, apart
    own = differs & looked
    changed = int(np.count_nonzero(own))
    reference = after if before is None else before
    assert reference is not None
    contrast = _contrast(reference[own], focused[own]) if changed else 1.0
    far = differs & ~near
    for around in others if before is None or after is None else ():
        far &= ~_region(focused, around, MARGIN)
    return Change(changed, contrast, 0 if changed else int(np.count_nonzero(far)), restless)


def _region(picture: Picture, box: Box, margin: float) -> Mask:
    height, width = picture.shape
    x, y, w, h = box
    left, top = max(int(np.floor(x - margin)), 0), max(int(np.floor(y - margin)), 0)
    right, bottom = min(int(np.ceil(x + w + margin)), width), min(int(np.ceil(y + h + margin)), height)
    mask = np.zeros((height, width), dtype=np.bool_)
    if right > left and bottom > top:
        mask[top:bottom, left:right] = True
    return mask


def _outside_of(picture: Picture, box: Box, others: list[Box]) -> Mask:
    """What stands around other elements, but for the box itself."""
    mask = np.zeros(picture.shape, dtype=np.bool_)
    for other in others:
        mask |= _region(picture, other, MARGIN)
    return mask & ~_region(picture, box, 0)


def _contrast(one: Picture, other: Picture) -> float:
    """Give the contrast ratio of WCAG that one in twenty of the pairs exceeds."""
    first, second = _luminance(one), _luminance(other)
    ratios = (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)
    return round(float(np.percentile(ratios, 95)), 2)


def _luminance(pixels: Picture) -> NDArray[np.float64]:
    channels = np.ascontiguousarray(pixels).view(np.uint8).reshape(-1, 4)[:, :3] / 255.0
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]), dtype=np.float64)
