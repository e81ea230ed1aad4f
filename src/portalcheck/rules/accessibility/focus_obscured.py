"""What has the focus is not hidden under other content.

## Applicability
Each element that Tab stops at, that can be seen and is in the window when it has the focus, up to the limit of the
walk. What stands in a frame is looked at inside it only.

## Expectation
Some part of it is in sight: not all points of a grid over it lie under content that stays in place (fixed or sticky).

## Why it matters
Under a bar that stays in place or a notice about cookies, the focus is lost to the eye although it is drawn.

## Cannot tell
Where what covers it takes most of the window, so that it may be a dialog to be answered first; where something may
shine through; and what comes after the limit.

## Sources
- WCAG 2.2, success criterion 2.4.11 Focus Not Obscured (Minimum), level AA: https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum
- Understanding 2.4.11: https://www.w3.org/WAI/WCAG22/Understanding/focus-not-obscured-minimum
"""

from collections.abc import Iterator

from portalcheck.measure.stops import obscured, rest_of_the_walk
from portalcheck.model.assertion import Finding
from portalcheck.model.keyboard import FocusLook, Keyboard, Stop
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("accessibility/focus-obscured", version=1, requirements=["WCAG22:2.4.11"])
def focus_obscured(keyboard: Keyboard) -> Iterator[Finding]:
    stops = [stop for stop in keyboard.stops if stop.visible and stop.in_view > 0]
    findings = [found for stop in stops if (found := obscured(stop))]
    yield from findings
    if stops:
        yield from rest_of_the_walk(keyboard)
    if free := len(stops) - len(findings):
        most = max((stop.covered for stop in stops if stop.covered < 1), default=1.0)
        yield Finding.passed(
            "At {free} of {stops} stops the focus is in sight; {share} % of the most covered one is not.",
            free=free,
            stops=len(stops),
            share=round(most * 100),
        )


_BAR = "position:fixed;left:0;right:0;bottom:0;height:160px;background:#fff"
_UNDER = {"covered": 1.0, "cover": "#bar", "cover_position": "fixed", "cover_opaque": True, "cover_share": 0.2}


def _stop(**more: object) -> Keyboard:
    return Keyboard(stops=(Stop.model_validate({"css": "a", "snippet": "<a>", "tag": "a"} | _UNDER | more),))


CASES = (
    passed("nothing in the way", "<a href=/a>A</a>"),
    passed(
        "half under a bar",
        "<body style='margin:0'><div style='height:840px'></div>"
        "<a href=/a style='display:block;width:90px;height:50px'>A</a>"
        "<div style='position:fixed;left:0;right:0;bottom:0;height:30px;background:#fff'></div>",
    ),
    passed("a link stretched over its card", _stop(cover_position="")),
    failed(
        "under a bar that stays in place",
        f"<div style='position:absolute;top:800px'><a href=/a>A</a></div><div id=bar style='{_BAR}'>Cookies</div>",
    ),
    failed("under a sticky head", _stop(cover_position="sticky")),
    cant_tell("under what takes the window", _stop(cover_share=0.9)),
    cant_tell("under a veil", _stop(cover_opaque=False)),
    cant_tell("its outline stands out", _stop(look=FocusLook(changed=40, contrast=5))),
    cant_tell("a walk that was not finished", _stop(covered=0.2).model_copy(update={"capped": True, "left": False})),
    inapplicable("outside of the window", _stop(in_view=0)),
    inapplicable("nothing takes the focus", "<p>50 000 đ."),
)
