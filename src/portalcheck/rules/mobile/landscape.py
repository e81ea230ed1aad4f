"""A phone turned sideways shows the page as well.

## Applicability
Each page on a phone or a tablet, laid out once more in a window that is wider than it is high.

## Expectation
Turned so, the page scrolls sideways only where it does so upright; what stays in place leaves a band of at least *free*
of the window's height; and nothing that is fixed reaches with its text past the upper or lower edge of the window,
where no scrolling leads, unless it does so upright. A notice that a button in it closes does not count. That the page
is not held in one orientation is another rule's affair: `accessibility/orientation`.

## Why it matters
Who has the phone in a holder, enlarges a form or reads a wide table turns it. The window is then half as high, and bars
and dialogs that were drawn for an upright one leave nothing of the page, or end out of reach with their buttons.

## Cannot tell
Where what covers the window may be a dialog or can perhaps be closed.

## Sources
- Ours; no success criterion asks for it. WCAG 2.1 asks that the orientation is not restricted, 1.3.4 Orientation:
  https://www.w3.org/TR/WCAG21/#orientation
"""

from collections.abc import Iterator

from portalcheck.measure.bars import kind_of
from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.standing import Held, Standing
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class Landscape(Params):
    """`free` is the part of the window's height that is left: of 360 px, half is seven lines of text."""

    free: float = 0.5


@rule("mobile/landscape", version=1)
def landscape(standing: Standing, params: Landscape) -> Iterator[Finding]:
    if not standing.held or not standing.turned:
        return
    upright, sideways = sorted((standing.held, standing.turned), key=lambda one: one.width / one.height)
    findings = [*_scrolls(upright, sideways), *_covers(upright, sideways, params), *_cuts(upright, sideways)]
    yield from findings
    if not findings:
        yield Finding.passed(
            "In a window of {width}×{height} px a band of {free} px is free, and the page scrolls sideways no more "
            "than upright.",
            width=sideways.width,
            height=sideways.height,
            free=px(sideways.free),
        )


def _scrolls(upright: Held, sideways: Held) -> Iterator[Finding]:
    over = sideways.scroll_width - sideways.edge
    if over > 1 and upright.scroll_width - upright.edge <= 1:
        yield Finding.failed(
            "In a window of {width}×{height} px the page is {scroll_width} px wide and scrolls sideways; held upright "
            "it does not.",
            Pointer(css=sideways.wide, snippet=sideways.snippet) if sideways.wide else None,
            width=sideways.width,
            height=sideways.height,
            scroll_width=px(sideways.scroll_width),
        )


def _covers(upright: Held, sideways: Held, params: Landscape) -> Iterator[Finding]:
    asked = params.free * sideways.height
    if sideways.free >= asked or not sideways.layers:
        return
    largest = sideways.layers[0]
    pointer = Pointer(css=largest.css, snippet=largest.snippet)
    data = {
        "width": sideways.width,
        "height": sideways.height,
        "percent": round(100 * sideways.covered),
        "free": px(sideways.free),
        "asked": px(asked),
    }
    measured = (
        "In a window of {width}×{height} px what stays in place covers {percent} % and leaves a band of {free} px; the "
        "rule asks for {asked} px"
    )
    # What takes a large part of a low window may take a small one upright, and is no dialog then.
    before = {layer.css: layer for layer in upright.layers}
    kinds = [(layer.share, kind_of(before.get(layer.css, layer))) for layer in sideways.layers]
    bars = sum(share for share, kind in kinds if kind == "bar")
    if bars > 1 - params.free or all(kind == "bar" for _, kind in kinds):
        yield Finding.failed(f"{measured}.", pointer, **data)
    elif any(kind == "unsure" for _, kind in kinds):
        yield Finding.cant_tell(f"{measured}. Can it be closed?", pointer, **data)


def _cuts(upright: Held, sideways: Held) -> Iterator[Finding]:
    before = {one.css for one in upright.cut}
    for one in sideways.cut:
        if one.css not in before:
            yield Finding.failed(
                "In a window of {width}×{height} px '{text}' in what stays in place is beyond the edge, and no "
                "scrolling leads there.",
                Pointer(css=one.css, snippet=one.snippet),
                width=sideways.width,
                height=sideways.height,
                text=on_one_line(one.text[:80]),
            )


_META = '<meta name="viewport" content="width=device-width, initial-scale=1"><body style="margin:0">'
_TEXT = "<p>Lệ phí nộp trực tuyến là 50.000 đồng." * 30


def _page(bar: str, more: str = "") -> str:
    return f"{_META}{bar}<main><h1>Lệ phí</h1>{_TEXT}{more}</main>"


def _bar(style: str, text: str = "Cổng dịch vụ công") -> str:
    return f'<div style="position:fixed;left:0;right:0;background:#fff;{style}">{text}</div>'


_DIALOG = '<div style="position:fixed;left:0;top:20px;height:{};width:300px;background:#fff;{}">{}</div>'
_CHOICES = "".join(f"<p>Tỉnh {number}</p>" for number in range(14))
_WIDE = "<style>@media (orientation: landscape) {{ table, .wide {{ width: 1200px }} }}</style>{}"

CASES = (
    passed("a page that lays itself out", _page(_bar("top:0;height:60px")), device="phone"),
    passed("nothing stays in place", _page(""), device="phone"),
    passed("it scrolls sideways upright as well", _page("", '<div style="width:1200px">Bảng</div>'), device="phone"),
    passed("a menu that scrolls in itself", _page(_DIALOG.format("300px", "overflow:auto", _CHOICES)), device="phone"),
    failed("wide when turned", _page("", _WIDE.format('<div class="wide">Bảng</div>')), device="phone"),
    failed("a head and a foot", _page(_bar("top:0;height:110px") + _bar("bottom:0;height:110px")), device="phone"),
    failed("a list of choices with no way down", _page(_DIALOG.format("auto", "", _CHOICES)), device="phone"),
    passed("a notice", _page(_bar("bottom:0;height:200px", "<button>Đóng</button>")), device="phone"),
    cant_tell("a button without a name", _page(_bar("bottom:0;height:200px", "<button></button>")), device="phone"),
    inapplicable("on a desktop", _page(_bar("top:0;height:400px"))),
)
