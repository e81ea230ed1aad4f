"""Memory over a long run: many small pages, sampled as they are done. Usage: `python -m benchmarks.memory URLS FOLDER`.

The samples go to FOLDER/memory.json: after how many pages, MB of our process, of Playwright's driver, of the browser.
"""

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.ours import check_all
from benchmarks.processes import resident, tree
from portalcheck.model.subject import VisitKey
from portalcheck.summary import write_reports

EVERY = 10
"""Pages between two samples."""
PAGES = 2000
MOST_GROWTH = 1.1
"""Flat: memory in the last tenth of a run is at most so many times that of the second tenth (from page 200 on)."""


@dataclass(frozen=True)
class Sample:
    """Memory in MB after so many pages. Ours and the driver's are resident; the browser's is shared out (PSS)."""

    pages: int
    ours: float
    driver: float
    browser: float


def sample(pages: int) -> Sample:
    """Measure this process and what it has started."""
    below = [process for process in tree(os.getpid()) if process.pid != os.getpid()]
    return Sample(
        pages,
        round(resident(os.getpid()), 1),
        round(sum(resident(process.pid) for process in below if process.name == "node"), 1),
        round(sum(process.megabytes for process in below if process.name != "node"), 1),
    )


PROCESSES = {"ours": "portalcheck's own process", "driver": "Playwright's driver", "browser": "the browser"}
"""Whose memory is measured, by the name in a sample."""


def tenths(samples: Sequence[Sample], whose: str) -> list[float]:
    """Give the median of each tenth of a run: it shows whether what is more at the end goes on rising."""
    last = samples[-1].pages
    parts: list[list[float]] = [[] for _ in range(10)]
    for one in samples:
        parts[(10 * one.pages - 1) // last].append(float(getattr(one, whose)))
    return [median(part) for part in parts if part]


def growth(samples: Sequence[Sample], whose: str) -> float:
    """Say how many times as large memory is in the last tenth of a run as in the second one."""
    last = samples[-1].pages
    second = [float(getattr(one, whose)) for one in samples if 0.1 <= one.pages / last <= 0.2]
    return median(float(getattr(one, whose)) for one in samples if one.pages / last > 0.9) / median(second)


def main() -> None:
    """Check the addresses that a file lists, one a line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("urls", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--in-flight", type=int, default=1)
    given = parser.parse_args()
    samples: list[Sample] = []
    done = 0

    def on_visit(_key: VisitKey) -> None:
        nonlocal done
        done += 1
        if done % EVERY == 0:
            samples.append(sample(done))

    kit, report = check_all(
        given.urls.read_text("utf-8").split(), given.folder, in_flight=given.in_flight, on_visit=on_visit
    )
    write_reports(kit, report, given.folder)
    said = {"samples": [asdict(one) for one in samples], "with_reports": round(resident(os.getpid()), 1)}
    (given.folder / "memory.json").write_text(json.dumps(said), "utf-8")


if __name__ == "__main__":
    main()
