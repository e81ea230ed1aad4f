"""Which of several Lighthouse runs stands for all, and how far they lie apart."""

from collections.abc import Sequence
from statistics import median, variance
from typing import get_args

from portalcheck.model.lighthouse import LighthouseMetric, LighthouseRun, Spread


def median_run(runs: Sequence[LighthouseRun]) -> int:
    """Give the index of the run nearest to the median first contentful paint and the median time to interactive; of two
    that are as near, the one that was interactive first. So does Lighthouse (`core/lib/median-run.js`).

    What a run did not report counts as the median of the others, where Lighthouse would give up.
    """
    paints = _filled([run.first_contentful_paint for run in runs])
    interactive = _filled([run.time_to_interactive for run in runs])
    middle = (median(paints), median(interactive))
    distances = [
        ((middle[0] - paint) ** 2 + (middle[1] - ready) ** 2, ready, index)
        for index, (paint, ready) in enumerate(zip(paints, interactive, strict=True))
    ]
    return min(distances)[2]


def spread(runs: Sequence[LighthouseRun]) -> dict[LighthouseMetric, Spread]:
    """Tell of each metric how it lies over the runs that reported it; one that none reported is left out."""
    found: dict[LighthouseMetric, Spread] = {}
    for metric in get_args(LighthouseMetric):
        if values := [value for run in runs if (value := run.value(metric)) is not None]:
            found[metric] = Spread(
                lowest=min(values),
                median=median(values),
                highest=max(values),
                variance=variance(values) if len(values) > 1 else 0,
            )
    return found


def _filled(values: Sequence[float | None]) -> list[float]:
    known = [value for value in values if value is not None]
    middle = median(known) if known else 0
    return [middle if value is None else value for value in values]
