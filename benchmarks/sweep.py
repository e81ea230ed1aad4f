"""What the sweep of widths costs: time and memory on a page of a known size, at a known number of widths.

Usage: `python -m benchmarks.sweep [--elements N]`, on a quiet machine. The page is opened once for each number of
widths.
"""

import argparse
import sys
import time
import tracemalloc
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
MOST_SECONDS = 2.0
"""At 40 widths, on two cores."""


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


def main() -> None:
    """Measure and print a line for each number of widths."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sweep", description=__doc__)
    parser.add_argument("--elements", type=int, default=ELEMENTS)
    elements = parser.parse_args().elements
    pool = Pool(find(), in_flight=1, requests_per_second=1000)
    page = generate("/trang", elements, seed=4)
    try:
        with serve({page.path: page.html}) as site:
            for widths in (WIDTHS[0], *WIDTHS):  # the first warms the browser up
                cost = pool.submit(measure(pool, site.url + page.path, widths)).result(timeout=300)
                sys.stdout.write(
                    f"{elements} elements, {cost.widths} widths: {cost.seconds:.2f} s "
                    f"({1000 * cost.seconds / cost.widths:.0f} ms a width), {cost.megabytes:.1f} MB at most\n"
                )
    finally:
        pool.close()


if __name__ == "__main__":
    main()
