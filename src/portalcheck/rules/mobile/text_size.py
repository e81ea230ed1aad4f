"""Most of the text is large enough to be read on the device.

## Applicability
Each page with text that can be seen, on a device that lays pages out by their viewport meta element: a phone or a
tablet. Raised and lowered text is not counted, nor is what stands in a field, a drawing or a picture.

## Expectation
At least *share* of the letters are *size* CSS px or larger, as the device shows them: a page that is laid out wider
than the screen is shown that much smaller.

## Why it matters
A phone is held at arm's length, often by older eyes. Small text has to be enlarged with two fingers, and then every
line has to be followed to the right and back.

## Cannot tell
Where text is too small only because the page is laid out wider than the screen, and the page does not say otherwise
(`text-size-adjust`), browsers of phones make some of it larger: how much, is not measured.

## Sources
- The numbers are those of Lighthouse's audit *font-size*; no success criterion asks for a size:
  https://developer.chrome.com/docs/lighthouse/seo/font-size
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.sizes import SizedText, Sizes, TextSize
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_NAMED = 3  # elements; the rest is like them, or matters less


class TextSizeLimits(Params):
    """`size` in CSS px that is large enough, and `share` of the letters that reach it; those of Lighthouse."""

    size: float = 12
    share: float = 0.6


@rule("mobile/text-size", version=1)
def text_size(sizes: Sizes, params: TextSizeLimits) -> Iterator[Finding]:
    letters = sum(one.letters for one in sizes.texts)
    if not sizes.mobile or not letters:
        return
    small = [one for one in sizes.texts if one.size * sizes.scale < params.size]
    enough = 1 - sum(one.letters for one in small) / letters
    data: dict[str, Any] = {
        "percent": int(100 * enough),
        "letters": letters,
        "size": px(params.size),
        "asked": px(100 * params.share),
    }
    shrunk = ""
    if sizes.scale < 1:
        data["scale"] = px(100 * sizes.scale)
        shrunk = ". The page is shown at {scale} % of its size"
    measured = (
        "{percent} % of {letters} letters are {size} px or larger on the screen; the rule asks for {asked} %"
        f"{shrunk}"
    )
    if enough >= params.share:
        yield Finding.passed(f"{measured}.", **data)
        return
    by_itself = sum(one.letters for one in sizes.texts if one.size >= params.size) / letters < params.share
    for text, size in _largest(small):
        pointer = Pointer(css=text.css, frame=text.frame, snippet=text.snippet)
        told = {"text": on_one_line(text.text[:80]), "shown": px(size.size * sizes.scale)}
        example = f"{measured}. The text '{{text}}' is {{shown}} px large"
        if by_itself or not sizes.inflates:
            yield Finding.failed(f"{example}.", pointer, **data | told)
        else:
            yield Finding.cant_tell(f"{example}. Does a phone make it large enough?", pointer, **data | told)


def _largest(small: list[TextSize]) -> list[tuple[SizedText, TextSize]]:
    """Give the elements that hold most of the small text."""
    held = [(text, size) for size in small for text in size.most]
    return sorted(held, key=lambda one: -one[0].letters)[:_NAMED]


_META = '<meta name="viewport" content="width=device-width, initial-scale=1">'
_TEXT = "Lệ phí nộp trực tuyến là 50.000 đồng, lệ phí nộp trực tiếp là 100.000 đồng. "

CASES = (
    passed("text as the browser has it", f"{_META}<p>{_TEXT}", device="phone"),
    passed(
        "small print below",
        f'{_META}<p>{_TEXT * 3}<p style="font-size:10px">{_TEXT}',
        device="phone",
    ),
    passed("small raised text", f"{_META}<p>Lệ phí<sup style='font-size:9px'>{_TEXT}</sup>", device="phone"),
    passed(
        "small text that nobody sees", f"{_META}<p>Lệ phí<p style='font-size:9px;opacity:0'>{_TEXT}", device="phone"
    ),
    passed("enlarged as a whole", f'{_META}<p style="font-size:8px;zoom:2">{_TEXT}', device="phone"),
    failed("small text", f'{_META}<p style="font-size:11px">{_TEXT}', device="phone"),
    failed("half of it small", f'{_META}<p>{_TEXT}<p style="font-size:11.5px">{_TEXT}', device="phone"),
    failed(
        "laid out for a desktop",
        f"<style>html {{ text-size-adjust: none }}</style><p>{_TEXT * 9}",
        device="phone",
    ),
    failed("small, and laid out for a desktop", f'<p style="font-size:11px">{_TEXT}', device="phone"),
    failed(
        "more is asked",
        f"{_META}<p style='font-size:15px'>{_TEXT}",
        device="phone",
        size=16,
    ),
    cant_tell("laid out for a desktop, and a browser may make it larger", f"<p>{_TEXT * 9}", device="phone"),
    inapplicable("no text", f"{_META}<hr>", device="phone"),
    inapplicable("on a desktop", f'<p style="font-size:9px">{_TEXT}'),
)
