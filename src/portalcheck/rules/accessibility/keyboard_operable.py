"""What takes a click can be reached with the keyboard.

## Applicability
Each visible element with a listener for clicks of its own that takes no focus and neither stands in nor holds an
element that does, where it says by its role that it is a button, a link, a box to tick or a switch, or looks like a
control (the cursor is a hand over it, or it has an `onclick` attribute); and the page as a whole, if anything on it
takes the focus. Listeners further up, as frameworks keep one for all, make nothing a control.

## Expectation
There is none: whatever the click does can be done with the keyboard.

## Why it matters
Who cannot use a mouse never gets to a button that takes no focus.

## Cannot tell
Where the element does not say that it is a control, or another one that takes the focus has the same name: the click
may be an extra.

## Sources
- WCAG 2.0, success criterion 2.1.1 Keyboard, level A: https://www.w3.org/TR/WCAG22/#keyboard
- Failure F59 of WCAG 2.2: https://www.w3.org/WAI/WCAG22/Techniques/failures/F59
- Understanding 2.1.1: https://www.w3.org/WAI/WCAG22/Understanding/keyboard
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.clickables import Clickable, Clickables
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_SURE = {"button", "link", "checkbox", "switch"}


@rule("accessibility/keyboard-operable", version=1, requirements=["WCAG20:2.1.1"], severity="critical")
def keyboard_operable(clickables: Clickables) -> Iterator[Finding]:
    yield from map(_judge, clickables.found)
    if clickables.focusable and not clickables.found:
        yield Finding.passed(
            "{focusable} elements take the focus; nothing was found that takes a click and no focus.",
            focusable=clickables.focusable,
        )


def _judge(one: Clickable) -> Finding:
    target = Pointer(css=one.css, frame=one.frame, snippet=one.snippet)
    takes = "'{text}' takes a click, and Tab cannot reach it"
    data = {"text": on_one_line(one.text), "role": one.role}
    if one.equal:
        return Finding.cant_tell(
            f"{takes}; {{equal}} has the same name. Does it do the same?", target, **data, equal=one.equal
        )
    if one.role in _SURE:
        return Finding.failed(f"{takes}: it has the role {{role}}, and no tabindex.", target, **data)
    return Finding.cant_tell(f"{takes}. Can what it does be done with the keyboard?", target, **data)


_SCRIPT = "<script>document.querySelector('#a').addEventListener('click', () => {})</script>"

CASES = (
    passed("a button", f"<button id=a>A</button>{_SCRIPT}"),
    passed("a role with a tabindex", f"<div id=a role=button tabindex=0>A</div>{_SCRIPT}"),
    passed("a card that holds its link", f"<div id=a style='cursor:pointer'><a href=/a>A</a></div>{_SCRIPT}"),
    passed(
        "one listener for the whole page",
        "<style>p{cursor:pointer}</style><p>A</p><a href=/b>B</a><script>document.onclick = () => {}</script>",
    ),
    passed("the label of a box to tick", f"<label id=a style='cursor:pointer'><input type=checkbox>A</label>{_SCRIPT}"),
    failed("a role alone", f"<div id=a role=button>A</div>{_SCRIPT}"),
    failed("a role and an attribute", "<span role=link onclick=\"location = '/a'\">A</span>"),
    failed("in a frame", "<iframe srcdoc=\"<div role=button onclick='1'>A</div>\"></iframe>"),
    cant_tell("a picture to enlarge", f"<span id=a style='cursor:pointer'>A</span>{_SCRIPT}"),
    cant_tell("another of the same name", f"<span id=a role=button>A</span><button>A</button>{_SCRIPT}"),
    inapplicable("nothing to operate", "<h1>Lệ phí</h1>"),
)
