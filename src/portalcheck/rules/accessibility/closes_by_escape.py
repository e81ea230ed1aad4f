"""Escape closes dialogs and menus.

## Applicability
Each dialog and each menu (by its role) that came up when a control was pressed with a key or received the focus, and
whatever came up where the control has `aria-haspopup`.

## Expectation
It is hidden after Escape was pressed, and the focus is back on the control that opened it.

## Why it matters
Escape is the way out that everybody with a keyboard tries first. No success criterion of WCAG asks for it as such, as
long as there is another way out; the patterns of ARIA do.

## Cannot tell
Where a part without such a role stays open: it may be a section of the page; where it closed and the focus is
elsewhere; what comes after the limit.

## Sources
- ARIA Authoring Practices, modal dialog: https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/
- ARIA Authoring Practices, menu button: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.openers import called, pointer, rest_of_the_openers, said
from portalcheck.model.assertion import Finding
from portalcheck.model.disclosure import Dialog, Disclosure, Opener, Shown
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("accessibility/closes-by-escape", version=1)
def closes_by_escape(disclosure: Disclosure) -> Iterator[Finding]:
    judged = [finding for one in disclosure.openers for finding in _judge(one)]
    yield from judged
    if judged:
        yield from rest_of_the_openers(disclosure)


def _judge(one: Opener) -> Iterator[Finding]:
    if not one.shown or one.escape is None:
        return
    menu = any(shown.menu for shown in one.shown)
    if not (one.dialog or menu or one.haspopup in ("true", "menu", "dialog", "listbox")):
        return
    target = pointer(one.dialog or one.shown[0])
    data: dict[str, Any] = {"opener": called(one), "shown": said(one.shown)}
    if not one.escape:
        if one.dialog or menu:
            yield Finding.failed("Escape does not close what '{opener}' opened: '{shown}'.", target, **data)
        else:
            yield Finding.cant_tell(
                "Escape does not close what '{opener}' opened: '{shown}'. Does it lie over the page?", target, **data
            )
    elif one.returned != "opener":
        yield Finding.cant_tell(
            "Escape closes what '{opener}' opened, and the focus is not on it then. Does Tab go on from there?",
            target,
            **data,
        )
    else:
        yield Finding.passed("Escape closes what '{opener}' opened, and the focus is back on it.", target, **data)


def _opener(menu: bool = True, **given: object) -> Disclosure:
    shown = (Shown(css="#a", text="Hộ tịch Cư trú", menu=menu),)
    one = {"css": "#mo", "name": "Dịch vụ", "key": "Enter", "escape": True, "returned": "opener"}
    return Disclosure(openers=(Opener.model_validate({**one, "shown": shown, **given}),))


_DIALOG = (
    "<button aria-haspopup=dialog onclick='hoi.showModal()'>Hỏi</button>"
    "<dialog id=hoi aria-label='Hỏi đáp' {}><form method=dialog><button>Đóng</button></form></dialog>"
)

_BY_FOCUS = (
    '<button aria-haspopup=menu onfocus="muc.hidden=false" onblur="muc.hidden=true" onkeydown="{}">Dịch vụ</button>'
    "<ul id=muc role=menu hidden><li role=menuitem>Hộ tịch</li><li role=menuitem>Cư trú</li></ul>"
)

CASES = (
    passed("a dialog of the browser", _DIALOG.format("")),
    passed("a menu", _opener()),
    failed("a dialog that stays", _DIALOG.format("oncancel='event.preventDefault()' closedby=none")),
    failed("a menu that stays", _opener(escape=False, returned="opener")),
    passed("a menu that the focus shows", _BY_FOCUS.format("if (event.key === 'Escape') muc.hidden = true")),
    failed("a menu that the focus shows, and that stays", _BY_FOCUS.format("")),
    cant_tell("something that pops up", _opener(menu=False, haspopup="true", escape=False)),
    cant_tell("the focus is elsewhere", _opener(returned="none")),
    cant_tell("the focus is elsewhere, a dialog", _opener(dialog=Dialog(css="#hoi"), returned="elsewhere")),
    inapplicable("a section of the page", "<details><summary>Lệ phí</summary>50 000 đ.</details>"),
    inapplicable("nothing opens", "<h1>Lệ phí</h1>"),
)
