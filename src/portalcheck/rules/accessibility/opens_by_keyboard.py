"""What opens with a click opens with the keyboard.

## Applicability
Each visible control of the page's own document that promises to open something and is closed (`aria-expanded`,
`aria-haspopup`, `popovertarget`, a button with `aria-controls`, a `summary`, a button whose words say so), where
something showed when it was pressed with a key or with the pointer. Links are not pressed, nor is what says that it
sends, deletes, pays or ends something.

## Expectation
Something shows when the control receives the focus, or when Enter or Space is pressed on it; in a menu, Arrow Down.

## Why it matters
Who cannot use a mouse stays outside: the menu, the filters or the assistant are there for others only.

## Cannot tell
Where the control takes no focus and has no role of a control; where it showed something when the pointer came over it;
where it did not do so again on the page loaded anew; what comes after the limit.

## Sources
- WCAG 2.0, success criterion 2.1.1 Keyboard, level A: https://www.w3.org/TR/WCAG22/#keyboard
- Understanding 2.1.1: https://www.w3.org/WAI/WCAG22/Understanding/keyboard
- SCR20: https://www.w3.org/WAI/WCAG22/Techniques/client-side-script/SCR20
"""

from collections.abc import Iterator

from portalcheck.measure.openers import called, pointer, rest_of_the_openers, said
from portalcheck.model.assertion import Finding
from portalcheck.model.disclosure import Disclosure, Opener, Shown
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_CONTROLS = {"button", "menuitem", "combobox", "switch"}


@rule("accessibility/opens-by-keyboard", version=1, requirements=["WCAG20:2.1.1"], severity="critical")
def opens_by_keyboard(disclosure: Disclosure) -> Iterator[Finding]:
    opened = 0
    for one in disclosure.openers:
        if one.shown:
            opened += 1
        elif one.pointer:
            yield _judge(one)
    if opened:
        yield Finding.passed("{opened} controls opened something with a key.", opened=opened)
    yield from rest_of_the_openers(disclosure, details=True)


def _judge(one: Opener) -> Finding:
    target, data = pointer(one), {"opener": called(one), "shown": said(one.pointer)}
    if one.hover:
        return Finding.cant_tell(
            "No key opens '{opener}'; '{shown}' shows while the pointer is over it. Can that be reached otherwise?",
            target,
            **data,
        )
    if not one.pointer_again:
        return Finding.cant_tell(
            "A click on '{opener}' showed '{shown}' and no key did, once of two times. Does it open with a key?",
            target,
            **data,
        )
    if not one.focusable:
        if one.role in _CONTROLS:
            return Finding.failed("A click on '{opener}' shows '{shown}'; it takes no focus.", target, **data)
        return Finding.cant_tell(
            "A click on '{opener}' shows '{shown}'; it takes no focus. Does another control show the same?",
            target,
            **data,
        )
    return Finding.failed(
        "A click on '{opener}' shows '{shown}'; Enter and Space, pressed with the focus on it, show nothing.",
        target,
        **data,
    )


_SHOWN = (Shown(css="#a", text="Lệ phí: 50 000 đ."),)


def _opener(**given: object) -> Disclosure:
    one = {"css": "#mo", "name": "Lệ phí", "expanded": "false", "pointer": _SHOWN, "pointer_again": True}
    return Disclosure(openers=(Opener.model_validate(one | given),))


_PAGE = """<div id=mo %s aria-expanded=false>Lệ phí</div><p id=a hidden>50 000 đ.<script>
const mo = document.querySelector("#mo"), a = document.querySelector("#a");
const turn = () => { a.hidden = !a.hidden; mo.setAttribute("aria-expanded", String(!a.hidden)); };
mo.addEventListener("click", turn);%s</script>"""

CASES = (
    passed("details", "<details><summary>Lệ phí</summary>50 000 đ.</details>"),
    passed("a popover", "<button popovertarget=a>Lệ phí</button><p id=a popover>50 000 đ."),
    passed(
        "a role that is pressed with Space alone",
        _PAGE
        % ("role=button tabindex=0", "mo.addEventListener('keydown', (event) => { if (event.key === ' ') turn(); });"),
    ),
    failed("a role and a focus without keys", _PAGE % ("role=button tabindex=0", "")),
    failed("a button that listens to the mouse", _opener()),
    failed("a role that takes no focus", _opener(focusable=False, role="button")),
    cant_tell("a box that takes no focus", _opener(focusable=False)),
    cant_tell("it shows below the pointer", _opener(hover=True)),
    cant_tell("it opened once", _opener(pointer_again=False)),
    cant_tell("more controls than the limit", Disclosure(openers=(Opener(css="a", shown=_SHOWN),), left_out=4)),
    cant_tell("what cannot be closed", Disclosure(openers=(Opener(css="a", shown=_SHOWN),), stopped="It stays open.")),
    inapplicable("a control that shows nothing", _opener(pointer=())),
    inapplicable("a link elsewhere", "<a href=/a aria-haspopup=true>Dịch vụ</a>"),
    inapplicable("a button that deletes", _PAGE.replace("Lệ phí", "Xóa hồ sơ") % ("role=button tabindex=0", "")),
)
