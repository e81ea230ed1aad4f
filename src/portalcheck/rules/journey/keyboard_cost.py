"""By keys alone, a service takes no more presses than its budget.

## Applicability
Each journey that is taken by keys alone, for whose service the portal file's `budget` names `keys`, or for which a
ruleset sets them. The portal file's number goes before the ruleset's.

## Expectation
The whole journey takes no more presses: those that lead from one target to the next, those that operate it, and the
letters that are typed.

## Why it matters
Whoever cannot use a mouse pays for every link that stands between two fields, and with a switch each press takes
seconds.

## Cannot tell
Never. A way that stopped is untested.

## Sources
- Ours: what is counted. The limit is the portal's own.
"""

from collections.abc import Iterator

from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.way import not_played
from portalcheck.model.assertion import Finding, Phrase
from portalcheck.model.keys import Keys, KeyTarget
from portalcheck.model.portal import Budget
from portalcheck.model.trace import Trace
from portalcheck.rule_format import Params, failed, inapplicable, passed, rule


class KeyLimit(Params):
    """The most presses of keys; None sets no limit."""

    keys: int | None = None


@rule("journey/keyboard-cost", version=1, severity="moderate")
def keyboard_cost(keys: Keys, trace: Trace, params: KeyLimit) -> Iterator[Finding]:
    own = trace.budget.keys if trace.budget else None
    limit = params.keys if own is None else own
    if limit is None:
        return
    if trace.stop:
        yield not_played(trace)
    elif keys.total > limit:
        yield Finding.failed(
            "The service takes {count} presses of keys, and its budget is {limit}.", count=keys.total, limit=limit
        )
    else:
        yield Finding.passed(
            "The service takes {count} presses of keys; its budget is {limit}.", count=keys.total, limit=limit
        )


def _pressed(**presses: int) -> KeyTarget:
    words = Phrase.of("the {role} “{name}”", role="button", name="Nộp hồ sơ")
    return KeyTarget(step=1, verb="click", words=words, css="#send", came="operated", presses=presses)


_KEYS = Keys(targets=(_pressed(Tab=9, letters=12), _pressed(Tab=8, Enter=1)))

CASES = (
    passed("within the ruleset's limit", _KEYS, _trace(), keys=30),
    passed("within the service's own budget", _KEYS, _trace(budget=Budget(keys=30)), keys=5),
    failed("a press too many", _KEYS, _trace(), keys=29),
    failed("over the service's own budget", _KEYS, _trace(budget=Budget(keys=20)), keys=90),
    inapplicable("no budget", _KEYS, _trace(budget=Budget(clicks=4))),
)
