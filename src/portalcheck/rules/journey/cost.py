"""A service costs no more steps, fields, clicks and time than its budget.

## Applicability
Each journey for whose service the portal file names a `budget`, or for which a ruleset sets limits: *steps*, *fields*
that are typed into, *choices* in lists, groups and boxes, *files* handed in, *clicks* on buttons and links, *seconds*
that the portal and the browser take, *bytes* and *loads* of documents. The portal file's number goes before the
ruleset's. The presses of keys are held against theirs by `journey/keyboard-cost`.

## Expectation
The whole journey takes no more of each.

## Why it matters
Each field and each page is one more place to err, to wait and to give up.

## Cannot tell
Never. Seconds vary from run to run: give them room.

## Sources
- Ours: what is counted. The limits are the portal's own.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.way import not_played
from portalcheck.model.assertion import Finding
from portalcheck.model.portal import Budget, WayBudget
from portalcheck.model.trace import Cost, Reached, Trace
from portalcheck.rule_format import Params, failed, inapplicable, passed, rule

_WHAT = {
    "steps": "steps",
    "fields": "fields",
    "choices": "choices",
    "files": "files",
    "clicks": "clicks",
    "seconds": "seconds",
    "bytes": "bytes",
    "loads": "loads",
}


class CostLimits(Params, WayBudget):
    """The most of each; None sets no limit."""


@rule("journey/cost", version=1, severity="moderate")
def cost(trace: Trace, params: CostLimits) -> Iterator[Finding]:
    own = trace.budget or Budget()
    limits: dict[str, float] = {
        name: limit
        for name in _WHAT
        if (limit := getattr(own, name) if getattr(own, name) is not None else getattr(params, name)) is not None
    }
    if not limits:
        return
    if trace.stop:
        yield not_played(trace)
        return
    if trace.cost is None:
        yield Finding.untested("Not tested: what the journey cost was not counted.", cause="unavailable")
        return
    for name, limit in limits.items():
        data: dict[str, Any] = {"what": _WHAT[name], "count": getattr(trace.cost, name), "limit": limit}
        if data["count"] > limit:
            yield Finding.failed("The service takes {count} {what}, and its budget is {limit}.", **data)
        else:
            yield Finding.passed("The service takes {count} {what}; its budget is {limit}.", **data)


def _costing(**more: Any) -> Trace:
    steps = tuple(
        Reached(
            number=number,
            title=f"Step {number}",
            url="http://localhost/",
            done=(),
            cost=Cost(fields=3, choices=1, clicks=2, seconds=1.5, bytes=40_000, loads=1),
        )
        for number in (1, 2)
    )
    return _trace(steps=steps, **more)


CASES = (
    passed("within the ruleset's limits", _costing(), fields=6, clicks=4, seconds=3),
    passed("within the service's own budget", _costing(budget=Budget(clicks=4)), clicks=1),
    failed("a field too many", _costing(), fields=5),
    failed("over the service's own budget", _costing(budget=Budget(bytes=79_999)), bytes=90_000),
    failed("a step too many", _costing(), steps=1),
    inapplicable("no budget", _costing()),
)
