"""The edges of the window at which lines begin and end: scrolling leads past the one, and never before the other."""

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float64]
Region = tuple[float, float, float, float]
"""Left, top, right and bottom in CSS px of the page."""


@dataclass(frozen=True)
class Edge:
    """The left or the right edge of the window, `at` so many CSS px of the page."""

    at: float
    is_right: bool

    def past(self, box: Floats) -> Floats:
        """Measure how far boxes reach past it."""
        past: Floats = box[..., 2] - self.at if self.is_right else self.at - box[..., 0]
        return past

    def beyond(self, box: Floats) -> Floats:
        """Measure how far all of a box is past it; negative where some of it is not."""
        beyond: Floats = box[..., 0] - self.at if self.is_right else self.at - box[..., 2]
        return beyond

    def outside(self, box: Floats) -> Region:
        """Give what is past it of a box."""
        left, top, right, bottom = (float(side) for side in box)
        return (max(left, self.at), top, right, bottom) if self.is_right else (left, top, min(right, self.at), bottom)
