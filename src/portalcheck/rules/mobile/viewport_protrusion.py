"""Nothing sticks out of the window.

## Applicability
Each page. It is laid out in windows of 320 to 1400 CSS px, as a desktop browser does: at a regular grid, and at the
page's own breakpoints and one px beside them.

## Expectation
Nothing that is seen of an element reaches past the edge of the window at which lines end: the right one, on a page
that is not written leftwards. Where the page does not scroll sideways, text, pictures and controls count, and empty
boxes do not. What was taken out of the flow, or moved, and stands wholly outside waits there, unless narrower windows
have pushed it out.

No text and no control reaches past the edge at which lines begin, where nothing scrolls to, by 4 CSS px or more. What
was taken out of the flow, or moved, pictures, and what stands wholly outside count only where narrower windows have
pushed them out. What is hidden from assistive technology does not count there.

What an element scrolls inside itself, or cuts off, does not count. It counts when it can be seen: hiding the element
changes pixels past the edge.

## Why it matters
Who has to drag the page sideways for the end of each line loses the place; and on a page that does not scroll
sideways, what is past the edge is lost.

## Cannot tell
What was not looked at again, where a page has more candidates than are followed.

## Sources
- Walsh, Kapfhammer, McMinn: Automated Layout Failure Detection for Responsive Web Pages without an Explicit Oracle,
  ISSTA 2017, viewport protrusion: https://doi.org/10.1145/3092703.3092712
- Althomali, Kapfhammer, McMinn: Automatic Visual Verification of Layout Failures in Responsively Designed Web Pages,
  ICST 2019 (what can be seen): https://doi.org/10.1109/ICST.2019.00027
"""

from collections.abc import Iterator

from portalcheck.measure.responsive.findings import data_of, ends, is_seen, literal, or_passed, target_of
from portalcheck.model.assertion import Finding
from portalcheck.model.sweep import LayoutCandidate, Sweep
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("mobile/viewport-protrusion", version=1)
def viewport_protrusion(sweep: Sweep) -> Iterator[Finding]:
    found = [_finding(one) for one in sweep.of("viewport-protrusion") if is_seen(one)]
    none = Finding.passed("From {narrowest} to {widest} px nothing reaches past the edge of the window.", **ends(sweep))
    yield from or_passed(found, sweep, "viewport-protrusion", none)


def _finding(one: LayoutCandidate) -> Finding:
    message = "{windows} the element reaches past the edge of the window, by {px} px at {at} px."
    return Finding.failed(message, target_of(one), **data_of(one))


_TEXT = "Lệ phí nộp trực tuyến: 50.000 đồng. Lệ phí nộp trực tiếp: 100.000 đồng. Thời hạn: 3 ngày. "

CASES = (
    passed("text that wraps", f"<p>{_TEXT * 3}"),
    passed(
        "a table in a scroller",
        f'<div style="overflow-x:auto"><table style="width:900px"><tr><td>{_TEXT}</table></div>',
    ),
    passed(
        "a map in a scroller of its own",
        '<div style="overflow:auto">'
        '<div role="application" style="width:900px;height:200px;background:#cde">Bản đồ</div></div>',
    ),
    passed(
        "a row whose gutters reach into the margins around it",
        '<main style="padding:0 12px"><div style="display:flex;flex-wrap:wrap;margin:0 -12px">'
        + "".join(f'<div style="flex:0 0 50%;box-sizing:border-box;padding:0 12px">{_TEXT}</div>' for _ in range(2))
        + "</div></main>",
    ),
    passed(
        "a menu waits outside",
        '<body style="overflow-x:hidden">'
        '<nav style="position:fixed;left:0;top:0;width:280px;transform:translateX(-100%)">'
        f"<a href=/>Trang chủ</a></nav><p>{_TEXT}",
    ),
    passed(
        "text for screen readers, and words in a picture's place",
        '<a href="#noi-dung" style="position:absolute;left:-9999px">Bỏ qua đến nội dung</a>'
        f'<h1 style="text-indent:-9999px;background:#cde;height:40px">Cổng dịch vụ công</h1><p>{_TEXT}',
    ),
    passed(
        "drawers wait before the beginning, with an edge to draw them by",
        '<nav style="position:absolute;left:-200px;top:0;width:240px;background:#cde"><a href="/">Trang chủ</a>'
        '<button style="float:right">☰</button></nav><div style="display:flex;margin-top:60px">'
        f'<div style="flex:none;margin-left:-250px;width:250px"><a href="/">Hộ tịch</a></div><p>{_TEXT}</p></div>',
    ),
    failed("a box of a fixed width", f'<body style="margin:0"><div style="width:500px;background:#fde">{_TEXT}</div>'),
    failed("a table without a scroller", f'<table style="width:900px" border=1><tr><td>{_TEXT}<td>{_TEXT}</table>'),
    failed(
        "text past the edge of a page that does not scroll",
        f'<body style="overflow-x:hidden"><p style="width:600px">{_TEXT}',
    ),
    failed(
        "a box of a fixed width that is moved out at its beginning",
        '<div style="display:flex;justify-content:flex-end">'
        f'<div style="flex:none;width:500px">{_TEXT * 3}</div></div>',
    ),
    failed(
        "on a page that is written leftwards",
        '<html dir="rtl"><div style="display:flex;justify-content:flex-end">'
        f'<div style="flex:none;width:500px">{_TEXT * 3}</div></div>',
    ),
    failed(
        "one line of links in the middle of a bar, on both sides",
        '<nav style="display:flex;justify-content:center">'
        + "".join(f'<a href="/{n}" style="flex:none;width:110px">Lĩnh vực {n}</a>' for n in range(4))
        + "</nav>",
    ),
    cant_tell("more than were looked at again", literal("viewport-protrusion", more=3)),
    inapplicable("nothing on the page", literal("viewport-protrusion")),
)
