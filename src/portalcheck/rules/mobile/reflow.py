"""Content reflows into a narrow window without scrolling sideways.

## Applicability
Each page whose lines run across. It is laid out *width* CSS px wide and 256 high, as a desktop browser does that is
zoomed in to 400 % on a screen of 1280 × 1024 px. Where one element as large as the window scrolls in the page's place,
it is that page.

## Expectation
No content makes the page scroll sideways, and none is cut off at its edges, except content that needs both directions
for its use or meaning. A data table is taken to need them. What an element scrolls inside itself does not count.

## Why it matters
Who sees little zooms in. A line that ends outside the window has to be followed to the right and back again, line by
line, and what is cut off is lost.

## Cannot tell
Pictures, videos, drawings, frames, maps and code may need their width: that is asked. So is whether anything has to be
read in what was placed outside the window, in an empty overhang, or behind an edge that does not scroll.

## Sources
- WCAG 2.1, success criterion 1.4.10 Reflow, level AA: https://www.w3.org/TR/WCAG21/#reflow
- Understanding 1.4.10: https://www.w3.org/WAI/WCAG22/Understanding/reflow
"""

from collections.abc import Iterator

from portalcheck.measure.wording import px
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.reflow import Protruder, Reflow
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_WHAT = {
    "image": "a picture",
    "video": "a video",
    "canvas": "a drawing",
    "frame": "a frame",
    "code": "code or a formula",
    "map": "a map or an application",
}


class ReflowWidth(Params):
    """`width` of the window in CSS px; 1.4.10 names 320."""

    width: int = 320


@rule("mobile/reflow", version=1, requirements=["WCAG21:1.4.10"])
def reflow(reflow: Reflow, params: ReflowWidth) -> Iterator[Finding]:
    if reflow.vertical:
        return
    if reflow.width != params.width:
        yield Finding.untested(
            "The page was laid out {width} px wide; the rule asks for {asked} px.",
            width=reflow.width,
            asked=params.width,
        )
        return
    over = reflow.scroll_width - reflow.edge
    scrolls = reflow.scrollable and over > 1
    findings = [finding for protruder in reflow.protruders if (finding := _judge(protruder, reflow, scrolls=scrolls))]
    tables = [finding for finding in findings if finding.data.get("kind") == "table"]
    yield from (finding for finding in findings if finding not in tables)
    if tables and len(tables) == len(findings):
        yield _tables(reflow, tables)
    elif scrolls and not findings:
        yield _unexplained(reflow, over)
    elif not findings:
        yield Finding.passed(
            "In a window of {width} px nothing reaches past the edge.",
            width=reflow.width,
            scroll_width=reflow.scroll_width,
        )


def _judge(protruder: Protruder, reflow: Reflow, *, scrolls: bool) -> Finding | None:
    """Judge one cause; None where nobody misses what reaches past the edge."""
    target = Pointer(css=protruder.css, frame=protruder.frame, snippet=protruder.snippet)
    reach = "The element reaches to {right} px in a window of {edge} px"
    crowd = ", and {like} more like it" if protruder.like else ""
    data = {
        "left": px(protruder.left),
        "right": px(protruder.right),
        "edge": px(reflow.edge),
        "like": protruder.like,
        "kind": protruder.kind,
        "what": _WHAT.get(protruder.kind, ""),
    }
    leads_there = scrolls and protruder.reachable
    outside = not protruder.crosses and protruder.left >= reflow.edge - 1
    if leads_there:
        scrolling = f"{reach}{crowd}, so the page scrolls sideways"
        if not protruder.content:
            return None
        if protruder.kind == "table":
            return Finding.passed(f"{reach}; it is a data table.", target, **data)
        if protruder.kind:
            return Finding.cant_tell(
                f"{scrolling}. It is {{what}}: does its use or meaning need that width?", target, **data
            )
        if protruder.placed and outside:
            return Finding.cant_tell(
                f"{scrolling}. It was placed outside the window: is it content to be read there?", target, **data
            )
        return Finding.failed(f"{scrolling}.", target, **data)
    if not protruder.content or (outside and protruder.placed) or not (protruder.crosses or outside):
        return None
    data["before"] = px(protruder.right - reflow.edge)
    cut_off = (
        f"The element begins {{before}} px before the window{crowd} and is cut off there, as nothing scrolls to it"
        if protruder.at_start
        else f"{reach}{crowd} and is cut off there, for the page does not scroll sideways"
    )
    if protruder.crosses and not protruder.placed and not protruder.kind:
        return Finding.failed(f"{cut_off}.", target, **data)
    return Finding.cant_tell(f"{cut_off}. Is anything needed in what cannot be seen?", target, **data)


