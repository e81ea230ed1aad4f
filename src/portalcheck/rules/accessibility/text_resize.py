"""Text is not cut off when the page is zoomed to 200 %.

## Applicability
Each element that cuts off what overflows it and holds visible text of HTML elements, in a desktop window zoomed to
*percent* per cent: 640 CSS px wide in place of 1280. Text that is hidden from assistive technology is left out.

## Expectation
No text is cut off, to the side or below, except where dots take the place of the rest of a single line, and below in
an element that is no higher than a line.

The page is zoomed, and its letters are not enlarged alone: the criterion is met where one way of enlarging works.

## Why it matters
Who sees little enlarges the page. What is cut off then, and was meant to be read, is lost to those who need it large.

## Cannot tell
Where the rest may be reached in another way: an attribute or another place has the whole text, a button stands beside
it, it moves, it was placed there, or the element is as large as the window. And where dots take the place of lines, or
a text that was seen before is wholly out of sight.

## Sources
- WCAG 2.0, success criterion 1.4.4 Resize text, level AA: https://www.w3.org/TR/WCAG22/#resize-text
- ACT rule 59br37: https://www.w3.org/WAI/standards-guidelines/act/rules/59br37/
- Failure F69: https://www.w3.org/WAI/WCAG22/Techniques/failures/F69
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.resize import CutText, Zoom
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_REACH = {
    "title": "An attribute holds the whole text",
    "twin": "The whole text stands elsewhere on the page",
    "link": "It is a link",
    "button": "A button stands beside it",
    "carousel": "It seems to be part of a carousel",
    "moving": "It is moving",
    "placed": "It was placed there, out of the flow",
    "window": "What cuts it off is as large as the window",
}


class Percent(Params):
    """`percent` to which the page is zoomed; 1.4.4 names 200."""

    percent: int = 200


@rule("accessibility/text-resize", version=1, requirements=["WCAG20:1.4.4", "ACT:59br37"])
def text_resize(zoom: Zoom, params: Percent) -> Iterator[Finding]:
    if zoom.percent != params.percent:
        yield Finding.untested(
            "The page was zoomed to {percent} %; the rule asks for {asked} %.",
            percent=zoom.percent,
            asked=params.percent,
        )
        return
    findings = [finding for cut in zoom.cuts if (finding := _judge(cut, zoom))]
    yield from findings
    if not findings and zoom.texts:
        yield Finding.passed(
            "At {percent} % none of {texts} texts is cut off.", percent=zoom.percent, texts=zoom.texts, width=zoom.width
        )


def _judge(cut: CutText, zoom: Zoom) -> Finding | None:
    """Judge one element; None where what it cuts is excepted or was lost before."""
    if cut.silent or (cut.axis == "x" and cut.one_line) or (cut.axis == "y" and cut.low):
        return None
    if (cut.was != "whole" and (cut.ellipsis or cut.reach or cut.gone)) or (cut.gone and cut.axis == "x"):
        return None
    pointer = Pointer(css=cut.css, frame=cut.frame, snippet=cut.snippet)
    data = {
        "percent": zoom.percent,
        "text": on_one_line(cut.text),
        "past": px(cut.past),
        "texts": cut.texts,
        "was": cut.was,
        "width": zoom.width,
    }
    measured = "At {percent} % the text '{text}' reaches {past} px past the edge that cuts it off"
    if cut.reach:
        return Finding.cant_tell(
            f"{measured}. {{reach}}: can all of it be read?", pointer, reach=_REACH[cut.reach], **data
        )
    if cut.ellipsis:
        return Finding.cant_tell(f"{measured}; dots take its place. Can all of it be read elsewhere?", pointer, **data)
    if cut.gone:
        return Finding.cant_tell(
            f"{measured}, and nothing of it is seen. Does something bring it back?", pointer, **data
        )
    return Finding.failed(f"{measured}.", pointer, **data)


_TEXT = "Lệ phí nộp trực tuyến là 50.000 đồng, lệ phí nộp trực tiếp là 100.000 đồng, thời hạn giải quyết là ba ngày. "
_BOX = "overflow:hidden;height:60px;width:50vw"
_MARQUEE = f'<div style="width:50vw"><marquee {{}}>{_TEXT[:70]}</marquee></div>'  # so slow that no moment decides


def _seen(**given: object) -> Zoom:
    about = {"css": "div", "snippet": "<div>", "text": "Lệ phí", "axis": "y", "past": 20.0}
    return Zoom(percent=200, width=640, height=512, texts=3, cuts=(CutText.model_validate({**about, **given}),))


CASES = (
    passed("text that wraps", f"<p>{_TEXT * 3}"),
    passed("a box that grows", f'<div style="overflow:hidden;min-height:60px;width:50vw">{_TEXT * 2}</div>'),
    passed("a box that scrolls", f'<div style="overflow:auto;height:60px;width:50vw">{_TEXT * 3}</div>'),
    passed("what runs through a marquee", _MARQUEE.format("scrollamount=1 scrolldelay=60000 behavior=alternate")),
    passed("a line with dots", _seen(axis="x", one_line=True, ellipsis=True)),
    passed("a box no higher than a line", _seen(low=True)),
    passed("lost before in the same way, and to be had elsewhere", _seen(was="cut", reach="button")),
    passed("slides that are out of sight", _seen(axis="x", gone=True)),
    passed(
        "a sliver of the descenders, and text for screen readers",
        '<div style="overflow:hidden;height:17px;line-height:16px">Thủ tục</div><p style="position:absolute;width:1px;'
        f'height:1px;overflow:hidden">{_TEXT}',
    ),
    passed(
        "a menu that hangs out of a box which does not hold it",
        '<div style="overflow:hidden;height:40px"><div style="position:absolute;top:80px">Thủ tục</div>Nộp</div>',
    ),
    failed("cut off below", f'<div style="{_BOX}">{_TEXT * 2}</div>'),
    failed("cut off to the side", f'<div style="overflow:hidden;white-space:nowrap;width:50vw">{_TEXT[:70]}</div>'),
    failed("cut off to the side, with the page's own edge", _seen(axis="x", ellipsis=False)),
    failed("at every size", _seen(was="cut")),
    failed(
        "in a frame",
        "<iframe style='width:60vw;height:300px' srcdoc='"
        f'<div style="overflow:hidden;height:60px">{_TEXT * 2}</div>\'></iframe>',
    ),
    cant_tell("lines end in dots", _seen(ellipsis=True)),
    cant_tell(
        "a button beside it may show the rest",
        f'<div><div style="{_BOX}">{_TEXT * 2}</div><button>Xem thêm</button></div>',
    ),
    cant_tell("the text stands elsewhere too", f'<div style="{_BOX}">{_TEXT * 2}</div><p>{_TEXT * 2}'),
    cant_tell("what stands still in a marquee", _MARQUEE.format("scrollamount=0")),
    cant_tell("a slider", f'<div class="slider"><div style="{_BOX}">{_TEXT * 2}</div></div>'),
    cant_tell("wholly out of sight", _seen(gone=True)),
    inapplicable("no text", '<svg width="20" height="20"></svg>'),
    inapplicable("text that is not shown", f'<p style="display:none">{_TEXT}'),
)
