"""The keyboard focus goes over the page in an order that keeps its meaning.

## Applicability
The elements that Tab stops at, up to the limit of the walk, in their order.

## Expectation
Tab leads to no row of elements of which nothing is shown, neither before they have the focus nor with it; it does not
leave the focus on nothing in the middle of the page; and its order is that of the document.

## Why it matters
Who tabs into a closed menu presses the key again and again and sees nothing happen, and who is sent up and down the
page loses the place.

## Cannot tell
Fewer than three such elements in a row, or transparent ones; fields, which a drawn label may stand for, and links
within the page are left to `accessibility/focus-visible`. Where a positive tabindex changes the order, where the focus
was lost, or where the walk goes back up the page very often, a person has to say whether the meaning is kept.

## Sources
- WCAG 2.0, success criterion 2.4.3 Focus Order, level A: https://www.w3.org/TR/WCAG22/#focus-order
- Understanding 2.4.3: https://www.w3.org/WAI/WCAG22/Understanding/focus-order
- Failure F44: https://www.w3.org/WAI/WCAG22/Techniques/failures/F44
"""

from collections.abc import Iterator
from itertools import pairwise

from portalcheck.measure.stops import pointer, rest_of_the_walk
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.model.keyboard import FocusLook, Keyboard, Stop
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_ROW = 3  # unseen stops one after another that are more than an oversight
_DRAWN_BY_OTHERS = ("input", "select", "textarea", "iframe", "area", "video", "audio", "body", "html")
_UP = 300  # CSS px that a step upwards takes at least to count
_MOST_UP = 6
_SHARE_UP = 0.3

_Known = dict[tuple[str, str], tuple[int, Element]]


@rule("accessibility/focus-order", version=1, requirements=["WCAG20:2.4.3"])
def focus_order(keyboard: Keyboard, elements: Elements) -> Iterator[Finding]:
    known = {(frame.frame, one.css): (at, one) for frame in elements.frames for at, one in enumerate(frame.elements)}
    stops = keyboard.stops
    findings = [*_unseen(stops, known), *_lost(keyboard), *_moved(stops, known), *_up_and_down(stops, known)]
    yield from findings
    yield from rest_of_the_walk(keyboard)
    if stops and not findings:
        yield Finding.passed("The {stops} stops of Tab follow the document.", pointer(stops[0]), stops=len(stops))


def _unseen(stops: tuple[Stop, ...], known: _Known) -> Iterator[Finding]:
    row: list[Stop] = []
    for stop in (*stops, None):
        if stop is not None and _is_unseen(stop, known):
            row.append(stop)
            continue
        if row:
            yield _row(row)
        row = []


def _row(row: list[Stop]) -> Finding:
    sure = [one for one in row if one.in_view == 0 and one.look and one.look.certain and not one.look.restless]
    names = _names(row)
    if len(sure) >= _ROW:
        return Finding.failed(
            "The focus goes to {unseen} elements in a row of which nothing is shown, with focus or without: {names}.",
            pointer(row[0]),
            unseen=len(row),
            names=names,
        )
    return Finding.cant_tell(
        "The focus goes to {unseen} elements of which nothing seems to be shown: {names}. Does anything show them?",
        pointer(row[0]),
        unseen=len(row),
        names=names,
    )


def _is_unseen(stop: Stop, known: _Known) -> bool:
    if stop.tag in _DRAWN_BY_OTHERS or stop.opaque or 'href="#' in stop.snippet:
        return False
    if (stop.visible and stop.in_view > 0) or (stop.look and (stop.look.changed or stop.look.elsewhere)):
        return False
    _, element = known.get((stop.frame, stop.css), (0, None))
    return element is not None and not element.visible


def _lost(keyboard: Keyboard) -> Iterator[Finding]:
    for at in dict.fromkeys(keyboard.lost):
        if 0 <= at < len(keyboard.stops):
            yield Finding.cant_tell(
                "After the element '{name}' the focus was on nothing in the page. Does it go on where it was?",
                pointer(keyboard.stops[at]),
                name=_name(keyboard.stops[at]),
            )


def _moved(stops: tuple[Stop, ...], known: _Known) -> Iterator[Finding]:
    """Ask about a positive tabindex that makes Tab come to something before what stands earlier in its document."""
    places = [(stop, known[stop.frame, stop.css][0]) for stop in stops if (stop.frame, stop.css) in known]
    moved = []
    for index, (stop, place) in enumerate(places):
        later = (other for other in places[index + 1 :] if other[0].frame == stop.frame)
        if stop.tabindex > 0 and any(at < place for _, at in later):
            moved.append(stop)
    if moved:
        yield Finding.cant_tell(
            "By a positive tabindex Tab comes to {moved} elements before what stands earlier: {names}. "
            "Does the order keep the meaning?",
            pointer(moved[0]),
            moved=len(moved),
            names=_names(moved),
        )


