"""The keyboard focus is nowhere trapped.

## Applicability
The page, if something on it takes the focus. Tab is pressed until the focus leaves for the browser, up to the limit
of the walk, and Shift+Tab from there.

## Expectation
From every stop, Tab or Shift+Tab leads out of the page in the end; or Escape does; or keys that the page itself names
do.

## Why it matters
Whoever uses the keyboard alone and is caught in a field or a widget can only close the page, and loses what was filled
in.

## Cannot tell
A dialog may hold the focus as long as it can be closed, which is asked. So is what stands behind a stop that only
Shift+Tab leaves, and whether a help text elsewhere tells the way out. Elements that only a script can focus are not
tried. What comes after the limit is not looked at.

## Sources
- WCAG 2.0, success criterion 2.1.2 No Keyboard Trap, level A: https://www.w3.org/TR/WCAG22/#no-keyboard-trap
- ACT rules 80af7b, a1b64e and ebe86a: https://www.w3.org/WAI/standards-guidelines/act/rules/80af7b/
- Understanding 2.1.2: https://www.w3.org/WAI/WCAG22/Understanding/no-keyboard-trap
"""

from collections.abc import Iterator

from portalcheck.measure.stops import pointer
from portalcheck.model.assertion import Finding
from portalcheck.model.keyboard import Keyboard, Stop, Trap
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule(
    "accessibility/keyboard-trap",
    version=1,
    requirements=["WCAG20:2.1.2", "ACT:80af7b", "ACT:ebe86a"],
    severity="critical",
)
def keyboard_trap(keyboard: Keyboard) -> Iterator[Finding]:
    for trap in keyboard.traps:
        yield _judge(keyboard, trap)
    if keyboard.traps or not (keyboard.stops or keyboard.focusable):
        return
    stops = len(keyboard.stops)
    if keyboard.capped:
        yield Finding.cant_tell(
            "The focus was not held at the first {stops} stops, where the walk ended. Is it at a later one?",
            stops=stops,
        )
    elif not keyboard.left:
        yield Finding.cant_tell("After {stops} stops the focus was nowhere on the page. Is it held?", stops=stops)
    elif keyboard.back is not None and not keyboard.back_left:
        yield Finding.cant_tell(
            "Tab led through {stops} stops and out of the page, Shift+Tab did not. Is the focus held on the way back?",
            stops=stops,
        )
    else:
        yield Finding.passed("Tab led through {stops} stops and out of the page.", stops=stops)


def _judge(keyboard: Keyboard, trap: Trap) -> Finding:
    first = keyboard.stops[trap.stops[0]]
    target, held = pointer(first), len(trap.stops)
    stays = "Tab does not lead on from here" if held == 1 else "Tab leads round {held} stops from here and never on"
    data = {"held": held, "advice": trap.advice, "keys": ", ".join(trap.told)}
    if trap.dialog:
        return Finding.cant_tell(f"{stays}: a dialog. Can it be closed with the keyboard?", target, **data)
    if trap.back:
        return Finding.cant_tell(f"{stays}; Shift+Tab leads back. Can everything behind it be reached?", target, **data)
    if trap.escape:
        return Finding.passed(f"{stays}; after Escape it does.", target, **data)
    if trap.freed_by:
        return Finding.passed(f"{stays}; {{freed}} leads out, as the page says.", target, **data, freed=trap.freed_by)
    if first.opaque:
        return Finding.cant_tell(f"{stays}, and what has the focus inside was not seen. Is it held?", target, **data)
    nothing = f"{stays}, nor do Shift+Tab and Escape"
    if trap.told:
        return Finding.failed(f"{nothing}, nor what the page tells to press ({{keys}}).", target, **data)
    if trap.help_link or trap.advice:
        return Finding.cant_tell(
            f"{nothing}. Does the help of the page tell the keys that do ('{{help}}')?",
            target,
            **data,
            help=trap.help_link or trap.advice,
        )
    return Finding.failed(f"{nothing}, and no text of the page tells what does.", target, **data)


def _held(**more: object) -> Keyboard:
    stops = tuple(Stop(css=f"#b{n}", snippet="<button>", tag="button") for n in range(2))
    return Keyboard(stops=stops, left=False, traps=(Trap.model_validate({"stops": (0, 1), "back": False} | more),))


_TRAP = '<a href="/a">A</a><button id=b onblur="setTimeout(() => this.focus(), 10)">B</button><a href="/c">C</a>'

CASES = (
    passed(
        "links, fields and a date", '<a href="/a">A</a><input type=date aria-label=B><textarea aria-label=C></textarea>'
    ),
    passed(
        "Escape leads out, as in an editor that takes Tab for itself",
        "<textarea aria-label=A onkeydown=\"if (event.key === 'Escape') this.free = true;"
        " else if (event.key === 'Tab' && !this.free) event.preventDefault()\"></textarea><a href=/b>B</a>",
    ),
    passed("the keys that the page names lead out", _held(told=("Control+m",), freed_by="Control+m", escape=False)),
    failed("a button takes the focus back", _TRAP),
    failed("the keys that the page names do nothing", _held(told=("Control+m",), escape=False, advice="Press Ctrl+M")),
    cant_tell("the page has a help", _held(escape=False, help_link="Keyboard help")),
    cant_tell("a dialog", _held(dialog=True)),
    cant_tell(
        "only Shift+Tab leads out",
        "<a href=/a>A</a><textarea aria-label=B onkeydown=\"if (event.key === 'Tab' && !event.shiftKey)"
        ' event.preventDefault()"></textarea><a href=/c>C</a>',
    ),
    cant_tell("a walk that was not finished", Keyboard(stops=_held().stops, left=False, capped=True, focusable=9)),
    inapplicable("nothing takes the focus", "<h1>Fees</h1><button disabled>Pay</button>"),
)
