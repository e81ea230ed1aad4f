"""What the keys operate on the way through the service is in sight.

## Applicability
Each field, choice, button and link that the journey names and that the focus gets to, where the journey is taken by
keys; where a control itself is transparent, its label shows in its place.

## Expectation
Some part of it is in the window and in sight when it has the focus: not all points of a grid over it lie under content
that stays in place (fixed or sticky).

## Why it matters
Who types into a field under a bar that stays in place does not see what they type.

## Cannot tell
Where it lies outside the window, or nothing of it is drawn; where what covers it takes most of the window, so that it
may be a dialog to be answered first; where something may shine through.

## Sources
- WCAG 2.2, success criterion 2.4.11 Focus Not Obscured (Minimum), level AA: https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum
- Understanding 2.4.11: https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.stops import obscured, pointer
from portalcheck.model.assertion import Finding, Phrase
from portalcheck.model.keyboard import Stop
from portalcheck.model.keys import Keys, KeyTarget
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("journey/keyboard-seen", version=1, requirements=["WCAG22:2.4.11"])
def keyboard_seen(keys: Keys) -> Iterator[Finding]:
    reached = [(target, target.stop) for target in keys.targets if target.stop]
    findings = [found for target, stop in reached if (found := _judge(target, stop))]
    yield from findings
    if free := len(reached) - len(findings):
        yield Finding.passed(
            "At {free} of the {targets} targets that the keys reached, the focus is in sight.",
            free=free,
            targets=len(reached),
        )


def _judge(target: KeyTarget, stop: Stop) -> Finding | None:
    """Judge one target; None where some of it is in sight."""
    if not stop.visible or stop.in_view == 0:
        return Finding.cant_tell(
            "Nothing of {what} is in the window when it has the focus in step {step}. Does a person see where it is?",
            pointer(stop),
            what=target.words,
            step=target.step,
        )
    return obscured(stop)


def _keys(**more: Any) -> Keys:
    stop = Stop.model_validate({"css": "#name", "snippet": "<input>", "tag": "input"} | more)
    words = Phrase.of("the field labelled “{label}”", label="Họ và tên")
    target = KeyTarget(step=1, verb="fill", words=words, css="#name", came="operated", stop=stop)
    return Keys(targets=(target,))


_UNDER = {"covered": 1.0, "cover": "#bar", "cover_position": "fixed", "cover_opaque": True, "cover_share": 0.2}

CASES = (
    passed("nothing in the way", _keys()),
    passed("half under a bar", _keys(**_UNDER | {"covered": 0.5})),
    failed("under a bar that stays in place", _keys(**_UNDER)),
    cant_tell("outside of the window", _keys(in_view=0)),
    cant_tell("nothing of it is drawn", _keys(visible=False)),
    cant_tell("under what takes the window", _keys(**_UNDER | {"cover_share": 0.9})),
    inapplicable("the focus got to no target", Keys()),
)
