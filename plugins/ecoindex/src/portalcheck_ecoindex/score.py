"""The EcoIndex of three numbers: pure arithmetic over the published quantiles.

Quantiles and grades: `ecoindex_reference.json` of https://github.com/cnumr/ecoindex_reference (commit
10b2aee). The quantiles are those of the pages in the HTTP Archive. The formula, the weights and the rounding
are those of the EcoIndex scraper, https://github.com/cnumr/ecoindex_python_fullstack.
"""

from bisect import bisect_right
from typing import NamedTuple

ELEMENTS = (
    *(0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603),
    *(674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601),
)
REQUESTS = (0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920)
KILOBYTES = (
    *(0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32),
    *(1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26),
)
GRADES = (("A", 80), ("B", 70), ("C", 55), ("D", 40), ("E", 25), ("F", 10))
"""A grade is for what lies above its number; G is for the rest."""


class Score(NamedTuple):
    """An EcoIndex, from 0 to 100, and its grade."""

    value: int
    grade: str


def score(elements: int, requests: int, kilobytes: float) -> Score:
    """Weigh the three: elements by 3, requests by 2, kilobytes by 1; each quantile passed costs 5 of 100."""
    sums = 3 * _quantile(ELEMENTS, elements) + 2 * _quantile(REQUESTS, requests) + _quantile(KILOBYTES, kilobytes)
    value = round(100 - 5 * sums / 6)
    return Score(value, next((grade for grade, above in GRADES if value > above), "G"))


def _quantile(table: tuple[float, ...], value: float) -> float:
    """Say how many of the twenty quantiles a value has passed, the last one in part."""
    below = bisect_right(table, value) - 1
    if below >= len(table) - 1:
        return float(len(table) - 1)
    return below + (value - table[below]) / (table[below + 1] - table[below])
