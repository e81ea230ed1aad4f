"""What shows only under a pointer can be reached on a touch screen.

## Applicability
Each content of the page's own document with links, buttons or fields, on a device with a touch screen, that shows while
a pointer is over something and not before. Links that can be seen elsewhere on the page as well are not counted.

## Expectation
There is another way to it: it shows as well when what it belongs to has the focus, or what it belongs to is or holds a
button.

## Why it matters
A finger does not hover. Where a tap on the entry of a menu follows its link, the menu below it flashes up at best, and
what only stands there is out of reach on a phone.

## Cannot tell
Where what it belongs to is no link to another page, a browser may take a tap for a pointer that stays. Where a script
listens to clicks on it or above it, it may open it. And where it follows a link, but would show on focus. Whether
Safari holds a first tap back, as it does where something shows, is not measured.

## Sources
- Ours; no success criterion asks for it. Media Queries 4, hover: https://www.w3.org/TR/mediaqueries-4/#hover
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.hover import Hover, HoverContent, HoverOwner
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("mobile/hover-only", version=1)
def hover_only(hover: Hover) -> Iterator[Finding]:
    if not hover.touch:
        return
    # What a script shows may stay; anything else that did not show again came by chance.
    owners = [
        one for one in hover.owners if (one.again or one.why == "script") and any(shown.controls for shown in one.shown)
    ]
    for owner in owners:
        yield _judge(owner)
    if owners and hover.left_out:
        yield Finding.cant_tell(
            "The pointer came over {tried} elements, the limit; {left_out} are left. Does the same hold for these?",
            tried=hover.tried,
            left_out=hover.left_out,
        )


def _judge(owner: HoverOwner) -> Finding:
    shown = max(owner.shown, key=lambda one: one.controls)
    target = Pointer(css=shown.css, snippet=shown.snippet)
    data: dict[str, Any] = {
        "owner": on_one_line(owner.name[:60]),
        "shown": on_one_line(shown.text[:80]),
        "controls": shown.controls,
    }
    hidden = "'{shown}' with {controls} links, buttons or fields shows while a pointer is over '{owner}'"
    if owner.button or (owner.focus and not owner.leads):
        return Finding.passed(f"{hidden}; there is another way to it.", target, **data)
    if not owner.leads:
        return Finding.cant_tell(f"{hidden}. Does a tap show it?", target, **data)
    if owner.clicks:
        return Finding.cant_tell(f"{hidden}. Does a tap show it before it follows the link?", target, **data)
    if owner.focus:
        return Finding.cant_tell(
            f"{hidden}, and when it has the focus; a tap follows a link. Can it be reached by touch?", target, **data
        )
    return Finding.failed(f"{hidden}; a tap follows a link, and there is no other way to it.", target, **data)


def _owner(controls: int = 3, touch: bool = True, focus: bool = False, **given: object) -> Hover:
    shown = HoverContent(css="#muc", text="Hộ tịch Cư trú Đất đai", controls=controls)
    told = {
        "css": "#mo",
        "name": "Dịch vụ công",
        "shown": (shown,),
        "again": True,
        "on_focus": (shown,) if focus else (),
    }
    return Hover(owners=(HoverOwner.model_validate(told | given),), tried=1, touch=touch)


_MENU = """<meta name="viewport" content="width=device-width, initial-scale=1">
<style>ul ul {{ display: none; margin: 0 }} li:hover ul {{ display: block }} {style}</style>
<ul><li id=mo>{owner}<ul><li><a href=/a>Hộ tịch</a><li><a href=/b>Cư trú</a></ul></ul><p>Lệ phí là 8 000 đồng.</p>"""
_BY_SCRIPT = (
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    "<ul><li onmouseenter='this.lastChild.hidden = false' onmouseleave='{}'><a href=/dich-vu>Dịch vụ công</a>"
    "<ul hidden><li><a href=/a>Hộ tịch</a></ul></ul>"
)
_LINK = "<a href=/dich-vu>Dịch vụ công</a>"

CASES = (
    passed(
        "a button that shows it by its focus",
        _MENU.format(owner="<button>Dịch vụ công</button>", style="li:focus-within ul { display: block }"),
        device="phone",
    ),
    passed("a control of its own", _owner(leads=True, button=True)),
    failed("a menu below a link", _MENU.format(owner=_LINK, style=""), device="phone"),
    cant_tell("a menu below words", _MENU.format(owner="Dịch vụ công", style=""), device="phone"),
    failed(
        "a script shows it below a link",
        _BY_SCRIPT.format("this.lastChild.hidden = true"),
        device="phone",
    ),
    cant_tell(
        "a script shows it, and leaves it there",
        _BY_SCRIPT.format(""),
        device="phone",
    ),
    cant_tell("a script listens", _owner(leads=True, clicks=True)),
    cant_tell("by the focus of a link", _owner(leads=True, focus=True)),
    cant_tell("more than the limit", _owner(focus=True).model_copy(update={"left_out": 9})),
    inapplicable(
        "it shows nothing that is not there",
        _MENU.format(owner=_LINK, style="") + "<a href=/a>Hộ tịch</a> <a href=/b>Cư trú</a>",
        device="phone",
    ),
    inapplicable("it shows text alone", _owner(controls=0)),
    inapplicable("a pointer that hovers", _MENU.format(owner=_LINK, style="")),
)
