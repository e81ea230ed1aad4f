"""The page may be read whichever way the device is held.

## Applicability
Each page with visible text. It is laid out upright and sideways on the device, and where that differs much, at the
same width in both orientations.

## Expectation
No element that holds at least *share* of the page's text is turned by 90° between the two orientations.

## Why it matters
A device may be fixed to a wheelchair or a bed. Who cannot turn it reads a turned page with the head on the shoulder,
or not at all.

## Cannot tell
Where less of the text is turned, where more than half of the text is withheld in one orientation, and where a text that
fills the window is seen in one orientation only: it may ask to turn the device. Whether one orientation is essential,
as for a piano, a person knows.

## Sources
- WCAG 2.1, success criterion 1.3.4 Orientation, level AA: https://www.w3.org/TR/WCAG21/#orientation
- ACT rule b33eff: https://www.w3.org/WAI/standards-guidelines/act/rules/b33eff/
- Failure F97: https://www.w3.org/WAI/WCAG22/Techniques/failures/F97
- Failure F100: https://www.w3.org/WAI/WCAG22/Techniques/failures/F100
"""

from collections.abc import Iterable, Iterator

from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.resize import Orientation, OrientationName, Turned, Withheld
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_WITHHELD = 50
_UPRIGHT = 1  # degrees
_ORIENTATION = {"portrait": "portrait", "landscape": "landscape"}


class Share(Params):
    """`share` of the page's text from which on a turned element locks the page."""

    share: float = 0.5


@rule("accessibility/orientation", version=1, requirements=["WCAG21:1.3.4", "ACT:b33eff"])
def orientation(orientation: Orientation, params: Share) -> Iterator[Finding]:
    if not orientation.letters:
        return
    findings = [_turned(turned, params.share) for turned in _once(orientation.turned)]
    findings += [finding for withheld in orientation.withheld if (finding := _withheld(withheld))]
    yield from findings
    if not findings:
        yield Finding.passed("Upright and sideways the text stands the same way.", letters=orientation.letters)


def _once(found: Iterable[Turned]) -> list[Turned]:
    """Name the orientation in which an element is not upright, and each element once in it."""
    kept: dict[tuple[str, str], Turned] = {}
    for one in found:
        upright = min(one.there % 180, 180 - one.there % 180) < _UPRIGHT
        other: OrientationName = "landscape" if one.orientation == "portrait" else "portrait"
        turned = one.model_copy(update={"orientation": other, "here": one.there, "there": one.here}) if upright else one
        known = kept.get((turned.css, turned.orientation))
        if not known or known.share < turned.share:
            kept[turned.css, turned.orientation] = turned
    return list(kept.values())


def _turned(turned: Turned, share: float) -> Finding:
    data = {
        "orientation": _ORIENTATION[turned.orientation],
        "degrees": px((turned.there - turned.here + 180) % 360 - 180),
        "percent": round(100 * turned.share),
    }
    pointer = Pointer(css=turned.css, snippet=turned.snippet)
    measured = "In {orientation} the element, with {percent} % of the text, is turned by {degrees}° against the other"
    if turned.share >= share:
        return Finding.failed(f"{measured}.", pointer, **data)
    return Finding.cant_tell(f"{measured}. Can it be read and used both ways?", pointer, **data)


def _withheld(withheld: Withheld) -> Finding | None:
    percent = round(100 * withheld.share)
    data = {
        "orientation": _ORIENTATION[withheld.orientation],
        "percent": percent,
        "lost": on_one_line(withheld.lost),
        "added": on_one_line(withheld.added),
    }
    pointer = Pointer(css=withheld.cover, snippet=withheld.snippet) if withheld.cover else None
    if withheld.cover:
        return Finding.cant_tell(
            "In {orientation} alone a text fills the window: '{added}'. Is one orientation essential here?",
            pointer,
            **data,
        )
    if percent > _WITHHELD:
        return Finding.cant_tell(
            "In {orientation} {percent} % of the text is not seen, from '{lost}' on. "
            "Can it be had there in another way?",
            pointer,
            **data,
        )
    return None


def _page(style: str, body: str = "<main>Lệ phí nộp trực tuyến là 50.000 đồng.</main>") -> str:
    return f'<meta name="viewport" content="width=device-width"><style>{style}</style>{body}'


CASES = (
    passed("a layout that gives way", _page("@media (orientation: landscape) {main {columns: 2; padding: 2em}}")),
    passed(
        "a whole turn, and a shift",
        _page("@media (orientation: portrait) {body {transform: rotate(1turn); translate: 9px}}"),
    ),
    passed("turned the same way in both", _page("body {rotate: 90deg; transform-origin: 0 0; translate: 300px}")),
    passed("a turn that depends on the width", _page("@media (max-width: 1000px) {main {rotate: 90deg}}")),
    passed("a decorative arrow", _page("@media (orientation: portrait) {i {rotate: 90deg}}", "<i>→</i><p>Lệ phí")),
    passed("turned back inside", _page("@media (orientation: portrait) {body {rotate: 90deg} main {rotate: -90deg}}")),
    failed("the whole page, in radians", _page("@media (orientation: portrait) {html {transform: rotate(1.5708rad)}}")),
    failed("by the rotate property", _page("@media (orientation: landscape) {main {rotate: z -100grad}}")),
    failed(
        "by a matrix on a phone held sideways",
        _page(
            "@media (orientation: landscape) and (max-height: 500px) "
            "{body {transform: matrix3d(0,-1,0,0,1,0,0,0,0,0,1,0,0,0,0,1)}}"
        ),
        device="phone",
    ),
    failed(
        "in a transition", _page("body {transition: rotate .4s} @media (orientation: portrait) {body {rotate: 270deg}}")
    ),
    cant_tell(
        "a small part",
        _page("@media (orientation: portrait) {b {display: block; rotate: 90deg}}", f"<b>Mới</b><p>{'Lệ phí ' * 9}"),
    ),
    cant_tell(
        "a phone is asked to be turned",
        _page(
            "div {display: none} @media (orientation: landscape) and (max-height: 500px) "
            "{div {display: block; position: fixed; inset: 0; background: #fff}}",
            "<div>Vui lòng xoay thiết bị</div><p>Lệ phí nộp trực tuyến là 50.000 đồng.",
        ),
        device="phone",
    ),
    cant_tell(
        "the text is withheld",
        _page("@media (orientation: portrait) {main {display: none}}", "<main>Lệ phí nộp</main>Thuế"),
    ),
    inapplicable("nothing to read", _page("@media (orientation: portrait) {body {rotate: 90deg}}", "<hr>")),
)
