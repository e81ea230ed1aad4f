"""What a step of a journey asks of a person."""

from collections import Counter
from collections.abc import Iterable

from portalcheck.model.journey import Step
from portalcheck.model.trace import Cost, Done


def cost(step: Step, done: Iterable[Done], loads: int) -> Cost:
    """Count what is typed, chosen, handed in and pressed, and how long its actions took."""
    verbs = Counter(action.verb for action in step.do)
    return Cost(
        fields=verbs["fill"],
        choices=verbs["choose"] + verbs["check"],
        files=verbs["upload"],
        clicks=verbs["click"],
        seconds=round(sum(one.milliseconds for one in done) / 1000, 2),
        loads=loads,
    )
