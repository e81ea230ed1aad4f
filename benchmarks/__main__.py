"""Run the benchmark: `python -m benchmarks`, with `--memory` or `--stages` for the parts that take long."""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from pathlib import Path

from benchmarks import results, stages
from benchmarks.aims import aims
from benchmarks.contenders import contenders, environment
from benchmarks.counters import count
from benchmarks.memory import PAGES
from benchmarks.pages import SMALLEST, generate, twenty_pages
from benchmarks.plot import plot
from benchmarks.portal_site import serve
from benchmarks.rounds import race
from benchmarks.table import markdown
from portalcheck.gather.pool import IN_FLIGHT

HERE = Path(__file__).parent
TRIAL = HERE.parent / "build" / "bench"
"""Where a quick run, which measures nothing well, leaves its results."""


def main() -> None:
    """Measure, and write the results as data, table and plot."""
    given = _arguments()
    folder = given.into or (TRIAL if given.quick else HERE)
    if given.memory:
        measured = _memory(folder, 100 if given.quick else PAGES, given.in_flight or (2, IN_FLIGHT))
    elif given.stages:
        measured = _stages(folder, quick=given.quick)
    else:
        rounds = 1 if given.quick else given.rounds
        measured = _race(folder, rounds, (given.in_flight or [IN_FLIGHT])[0], given.axe, quick=given.quick)
    text = markdown(measured)
    (folder / "results.md").write_text(text, "utf-8")
    plot(measured, folder / "results.svg")
    sys.stdout.write(f"{text}\n")
    for aim in aims(measured):
        sys.stdout.write(f"{'met    ' if aim.met else 'NOT MET'}  {aim.wanted}: {aim.measured}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=4, help="how often everybody checks all pages")
    parser.add_argument("--in-flight", type=int, nargs="+", help="pages open at the same time; several with --memory")
    parser.add_argument("--quick", action="store_true", help=f"a trial: few pages, one round, results in {TRIAL.name}")
    parser.add_argument("--memory", action="store_true", help=f"only memory, over {PAGES} pages")
    parser.add_argument("--stages", action="store_true", help="only where the time of a page goes")
    parser.add_argument(
        "--axe", default="", help="the path of another axe.min.js, for the plain script and portalcheck"
    )
    parser.add_argument("--into", type=Path, help="the folder for the results")
    return parser.parse_args()


def _race(folder: Path, rounds: int, in_flight: int, axe: str, *, quick: bool) -> results.Results:
    pages = twenty_pages()[:8:2] if quick else twenty_pages()
    taken = race(contenders(axe), pages, rounds, in_flight, _say)
    turns = [{name: asdict(turn) for name, turn in one.items()} for one in taken]
    results.keep(folder, "race", {"rounds": turns, "pages": len(pages), "in_flight": in_flight}, axe)
    with tempfile.TemporaryDirectory(prefix="portalcheck-bench-") as name:
        visits = [asdict(visit) for visit in count(Path(name), ["desktop", "phone"])]
    return results.keep(folder, "counters", {"visits": visits})


def _stages(folder: Path, *, quick: bool) -> results.Results:
    pages = twenty_pages()[:4] if quick else twenty_pages()
    clocks = []
    with serve({page.path: page.html for page in pages}) as site, tempfile.TemporaryDirectory() as name:
        urls = [site.url + page.path for page in pages]
        for label, of in (
            ("The plain script", stages.of_plain),
            ("portalcheck, desktop", stages.of_ours),
            ("portalcheck, phone", partial(stages.of_ours, device="phone")),
        ):
            clock = of(urls, Path(name, label))
            part = {"seconds": dict(clock.seconds), "cpu": dict(clock.cpu), "whole": clock.whole}
            clocks.append({"label": label, "pages": len(pages), **part})
    return results.keep(folder, "stages", {"clocks": clocks})


def _memory(folder: Path, pages: int, in_flight: Iterable[int]) -> results.Results:
    runs = []
    for many in in_flight:
        with serve({}, _small_page) as site, tempfile.TemporaryDirectory(prefix="portalcheck-bench-") as name:
            urls = Path(name, "urls.txt")
            urls.write_text("\n".join(f"{site.url}/nho/{number}" for number in range(pages)), "utf-8")
            into = Path(name, "results")
            command = [sys.executable, "-m", "benchmarks.memory", str(urls), str(into), "--in-flight", str(many)]
            _say(f"{pages} pages, {many} in flight")
            subprocess.run(command, check=True, env=environment())
            runs.append({"in_flight": many, **json.loads((into / "memory.json").read_text("utf-8"))})
    return results.keep(folder, "memory", {"runs": runs})


def _small_page(path: str) -> str | None:
    number = path.removeprefix("/nho/")
    return generate(path, SMALLEST, seed=int(number)).html if number.isdigit() else None


def _say(words: str) -> None:
    sys.stderr.write(f"bench: {words}\n")


if __name__ == "__main__":
    main()
