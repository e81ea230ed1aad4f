"""What the sweep of widths costs: time and memory on a page of a known size, at a known number of widths.

Usage: `python -m benchmarks.sweep [--elements N]`, on a quiet machine. The page is opened once for each number of
widths. The last lines say whether its aims are met; ends with 1 where one is not.
"""

import argparse
import sys
import time
import tracemalloc
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.pages import generate
from benchmarks.portal_site import serve
from portalcheck import Subject
from portalcheck.devices import DEVICES
from portalcheck.gather.browser import find
from portalcheck.gather.load import allowed, load
from portalcheck.gather.pool import Pool
from portalcheck.gather.sweep import SweepParams, sweep
from portalcheck.model.portal import Limits

ELEMENTS = 1000
WIDTHS = (20, 40, 80, 160)
AIMED_AT, MOST_SECONDS = 40, 2.0
"""At so many widths, a sweep takes so many seconds at most, on two cores."""
MOST_GROWTH = 1.5
"""From the fewest widths to eight times as many, memory grows by this factor at most."""


@dataclass(frozen=True)
class Cost:
    """One sweep: `megabytes` is the most that Python held at a time, beyond what it held before."""

    widths: int
    seconds: float
    megabytes: float


async def measure(pool: Pool, url: str, widths: int) -> Cost:
    """Open a page and sweep it. Memory is traced in a second sweep, as tracing takes time."""
    subject = Subject(id="page", url=url)
    step = -(-(SweepParams().widest - SweepParams().narrowest) // (widths - 1))
    params = SweepParams(step=step)
    async with pool.slot(url), pool.page(DEVICES["desktop"], None, {}) as tab:
        await load(tab, subject, allowed(url), Limits(requests_per_second=100))
        began = time.perf_counter()
        seen = await sweep(tab, params)
        seconds = time.perf_counter() - began
        tracemalloc.start()
        await sweep(tab, params)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return Cost(len(seen.widths), seconds, most / 2**20)


def aims(costs: Mapping[int, Cost]) -> dict[str, bool]:
    """Say what was aimed at, by the numbers of widths that were asked for, and whether it is met."""
    seconds = costs[AIMED_AT].seconds
    fewest, most = costs[min(costs)], costs[max(costs)]
    growth = most.megabytes / fewest.megabytes
    return {
        f"{AIMED_AT} widths in {MOST_SECONDS:g} s at most: {seconds:.2f} s": seconds <= MOST_SECONDS,
        f"memory at {most.widths} widths {MOST_GROWTH:g} times that at {fewest.widths} at most: {growth:.2f} times": (
            growth <= MOST_GROWTH
        ),
    }


def main() -> int:
    """Measure, print a line for each number of widths, and whether the aims are met."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sweep", description=__doc__)
    parser.add_argument("--elements", type=int, default=ELEMENTS)
    elements = parser.parse_args().elements
    pool = Pool(find(), in_flight=1, requests_per_second=1000)
    page = generate("/trang", elements, seed=4)
    costs = {}
    try:
        with serve({page.path: page.html}) as site:
            for widths in (WIDTHS[0], *WIDTHS):  # the first warms the browser up
                costs[widths] = cost = pool.submit(measure(pool, site.url + page.path, widths)).result(timeout=300)
                sys.stdout.write(
                    f"{elements} elements, {cost.widths} widths: {cost.seconds:.2f} s "
                    f"({1000 * cost.seconds / cost.widths:.0f} ms a width), {cost.megabytes:.1f} MB at most\n"
                )
    finally:
        pool.close()
    told = aims(costs)
    for aim, is_met in told.items():
        sys.stdout.write(f"{aim}, {'met' if is_met else 'not met'}\n")
    return int(not all(told.values()))


if __name__ == "__main__":
    sys.exit(main())