def _tables(reflow: Reflow, tables: list[Finding]) -> Finding:
    widest = max(tables, key=lambda finding: float(finding.data["right"]))
    reach = "a data table reaches" if len(tables) == 1 else "{tables} data tables reach"
    return Finding.passed(
        f"In a window of {{edge}} px only {reach} past the edge, to {{right}} px; data tables are exempt.",
        widest.target,
        edge=px(reflow.edge),
        right=widest.data["right"],
        tables=len(tables),
        width=reflow.width,
        scroll_width=reflow.scroll_width,
    )


def _unexplained(reflow: Reflow, over: float) -> Finding:
    empty = next((one for one in reflow.protruders if not one.content), None)
    return Finding.cant_tell(
        "The page scrolls sideways by {over} px in a window of {edge} px, "
        "and nothing to read or use was found there. Does it hinder reading?",
        Pointer(css=empty.css, frame=empty.frame, snippet=empty.snippet) if empty else None,
        over=px(over),
        edge=px(reflow.edge),
        width=reflow.width,
        scroll_width=reflow.scroll_width,
    )


_TEXT = "Lệ phí nộp trực tuyến là 50.000 đồng, lệ phí nộp trực tiếp là 100.000 đồng, thời hạn giải quyết là ba ngày. "
_CELLS = "<td>Khai sinh</td><td>Ba ngày làm việc</td><td>50.000 đồng</td><td>Nộp trực tuyến</td>"

