"""A metric of Lighthouse stays below its limit.

## Applicability
Each page that Lighthouse measured: several loads one after the other, with no other visit beside them, as a slow phone
on a slow line would have them (Lighthouse's own settings).

## Expectation
In every run the *metric* is below *limit*: milliseconds for times, a number for `cumulative_layout_shift`. Where words
may mean one metric or another, *or_metric* names the other one, and the expectation is that both are below.

## Why it matters
Most people come with a phone that costs little and a line that is shared. A page that is quick on a developer's desk
may take them ten seconds, and many do not wait.

## Cannot tell
Where the runs do not agree: some are below the limit and some are not. Where two readings do not agree. Where the limit
is reached on a machine that Lighthouse itself calls slow (`benchmarkIndex` no more than 1000), since times come out too
long there; and where it is not, but the page did not end within the time that Lighthouse gives it, so that the rest was
not measured. Where a run reports no such metric.

The number that is told first is that of the median run, as Lighthouse chooses it: the run nearest to the median of the
first contentful paint and the median of the time to interactive. Lighthouse works its times out from what the browser
did; they are no field data. What the load that all rules share took is told beside, where it was measured there:
nothing slows that load down, and no verdict hangs on it.

## Sources
- Ours: metric and limit are said by the ruleset that uses this rule; that all runs must agree is ours.
- The metrics, and the median run: Lighthouse 12, https://developer.chrome.com/docs/lighthouse/performance/ and
  https://github.com/GoogleChrome/lighthouse/blob/main/docs/variability.md
"""

from collections.abc import Iterator, Sequence
from typing import Any

from portalcheck.measure.lighthouse import median_run, spread
from portalcheck.measure.numbers import written
from portalcheck.model.artifact import Timing
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.lighthouse import Lighthouse, LighthouseMetric, LighthouseRun
from portalcheck.rule_format import Params, cant_tell, failed, passed, rule

_CALLED: dict[LighthouseMetric, str] = {
    "first_contentful_paint": "First contentful paint",
    "largest_contentful_paint": "Largest contentful paint",
    "speed_index": "Speed Index",
    "total_blocking_time": "Total blocking time",
    "longest_task": "Longest task",
    "cumulative_layout_shift": "Cumulative layout shift",
    "time_to_interactive": "Time to interactive",
}
_MEASURED = (
    "{called} is {shown}{unit} in the median run ({lowest} to {highest}{unit} in {runs} runs, variance "
    "{variance}{square}); the limit is {asked}{unit}."
)
_BESIDE = " In the load that all rules share, which nothing slows down, it was {beside}{unit}; that does not count."


class LighthouseMetricLimit(Params):
    """`metric`, the `limit` that it must stay below, and, where a text may mean another one, `or_metric`."""

    metric: LighthouseMetric = "largest_contentful_paint"
    limit: float = 4000
    or_metric: LighthouseMetric | None = None


@rule("performance/lighthouse-metric", version=1)
def lighthouse_metric(lighthouse: Lighthouse, params: LighthouseMetricLimit) -> Iterator[Finding]:
    readings = [_read(lighthouse, metric, params.limit) for metric in (params.metric, params.or_metric) if metric]
    sure = all(reading.outcome is Outcome.FAILED for reading in readings)
    for reading in readings:
        if reading.outcome is Outcome.FAILED and not sure:
            told = _told(reading.data)
            yield Finding.cant_tell(
                f"{told} Read as another metric, the limit may be kept. Which of the two is meant?", **reading.data
            )
        else:
            yield reading


