"""The results as a page of Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from benchmarks.aims import aims, ratio
from benchmarks.contenders import contenders
from benchmarks.memory import PROCESSES, Sample, growth, tenths

_INTRODUCTION = """# Benchmark

Made by `make bench`, and `make bench BENCH_OPTIONS=--stages` and `=--memory` for what takes long; not written by hand.

Twenty generated pages of a public-service portal, 200 to 3,000 elements each
(mean 1,400), every second one with a script, two with a frame, with seeded defects, on a loopback server. Each tool is
a process of its own, timed from its start to its end, with the same browser, flags and window. The order turns from
round to round; ratios are taken within a round, and given as the median with the least and the greatest.
"""
_TOOLS = """The plain script is Playwright and axe as one would write it who needs no more: a fresh context for each
page, as many in flight as portalcheck has, the engine in every frame, one string out of the page, one file a page. It
waits for the `load` event, as Playwright does by default, and the aims are held against that; who has pages that fetch
their content waits for `networkidle`, although Playwright's manual advises against it. portalcheck waits until nothing
moves, gathers the accessibility tree, all boxes, network and timings besides, runs the engine's rules that are off by
default too, and stores all of it so that it can be judged again; reports are not written. pa11y-ci brings an axe of its
own version and checks one page at a time, as it loses pages otherwise. It runs fewer of the engine's rules, and most of
its other time it waits: so the slower the processor, the nearer it comes, and what the plain script gains on it is
about the most that anybody can who runs the same engine.

*Found* is the number of pages on which exactly the seeded defects were found, no more and no fewer, by the rules that
were seeded. *CPU* is the time of all processes, the browser's included: it depends less on what else a machine does.
"""
_COUNTERS = """They do not depend on the machine; `tests/bench` holds them. Messages and bytes count from when a page is
at rest. *Out* is what our scripts answered, *tree* what the browser's own commands did: the accessibility tree.
"""
_GROWTH = "Small pages of 200 elements, one device, no pictures; MB. Growth: the last tenth of the run over the second."
_WHOSE = """Each process is held against the aim by itself. What portalcheck keeps is in its own. The driver and the
browser are programs of others: they free what a closed page used when they choose to, and a sample is taken while other
pages are at any stage. The medians of the ten tenths tell that scatter from a rise that goes on.
"""


def markdown(results: Mapping[str, Any]) -> str:
    """Write the whole page."""
    return "\n".join(
        [
            _INTRODUCTION,
            "![Seconds a page, ratios and memory](results.svg)\n",
            *_verdicts(results),
            *_race(results),
            *_counters(results),
            *_stages(results),
            *_memory(results),
        ]
    )


def _verdicts(results: Mapping[str, Any]) -> Iterator[str]:
    yield "## Aims\n"
    yield from _table(
        ("Aim", "Measured", ""),
        ((aim.wanted, aim.measured, "met" if aim.met else "**not met**") for aim in aims(results)),
    )


def _race(results: Mapping[str, Any]) -> Iterator[str]:
    if "race" not in results:
        return
    race = results["race"]
    rounds, pages = race["rounds"], race["pages"]
    yield "## Time\n"
    yield f"{_circumstances(race)} {len(rounds)} rounds, {pages} pages, {race['in_flight']} in flight.\n"
    rows = []
    for one in contenders():
        turns = [taken[one.name] for taken in rounds if one.name in taken]
        if not turns:
            continue
        seconds = median(turn["seconds"] for turn in turns)
        cpu = [turn["cpu"] for turn in turns if turn["cpu"] is not None]
        rows.append(
            (
                one.label,
                one.waits,
                f"{seconds / pages:.2f}",
                f"{60 * pages / seconds:.0f}",
                f"{median(cpu) / pages:.2f}" if cpu else "",
                str(ratio(rounds, one.name, "plain")),
                f"{min(turn['right'] for turn in turns)} of {pages}",
                f"{max(turn['loads'] for turn in turns):g}",
            )
        )
    yield from _table(
        (
            "",
            "Waits for",
            "Seconds a page",
            "Pages a minute",
            "CPU seconds a page",
            "× plain",
            "Found",
            "Loads a visit",
        ),
        rows,
    )
    yield "With CPU time instead of the clock: " + "; ".join(_cpu_ratios(rounds)) + ".\n"
    yield _TOOLS


def _cpu_ratios(rounds: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for one in contenders():
        turns = [taken for taken in rounds if one.name in taken and taken[one.name]["cpu"] is not None]
        if one.name != "plain" and turns:
            yield f"{one.label} {ratio(turns, one.name, 'plain', 'cpu')} × the plain script"


def _counters(results: Mapping[str, Any]) -> Iterator[str]:
    if "counters" not in results:
        return
    yield "## Counters\n"
    yield _COUNTERS
    yield from _table(
        ("Page", "Device", "Elements", "Frames", "Loads", "Engine runs", "Messages", "Bytes out", "Bytes of the tree"),
        ([str(value) for value in visit.values()] for visit in results["counters"]["visits"]),
    )


def _stages(results: Mapping[str, Any]) -> Iterator[str]:
    if "stages" not in results:
        return
    yield "## Stages\n"
    yield f"{_circumstances(results['stages'])} One page at a time; milliseconds a page.\n"
    for clock in results["stages"]["clocks"]:
        stages, pages = clock["seconds"], clock["pages"]
        ordered = sorted(stages.items(), key=lambda item: -item[1])
        rest = clock["whole"] - sum(stages.values())
        rows = [*ordered, ("the rest", rest), ("**whole**", clock["whole"])]
        yield (
            f"{clock['label']}; CPU seconds a page: "
            + ", ".join(f"{name} {seconds / pages:.2f}" for name, seconds in clock["cpu"].items())
            + ".\n"
        )
        yield from _table(("Stage", "ms a page"), ((name, f"{1000 * seconds / pages:.0f}") for name, seconds in rows))


def _memory(results: Mapping[str, Any]) -> Iterator[str]:
    if "memory" not in results:
        return
    yield "## Memory\n"
    yield f"{_circumstances(results['memory'])} {_GROWTH}\n"
    rows = []
    for run in results["memory"]["runs"]:
        samples = [Sample(**one) for one in run["samples"]]
        middle = samples[max(len(samples) // 10 - 1, 0)]
        for whose, process in PROCESSES.items():
            rows.append(
                (
                    f"{process}, {run['in_flight']} in flight",
                    f"{getattr(middle, whose):.0f}",
                    f"{getattr(samples[-1], whose):.0f}",
                    f"{growth(samples, whose):.2f} ×",
                    " ".join(f"{level:.0f}" for level in tenths(samples, whose)),
                    f"{run['with_reports']:.0f}" if whose == "ours" else "",
                )
            )
    last = Sample(**results["memory"]["runs"][0]["samples"][-1]).pages
    yield from _table(
        ("", f"At page {last // 10}", f"At page {last}", "Growth", "Tenth by tenth", "After the reports were written"),
        rows,
    )
    yield _WHOSE


def _circumstances(part: Mapping[str, Any]) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in part["versions"].items())
    return f"{part['date']}; {part['machine']}; {versions}."


def _table(head: Sequence[str], rows: Any) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
