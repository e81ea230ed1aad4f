"""The page is laid out as wide as the screen.

## Applicability
The page's own document, on a device that lays pages out by their viewport meta element: a phone or a tablet.

## Expectation
The layout viewport is as wide as the device, to one CSS px.

## Why it matters
A phone lays a page that says nothing about itself out as for a desktop, commonly 980 px wide, and shrinks it to the
screen: text of 16 px is then as small as 6 px, and every line has to be zoomed into.

## Cannot tell
Nothing: both widths are measured.

## Sources
- Ours; no success criterion asks for it. HTML, meta name viewport: https://drafts.csswg.org/css-viewport/#viewport-meta
"""

from collections.abc import Iterator

from portalcheck.measure.wording import px
from portalcheck.model.artifact import Layout
from portalcheck.model.assertion import Finding
from portalcheck.rule_format import failed, inapplicable, passed, rule


@rule("mobile/layout-width", version=1, page_level=True)
def layout_width(layout: Layout) -> Iterator[Finding]:
    if not layout.mobile:
        return
    width, device = layout.frames[0].width, layout.device_width
    message = "The page is laid out {width} px wide on a {device_width} px screen."
    if abs(width - device) > 1:
        yield Finding.failed(message, width=px(width), device_width=device)
    else:
        yield Finding.passed(message, width=px(width), device_width=device)


_META = '<meta name="viewport" content="{}">'

CASES = (
    passed("as wide as the device", _META.format("width=device-width, initial-scale=1"), device="phone"),
    passed(
        "as wide as the device, though something in it is wider",
        _META.format("width=device-width") + '<div style="width:1200px">Wide</div>',
        device="phone",
    ),
    passed("in quirks mode", f"<html>{_META.format('width=device-width')}<p>Text", device="phone"),
    failed("no viewport meta element", "<h1>Thủ tục hành chính</h1>", device="phone"),
    failed("a width of its own", _META.format("width=1024"), device="phone"),
    failed("no viewport meta element, on a tablet", "<h1>Thủ tục hành chính</h1>", device="tablet"),
    inapplicable("on a desktop", "<h1>Thủ tục hành chính</h1>", device="desktop"),
)
