"""Nothing to read is cut off and out of reach.

## Applicability
Each page. It is laid out in windows of 320 to 1400 CSS px, as a desktop browser does: at a regular grid, and at the
page's own breakpoints and one px beside them.

## Expectation
No box cuts off text that nothing scrolls to, and that is whole in the widest window or cut at every width. The range is
that in which the block with the text reaches out of the box.

Excepted are slides of a carousel and what moves by itself, text that stands elsewhere on the page or in a title, a line
that ends in dots, and what is hidden from assistive technology.

## Why it matters
The last step of a procedure, cut off at the edge of its box on a phone, is a step that nobody takes.

## Cannot tell
Whether text that was placed outside its box, or is cut by a box as large as the window, is brought in by something; and
whether a button in the box, or right after it, or that says to control it, shows the rest. A button that sends a form
is none.

## Sources
- Ours. WCAG 2.1, 1.4.10 Reflow, asks that content be presented without loss of information at 320 CSS px:
  https://www.w3.org/TR/WCAG21/#reflow
"""

from collections.abc import Iterator

from portalcheck.measure.responsive.findings import data_of, ends, literal, named, or_passed, target_of
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.sweep import LayoutCandidate, Sweep
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_BROUGHT = ("silent", "carousel", "moving", "title", "twin", "link")
_ASKED = ("placed", "window", "button")


@rule("mobile/content-cut-off", version=1)
def content_cut_off(sweep: Sweep) -> Iterator[Finding]:
    missed = (
        one for one in sweep.of("content-cut-off") if one.observed and not one.ellipsis and one.reach not in _BROUGHT
    )
    none = Finding.passed("From {narrowest} to {widest} px nothing to read is cut off.", **ends(sweep))
    yield from or_passed([_finding(one) for one in missed], sweep, "content-cut-off", none)


def _finding(one: LayoutCandidate) -> Finding:
    measured = "{windows} {element} cuts the element off: its text '{text}' reaches {px} px past the edge at {at} px"
    data = data_of(one, element=named(one), text=on_one_line(one.text))
    if one.reach in _ASKED:
        return Finding.cant_tell(f"{measured}. Does something bring it in?", target_of(one), **data)
    return Finding.failed(f"{measured}, and nothing scrolls there.", target_of(one), **data)


_STEPS = (
    '<div style="overflow:{};background:#eef"><div style="width:700px;display:flex">'
    '<div style="flex:none;width:350px">{}</div><div style="flex:none;width:350px">{}</div></div></div>'
)
_TEXTS = ("Tiếp nhận hồ sơ tại bộ phận một cửa điện tử.", '<a href="/x">Trả kết quả qua bưu chính công ích</a>')
_FOLDED = f'<div id="box" style="overflow:hidden;height:60px">{"Lệ phí nộp trực tuyến. " * 60}</div>'

CASES = (
    passed("a box that scrolls", _STEPS.format("auto", *_TEXTS)),
    passed(
        "a carousel with buttons",
        '<section aria-roledescription="carousel"><div style="overflow:hidden"><div style="display:flex;width:300%">'
        "<div style='width:33.3%'>Tin một</div><div style='width:33.3%'>Tin hai</div>"
        "<div style='width:33.3%'>Tin ba</div>"
        "</div></div><button>Trước</button><button>Sau</button></section>",
    ),
    passed(
        "a line that ends in dots",
        '<p style="overflow:hidden;white-space:nowrap;text-overflow:ellipsis">' + "Lệ phí " * 60,
    ),
    failed("the last step is cut off on a phone", _STEPS.format("hidden", *_TEXTS)),
    failed(
        "lines below the edge of a box of a fixed height",
        f'<div style="overflow:hidden;height:60px">{"Lệ phí nộp trực tuyến. " * 12}</div>',
    ),
    failed(
        "a button further on sends a form",
        f"{_FOLDED}<p>Lệ phí</p><form><label>Số hồ sơ <input></label><button>Nộp</button></form>",
    ),
    failed("the form right after it", f"{_FOLDED}<form><input aria-label='Số hồ sơ'><button>Nộp</button></form>"),
    cant_tell("a button right after it", f'{_FOLDED}<button type="button">Xem thêm</button>'),
    cant_tell(
        "a button elsewhere that says so",
        f'<p><button aria-expanded="false" aria-controls="box">Xem thêm</button></p><p>Lệ phí</p>{_FOLDED}',
    ),
    cant_tell("it was placed there", literal("content-cut-off", observed=1, reach="placed")),
    cant_tell("more than were looked at again", literal("content-cut-off", more=3)),
    inapplicable("nothing on the page", literal("content-cut-off")),
)
