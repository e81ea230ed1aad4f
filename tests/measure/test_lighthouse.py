"""Which run stands for all, and how far the runs lie apart."""

from typing import Any

import pytest

from portalcheck.measure.lighthouse import median_run, spread
from portalcheck.model.lighthouse import LighthouseRun


def run(paint: float | None, interactive: float | None, **more: Any) -> LighthouseRun:
    known: dict[str, Any] = {
        "largest_contentful_paint": 2000.0,
        "speed_index": 2100.0,
        "total_blocking_time": 60.0,
        "longest_task": 110.0,
        "cumulative_layout_shift": 0.01,
        "benchmark": 1500.0,
    }
    return LighthouseRun(first_contentful_paint=paint, time_to_interactive=interactive, **{**known, **more})


@pytest.mark.parametrize(
    ("runs", "index"),
    [
        ([(1000, 3000)], 0),
        ([(1000, 3000), (1200, 3500), (1100, 3100)], 2),
        # The medians are 1100 and 3100, of two runs; the third one is near to both.
        ([(1100, 9000), (5000, 3100), (1000, 3000)], 2),
        # Of an even number the medians lie between two: 1150 and 3150.
        ([(1000, 3000), (1100, 3100), (1200, 3200), (9000, 9000)], 1),
        # Two that are as near: the one that was interactive first.
        ([(1000, 3200), (1000, 3000)], 1),
    ],
)
def test_the_run_nearest_to_both_medians(runs: list[tuple[float, float]], index: int) -> None:
    assert median_run([run(paint, interactive) for paint, interactive in runs]) == index


def test_what_a_run_did_not_report_does_not_count() -> None:
    assert median_run([run(None, 9000), run(1000, 3000), run(1100, 3100)]) == 2
    assert median_run([run(None, None), run(None, None)]) == 0


def test_spread_is_that_of_the_runs_that_reported() -> None:
    there = spread([run(1000, 3000), run(1300, None), run(1100, 3100)])
    paint = there["first_contentful_paint"]
    assert (paint.lowest, paint.median, paint.highest) == (1000, 1100, 1300)
    assert paint.variance == pytest.approx(23333.33, rel=1e-4)
    assert there["time_to_interactive"].median == 3050
    assert there["cumulative_layout_shift"].variance == 0


def test_a_metric_that_no_run_reported_has_none() -> None:
    there = spread([run(None, 3000), run(None, 3100)])
    assert "first_contentful_paint" not in there
    assert spread([run(1000, 3000)])["first_contentful_paint"].variance == 0
