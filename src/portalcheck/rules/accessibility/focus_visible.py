"""The keyboard focus can be seen.

## Applicability
Each element that Tab stops at, up to the limit of the walk. What lies wholly under other content then is left to
`accessibility/focus-obscured`.

## Expectation
At least one pixel in the box of the element, within 12 CSS px around it, or in a ring around it has another colour
with the focus than without. The caret in a text field counts, as WCAG says.

## Why it matters
Who moves about with the keyboard has no pointer to look for: without a mark on the element, nobody knows what the
Enter key would press.

## Cannot tell
Where nothing changes at the element but something does elsewhere in the window; where the element itself cannot be
seen, so that another may stand for it; where the colours differ by less than 1.1:1; where the place changes by itself,
or what has the focus stands in a frame or a component that cannot be entered; and what comes after the limit.

## Sources
- WCAG 2.0, success criterion 2.4.7 Focus Visible, level AA: https://www.w3.org/TR/WCAG22/#focus-visible
- ACT rule oj04fd: https://www.w3.org/WAI/standards-guidelines/act/rules/oj04fd/
- Understanding 2.4.7: https://www.w3.org/WAI/WCAG22/Understanding/focus-visible
"""

from collections.abc import Iterator

from portalcheck.measure.stops import pointer, rest_of_the_walk
from portalcheck.model.assertion import Finding
from portalcheck.model.keyboard import FocusLook, Keyboard, Stop
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_FAINT = 1.1


@rule("accessibility/focus-visible", version=1, requirements=["WCAG20:2.4.7", "ACT:oj04fd"])
def focus_visible(keyboard: Keyboard) -> Iterator[Finding]:
    stops = [stop for stop in keyboard.stops if stop.covered < 1]
    unsure = [stop for stop in stops if stop.look and not (stop.look.changed or stop.look.certain)]
    findings = [found for stop in stops if stop not in unsure and (found := _judge(stop))]
    yield from findings
    if unsure:
        yield Finding.cant_tell(
            "At {unsure} stops nothing seemed to change with the focus, the first of them here. Can it be seen?",
            pointer(unsure[0]),
            unsure=len(unsure),
        )
    yield from rest_of_the_walk(keyboard)
    seen = len(stops) - len(findings) - len(unsure)
    if seen:
        yield Finding.passed("The focus can be seen at {seen} of {stops} stops.", seen=seen, stops=len(keyboard.stops))


def _judge(stop: Stop) -> Finding | None:
    """Judge one stop; None where its focus is plain to see."""
    target = pointer(stop)
    look = stop.look
    if stop.opaque or look is None:
        return Finding.cant_tell("The focus was here, and no pictures could be compared. Can it be seen?", target)
    if look.changed:
        return _changed(stop, look)
    if look.restless:
        return Finding.cant_tell("The window changes by itself there. Can the focus be seen?", target)
    if not stop.visible or stop.in_view == 0:
        return Finding.cant_tell(
            "The focus goes to an element that cannot be seen, {elsewhere} pixels change elsewhere. "
            "What shows where it is?",
            target,
            elsewhere=look.elsewhere,
        )
    if look.elsewhere:
        return Finding.cant_tell(
            "Nothing changes at the element with the focus; {elsewhere} pixels do elsewhere. Do they show where it is?",
            target,
            elsewhere=look.elsewhere,
        )
    if stop.editable:
        return Finding.cant_tell(
            "Nothing but the caret, which blinks, could show the focus in this field. Can it be seen?", target
        )
    return Finding.failed(
        "No pixel of the element or around it changes with the focus; the rule asks for one.", target, changed=0
    )


def _changed(stop: Stop, look: FocusLook) -> Finding | None:
    if look.restless:
        return Finding.cant_tell("The window changes by itself there. Can the focus be seen?", pointer(stop))
    if look.contrast < _FAINT and not stop.editable:
        return Finding.cant_tell(
            "{changed} pixels change with the focus, by a contrast of {contrast}:1. Can that be seen?",
            pointer(stop),
            changed=look.changed,
            contrast=look.contrast,
        )
    return None


def _stop(look: FocusLook | None, **more: object) -> Keyboard:
    return Keyboard(stops=(Stop.model_validate({"css": "a", "snippet": "<a>", "tag": "a", "look": look} | more),))


_ZOOMED = (
    "<meta name=viewport content='width=device-width'><p style='width:700px'>Wider than a phone"
    "<p><input aria-label=A><p style='margin-top:500px'><a href=/b>B</a> <a href=/c>C</a>"
)

CASES = (
    passed("what browsers draw", '<a href="/a">A</a> <button>B</button> <input aria-label="C">'),
    passed("a change of colour", "<style>a{outline:0}a:focus{color:red}</style><a href=/a>A</a> <a href=/b>B</a>"),
    passed("the caret", "<style>input{outline:0}</style><input aria-label=A> <a href=/b>B</a>"),
    passed(
        "an outline that comes slowly",
        "<style>a{outline:3px solid transparent;transition:outline-color .4s}a:focus{outline-color:#000}</style>"
        "<a href=/a>A</a> <a href=/b>B</a>",
    ),
    passed(
        "a drawn box to tick beside the transparent one",
        "<style>input{position:absolute;opacity:0}input:focus+label{outline:2px solid}</style>"
        "<input type=checkbox id=a><label for=a>A</label>",
    ),
    passed(
        "a ring around the card of a link",
        "<style>div{position:relative;width:9em;padding:3em}.c a{outline:0}"
        ".c a::after{content:'';position:absolute;inset:0}"
        ".c a:focus::after{outline:2px solid}</style><div class=c><a href=/a>A</a></div><p><a href=/b>B</a>",
    ),
    passed("on a phone that zooms in on a field", _ZOOMED, device="phone"),
    failed("no outline", "<style>a{outline:0}</style><a href=/a>A</a> <button>B</button>"),
    failed(
        "no outline, between neighbours that have one",
        "<style>#b{outline:0;border:0}</style><button>A</button><button id=b>B</button><button>C</button>",
    ),
    failed("on a phone that zooms in on a field", f"<style>a{{outline:0}}</style>{_ZOOMED}", device="phone"),
    failed("in a frame", "<iframe srcdoc='<a href=/a style=outline:0>A</a>'></iframe>"),
    failed("an outline of no width", _stop(FocusLook(changed=0, certain=True))),
    cant_tell(
        "a change far away",
        "<style>a{outline:0}a:focus~p{color:red}</style><a href=/a>A</a><p style='margin-top:99px'>Here",
    ),
    cant_tell("an element that is not seen", _stop(FocusLook(changed=0, certain=True), visible=False)),
    cant_tell("in a moving picture", _stop(FocusLook(changed=9, contrast=5, restless=True))),
    cant_tell("one shade of grey", _stop(FocusLook(changed=90, contrast=1.02))),
    cant_tell("in a player", _stop(None, opaque=True)),
    cant_tell(
        "a walk that was not finished",
        _stop(FocusLook(changed=90, contrast=9)).model_copy(update={"capped": True, "left": False}),
    ),
    inapplicable("nothing takes the focus", "<p>50 000 đ."),
)
