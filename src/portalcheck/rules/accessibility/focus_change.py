"""Nothing goes elsewhere because it receives the focus.

## Applicability
Each element that Tab stops at, up to the limit of the walk.

## Expectation
The page does not begin to go to another address when the element receives the focus.

## Why it matters
Who looks for something with the Tab key passes by everything before it; a page that leaves then can't be read.

## Cannot tell
Where the page went elsewhere once and not again, so that it may have done so by itself; and what comes after the limit.
Windows that open and other changes of context are not looked for.

## Sources
- WCAG 2.0, success criterion 3.2.1 On Focus, level A: https://www.w3.org/TR/WCAG22/#on-focus
- Understanding 3.2.1: https://www.w3.org/WAI/WCAG22/Understanding/on-focus
"""

from collections.abc import Iterator

from portalcheck.measure.stops import pointer, rest_of_the_walk
from portalcheck.model.assertion import Finding
from portalcheck.model.keyboard import FocusMove, Keyboard, Stop
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("accessibility/focus-change", version=1, requirements=["WCAG20:3.2.1"])
def focus_change(keyboard: Keyboard) -> Iterator[Finding]:
    for move in keyboard.moves:
        target = pointer(keyboard.stops[move.stop]) if move.stop < len(keyboard.stops) else None
        if move.again and target:
            yield Finding.failed(
                "The page goes to {address} when the element receives the focus.", target, address=move.address
            )
        else:
            yield Finding.cant_tell(
                "The page began to go to {address} while Tab was pressed, and not again. Was it the focus?",
                target,
                address=move.address,
            )
    if keyboard.stops:
        yield from rest_of_the_walk(keyboard)
    if keyboard.stops and not keyboard.moves:
        yield Finding.passed("{stops} elements received the focus, and the page stayed.", stops=len(keyboard.stops))


_STOPS = (Stop(css="a", snippet="<a>", tag="a"),)

CASES = (
    passed("a page that stays", "<a href=/a>A</a><button>B</button>"),
    failed("a link that is followed at once", "<a href=/a>A</a> <a href=/b onfocus='location = this.href'>B</a>"),
    cant_tell("it went once", Keyboard(stops=_STOPS, moves=(FocusMove(stop=0, address="/b"),))),
    cant_tell("a walk that was not finished", Keyboard(stops=_STOPS, capped=True, left=False)),
    inapplicable("nothing takes the focus", "<p>50 000 đ."),
)
