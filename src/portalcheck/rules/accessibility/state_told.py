"""A control tells whether what it opens is open.

## Applicability
Each control that showed something with a key, is still there, and has a state to tell: it opened something beside
itself, which the same key or Escape hid again, and the focus did not go into it. Dialogs, `details` and popovers of the
browser are none: the browser tells of these.

## Expectation
Where the control has `aria-expanded`, it is "true" while what it opened is open. Else its name changes.

## Why it matters
Who does not see the screen hears "collapsed" and presses again, which closes what had just opened.

## Cannot tell
Where the control has no `aria-expanded` and its name stays the same; where it has one that did not change, and what
showed does not surely belong to it; what comes after the limit.

## Sources
- WCAG 2.0, success criterion 4.1.2 Name, Role, Value, level A: https://www.w3.org/TR/WCAG22/#name-role-value
- WAI-ARIA 1.2, aria-expanded: https://www.w3.org/TR/wai-aria-1.2/#aria-expanded
- Failure F79 of WCAG 2.2: https://www.w3.org/WAI/WCAG22/Techniques/failures/F79
"""

from collections.abc import Iterator

from portalcheck.measure.openers import called, pointer, rest_of_the_openers, said
from portalcheck.model.assertion import Finding
from portalcheck.model.disclosure import Disclosure, Opener, Shown
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_BY_THE_BROWSER = {"details", "popover", "copy"}


@rule("accessibility/state-told", version=1, requirements=["WCAG20:4.1.2"])
def state_told(disclosure: Disclosure) -> Iterator[Finding]:
    judged = [finding for one in disclosure.openers for finding in _judge(one)]
    yield from judged
    if judged:
        yield from rest_of_the_openers(disclosure)


def _judge(one: Opener) -> Iterator[Finding]:
    if not one.shown or not one.there or one.key in ("", "focus") or one.dialog or one.kind in _BY_THE_BROWSER:
        return
    if not (one.escape or one.toggled):
        return
    target, data = pointer(one), {"opener": called(one), "shown": said(one.shown)}
    if one.expanded == "false" and one.expanded_after == "true":
        yield Finding.passed("'{opener}' shows '{shown}', and tells that it is open.", target, **data)
    elif one.expanded is None and one.renamed:
        yield Finding.passed("'{opener}' shows '{shown}', and is called otherwise while it is open.", target, **data)
    elif one.expanded == one.expanded_after == "false":
        if one.toggled and any(shown.controlled for shown in one.shown) and not one.renamed:
            yield Finding.failed(
                "'{opener}' shows '{shown}' and hides it again; its aria-expanded is \"false\" all the while.",
                target,
                **data,
            )
        else:
            yield Finding.cant_tell(
                "'{opener}' shows '{shown}', and its aria-expanded stays \"false\". Is that what it opens?",
                target,
                **data,
            )
    elif one.expanded is None and one.place != "inside":
        yield Finding.cant_tell(
            "'{opener}' shows '{shown}', and has no aria-expanded. Is it told otherwise that it is open?",
            target,
            **data,
        )


def _opener(**given: object) -> Disclosure:
    shown = (Shown(css="#a", text="Lệ phí: 50 000 đ.", controlled=True),)
    one = {"css": "#mo", "name": "Lệ phí", "expanded": "false", "expanded_after": "false", "key": "Enter"}
    return Disclosure(openers=(Opener.model_validate({**one, "shown": shown, "toggled": True, **given}),))


_PAGE = """<button id=mo aria-expanded=false aria-controls=a>Lệ phí</button><p id=a hidden>50 000 đ.<script>
document.querySelector("#mo").addEventListener("click", (event) => {
  const a = document.querySelector("#a");
  a.hidden = !a.hidden;
  %s
});</script>"""

CASES = (
    passed("a state that changes", _PAGE % "event.currentTarget.setAttribute('aria-expanded', String(!a.hidden))"),
    passed("a name that changes", _opener(expanded=None, expanded_after=None, renamed=True)),
    passed("a menu that Escape closes", _opener(expanded_after="true", escape=True, toggled=None)),
    failed("a state that does not change", _PAGE % ""),
    cant_tell("no state", _opener(expanded=None, expanded_after=None)),
    cant_tell("something else may have come", _opener(shown=(Shown(css="#tin", text="Đã lưu."),))),
    cant_tell("its name changes instead", _opener(renamed=True)),
    inapplicable("details", "<details><summary>Lệ phí</summary>50 000 đ.</details>"),
    inapplicable("what opened does not close", _opener(toggled=False)),
    inapplicable("the button goes when it was pressed", _opener(there=False)),
    inapplicable("the focus goes into a menu", _opener(expanded=None, expanded_after=None, place="inside")),
    inapplicable("nothing opens", "<h1>Lệ phí</h1>"),
)
