"""What stays in place leaves room for the content in a small window.

## Applicability
Each page with something that stays in place while it scrolls, in a window of 320 × 256 CSS px: 1280 × 1024 zoomed to
400 %. What holds most of the page's text, or its main heading, is the page itself and not counted.

## Expectation
What stays in place leaves something of the content to be seen.

## Why it matters
A header, a footer and a notice that take little on a desktop can fill the window of who zooms in: the page then
scrolls behind them, and nothing of it can be read.

## Cannot tell
Where less than *least* px are left. And where all is covered by a dialog, by what holds a button or scrolls in itself,
or by what filled most of the window before: it may be closed, or be the content.

## Sources
- WCAG 2.1, success criterion 1.4.10 Reflow, level AA: https://www.w3.org/TR/WCAG21/#reflow
- Understanding 1.4.10: https://www.w3.org/WAI/WCAG22/Understanding/reflow
"""

from collections.abc import Iterator

from portalcheck.measure.wording import px
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.resize import FixedContent, Layer
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_HALF = 0.5


class Room(Params):
    """`least` height of the band in CSS px that is enough to read in: three lines of 16 px text."""

    least: float = 72


@rule("accessibility/fixed-content-at-zoom", version=1, requirements=["WCAG21:1.4.10"])
def fixed_content_at_zoom(fixed_content: FixedContent, params: Room) -> Iterator[Finding]:
    if not fixed_content.layers:
        return
    largest = fixed_content.layers[0]
    pointer = Pointer(css=largest.css, snippet=largest.snippet)
    data = {
        "width": fixed_content.width,
        "height": fixed_content.height,
        "free": px(fixed_content.free),
        "least": px(params.least),
        "percent": round(100 * fixed_content.covered),
    }
    measured = (
        "In a window of {width}×{height} px what stays in place covers {percent} % and leaves a band of {free} px"
    )
    if fixed_content.free >= params.least:
        yield Finding.passed(f"{measured}.", pointer, **data)
    elif fixed_content.covered >= 1 and all(_is_bar(layer) for layer in fixed_content.layers):
        yield Finding.failed(f"{measured}: nothing of the content can be seen.", pointer, **data)
    else:
        yield Finding.cant_tell(f"{measured}. Can the content be read, or what covers it be closed?", pointer, **data)


def _is_bar(layer: Layer) -> bool:
    return not layer.closes and not layer.scrolls and layer.before < _HALF


def _seen(covered: float, free: float, **layer: object) -> FixedContent:
    about = {"css": "header", "snippet": "<header>", "share": covered, "before": 0.2}
    return FixedContent(
        width=320, height=256, covered=covered, free=free, layers=(Layer.model_validate({**about, **layer}),)
    )


def _page(height: str, more: str = "") -> str:
    return (
        f'<header style="position:fixed;top:0;left:0;right:0;height:{height};background:#fff{more}">'
        "Cổng dịch vụ công</header>"
        f'<main style="padding-top:{height}"><h1>Lệ phí</h1>{"<p>Lệ phí nộp trực tuyến là 50.000 đồng." * 40}</main>'
    )


CASES = (
    passed("a low bar", _page("60px")),
    passed(
        "a bar that scrolls with the page",
        _page("300px", ";position:sticky;top:auto")
        + "<nav style='position:fixed;top:0;background:#fff'>Trang chủ</nav>",
    ),
    failed("a bar as high as the window", _page("260px")),
    cant_tell("a bar that leaves a line", _page("230px")),
    cant_tell("a dialog", _page("260px").replace("<header", "<header role=dialog")),
    cant_tell("a notice with a button", _page("260px").replace("công<", "công <button>Đóng</button><")),
    cant_tell("what filled the window before", _seen(1, 0, before=1)),
    cant_tell("a menu that scrolls in itself", _seen(1, 0, scrolls=True)),
    inapplicable("nothing stays in place", "<h1>Lệ phí</h1><p>50.000 đồng"),
    inapplicable(
        "an application in a frame of its own",
        '<div style="position:fixed;inset:0;overflow:auto;background:#fff"><h1>Lệ phí</h1>'
        f"{'<p>50.000 đồng' * 30}</div>",
    ),
)
