"""The focus goes into a dialog that opens, and comes back.

## Applicability
Each dialog that came up when a control was pressed with a key or received the focus. It is modal where it was opened by
`showModal()`, or has `aria-modal="true"`.

## Expectation
The focus goes into the dialog; Tab stays in it; when it is closed, the focus is back on the page.

## Why it matters
The page behind a modal dialog is out of reach. Who does not see the screen hears nothing of a dialog without the focus
and goes on where nothing can be done.

## Cannot tell
Where the focus is outside and the next Tab leads into the dialog; where Tab leads from the dialog to what is behind it;
where the focus is on nothing after the dialog was closed; dialogs that are not modal, where the focus is elsewhere and
does not go on into them; what comes after the limit.

## Sources
- WCAG 2.0, success criterion 2.4.3 Focus Order, level A: https://www.w3.org/TR/WCAG22/#focus-order
- ARIA Authoring Practices, modal dialog: https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/
- Understanding 2.4.3: https://www.w3.org/WAI/WCAG22/Understanding/focus-order
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.openers import called, pointer, rest_of_the_openers
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.disclosure import Dialog, Disclosure, Opener
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_KEY = {"focus": "The focus"}


@rule("accessibility/dialog-focus", version=1, requirements=["WCAG20:2.4.3"])
def dialog_focus(disclosure: Disclosure) -> Iterator[Finding]:
    dialogs = 0
    for one in disclosure.openers:
        if one.dialog and one.key:
            dialogs += 1
            yield _judge(one, one.dialog)
    if dialogs:
        yield from rest_of_the_openers(disclosure)


def _judge(one: Opener, dialog: Dialog) -> Finding:
    target = pointer(dialog)
    key = _KEY.get(one.key, one.key)
    data: dict[str, Any] = {"opener": called(one), "dialog": on_one_line(dialog.name or dialog.css), "key": key}
    if one.place != "inside":
        if dialog.modal and dialog.first == "behind":
            return Finding.failed(
                "{key} on '{opener}' opens the modal dialog '{dialog}', and the focus stays outside;"
                " Tab leads on behind it.",
                target,
                **data,
            )
        if dialog.modal or not one.next:
            return Finding.cant_tell(
                "{key} on '{opener}' opens the dialog '{dialog}', and the focus stays outside. Is it found?",
                target,
                **data,
            )
        return Finding.passed("{key} on '{opener}' opens '{dialog}', and Tab leads into it.", target, **data)
    if dialog.behind:
        return Finding.cant_tell(
            "Tab leads from the modal dialog '{dialog}' to {behind} behind it. Can that be seen and used?",
            target,
            **data,
            behind=dialog.behind,
        )
    if one.returned == "none":
        return Finding.cant_tell(
            "The dialog '{dialog}' was closed, and the focus is on nothing. Does Tab go on from '{opener}'?",
            target,
            **data,
        )
    return Finding.passed("{key} on '{opener}' opens '{dialog}', and the focus goes into it.", target, **data)


def _opener(dialog: dict[str, object], **given: object) -> Disclosure:
    told = {"css": "#hoi", "name": "Hỏi đáp", "modal": True, "first": "inside", "behind": "", **dialog}
    one = {"css": "#mo", "name": "Hỏi", "key": "Enter", "place": "inside", "escape": True, "returned": "opener"}
    return Disclosure(openers=(Opener.model_validate({**one, "dialog": told, **given}),))


_PAGE = """<button id=mo aria-haspopup=dialog>Hỏi</button> <a href=/a>Dịch vụ</a>
<div id=hoi role=dialog aria-modal=true aria-label="Hỏi đáp" hidden tabindex=-1>
<p>Anh chị cần gì? <button id=dong>Đóng</button></div><script>
const hoi = document.querySelector("#hoi"), mo = document.querySelector("#mo"), dong = document.querySelector("#dong");
mo.addEventListener("click", () => { hoi.hidden = false; %s });
dong.addEventListener("click", () => { hoi.hidden = true; mo.focus(); });
hoi.addEventListener("keydown", (event) => { if (event.key === "Tab") event.preventDefault(); });</script>"""

CASES = (
    passed(
        "a dialog of the browser",
        "<button aria-haspopup=dialog onclick='hoi.showModal()'>Hỏi</button>"
        "<dialog id=hoi aria-label='Hỏi đáp'><form method=dialog><button>Đóng</button></form></dialog>",
    ),
    passed("a dialog of one's own", _PAGE % "dong.focus()"),
    passed("no modal dialog, and it comes next", _opener({"modal": False}, place="opener", next=True)),
    failed("the focus stays on the button", _PAGE % ""),
    failed("it comes with the focus", _opener({"first": "behind"}, place="opener", key="focus")),
    cant_tell("the next Tab finds it", _opener({}, place="opener")),
    cant_tell("Tab leads behind it", _opener({"behind": "#tim"})),
    cant_tell("the focus is on nothing afterwards", _opener({}, returned="none")),
    cant_tell("no modal dialog, at the end of the page", _opener({"modal": False}, place="opener")),
    inapplicable("a menu", "<button aria-expanded=false onclick='a.hidden = 0'>Menu</button><p id=a hidden>Lệ phí"),
    inapplicable("nothing opens", "<h1>Lệ phí</h1>"),
)
