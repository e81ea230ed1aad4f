"""Text stands out from what lies behind it.

## Applicability
Each visible text that holds a letter or a digit, the words in fields included; not the text of a disabled control, its
label, and what stands in a drawing.

## Expectation
The contrast of text and background is at least *ratio*, or *large* for text of 24 px, or of 18.66 px in bold. Where the
styles alone do not tell the background (a picture, a gradient, something that lies over or under the text, a shadow),
pictures with and without the text do: each letter counts by the best place
on or beside it.

## Why it matters
Pale text cannot be read by who sees little, on an old screen, or in the sun.

## Cannot tell
Where some pixels of a letter fall short and others do not; where the background moves, the text is painted with an
effect, or no picture could be taken; where the text may be a sign, a logotype, decoration or part of an inactive
control.

## Sources
- WCAG 2.0, success criterion 1.4.3 Contrast (Minimum), level AA: https://www.w3.org/TR/WCAG22/#contrast-minimum
- ACT rule afw4f7: https://www.w3.org/WAI/standards-guidelines/act/rules/afw4f7/
"""

from collections.abc import Iterator

from portalcheck.measure.contrast import judged
from portalcheck.model.assertion import Finding
from portalcheck.model.contrast import Contrast, InkFrame
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class TextContrast(Params):
    """`ratio` asked of text, `large` of large text; 1.4.3 names 4.5 and 3."""

    ratio: float = 4.5
    large: float = 3.0


@rule("accessibility/text-contrast", version=1, requirements=["WCAG20:1.4.3", "ACT:afw4f7"])
def text_contrast(contrast: Contrast, params: TextContrast) -> Iterator[Finding]:
    yield from judged(contrast, params.ratio, params.large)


def _text(lowest: float | None, worst: float | None = None, **more: object) -> Contrast:
    """Give a page with one text, as its literal artifact."""
    one = {"css": "p", "snippet": "<p>", "text": "Lệ phí", "kind": "text", "size": 16.0, "bold": False}
    one |= {"colour": "#767676", "background": "", "measured": "pixels", "why": "image", "exempt": ""}
    one |= {"lowest": lowest, "worst": worst if worst is not None else lowest, "usual": lowest} | more
    columns = {name: (value,) for name, value in one.items()}
    return Contrast(frames=(InkFrame.model_validate({"frame": "", **columns}),))


_BLACK = "linear-gradient(#000, #000)"

CASES = (
    passed("black on white", "<p>Lệ phí: 50.000 đồng"),
    passed("as much as is asked", '<p style="color:#767676">Lệ phí'),
    passed("large text", '<p style="color:#949494;font-size:24px">Lệ phí'),
    passed("white on a dark picture", f'<p style="color:#fff;background:{_BLACK}">Lệ phí: 50.000 đồng'),
    passed(
        "something dark lies under the text",
        '<div style="position:relative"><div style="position:absolute;inset:0;background:#003"></div>'
        '<p style="color:#fff;position:relative">Lệ phí</div>',
    ),
    passed("a shadow inside the box", '<p style="box-shadow:inset 0 0 0 99px #000;color:#eee">Lệ phí: 50.000 đồng'),
    passed(
        "a border image that fills the box",
        f'<p style="border:9px solid;border-image:{_BLACK} 9 fill;color:#eee">Lệ phí: 50.000 đồng',
    ),
    passed(
        "what the style places into the same cell",
        "<style>div{display:grid;color:#eee} div::before{content:'';grid-area:1/1;background:#000} p{grid-area:1/1;"
        "z-index:1}</style><div><p>Lệ phí: 50.000 đồng</div>",
    ),
    passed(
        "what fills the window behind a long page",
        "<style>body::before{content:'';position:fixed;inset:0;background:#000;z-index:-1} p{color:#eee;"
        "margin-top:2000px}</style><p>Lệ phí: 50.000 đồng",
    ),
    passed(
        "a part of the text's own that lies under it",
        '<p style="color:#eee;position:relative;z-index:0">Lệ phí: 50.000 đồng<span style="position:absolute;inset:0;'
        'background:#000;z-index:-1"></span>',
    ),
    passed("pixels in large bold text", _text(3.4, size=19.0, bold=True)),
    failed("pale grey on white", '<p style="color:#777">Lệ phí: 50.000 đồng'),
    failed("half transparent", '<p style="opacity:.5"><span>Lệ phí: 50.000 đồng'),
    failed("grey on a dark picture", f'<p style="color:#555;background:{_BLACK}">Lệ phí: 50.000 đồng'),
    failed(
        "a background that covers a part",
        "<style>p{color:#333;display:inline-block;background:linear-gradient(90deg,#fff 50%,#000 50%)}</style><p>"
        "Lệ phí nộp trực tuyến",
    ),
    failed("placeholder", '<input placeholder="Mã hồ sơ" style="background:#fff"><style>::placeholder{color:#aaa}'),
    failed(
        "a thin shadow inside a field",
        '<input placeholder="Mã hồ sơ" style="background:#fff;padding:4px;box-shadow:inset 0 1px 1px #0001">'
        "<style>::placeholder{color:#aaa}",
    ),
    failed("bold, but not large", _text(3.4, size=18.0, bold=True)),
    failed("by its styles", _text(2.0, measured="styles", background="#ffffff", why="")),
    cant_tell("some places are dark", _text(7.0, 2.0)),
    cant_tell("the last bit of a channel", _text(4.46)),
    cant_tell("the background moves", _text(None, why="moving", measured="none")),
    cant_tell("blended", '<p style="mix-blend-mode:difference;color:#777">Lệ phí'),
    cant_tell("the colour of the ground", '<p style="color:#fff">Lệ phí'),
    cant_tell("inactive by its class", '<p class="is-disabled" style="color:#999">Trang trước'),
    cant_tell("a single letter", '<button style="color:#999;background:#fff" aria-label="Đóng">X</button>'),
    cant_tell("more texts than were looked at", Contrast(frames=(InkFrame(frame="", passing=600, more=3),))),
    inapplicable("no text", "<hr>"),
    inapplicable("signs only", '<p style="color:#ccc">*** --- ***'),
    inapplicable(
        "a disabled control and its label", '<label style="color:#999">Mã hồ sơ <input disabled value="1"></label>'
    ),
    inapplicable("hidden text", '<p style="color:#ccc;display:none">Lệ phí'),
)
