"""Text in fields is large enough that an iPhone does not zoom in.

## Applicability
Each field for text, a choice or a date, of a page on a phone, that can be seen and changed. A page that keeps from
being enlarged is not zoomed by the focus either, and is another rule's affair.

## Expectation
The letters in the field are *size* CSS px or larger.

## Why it matters
Below that, Safari on an iPhone enlarges the page as soon as the field is touched, until its letters are as large. The
page then reaches past the screen, the label and the next field go out of sight, and it does not go back by itself.

## Cannot tell
Fields beyond the first hundred of a document. The zooming itself is not measured: it is what WebKit does on small
screens by its source, and no iPhone takes part in a run.

## Sources
- Ours; no success criterion asks for it.
- WebKit, `WKWebViewStandardFontSize` in WKWebViewIOS.mm: https://github.com/WebKit/WebKit
"""

from collections.abc import Iterator

from portalcheck.measure.viewport_meta import by_the_drafts, zoom
from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.sizes import Sizes
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_TABLET = 600  # CSS px, the narrower side: Safari zooms on small screens only


class InputZoom(Params):
    """`size` of the letters in CSS px below which the page is zoomed; that of WebKit."""

    size: float = 16


@rule("mobile/input-zoom", version=1, severity="minor")
def input_zoom(sizes: Sizes, document: Document, params: InputZoom) -> Iterator[Finding]:
    if not sizes.mobile or sizes.width >= _TABLET or not _zooms(document):
        return
    small = [field for field in sizes.fields if field.size < params.size]
    for field in small:
        yield Finding.failed(
            "The letters in the field '{label}' are {size} px large; Safari on an iPhone zooms in below {asked} px.",
            Pointer(css=field.css, frame=field.frame, snippet=field.snippet),
            label=on_one_line(field.label[:80]),
            size=px(field.size),
            asked=px(params.size),
        )
    if sizes.fields_left_out:
        yield Finding.cant_tell(
            "{left_out} more fields were not looked at. Are the letters in them {asked} px or larger?",
            left_out=sizes.fields_left_out,
            asked=px(params.size),
        )
    if len(sizes.fields) > len(small):
        yield Finding.passed(
            "The letters in {fields} fields are {asked} px or larger.",
            fields=len(sizes.fields) - len(small),
            asked=px(params.size),
        )


def _zooms(document: Document) -> bool:
    """Tell whether the page lets itself be enlarged; Safari heeds that when it zooms by itself."""
    viewports = [zoom(by_the_drafts(meta.content)) for meta in document.metas if meta.key == "viewport"]
    return all(one.scalable and one.most > 1 for one in viewports)


_META = '<meta name="viewport" content="width=device-width, initial-scale=1{}">'
_FIELD = '<label>Số căn cước <input style="font-size:{}px"{}></label>'

CASES = (
    passed("letters of 16 px", _META.format("") + _FIELD.format(16, ""), device="phone"),
    failed("letters of 14 px", _META.format("") + _FIELD.format(14, ""), device="phone"),
    failed("left to the browser", f"{_META.format('')}<textarea aria-label='Nội dung'></textarea>", device="phone"),
    failed(
        "a choice in letters of 12 px",
        _META.format("") + '<select aria-label="Tỉnh" style="font-size:12px"><option>Huế</select>',
        device="phone",
    ),
    failed("a date in letters of 12 px", _META.format("") + _FIELD.format(12, " type=date"), device="phone"),
    cant_tell("more fields than are looked at", _META.format("") + _FIELD.format(16, "") * 101, device="phone"),
    inapplicable("nothing is typed", _META.format("") + _FIELD.format(14, " type=checkbox"), device="phone"),
    inapplicable("cannot be changed", _META.format("") + _FIELD.format(14, " readonly"), device="phone"),
    inapplicable(
        "the page cannot be enlarged", _META.format(", maximum-scale=1") + _FIELD.format(14, ""), device="phone"
    ),
    inapplicable("on a tablet", _META.format("") + _FIELD.format(14, ""), device="tablet"),
    inapplicable("on a desktop", _FIELD.format(14, "")),
)