def _read(lighthouse: Lighthouse, metric: LighthouseMetric, limit: float) -> Finding:
    values = [run.value(metric) for run in lighthouse.runs]
    known = [value for value in values if value is not None]
    unit = "" if metric == "cumulative_layout_shift" else " ms"
    data: dict[str, Any] = {
        "metric": metric,
        "called": _CALLED[metric],
        "asked": written(limit),
        "unit": unit,
        "limit": limit,
        "runs": len(values),
        "silent": len(values) - len(known),
    }
    if len(known) < len(values):
        return Finding.cant_tell(
            "{called} was not reported in {silent} of {runs} runs; the limit is {asked}{unit}. Is the limit kept?",
            **data,
        )
    middle, apart = known[lighthouse.median_run], lighthouse.spread[metric]
    digits = 0 if unit else 3
    data |= {
        "measured": middle,
        "shown": written(round(middle, digits)),
        "lowest": written(round(apart.lowest, digits)),
        "highest": written(round(apart.highest, digits)),
        "variance": written(round(apart.variance)) if unit else f"{apart.variance:.6f}",
        "square": " ms²" if unit else "",
    }
    if (beside := getattr(lighthouse.beside, metric, None)) is not None:
        data["beside"] = written(round(beside, digits))
    told = _told(data)
    if all(value < limit for value in known):
        if all(run.complete for run in lighthouse.runs):
            return Finding.passed(told, **data)
        return Finding.cant_tell(
            f"{told} The page did not end within Lighthouse's time, so not all of it was measured. Is the limit kept?",
            **data,
        )
    if any(value < limit for value in known):
        return Finding.cant_tell(f"{told} The runs do not agree. Is the limit kept?", **data)
    if any(run.slow_host for run in lighthouse.runs):
        slowest = min(run.benchmark for run in lighthouse.runs)
        return Finding.cant_tell(
            f"{told} This machine is slower than Lighthouse reckons with (benchmark {{benchmark}}), so times "
            "come out too long. Is the limit kept?",
            **data,
            benchmark=written(round(slowest)),
        )
    return Finding.failed(told, **data)


def _told(data: dict[str, Any]) -> str:
    return f"{_MEASURED}{_BESIDE}" if "beside" in data else _MEASURED


def _measured(*values: float | None, metric: LighthouseMetric = "largest_contentful_paint", **rest: Any) -> Lighthouse:
    """Make what Lighthouse says of a quick page, with one metric in each run as it is given."""
    quick: dict[str, Any] = {
        "first_contentful_paint": 1400.0,
        "largest_contentful_paint": 1900.0,
        "speed_index": 2100.0,
        "total_blocking_time": 60.0,
        "longest_task": 110.0,
        "cumulative_layout_shift": 0.01,
        "time_to_interactive": 2000.0,
        "benchmark": 1600.0,
    }
    shared = rest.pop("beside", {})
    return _of([LighthouseRun(**{**quick, metric: value, **rest}) for value in values], **shared)


def _of(runs: Sequence[LighthouseRun], **shared: float) -> Lighthouse:
    return Lighthouse(
        version="12.6.1",
        browser="156.0.0.0",
        url="https://portal.example.gov.vn/",
        runs=tuple(runs),
        median_run=median_run(runs),
        spread=spread(runs),
        beside=Timing.model_validate(dict.fromkeys(Timing.model_fields) | shared) if shared else None,
    )


_TASKS: dict[str, Any] = {"metric": "total_blocking_time", "or_metric": "longest_task", "limit": 600}
_ONE_LONG = 700.0

CASES = (
    passed("quick enough", _measured(1900, 2100, 2000)),
    passed("quick enough, on a slow machine at that", _measured(1900, 2100, 2000, benchmark=600.0)),
    passed("a steady layout", _measured(0.02, 0.03, 0.02, metric="cumulative_layout_shift"),
           metric="cumulative_layout_shift", limit=0.1),
    passed("both readings", _measured(100, 120, 90, metric="total_blocking_time"), **_TASKS),
    failed("too slow in every run", _measured(4100, 4600, 5200)),
    failed("too slow, and quick in the load that all rules share",
           _measured(4100, 4600, 5200, beside={"largest_contentful_paint": 812.0})),
    failed("just at the limit, which it must be below", _measured(4000, 4000, 4000)),
    failed("too slow, and not even at its end", _measured(4100, 4600, 5200, complete=False)),
    failed("too long in both readings",
           _measured(700, 900, 800, metric="total_blocking_time", longest_task=_ONE_LONG), **_TASKS),
    cant_tell("the median is below, and one run is not", _measured(3900, 3700, 4300)),
    cant_tell("the median is not below, and one run is", _measured(4200, 3700, 4300)),
    cant_tell("too slow, but so is the machine", _measured(4100, 4600, 5200, benchmark=800.0)),
    cant_tell("quick, as far as it came", _measured(1900, 2100, 2000, complete=False)),
    cant_tell("one run reports none", _measured(1900, None, 2000)),
    cant_tell("the readings do not agree",
              _measured(100, 120, 90, metric="total_blocking_time", longest_task=_ONE_LONG), **_TASKS),
    cant_tell("one reading cannot be told",
              _measured(100, 900, 90, metric="total_blocking_time", longest_task=_ONE_LONG), **_TASKS),
)  # fmt: skip
