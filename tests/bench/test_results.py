"""What is said of the aims follows from what was measured, and table and plot show it."""

from pathlib import Path
from typing import Any

import pytest
from benchmarks.aims import Ratio, aims, ratio
from benchmarks.contenders import contenders
from benchmarks.memory import Sample, growth, tenths
from benchmarks.plot import plot
from benchmarks.table import markdown

MACHINE = {"date": "2026-01-01", "machine": "2 cores", "versions": {"axe": "4"}}


def results(ours: float, two: float, pa11y: float, grown: float, driver: float = 1) -> dict[str, Any]:
    """Two rounds in which the plain script takes 20 s and 40 s, and the others so many times as long."""
    times = {"plain": 1, "ours": ours, "ours-two": two, "pa11y": pa11y}
    turns = [
        {name: {"seconds": plain * by, "cpu": plain * by, "right": 20, "loads": 1} for name, by in times.items()}
        for plain in (20, 40)
    ]
    samples = [
        {
            "pages": pages,
            "ours": 100 * (grown if pages > 1000 else 1),
            "driver": 80 * (driver if pages > 1000 else 1),
            "browser": 300,
        }
        for pages in range(20, 2001, 20)
    ]
    return {
        "race": {"rounds": turns, "pages": 20, "in_flight": 3} | MACHINE,
        "memory": {"runs": [{"in_flight": 3, "samples": samples, "with_reports": 120}]} | MACHINE,
    }


def test_a_ratio_is_taken_within_each_round() -> None:
    rounds = [{"a": {"seconds": 2}, "b": {"seconds": 1}}, {"a": {"seconds": 30}, "b": {"seconds": 10}}, {"a": {}}]
    assert ratio(rounds, "a", "b") == Ratio((2, 3))
    assert str(Ratio((1.0, 2.0, 4.0))) == "2.00 (1.00–4.00)"


def test_all_met() -> None:
    met = list(aims(results(ours=1.2, two=2.0, pa11y=2.5, grown=1.05)))
    assert [aim.met for aim in met] == [True] * 7
    told = [aim.measured.partition(" ")[0] for aim in met]
    assert told == ["1.20", "2.00", "1.67", "2.08", "1.05", "1.00", "1.00"]


@pytest.mark.parametrize(
    ("number", "worse"),
    [
        (0, {"ours": 1.26, "pa11y": 2.6}),
        (1, {"two": 2.2}),
        (2, {"ours": 0.9}),
        (3, {"pa11y": 2.3}),
        (4, {"grown": 1.2}),
        (5, {"driver": 1.2}),
    ],
)
def test_one_not_met(number: int, worse: dict[str, float]) -> None:
    held = aims(results(**({"ours": 1.2, "two": 2.0, "pa11y": 2.5, "grown": 1.05} | worse)))
    assert [place for place, aim in enumerate(held) if not aim.met] == [number]


def test_growth_compares_the_last_tenth_with_the_second() -> None:
    """The first pages fill caches, and one sample that stands out is no growth."""
    levels = [50.0] * 10 + [100.0] * 89 + [500.0]
    samples = [Sample(20 * (place + 1), level, 1, 1) for place, level in enumerate(levels)]
    assert growth(samples, "ours") == 1
    assert growth([Sample(one.pages, one.pages, 1, 1) for one in samples], "ours") == pytest.approx(6.3, abs=0.2)


def test_what_rises_on_is_told_from_what_is_scattered() -> None:
    levels = [60.0] * 10 + [50.0] * 10 + [60.0] * 80
    samples = [Sample(20 * (place + 1), level, 1, 1) for place, level in enumerate(levels)]
    assert growth(samples, "ours") == pytest.approx(1.2)
    assert tenths(samples, "ours") == [60, 50, *[60] * 8]


def test_table_and_plot_show_everybody(tmp_path: Path) -> None:
    measured = results(ours=1.4, two=2.0, pa11y=2.5, grown=1.05)
    text = markdown(measured)
    assert "| One device: at most 1.25 × the plain script | 1.40 (1.40–1.40) × | **not met** |" in text
    assert "| portalcheck, one device | " in text
    assert (
        "| Memory of the browser flat from page 200 to page 2000, 3 in flight | 1.00 × (at most 1.1 ×) | met |" in text
    )
    assert "1.40 (1.40–1.40) | 20 of 20 | 1 |" in text
    plot(measured, tmp_path / "results.svg")
    drawn = (tmp_path / "results.svg").read_text("utf-8")
    assert {one.label for one in contenders() if not one.apart and one.label in drawn} == {
        one.label for one in contenders() if not one.apart
    }
    plot(measured, tmp_path / "again.svg")
    assert (tmp_path / "again.svg").read_text("utf-8") == drawn
