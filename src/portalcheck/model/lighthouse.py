"""What Lighthouse measured of a page: every load, and the one that stands for them."""

from typing import Literal

from portalcheck.model.artifact import Artifact, Timing
from portalcheck.model.frozen import Frozen
from portalcheck.model.lens import LIGHTHOUSE

LighthouseMetric = Literal[
    "first_contentful_paint",
    "largest_contentful_paint",
    "speed_index",
    "total_blocking_time",
    "longest_task",
    "cumulative_layout_shift",
    "time_to_interactive",
]
SLOW_HOST = 1000
"""Lighthouse 12 calls a machine slow whose `benchmarkIndex` is no higher (`core/gather/driver/environment.js`)."""


class LighthouseRun(Frozen):
    """One load. Times are in milliseconds, as Lighthouse works them out for a slow phone on a slow line; None where it
    reported none. `longest_task` is 0 where no task took 50 ms.

    `benchmark` says how fast this machine was meanwhile (Lighthouse's `benchmarkIndex`), and `complete` whether the
    page came to its end within the time that Lighthouse gives it. `warnings` are Lighthouse's own words, in English.
    `report` is the file that Lighthouse's whole report is kept in, without its pictures: JSON, packed with gzip, beside
    the results.
    """

    first_contentful_paint: float | None
    largest_contentful_paint: float | None
    speed_index: float | None
    total_blocking_time: float | None
    longest_task: float | None
    cumulative_layout_shift: float | None
    time_to_interactive: float | None
    benchmark: float
    complete: bool = True
    warnings: tuple[str, ...] = ()
    report: str = ""

    @property
    def slow_host(self) -> bool:
        """Whether this machine was slower than Lighthouse reckons with, so that times come out too long."""
        return self.benchmark <= SLOW_HOST

    def value(self, metric: LighthouseMetric) -> float | None:
        """Give one metric."""
        value: float | None = getattr(self, metric)
        return value


class Spread(Frozen):
    """How one metric lies over the runs that reported it, in its own unit; `variance` is that of a sample."""

    lowest: float
    median: float
    highest: float
    variance: float


class Lighthouse(Artifact):
    """What Lighthouse measured of one page, with the settings that it has for a phone, in several loads one after the
    other. `url` is the page that it came to.

    `median_run` is the index of the run that stands for all: the one nearest to the median of the first contentful
    paint and the median of the time to interactive (Lighthouse's own `computeMedianRun`).

    `beside` are the timings of the load that all rules share, which nothing slowed down: told beside, and no verdict.
    """

    name = "lighthouse"
    under = LIGHTHOUSE
    version: str
    browser: str
    url: str
    runs: tuple[LighthouseRun, ...]
    median_run: int
    spread: dict[LighthouseMetric, Spread]
    beside: Timing | None = None
