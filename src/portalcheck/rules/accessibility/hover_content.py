"""What shows below the pointer, or with the focus, can be dismissed and pointed at.

## Applicability
Each content of the page's own document that shows while the pointer is over something, or something has the focus, and
not before: tooltips, menus and the like. What is tried is said to have a tooltip, a popup or a hidden description, has
a style that shows something, or a script that listens to the pointer. What the browser shows of itself (`title`) is
none.

## Expectation
Escape hides it while pointer and focus stay where they are, which is not needed where it covers nothing. What the
pointer brought stays when the pointer goes onto it.

## Why it matters
Who has the page enlarged sees a small part of it: what comes up covers the rest, and what goes away when the pointer
moves cannot be read to its end.

## Cannot tell
Where something covers other content, Escape does nothing, and a press on its owner may hide it; where it was not seen
twice; where it cannot be pointed at; what comes after the limit. For how long it stays is not looked for, nor what a
script alone brings up with the focus.

## Sources
- WCAG 2.1, success criterion 1.4.13 Content on Hover or Focus, level AA: https://www.w3.org/TR/WCAG22/#content-on-hover-or-focus
- Failure F95 of WCAG 2.2: https://www.w3.org/WAI/WCAG22/Techniques/failures/F95
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.hover import Hover, HoverContent, HoverOwner
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_COVERS = 4  # points of the grid of 121: below, a corner may lie over a letter


@rule("accessibility/hover-content", version=1, requirements=["WCAG21:1.4.13"])
def hover_content(hover: Hover) -> Iterator[Finding]:
    for owner in hover.owners:
        if owner.shown:
            yield _judge(owner)
        if owner.on_focus and (finding := _judge_focus(owner)):
            yield finding
    if hover.owners and hover.left_out:
        yield Finding.cant_tell(
            "The pointer came over {tried} elements, the limit; {left_out} are left. Does the same hold for these?",
            tried=hover.tried,
            left_out=hover.left_out,
        )


def _judge(owner: HoverOwner) -> Finding:
    most = max(owner.shown, key=lambda one: one.points)
    target = Pointer(css=most.css, snippet=most.snippet)
    data: dict[str, Any] = {"owner": on_one_line(owner.name[:60]), "shown": on_one_line(most.text[:80])}
    if not owner.again:
        return Finding.cant_tell(
            "'{shown}' showed while the pointer was over '{owner}', once of two times. Does it belong to that?",
            target,
            **data,
        )
    if owner.hoverable is False:
        return Finding.failed(
            "'{shown}' shows while the pointer is over '{owner}', and goes away when it moves onto it.", target, **data
        )
    if not owner.dismissed and most.points >= _COVERS:
        covers = data | {"covered": on_one_line(most.covered_text) or most.covered, "points": most.points}
        if owner.toggle or most.role in ("alert", "alertdialog"):
            return Finding.cant_tell(
                "'{shown}' shows while the pointer is over '{owner}' and covers '{covered}'; Escape does not hide it."
                " Does anything else?",
                target,
                **covers,
            )
        return Finding.failed(
            "'{shown}' shows while the pointer is over '{owner}' and covers '{covered}' at {points} of 121 points;"
            " Escape does not hide it.",
            target,
            **covers,
        )
    if owner.hoverable is None:
        return Finding.cant_tell(
            "'{shown}' shows while the pointer is over '{owner}', outside of the window. Does it stay when it is"
            " pointed at?",
            target,
            **data,
        )
    return Finding.passed(
        "'{shown}' shows while the pointer is over '{owner}'; it stays when it is pointed at, and covers nothing or"
        " goes with Escape.",
        target,
        **data,
    )


def _judge_focus(owner: HoverOwner) -> Finding | None:
    """Judge what the focus brings; None where it covers nothing and came once, by chance as it seems."""
    most = max(owner.on_focus, key=lambda one: one.points)
    covers = most.points >= _COVERS
    target = Pointer(css=most.css, snippet=most.snippet)
    data: dict[str, Any] = {
        "owner": on_one_line(owner.name[:60]),
        "shown": on_one_line(most.text[:80]),
        "covered": on_one_line(most.covered_text) or most.covered,
        "points": most.points,
    }
    shows = "'{shown}' shows when '{owner}' has the focus"
    if not owner.focus_again:
        once = "'{shown}' showed when '{owner}' had the focus, once of two times. Does it belong to that?"
        return Finding.cant_tell(once, target, **data) if covers else None
    if not covers or owner.focus_dismissed:
        return Finding.passed(f"{shows}, and covers nothing or goes with Escape.", target, **data)
    if owner.toggle or most.role in ("alert", "alertdialog"):
        return Finding.cant_tell(
            f"{shows} and covers '{{covered}}'; Escape does not hide it. Does anything else?", target, **data
        )
    return Finding.failed(
        f"{shows} and covers '{{covered}}' at {{points}} of 121 points; Escape does not hide it.", target, **data
    )


def _owner(points: int = 0, role: str = "", **given: object) -> Hover:
    shown = HoverContent(
        css="#tin", text="Ngày đăng ký", role=role, points=points, covered="#p", covered_text="Lệ phí" if points else ""
    )
    told = {"css": "#mo", "name": "Thời hạn", "shown": (shown,), "again": True, "hoverable": True}
    return Hover(owners=(HoverOwner.model_validate(told | given),), tried=1)


def _focus(points: int = 9, role: str = "", **given: object) -> Hover:
    shown = HoverContent(css="#tin", text="Ngày đăng ký", role=role, points=points, covered="#p", covered_text="Lệ phí")
    told = {"css": "#mo", "name": "Thời hạn", "on_focus": (shown,), "focus_again": True}
    return Hover(owners=(HoverOwner.model_validate(told | given),), tried=1)


_MENU = """<style>ul ul {{ display: none; position: absolute; background: #fff; margin: 0 }}
li:hover ul {{ display: block }} {style}</style><ul><li id=mo>Dịch vụ công<ul><li>Hộ tịch<li>Cư trú<li>Đất đai</ul></ul>
<p>Lệ phí đăng ký khai sinh là 8 000 đồng, nộp khi nhận kết quả.<p>Thời hạn giải quyết là một ngày làm việc.{more}"""

_TIP = """<style>[role=tooltip] {{ display: none; position: absolute; background: #fff; width: 30em }}
input:focus + [role=tooltip] {{ display: block }} input.off + [role=tooltip] {{ display: none }}</style>
<label>Số định danh <input aria-describedby=tin{more}><span id=tin role=tooltip>Mười hai số, ở mặt trước.</span></label>
<p>Lệ phí đăng ký khai sinh là 8 000 đồng, nộp khi nhận kết quả.<p>Thời hạn giải quyết là một ngày làm việc."""

CASES = (
    passed(
        "a tooltip of a field that Escape hides",
        _TIP.format(more=' onkeydown=\'if (event.key === "Escape") this.className = "off"\' '),
    ),
    passed(
        "a menu that Escape closes",
        _MENU.format(
            style="li.off ul { display: none !important }",
            more="<script>addEventListener('keydown', (event) => { if (event.key === 'Escape') mo.className = 'off' });"
            "mo.addEventListener('mouseleave', () => { mo.className = '' })</script>",
        ),
    ),
    passed("a menu that covers nothing", _owner()),
    failed("a menu that lies over the text", _MENU.format(style="", more="")),
    failed("it goes away when the pointer moves onto it", _owner(hoverable=False, dismissed=True)),
    failed("a box that takes no pointer", _MENU.format(style="ul ul { pointer-events: none; top: 80px }", more="")),
    failed("a tooltip of a field that stays over the text", _TIP.format(more="")),
    cant_tell("the focus brings it, and a press may hide it", _focus(toggle=True)),
    cant_tell("the focus brings a message", _focus(role="alert")),
    cant_tell("the focus brought it once", _focus(focus_again=False)),
    inapplicable("something small came once", _focus(points=0, focus_again=False)),
    cant_tell("a press may hide it", _owner(points=20, toggle=True)),
    cant_tell("a message about an error", _owner(points=20, role="alert")),
    cant_tell("it showed once", _owner(again=False)),
    cant_tell("it is outside of the window", _owner(hoverable=None)),
    cant_tell("more than the limit", _owner().model_copy(update={"left_out": 9})),
    inapplicable(
        "a color", "<style>a:hover { color: red } li:hover a { color: blue }</style><ul><li><a href=/a>A</a></ul>"
    ),
    inapplicable("a title", "<p title='Ngày đăng ký'>Thời hạn"),
)