CASES = (
    passed("text that wraps", f"<h1>Lệ phí</h1><p>{_TEXT * 3}"),
    passed(
        "wide content in a scroller of its own",
        f'<div style="overflow-x:auto"><div style="width:700px">{_TEXT}</div></div>',
    ),
    passed(
        "a data table",
        f'<table style="white-space:nowrap"><tr><th>Thủ tục<th>Thời hạn<th>Lệ phí<th>Cách nộp<tr>{_CELLS}</table>',
    ),
    passed(
        "a menu waits outside a page that does not scroll sideways",
        '<body style="overflow-x:hidden"><nav style="position:absolute;top:0;right:-300px;width:280px">'
        f"<a href=/>Trang chủ</a></nav><p>{_TEXT}",
    ),
    passed("a bar that is as wide as the window", f'<body style="margin:0"><div style="width:100vw">{_TEXT}</div>'),
    passed(
        "text for screen readers",
        '<div style="position:absolute;left:300px;width:1px;height:1px;overflow:hidden;'
        f'clip:rect(0,0,0,0);white-space:nowrap">Bỏ qua đến nội dung</div><p>{_TEXT}',
    ),
    passed(
        "drawers and words for screen readers wait before the beginning",
        '<nav style="position:absolute;left:-240px;top:0;width:280px;background:#cde"><a href="/">Trang chủ</a>'
        '<button style="float:right">☰</button></nav><div style="margin-left:-250px;width:250px">Hộ tịch</div>'
        '<h1 style="text-indent:-9999px;background:#cde;height:40px">Cổng dịch vụ công</h1><p>' + _TEXT,
    ),
    passed(
        "a carousel clips its own track",
        '<div style="overflow:hidden"><div style="display:flex;width:300%">'
        '<p style="width:33.3%">Một<p style="width:33.3%">Hai'
        '<p style="width:33.3%">Ba</div></div>',
    ),
    passed("half a pixel", f'<body style="margin:0"><div style="width:320.6px">{_TEXT}</div>'),
    failed("a box of a fixed width", f'<div style="width:700px">{_TEXT}</div>'),
    failed(
        "a box of a fixed width that is moved out at its beginning",
        '<div style="display:flex;justify-content:flex-end">'
        f'<div style="flex:none;width:500px">{_TEXT * 3}</div></div>',
    ),
    failed(
        "from right to left, moved out at its beginning",
        '<html dir="rtl"><div style="display:flex;justify-content:flex-end">'
        f'<div style="flex:none;width:500px">{_TEXT * 3}</div></div>',
    ),
    failed("from right to left", f'<html dir="rtl"><div style="width:700px">{_TEXT}</div>'),
    failed("a page with a least width", f"<style>body {{ min-width: 1000px }}</style><p>{_TEXT * 3}<p>{_TEXT * 3}"),
    failed("a word that cannot break", f"<p>{'0123456789' * 6}<p>{_TEXT}"),
    failed(
        "a menu that does not wrap",
        '<ul style="display:flex;padding:0;list-style:none">'
        + "".join(f'<li style="flex:none;width:90px"><a href="/{n}">Mục {n}</a>' for n in range(6))
        + "</ul>",
    ),
    failed("a table that only lays the page out", f'<table width="900"><tr><td>{_TEXT}<td>{_TEXT}</table>'),
    failed(
        "one fixed width stretches a grid",
        f'<div style="display:grid"><p>{_TEXT}</p><div><form style="width:800px"><input> {_TEXT}</form></div>'
        f"<p>{_TEXT}</p></div>",
    ),
    failed(
        "text cut off at the edge of a page that does not scroll",
        f'<body style="overflow-x:hidden"><div style="width:700px">{_TEXT}</div>',
    ),
    failed(
        "text cut off by a clip around the page",
        f'<div style="overflow:hidden"><div style="width:700px">{_TEXT * 30}</div></div>',
    ),
    failed(
        "an application that scrolls in the page's place",
        '<body style="margin:0"><div style="height:100vh;overflow:auto"><div style="width:700px;height:2000px">'
        f"{_TEXT}</div></div>",
    ),
    cant_tell(
        "words that were placed across the edge at which lines begin",
        f'<p style="position:absolute;left:-100px;width:300px">{_TEXT}',
    ),
    cant_tell("a picture of a fixed width", f'<svg width="600" height="60"></svg><p>{_TEXT}'),
    cant_tell("lines of code", f"<pre>{'print(1) ' * 20}</pre>"),
    cant_tell("an empty overhang", f'<div style="width:700px;height:20px;background:#eee"></div><p>{_TEXT}'),
    cant_tell(
        "a menu waits outside, and the page scrolls to it",
        f'<nav style="position:absolute;top:0;right:-300px;width:280px"><a href=/>Trang chủ</a></nav><p>{_TEXT}',
    ),
    cant_tell(
        "a wide bar that stays in place",
        '<div style="position:fixed;top:0;left:0;width:700px;white-space:nowrap">'
        "Cổng dịch vụ công quốc gia và các bộ ngành</div>"
        f'<p style="margin-top:50px">{_TEXT}',
    ),
    cant_tell(
        "in-flow content wholly behind an edge that does not scroll",
        f'<body style="overflow-x:hidden"><div style="display:flex;width:700px">'
        f'<p style="width:300px;flex:none">{_TEXT}'
        f'<p style="width:300px;flex:none;margin-left:40px">{_TEXT}</div>',
    ),
    inapplicable("lines run downwards", f'<body style="writing-mode:vertical-rl">{_TEXT}'),
)
