"""What moves or changes by itself can be paused, stopped or hidden.

## Applicability
Whatever moves, blinks, plays or changes its words by itself in the page's own document while nobody touches it, and is
not all there is on the page. A page with scripts is watched for a moment; where something stirs, for some seconds.

## Expectation
It ends within *seconds*, which is asked of motion, not of words that are replaced; or there is a control that pauses,
stops or hides it, or sets how often it changes.

## Why it matters
Text that moves away cannot be read by who reads slowly, and something that moves at the edge of the page makes it hard
for many to read anything else.

## Cannot tell
Whether a control does what its name says, and whether motion is essential: so with clocks, progress, small signs,
canvases, SVG and animated pictures other than GIF, and wherever a control stands beside what moves. What changes more
rarely than it was watched is not seen, nor are pictures other than GIF below the window, or more than a few of all.

## Sources
- WCAG 2.0, success criterion 2.2.2 Pause, Stop, Hide, level A: https://www.w3.org/TR/WCAG22/#pause-stop-hide
- ACT rule efbfc7: https://www.w3.org/WAI/standards-guidelines/act/rules/efbfc7/
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.motion import Motion, Mover
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

# Words by which a button says that it pauses, stops, hides or slows, and those by which a link does.
_BUTTON = re.compile(
    r"paus|stop|hide|halt|freez|dismiss|close|animat|motion|\bplay|resume|frequen|interval|speed|slow|refresh|updat|auto"
    r"|(?<!\w)(?:dừng|ngừng|ẩn|đóng|tắt|chuyển động|cập nhật|tốc độ|tần suất|phát|tự động)(?!\w)"
    r"|arrêt|suspend|masquer|cacher|fermer|mouvement|\blecture|fréquence|vitesse|actualis|mise à jour|défilement",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\bpause|\bstop\b|animation|(?<!\w)(?:tạm dừng|dừng|ngừng)(?!\w)|\barrêter|suspendre|défilement", re.IGNORECASE
)
_BUSY = re.compile(r"load|spin|progress|busy|skeleton|shimmer|placeholder|pulse", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}\s*[:hg]\s*\d{2}|\d+\s*(%|s|giây|phút|seconds?|minutes?|secondes?)\b")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_LARGE_AREA = 10_000
_AT_REST = 1500


class MovingContent(Params):
    """`seconds` that something may move by itself without a control; 2.2.2 names 5."""

    seconds: float = 5.0


@rule("accessibility/moving-content", version=1, requirements=["WCAG20:2.2.2", "ACT:efbfc7"])
def moving_content(motion: Motion, params: MovingContent) -> Iterator[Finding]:
    for mover in motion.movers:
        # What changed a single time answered the load, or told something new once.
        if not mover.alone and mover.changes > 1:
            yield _judge(mover, motion, params.seconds)


def _judge(mover: Mover, motion: Motion, seconds: float) -> Finding:
    target = Pointer(css=mover.css, snippet=mover.snippet)
    stops = [name for name in motion.buttons if _BUTTON.search(name)]
    stops += [name for name in motion.links if _LINK.search(name)]
    data = {
        "changes": mover.changes,
        "watched": motion.watched // 1000,
        "asked": px(seconds),
        "text": on_one_line(mover.text),
        "control": on_one_line((stops or [name for name in mover.beside if name] or [""])[0]),
    }
    if mover.kind == "text":
        said = "The text changed by itself again and again within {watched} s"
    elif mover.last - mover.first >= seconds * 1000:
        said = "It moves by itself, and did after {watched} s; the rule asks for an end within {asked} s or a control"
    elif mover.last < motion.watched - _AT_REST:
        return Finding.passed("It moved by itself and came to rest within {watched} s.", target, **data)
    else:
        return Finding.cant_tell(
            "It moved by itself near the end of the {watched} s in which it was watched. Does it go on for more than "
            "{asked} s without a control to stop it?",
            target,
            **data,
        )
    if stops:
        return Finding.cant_tell(f"{said}. Does the control '{{control}}' pause, stop or hide it?", target, **data)
    if mover.beside:
        return Finding.cant_tell(f"{said}. Is one of the controls beside it there to stop it?", target, **data)
    if _may_be_essential(mover):
        return Finding.cant_tell(f"{said}. No control to stop it was found: is it essential?", target, **data)
    if motion.pausing and mover.kind == "box":
        return Finding.cant_tell(
            f"{said}. It may pause while it is pointed at: can it be stopped without a mouse?", target, **data
        )
    return Finding.failed(f"{said}. No control of the page is named as if it stopped it.", target, **data)


def _may_be_essential(mover: Mover) -> bool:
    """Tell what a program cannot call needless: time, progress, small signs, words that come in once and for all."""
    if mover.role or mover.kind == "drawing" or _BUSY.search(mover.called):
        return True
    if mover.kind == "text":
        if mover.changes < 3 or any(_TIME.search(value) for value in mover.values):
            return True
        numbers = [float(found[0].replace(",", ".")) for value in mover.values if (found := _NUMBER.findall(value))]
        steps = [after - before for before, after in pairwise(numbers)]
        one_way = bool(steps) and (all(step >= 0 for step in steps) or all(step <= 0 for step in steps))
        typed = all(after.startswith(before[:-1]) for before, after in pairwise(mover.values))
        return one_way or typed
    width, height = mover.box[2:]
    small = len(mover.text.split()) < 2 and width * height < _LARGE_AREA
    return small or (mover.kind == "box" and not mover.text)


def _motion(*movers: Mover, watched: int = 6600, **more: object) -> Motion:
    return Motion.model_validate({"watched": watched, "long": True, "movers": movers, **more})


def _text(*values: str, **more: object) -> Mover:
    return Mover.model_validate(
        {"css": "#tin", "snippet": "<p>", "kind": "text", "values": values, "changes": len(values), "last": 6000} | more
    )


_TICKER = Mover(
    css="#tin", snippet="<p>", kind="box", text="Thông báo nghỉ lễ", changes=15, last=6400, box=(0, 0, 800, 30)
)
_NEWS = ("Nghỉ lễ", "Cấp căn cước", "Phí mới", "Nghỉ lễ")
_PARALLEL = "<p>Cổng dịch vụ công."
# Five colours in turn, 130 ms each.
_ANIMATED = (
    "data:image/webp;base64,UklGRhQBAABXRUJQVlA4WAoAAAACAAAABwAAAwAAQU5JTQYAAAAAAAAAAABBTk1GKgAAAAAAAAAAAAcAAAMAAIIAA"
    "AJWUDhMEQAAAC8HwAAAB9D//ve//4GI6H8AAEFOTUYmAAAAAAAAAAAABwAAAwAAggAAAFZQOEwOAAAALwfAAAAHEBH9D0RE/wNBTk1GKAAAAAAAA"
    "AAAAAcAAAMAAIIAAABWUDhMDwAAAC8HwAAABxD9j/4HIqL/AQBBTk1GKAAAAAAAAAAAAAcAAAMAAIIAAABWUDhMDwAAAC8HwAAABxDR//4HIqL/A"
    "QBBTk1GKAAAAAAAAAAAAAcAAAMAAIIAAABWUDhMEAAAAC8HwAAAB9D//kf/AxHR/wA="
)

CASES = (
    passed("it moved for two seconds", _motion(_TICKER.model_copy(update={"last": 2000}))),
    failed(
        "words that scroll for ever",
        "<style>@keyframes chay{to{transform:translateX(-400px)}}#tin{animation:chay 9s linear infinite}</style>"
        f'{_PARALLEL}<p id="tin">Thông báo: nghỉ lễ từ ngày 30 tháng 4',
    ),
    failed("marquee", f"{_PARALLEL}<marquee>Thông báo: nghỉ lễ từ ngày 30 tháng 4</marquee>"),
    failed(
        "marquee beside drawings that take long to look at",
        f"{_PARALLEL}<marquee>Thông báo: nghỉ lễ từ ngày 30 tháng 4</marquee>"
        + "<svg width=90 height=90><rect width=30 height=90><animate attributeName=x to=60 dur=3s "
        "repeatCount=indefinite /></rect></svg>" * 4,
    ),
    failed(
        "a number that a script draws again and again",
        f'{_PARALLEL}<p>Số: <b id="so">1</b><script>let n=7;setInterval(()=>{{n=(n*37+11)%97;so.textContent=n}},400)'
        "</script>",
    ),
    failed("news that take turns", _motion(_text(*_NEWS))),
    failed(
        "a large animated picture",
        _motion(Mover(css="img", snippet="<img>", kind="picture", changes=9, last=6600, box=(0, 0, 468, 60))),
    ),
    failed(
        "a video without controls",
        _motion(Mover(css="video", snippet="", kind="video", changes=9, last=6600, box=(0, 0, 900, 400))),
    ),
    cant_tell(
        "slides that took turns twice", _motion(_TICKER.model_copy(update={"first": 3000, "last": 6000, "changes": 2}))
    ),
    cant_tell("a button that says so", _motion(_text(*_NEWS), buttons=["Tạm dừng"])),
    cant_tell("a button beside it without a name", _motion(_TICKER.model_copy(update={"beside": ("",)}))),
    cant_tell("a clock", _motion(_text("10:00:01", "10:00:02", "10:00:03"))),
    cant_tell("it counts down", _motion(_text("còn 9", "còn 8", "còn 7", "còn 6"))),
    cant_tell(
        "a small sign", _motion(Mover(css="i", snippet="<i>", kind="box", changes=9, last=6600, box=(0, 0, 16, 16)))
    ),
    cant_tell("it pauses under the pointer", _motion(_TICKER, pausing=True)),
    cant_tell("words that are typed", _motion(_text("X", "Xi", "Xin", "Xin ch", "Xin chào"))),
    cant_tell(
        "a canvas that a script draws anew",
        f"{_PARALLEL}<canvas id=c width=400 height=200></canvas><script>let n=0;const g=c.getContext('2d');"
        "setInterval(()=>{g.clearRect(0,0,400,200);g.fillRect(n=(n+40)%400,0,90,200)},100)</script>",
    ),
    cant_tell(
        "an SVG that moves by itself",
        f"{_PARALLEL}<svg width=400 height=200><rect width=90 height=200><animate attributeName=x from=0 to=300 dur=2s "
        "repeatCount=indefinite /></rect></svg>",
    ),
    cant_tell(
        "an SVG that a script moves",
        f"{_PARALLEL}<svg width=400 height=200><rect id=r width=90 height=200 /></svg><script>let n=0;setInterval(()=>"
        "r.setAttribute('x',n=(n+40)%300),100)</script>",
    ),
    cant_tell("an animated picture of another format", f'{_PARALLEL}<img alt="" width=400 src="{_ANIMATED}">'),
    inapplicable(
        "pictures that stand still", f"{_PARALLEL}<canvas></canvas><svg width=90 height=90><circle r=40 /></svg>"
    ),
    inapplicable("nothing moves", "<p>Cổng dịch vụ công<script>1</script>"),
    inapplicable("it is all there is", _motion(_text(*_NEWS, alone=True))),
    inapplicable("the words were replaced once", _motion(_text("Đã tải xong"))),
)
