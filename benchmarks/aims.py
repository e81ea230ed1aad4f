"""The aims, each held against what was measured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.memory import MOST_GROWTH, PROCESSES, Sample, growth


@dataclass(frozen=True)
class Ratio:
    """A ratio of each round: its median and how far it spreads."""

    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.values)

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({min(self.values):.2f}–{max(self.values):.2f})"


@dataclass(frozen=True)
class Aim:
    """What was wanted, what was measured, and whether that is enough."""

    wanted: str
    measured: str
    met: bool


def ratio(rounds: Sequence[Mapping[str, Any]], one: str, other: str, what: str = "seconds") -> Ratio:
    """Divide what one took by what the other took in the same round, for each round that both were in."""
    return Ratio(tuple(taken[one][what] / taken[other][what] for taken in rounds if one in taken and other in taken))


def aims(results: Mapping[str, Any]) -> Iterator[Aim]:
    """Hold every aim that was measured against its result."""
    if "race" in results:
        rounds = results["race"]["rounds"]
        for wanted, one, other, most in (
            ("One device: at most 1.25 × the plain script", "ours", "plain", 1.25),
            ("Two devices: at most 2.1 × the plain script on one", "ours-two", "plain", 2.1),
            ("Two devices: at most 2.1 × portalcheck on one", "ours-two", "ours", 2.1),
        ):
            measured = ratio(rounds, one, other)
            yield Aim(wanted, f"{measured} ×", measured.middle <= most)
        pace = ratio(rounds, "pa11y", "ours")
        yield Aim("At least 2 × the pages a minute of pa11y-ci", f"{pace} ×", pace.middle >= 2)
    for run in results.get("memory", {}).get("runs", ()):
        samples = [Sample(**one) for one in run["samples"]]
        last = samples[-1].pages
        for whose, process in PROCESSES.items():
            grown = growth(samples, whose)
            yield Aim(
                f"Memory of {process} flat from page {last // 10} to page {last}, {run['in_flight']} in flight",
                f"{grown:.2f} × (at most {MOST_GROWTH:g} ×)",
                grown <= MOST_GROWTH,
            )
