"""Pictures are not far larger than the device can show them.

## Applicability
Each `img` of a page on a phone or a tablet that is seen and made of pixels, in the file that the browser chose for this
device. Drawings (SVG), pictures that stand in the page itself (`data:`) and backgrounds are not looked at, nor is a
picture of fewer than *pixels*.

## Expectation
Its width or its height in pixels is at most *times* that which the device can show where it is drawn: CSS px times
device pixels per CSS px.

## Why it matters
Each pixel beyond that is paid for, waited for and thrown away: on a mobile connection, a picture that was made for a
desktop costs the most of a page, and a small phone may lack the memory for it.

## Cannot tell
Where a link around the picture opens it as a picture, it may be meant to be looked at in its full size. Of more than
sixty pictures of a document the smallest are not looked at: that is asked where the others are all large.

## Sources
- Ours; no success criterion asks for it. HTML, images of several sizes: https://html.spec.whatwg.org/multipage/images.html
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.sizes import SizedImage, Sizes
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class ImageSize(Params):
    """`times` as wide and as high as can be shown is enough; a picture of fewer `pixels` in all costs little."""

    times: float = 2
    pixels: int = 250_000


@rule("mobile/image-size", version=1, severity="moderate")
def image_size(sizes: Sizes, params: ImageSize) -> Iterator[Finding]:
    if not sizes.mobile:
        return
    large = [one for one in sizes.images if one.pixels[0] * one.pixels[1] >= params.pixels]
    findings = [found for image in large if (found := _judge(image, sizes, params))]
    yield from findings
    # Those that were left out are the smaller ones of their document.
    if sizes.images_left_out and {one.frame for one in sizes.images} - {
        one.frame for one in sizes.images if one not in large
    }:
        yield Finding.cant_tell(
            "{left_out} more pictures were not looked at. Are they larger than they are shown?",
            left_out=sizes.images_left_out,
        )
    if len(large) > len(findings):
        yield Finding.passed(
            "{images} large pictures are at most {asked} times as wide and high as the device can show.",
            images=len(large) - len(findings),
            asked=px(params.times),
        )


def _judge(image: SizedImage, sizes: Sizes, params: ImageSize) -> Finding | None:
    """Judge a picture; None where it is not too large."""
    width, height = image.pixels
    shown_width, shown_height = (max(side * sizes.density * sizes.scale, 1) for side in image.drawn)
    times = min(width / shown_width, height / shown_height)
    if times <= params.times:
        return None
    pointer = Pointer(css=image.css, frame=image.frame, snippet=image.snippet)
    data = {
        "width": width,
        "height": height,
        "shown_width": round(shown_width),
        "shown_height": round(shown_height),
        "times": px(times),
        "asked": px(params.times),
        "url": on_one_line(image.url),
        **({"kilobytes": round(image.bytes / 1000)} if image.bytes else {}),
    }
    weight = " and weighs {kilobytes} kB" if image.bytes else ""
    measured = (
        f"The picture has {{width}}×{{height}} pixels{weight}; the device shows {{shown_width}}×{{shown_height}} of "
        "them, and the rule asks for at most {asked} times as many on a side"
    )
    if image.opens:
        return Finding.cant_tell(f"{measured}. Is it there to be opened in its full size?", pointer, **data)
    return Finding.failed(f"{measured}.", pointer, **data)


def _image(pixels: tuple[int, int], drawn: tuple[float, float], scale: float = 1, **more: object) -> Sizes:
    about = {"css": "img", "snippet": "<img>", "url": "http://localhost/a.jpg", "pixels": pixels, "drawn": drawn}
    image = SizedImage.model_validate({**about, **more})
    return Sizes(mobile=True, width=360, density=3, scale=scale, images=(image,))


CASES = (
    passed("as wide as the window, for a desktop", _image((1920, 1080), (360, 202))),
    passed("cropped from above and below", _image((1200, 1600), (360, 480))),
    failed("a picture of a camera", _image((4000, 3000), (328, 246), bytes=3_200_000)),
    failed("a large picture in a small place", _image((800, 800), (64, 64))),
    failed("on a page that is shown small", _image((1600, 1200), (400, 300), 0.36)),
    cant_tell(
        "more pictures than are looked at",
        _image((800, 800), (360, 360)).model_copy(update={"images_left_out": 2}),
    ),
    passed(
        "those beyond the limit are small",
        _image((800, 800), (360, 360)).model_copy(
            update={
                "images": tuple(_image((side, side), (360, 360)).images[0] for side in (800, 100)),
                "images_left_out": 2,
            }
        ),
    ),
    cant_tell("it opens in its full size", _image((4000, 3000), (328, 246), opens=True)),
    inapplicable("a small picture", _image((300, 300), (20, 20))),
    inapplicable("on a desktop", _image((4000, 3000), (328, 246)).model_copy(update={"mobile": False})),
    inapplicable("a drawing", f"<img src='data:image/svg+xml,{'<svg/>'}' alt=''>", device="phone"),
)