def _up_and_down(stops: tuple[Stop, ...], known: _Known) -> Iterator[Finding]:
    """Ask where the walk goes far up the page again and again, other than to a column further on."""
    seen = [
        (stop, element.box)
        for stop in stops
        if not stop.frame and (element := known.get((stop.frame, stop.css), (0, None))[1]) and element.visible
    ]
    up = [
        stop
        for (_, (left, top, wide, _)), (stop, box) in pairwise(seen)
        if box[1] + box[3] < top - _UP and box[0] < left + wide and box[0] + box[2] > left
    ]
    if len(up) >= _MOST_UP and len(up) > _SHARE_UP * (len(seen) - 1):
        yield Finding.cant_tell(
            "{up} of {steps} steps of Tab go up the page by more than {asked} CSS px. Does the order keep the meaning?",
            pointer(up[0]),
            up=len(up),
            steps=len(seen) - 1,
            asked=_UP,
        )


def _names(stops: list[Stop]) -> str:
    return ", ".join(_name(stop) for stop in stops[:5]) + (", …" if len(stops) > 5 else "")


def _name(stop: Stop) -> str:
    return on_one_line((stop.name or stop.css)[:60])


def _walk(count: int, **more: object) -> Keyboard:
    told = {"snippet": "<a>", "tag": "a", "look": FocusLook(changed=9)} | more
    return Keyboard(stops=tuple(Stop.model_validate({"css": f"#a{at}", **told}) for at in range(count)))


def _page(*tops: float, visible: bool = True) -> Elements:
    listed = tuple(
        Element(tag="a", css=f"#a{at}", snippet="<a>", role="link", box=(0, top, 90, 20), visible=visible)
        for at, top in enumerate(tops)
    )
    return Elements(frames=(ElementsFrame(frame="", url="", title="", language=None, elements=listed),))


_UNSEEN = {"visible": False, "in_view": 0}
_LINKS = "<a href=/a>A</a> <a href=/b>B</a> <a href=/c>C</a>"

CASES = (
    passed("links and a field", f"{_LINKS} <input aria-label=D>"),
    passed("columns, one after the other", f"<div style=columns:2>{_LINKS * 9}</div>"),
    passed(
        "a drawer that comes in with the focus",
        "<style>nav{position:fixed;left:-300px;width:200px}nav:focus-within{left:0}</style>"
        f"<nav>{_LINKS}</nav><p><a href=/d>D</a>",
    ),
    passed(
        "drawn boxes to tick beside the hidden ones",
        "<style>input{position:absolute;width:1px;height:1px;clip:rect(0 0 0 0)}</style>"
        + "".join(f"<input type=checkbox id=i{i}><label for=i{i}>{i}</label> " for i in range(4)),
    ),
    passed(
        "a positive tabindex in the order of the document", "<a href=/a tabindex=1>A</a> <a href=/b tabindex=2>B</a>"
    ),
    failed(
        "a menu that is closed by its height alone",
        f"<a href=/d>D</a><nav style='max-height:0;overflow:clip'>{_LINKS}</nav><p><a href=/e>E</a>",
    ),
    failed("a drawer beside the page", f"<nav style='position:fixed;left:-900px'>{_LINKS}</nav><a href=/e>E</a>"),
    cant_tell("a positive tabindex further down", "<a href=/a>A</a> <a href=/b tabindex=1>B</a>"),
    cant_tell("a link that loses the focus", "<a href=/a>A</a> <a href=/b onfocus=this.blur()>B</a> <a href=/c>C</a>"),
    cant_tell(
        "one link that is not seen", "<a href=/a>A</a><a href=/b style='position:absolute;clip-path:inset(50%)'>B</a>"
    ),
    passed(
        "unseen links that something else in the window shows",
        _walk(3, **_UNSEEN, look=FocusLook(changed=0, elsewhere=40)),
        _page(0, 0, 0, visible=False),
    ),
    passed(
        "a box of no size around what is drawn",
        _walk(3, **_UNSEEN, look=FocusLook(changed=0, certain=True)),
        _page(0, 0, 0),
    ),
    cant_tell(
        "unseen links that were looked at once",
        _walk(3, **_UNSEEN, look=FocusLook(changed=0)),
        _page(0, 0, 0, visible=False),
    ),
    cant_tell("up and down again and again", _walk(14), _page(*(900 * (at % 2) for at in range(14)))),
    cant_tell("a walk that was not finished", _walk(3).model_copy(update={"capped": True}), _page(0, 0, 0)),
    inapplicable("nothing takes the focus", "<p>50 000 đ."),
)
