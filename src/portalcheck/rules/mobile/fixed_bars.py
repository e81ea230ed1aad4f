"""Bars that stay in place leave the content of a phone's window free.

## Applicability
Each page, on a phone or a tablet, over which something stays in place while it scrolls. What holds most of the page's
text, or its main heading, is the page itself and not counted.

## Expectation
It covers at most *share* of the window half-way down the page; no text and no field in the flow of the page lies under
it where the page begins or ends, so that no scrolling brings it out. A notice with a button that closes it, by its name
in Vietnamese, English or French, does not count.

## Why it matters
A header, a bar of buttons and a notice leave a few lines of a small window, and none when the keyboard is up. What
lies under such a bar at the end of the page, often the button that sends the form, cannot be reached at all.

## Cannot tell
Where what covers it is or may be a dialog or a notice that can be closed; where a link of the page leads to something
that then lies under a bar, since a script of the page may move it out. Whether the focus comes under a bar is another
rule's affair: `accessibility/focus-obscured`.

## Sources
- Ours; no success criterion asks for it. WCAG 2.2 has what concerns the focus, 2.4.11 Focus Not Obscured (Minimum):
  https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum
"""

from collections.abc import Iterator

from portalcheck.measure.bars import Kind, kind_of
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.standing import Buried, Held, Jump, Standing
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class Bars(Params):
    """`share` of the window that may be covered: of 740 px, two thirds are left, and a third with the keyboard up."""

    share: float = 0.33


@rule("mobile/fixed-bars", version=1)
def fixed_bars(standing: Standing, params: Bars) -> Iterator[Finding]:
    held = standing.held
    if not held or not (held.layers or standing.buried):
        return
    found = [_cover(held, params), *(_bury(one, held) for one in standing.buried), *map(_lead, standing.jumps[:1])]
    findings = [finding for finding in found if finding]
    yield from findings
    if not findings:
        yield Finding.passed(
            "Bars that stay in place cover {percent} % of the window, and no text at the beginning or end of the page.",
            percent=round(100 * _share(held, "bar", "unsure")),
        )


def _share(held: Held, *kinds: Kind) -> float:
    return sum(layer.share for layer in held.layers if kind_of(layer) in kinds)


def _cover(held: Held, params: Bars) -> Finding | None:
    bars, all_of_them = _share(held, "bar"), _share(held, "bar", "unsure")
    if all_of_them <= params.share:
        return None
    largest = next(layer for layer in held.layers if kind_of(layer) != "notice")
    pointer = Pointer(css=largest.css, snippet=largest.snippet)
    data = {
        "width": held.width,
        "height": held.height,
        "percent": round(100 * all_of_them),
        "asked": round(100 * params.share),
    }
    measured = (
        "In a window of {width}×{height} px what stays in place covers {percent} %; the rule asks for at most {asked} %"
    )
    if bars > params.share:
        return Finding.failed(f"{measured}.", pointer, **data | {"percent": round(100 * bars)})
    return Finding.cant_tell(f"{measured}. Can it be closed?", pointer, **data)


def _bury(buried: Buried, held: Held) -> Finding | None:
    """Judge what lies under a layer; None where that can be closed."""
    layer = next((one for one in held.layers if one.css == buried.layer), None)
    kind = kind_of(layer) if layer else "unsure"
    if kind == "notice":
        return None
    pointer = Pointer(css=buried.css, snippet=buried.snippet)
    data = {"text": on_one_line(buried.text[:80]), "layer": buried.layer, "more": buried.like}
    lies = " and {more} more lines lie" if buried.like else " lies"
    where = "beginning" if buried.edge == "top" else "end"
    hidden = f"At the {where} of the page '{{text}}'{lies} under '{{layer}}', and no scrolling brings it out"
    if kind == "bar":
        return Finding.failed(f"{hidden}.", pointer, **data)
    return Finding.cant_tell(f"{hidden}. Can what covers it be closed?", pointer, **data)


def _lead(jump: Jump) -> Finding:
    return Finding.cant_tell(
        "The link '{link}' leads to what then lies under '{layer}'. Does a script of the page move it out?",
        Pointer(css=jump.css, snippet=jump.snippet),
        link=on_one_line(jump.link[:80]),
        layer=jump.layer,
    )


_META = '<meta name="viewport" content="width=device-width, initial-scale=1"><body style="margin:0">'
_TEXT = "<p>Lệ phí nộp trực tuyến là 50.000 đồng." * 30
_BAR = '<div style="position:fixed;left:0;right:0;{};background:#fff">{}</div>'


def _page(bar: str, space: str = "", text: str = _TEXT) -> str:
    return f'{_META}{bar}<main style="{space}"><h1>Lệ phí</h1>{text}</main>'


_HEADER = (
    '<header style="position:fixed;top:0;left:0;right:0;height:60px;background:#fff"><button>Mục</button></header>'
)
_NOTICE = _BAR.format("bottom:0;height:80px", "Cổng bảo trì từ 22 giờ <button>{}</button>")

CASES = (
    passed("a head over a page that begins below it", _page(_HEADER, "padding-top:60px"), device="phone"),
    passed(
        "a bar over a page that ends above it",
        _page(_BAR.format("bottom:0;height:60px", "Nộp"), "padding-bottom:60px"),
        device="phone",
    ),
    passed(
        "a head that becomes smaller",
        _page(
            f"{_HEADER}<script>addEventListener('scroll', () => {{ document.querySelector('header').style.height = "
            "scrollY ? '10px' : '60px' })</script>",
            "padding-top:20px",
        ),
        device="phone",
    ),
    passed(
        "a menu that waits behind the head",
        _page(f'{_HEADER}<nav style="position:absolute;top:0">Trang chủ</nav>', "padding-top:60px"),
        device="phone",
    ),
    passed("a notice that can be closed", _page(_NOTICE.format("Đóng")), device="phone"),
    failed("a bar with a button of its own", _page(_NOTICE.format("Nộp hồ sơ")), device="phone"),
    failed("the page begins under its head", _page(_HEADER), device="phone"),
    failed("the page ends under a bar", _page(_BAR.format("bottom:0;height:60px", "Nộp")), device="phone"),
    failed(
        "bars that take half of the window",
        _page(
            _BAR.format("top:0;height:200px", "Cổng") + _BAR.format("bottom:0;height:180px", "Nộp"), "padding:220px 0"
        ),
        device="phone",
    ),
    cant_tell("a button without a name", _page(_NOTICE.format("")), device="phone"),
    cant_tell(
        "a link into the page, to what is under the head",
        _page(_HEADER, "padding-top:60px", f'<a href="#nop">Cách nộp</a>{_TEXT}<h2 id="nop">Cách nộp</h2>{_TEXT}'),
        device="phone",
    ),
    cant_tell("a dialog", _page(_BAR.format("top:0;height:700px", "Chọn tỉnh")), device="phone"),
    inapplicable("nothing stays in place", _page(""), device="phone"),
    inapplicable("on a desktop", _page(_HEADER)),
)
