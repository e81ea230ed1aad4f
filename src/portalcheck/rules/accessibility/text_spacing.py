"""Text that a person spreads out is still whole.

## Applicability
Each page with visible text. All text is set with a line height of 1.5, a letter spacing of 0.12 and a word spacing of
0.16 font sizes, and 2 font sizes below each paragraph, as a person's own stylesheet does.

## Expectation
No text that was whole before is cut off.

## Why it matters
People with dyslexia or low vision spread text out to tell letters and lines apart. In a box of a fixed size the rest
of it is lost to them.

## Cannot tell
Where the rest may be reached in another way: an attribute or another place has the whole text, a button stands beside
it, it moves, it was placed there, or what cuts it is as large as the window. Where dots take its place, it is hidden
from assistive technology, or it is wholly out of sight. And where two texts lie over each other that did not before.

## Sources
- WCAG 2.1, success criterion 1.4.12 Text Spacing, level AA: https://www.w3.org/TR/WCAG21/#text-spacing
- Failure F104: https://www.w3.org/WAI/WCAG22/Techniques/failures/F104
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.resize import CutText, Overlap, Spacing
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

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


@rule("accessibility/text-spacing", version=1, requirements=["WCAG21:1.4.12"])
def text_spacing(spacing: Spacing) -> Iterator[Finding]:
    findings = [finding for cut in spacing.cuts if (finding := _judge(cut))]
    findings += [_overlap(overlap) for overlap in spacing.overlaps]
    yield from findings
    if not findings and spacing.texts:
        yield Finding.passed("Spread out, none of {texts} texts is cut off.", texts=spacing.texts)


def _judge(cut: CutText) -> Finding | None:
    """Judge one element; None where nothing that was whole is cut, or only another slide is out of sight."""
    if cut.was != "whole" or (cut.gone and cut.axis == "x"):
        return None
    pointer = Pointer(css=cut.css, frame=cut.frame, snippet=cut.snippet)
    data = {"text": on_one_line(cut.text), "past": px(cut.past), "texts": cut.texts}
    measured = "Spread out, the text '{text}' reaches {past} px past the edge that cuts it off; it was whole before"
    if cut.reach:
        return Finding.cant_tell(
            f"{measured}. {{reach}}: can all of it be read?", pointer, reach=_REACH[cut.reach], **data
        )
    if cut.ellipsis:
        return Finding.cant_tell(f"{measured}. Dots take its place: can all of it be read elsewhere?", pointer, **data)
    if cut.silent:
        return Finding.cant_tell(
            f"{measured}. It is hidden from assistive technology: does it say anything?", pointer, **data
        )
    if cut.gone:
        return Finding.cant_tell(
            f"{measured}, and nothing of it is seen. Does something bring it back?", pointer, **data
        )
    return Finding.failed(f"{measured}.", pointer, **data)


def _overlap(overlap: Overlap) -> Finding:
    return Finding.cant_tell(
        "Spread out, the text '{text}' lies over '{over}' by {px} px, and did not before. Can both be read?",
        Pointer(css=overlap.css, frame=overlap.frame, snippet=overlap.snippet),
        text=on_one_line(overlap.text),
        over=on_one_line(overlap.over),
        px=px(overlap.px),
    )


_TEXT = "Lệ phí nộp trực tuyến là 50.000 đồng, lệ phí nộp trực tiếp là 100.000 đồng, thời hạn giải quyết là ba ngày."
_BOX = "overflow:hidden;width:400px;font:16px/1.2 sans-serif"


def _seen(**given: object) -> Spacing:
    about = {"css": "div", "snippet": "<div>", "text": "Lệ phí", "axis": "y", "past": 9.0}
    return Spacing(texts=3, cuts=(CutText.model_validate({**about, **given}),))


CASES = (
    passed("text that has room", f"<p>{_TEXT}<p>{_TEXT}"),
    passed("a box that grows", f'<div style="{_BOX};min-height:40px">{_TEXT}</div>'),
    passed("a box that scrolls", f'<div style="overflow:auto;height:60px;width:400px">{_TEXT}</div>'),
    passed(
        "a box that scrolls, and what stands under it",
        f'<div style="{_BOX};overflow:auto;height:40px">{_TEXT}<p style="margin:0">{_TEXT}</div>'
        '<div style="margin-top:62px">Thời hạn giải quyết là ba ngày</div>',
    ),
    passed("cut off before as well", f'<div style="{_BOX};height:25px">{_TEXT}</div>'),
    passed(
        "a button as high as its line",
        '<button style="overflow:hidden;height:18px;border:0;padding:0">Nộp hồ sơ</button>',
    ),
    passed("another slide", _seen(axis="x", gone=True)),
    failed("a box of a fixed height", f'<div style="{_BOX};height:62px">{_TEXT}</div>'),
    failed(
        "a line of a fixed width",
        '<div style="overflow:hidden;white-space:nowrap;width:fit-content"><span style="display:block;overflow:hidden;'
        'width:34ch;font:16px monospace">Lệ phí nộp trực tuyến là 50.000 đ.</span></div>',
    ),
    failed(
        "in a shadow root",
        "<x-a></x-a><script>document.querySelector('x-a').attachShadow({mode: 'open'}).innerHTML = "
        f"'<div style=\"{_BOX};height:62px\">{_TEXT}</div>'</script>",
    ),
    cant_tell("a line that ends in dots", _seen(axis="x", ellipsis=True, one_line=True)),
    cant_tell("an attribute holds it", f'<div style="{_BOX};height:62px" title="{_TEXT}">{_TEXT}</div>'),
    cant_tell("a line wholly below", _seen(gone=True)),
    cant_tell("hidden from assistive technology", _seen(silent=True)),
    cant_tell(
        "one text over another",
        f'<div style="height:120px;width:400px;font:16px/1.2 sans-serif">{_TEXT * 2}</div>'
        "<div>Thời hạn giải quyết là ba ngày</div>",
    ),
    inapplicable("no text", '<svg width="20" height="20"></svg>'),
)
