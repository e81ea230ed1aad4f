"""A metric of the load stays within its budget.

## Applicability
The one load of the page that all rules share, if *metric* was measured in it.

## Expectation
The metric is at most *budget*: milliseconds for times, bytes for `bytes`, a number for `requests`, `long_tasks` and
`cumulative_layout_shift`.

## Why it matters
On a cheap phone and a bad line, each second and each megabyte loses people, and a layout that jumps makes them press
what they did not mean.

## Cannot tell
Where the browser reported no such metric, as when nothing was painted or the engine has no such entry. The numbers are
those of one load from this machine, with no throttling of network or processor and other visits beside it: they are no
Lighthouse run and no field data. Bytes and requests are steady; times compare only with the same machine's.

## Sources
- Ours: metric and budget are said by the ruleset that uses this rule.
- The metrics: https://web.dev/articles/vitals, https://www.w3.org/TR/paint-timing/, https://www.w3.org/TR/longtasks-1/
"""

from collections.abc import Iterator
from typing import Any, Literal

from portalcheck.measure.numbers import written
from portalcheck.model.artifact import Network, Timing
from portalcheck.model.assertion import Finding
from portalcheck.rule_format import Params, cant_tell, failed, passed, rule

Metric = Literal[
    "first_contentful_paint",
    "largest_contentful_paint",
    "cumulative_layout_shift",
    "longest_task",
    "long_tasks",
    "time_to_first_byte",
    "load",
    "bytes",
    "requests",
]
_CALLED: dict[Metric, str] = {
    "first_contentful_paint": "First contentful paint",
    "largest_contentful_paint": "Largest contentful paint",
    "cumulative_layout_shift": "Cumulative layout shift",
    "longest_task": "Longest task",
    "long_tasks": "The number of long tasks",
    "time_to_first_byte": "Time to first byte",
    "load": "The time to the load event",
    "bytes": "The size of all that was transferred",
    "requests": "The number of requests",
}
_PURE_NUMBERS = {"cumulative_layout_shift", "long_tasks", "requests"}


class MetricBudget(Params):
    """`metric` and the `budget` that it must not exceed: by default, two megabytes for the page and all it loads."""

    metric: Metric = "bytes"
    budget: float = 2_000_000


@rule("performance/metric-budget", version=1)
def metric_budget(timing: Timing, network: Network, params: MetricBudget) -> Iterator[Finding]:
    name = params.metric
    measured = getattr(network if name in {"bytes", "requests"} else timing, name)
    data: dict[str, Any] = {"metric": name, "called": _CALLED[name], "asked": written(params.budget)}
    budget = f"the budget is {{asked}}{_unit(name)}"
    if measured is None:
        yield Finding.cant_tell(f"{{called}} was not reported by the browser; {budget}. Is it kept?", **data)
        return
    message = f"{{called}} is {{written}}{_unit(name)}; {budget}."
    data |= {"measured": measured, "written": written(measured), "budget": params.budget}
    if measured <= params.budget:
        yield Finding.passed(message, **data)
    else:
        yield Finding.failed(message, **data)


def _unit(metric: Metric) -> str:
    if metric == "bytes":
        return " bytes"
    return "" if metric in _PURE_NUMBERS else " ms"


def _load(**measured: Any) -> tuple[Timing, Network]:
    """Make the artifacts of a quick, light load, with some things different."""
    times: dict[str, Any] = {
        "first_contentful_paint": 400.0,
        "largest_contentful_paint": 900.0,
        "cumulative_layout_shift": 0.02,
        "long_tasks": 1,
        "longest_task": 80.0,
        "time_to_first_byte": 60.0,
        "load": 1200.0,
    }
    counts: dict[str, Any] = {"requests": 12, "bytes": 640_000}
    times |= {name: value for name, value in measured.items() if name in times}
    counts |= {name: value for name, value in measured.items() if name in counts}
    return (
        Timing(**times),
        Network(redirects=(), status=200, headers={}, cookies=(), failed=(), **counts),
    )


CASES = (
    passed("light enough", *_load()),
    passed("just as many as allowed", *_load(requests=50), metric="requests", budget=50),
    passed("a page that is served", "<h1>Trang chủ</h1>", metric="bytes", budget=10_000),
    passed("a steady layout", *_load(), metric="cumulative_layout_shift", budget=0.1),
    failed("too heavy", *_load(bytes=2_400_000)),
    failed("too late", *_load(largest_contentful_paint=4200.5), metric="largest_contentful_paint", budget=4000),
    failed("too many long tasks", *_load(long_tasks=9), metric="long_tasks", budget=3),
    cant_tell("nothing was painted", *_load(first_contentful_paint=None), metric="first_contentful_paint", budget=3000),
)
