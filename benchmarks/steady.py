"""Take the reference journey again and again, over a portal that answers late and on a machine that is busy, and count
what does not come out alike: `python -m benchmarks.steady --runs 100`. It ends with 1 where anything did not.
"""

import argparse
import itertools
import json
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from reference_portal.accounts.store import DEMO_PASSWORD

from portalcheck.kit import equip, plan_for
from portalcheck.model.portal import RulesetUse
from portalcheck.model.trace import Trace
from portalcheck.portal_file import read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from reference_portal import serve

EXAMPLES = Path(__file__).parents[1] / "examples"
CITIZEN = "012345678901"


@dataclass(frozen=True)
class Taken:
    """One journey: what came of it, how often something was tried again, how many steps it has and the seconds."""

    device: str
    outcome: str
    flakes: int
    steps: int
    seconds: float
    message: str


def main() -> None:
    """Take the journeys, write them down, and say what differed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.steady", description=__doc__)
    parser.add_argument("--runs", type=int, default=100, help="how many journeys")
    parser.add_argument("--late", type=float, default=0.4, help="seconds that an answer waits on average")
    parser.add_argument("--busy", type=int, default=os.cpu_count() or 2, help="processes that keep the machine busy")
    parser.add_argument("--at-once", type=int, default=3, help="journeys at the same time")
    parser.add_argument("--into", type=Path, default=Path(__file__).with_name("steady.json"))
    given = parser.parse_args()
    os.environ |= {"PORTAL_CITIZEN": CITIZEN, "PORTAL_PASSWORD": DEMO_PASSWORD}
    devices = itertools.islice(itertools.cycle(("phone", "desktop")), given.runs)
    with _busy(given.busy), ThreadPoolExecutor(given.at_once) as pool:
        taken = []
        for one in pool.map(lambda at: take(at[1], seed=at[0], late=given.late), enumerate(devices)):
            taken.append(one)
            sys.stderr.write(f"{len(taken)} {one.outcome} {one.seconds} s\n")
    seconds = [one.seconds for one in taken]
    told = {
        "runs": len(taken),
        "late": given.late,
        "busy": given.busy,
        "at_once": given.at_once,
        "outcomes": dict(Counter(one.outcome for one in taken)),
        "flakes": sum(one.flakes for one in taken),
        "steps": dict(Counter(one.steps for one in taken)),
        "seconds": {"median": round(statistics.median(seconds), 1), "most": round(max(seconds), 1)},
        "not_alike": [vars(one) for one in taken if one.outcome != "passed" or one.flakes],
    }
    given.into.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    sys.stdout.write(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    sys.exit(bool(told["not_alike"]))


def take(device: str, *, seed: int, late: float) -> Taken:
    """Take the journey once, over a portal of its own whose answers wait by chance; the same seed waits alike."""
    chance = random.Random(seed)  # noqa: S311 - it makes waits, no secrets
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(late=lambda: min(chance.expovariate(1 / late), 8 * late) if late else 0) as portal,
    ):
        read = read_portal(EXAMPLES / "portal.yaml", portal.url)
        service = read.services["birth"].model_copy(update={"lenses": (), "budget": None})
        read = read.model_copy(
            update={"devices": (device,), "services": {"birth": service}, "rulesets": (RulesetUse(use="completion"),)}
        )
        kit = equip([])
        plan = plan_for(kit, read, EXAMPLES)
        plan = replace(plan, subjects={"birth": plan.subjects["birth"]})
        store = Store(Path(folder), kit.kinds)
        with Run(kit, plan, store, pictures=False) as run:
            report = run_all(run, kit, plan, store, lambda key: None)
        completes = next(one for one in report.assertions if one.rule == "journey/completes")
        visit = next(known for one in store.summaries() if (known := store.load(one.key)))
        trace = visit.artifacts["trace"]
        assert isinstance(trace, Trace)
    return Taken(
        device=device,
        outcome=completes.outcome.value,
        flakes=len(trace.flakes),
        steps=len(trace.steps),
        seconds=round(time.monotonic() - began, 1),
        message=completes.findings[0].message,
    )


@contextmanager
def _busy(processes: int) -> Iterator[None]:
    """Keep the machine busy for the length of the block."""
    at_work = [multiprocessing.Process(target=_spin, daemon=True) for _ in range(processes)]
    for one in at_work:
        one.start()
    try:
        yield
    finally:
        for one in at_work:
            one.kill()


def _spin() -> None:
    while True:
        sum(range(100_000))


if __name__ == "__main__":
    main()
