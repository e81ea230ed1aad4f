"""What moving the device does can be done by hand, and turned off.

## Applicability
Each element of a page whose scripts listen to the device's motion that reads otherwise after the device was tilted or
shaken: its text, its value, or whether it is shown. What changes by itself is none.

## Expectation
A control of the page does the same, and one turns the response to motion off. That is surely not so where every
control was operated and none turned it off, and none changed the element, or none changed its number that way.

## Why it matters
Who has the phone mounted to a wheelchair cannot tilt it; whose hands tremble sets off what others shake for.

## Cannot tell
Where one of the two was found and not the other; where fields, links that speak of settings or motion, or what a
control opened were not tried; where the page answers once only; where what it draws may answer to motion.

## Sources
- WCAG 2.1, success criterion 2.5.4 Motion Actuation, level A: https://www.w3.org/TR/WCAG22/#motion-actuation
- ACT rules 7677a9 and c249d5: https://www.w3.org/WAI/standards-guidelines/act/rules/7677a9/
"""

import re
from collections.abc import Iterator

from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.device_motion import Change, DeviceMotion, Operated, Response
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


@rule("accessibility/motion-actuation", version=1, requirements=["WCAG21:2.5.4", "ACT:7677a9", "ACT:c249d5"])
def motion_actuation(device: DeviceMotion) -> Iterator[Finding]:
    moved: dict[str, list[tuple[str, Change]]] = {}
    for response in device.responses:
        for change in response.changes:
            moved.setdefault(change.css, []).append((response.movement, change))
    for css, changes in moved.items():
        yield _judge(device, css, changes)
    if device.drawn and not moved:
        yield Finding.cant_tell(
            "The page listens to the device's motion and draws its content. If moving the device does something,"
            " can the same be done by hand, and can that be turned off?"
        )


def _judge(device: DeviceMotion, css: str, changes: list[tuple[str, Change]]) -> Finding:
    by_hand = [change for control in device.operated for change in control.changes if change.css == css]
    missing = next((one for one in changes if not any(_same(one[1], hand) for hand in by_hand)), None)
    movement, change = missing or changes[0]
    stop = next((control for control in device.operated if control.stops), None)
    target = Pointer(css=css, snippet=change.snippet)
    data = {"movement": movement, "before": change.before, "after": change.after}
    does = "Moving the device changes '{before}' to '{after}'"
    if not missing and stop:
        return Finding.passed(
            f"{does}; controls do the same, and '{{control}}' turns it off.", target, **data, control=stop.name
        )
    if stop:
        return Finding.cant_tell(
            f"{does}; '{{control}}' turns that off. Can the same be done by hand?", target, **data, control=stop.name
        )
    if not missing:
        return Finding.cant_tell(f"{does}, and so do controls. Can that be turned off?", target, **data)
    if _all_tried(device) and all(_differs(change, hand) for hand in by_hand):
        return Finding.failed(
            f"{does}. None of the {{controls}} controls does the same, and none turns it off.",
            target,
            **data,
            controls=len(device.operated),
        )
    return Finding.cant_tell(f"{does}. Can the same be done by hand, and can that be turned off?", target, **data)


def _all_tried(device: DeviceMotion) -> bool:
    known = device.repeats or not device.operated
    return known and not device.others and not any(control.opened for control in device.operated)


def _same(moved: Change, by_hand: Change) -> bool:
    """Whether both lead to the same text, or move a number the same way."""
    return moved.after == by_hand.after or (_way(moved) != 0 and _way(moved) == _way(by_hand))


def _differs(moved: Change, by_hand: Change) -> bool:
    """Whether what a control does is surely another thing: it moves the number the other way."""
    return _way(moved) * _way(by_hand) < 0


def _way(change: Change) -> int:
    """Give 1 where a number rose, -1 where it fell, 0 where the texts hold no single number."""
    before, after = _NUMBER.findall(change.before), _NUMBER.findall(change.after)
    if len(before) != 1 or len(after) != 1:
        return 0
    was, now = (float(found[0].replace(",", ".")) for found in (before, after))
    return (now > was) - (now < was)


_TILTED = (
    "<p>Chọn số bản chứng thực: <output id=copies>5</output></p>{}<script>let off = false;"
    " const add = (more) => {{ copies.textContent = Number(copies.textContent) + more; }};"
    " addEventListener('deviceorientation', (event) => {{"
    " if (!off && Math.abs(event.gamma) > 20) add(Math.sign(event.gamma)); }});</script>"
)
_LEVELLED = _TILTED.replace("add(Math.sign(event.gamma))", "copies.textContent = event.gamma > 0 ? 9 : 5")
_BOTH_WAYS = "<button type=button onclick='add(-1)'>Bớt</button><button type=button onclick='add(1)'>Thêm</button>"
_DOWN_FROM_FIVE = (
    "<button type=button onclick='if (copies.textContent > 5) copies.textContent = 5'>Về 5</button>"
    "<button type=button onclick='copies.textContent = 9'>Lên 9</button>"
)
_OFF = "<label><input type=checkbox onclick='off = this.checked'>Không dùng cảm biến</label>"
_SHAKEN = (
    "<p id=said>Tờ khai của Ông Nguyễn Văn Tí</p>{}<script>addEventListener('devicemotion', (event) => {{"
    " if (event.acceleration.x > 15 && event.acceleration.y > 15) said.textContent = 'Đã xóa tờ khai'; }});</script>"
)


def _device(*operated: Operated, others: tuple[str, ...] = ()) -> DeviceMotion:
    change = Change(css="#list", before="Trang 1", after="Trang 2")
    return DeviceMotion(
        listens=True, responses=(Response(movement="left", changes=(change,)),), operated=operated, others=others
    )


CASES = (
    passed("controls both ways and a box that turns it off", _TILTED.format(_BOTH_WAYS + _OFF)),
    failed("nothing but the tilt", _TILTED.format("")),
    failed("a button one way alone", _TILTED.format("<button type=button onclick='add(1)'>Thêm</button>")),
    failed("links that lead elsewhere", _TILTED.format("<a href=/>Trang chủ</a><input type=search aria-label=Tìm>")),
    failed("shaking empties the form", _SHAKEN.format("")),
    failed("a button that has to do with something else", _TILTED.format("<button type=button>In</button>")),
    cant_tell("controls both ways", _TILTED.format(_BOTH_WAYS)),
    cant_tell("a control that only does something after another", _LEVELLED.format(_DOWN_FROM_FIVE)),
    cant_tell("a box that turns it off", _TILTED.format(_OFF)),
    cant_tell("a link may lead to it", _TILTED.format("<a href=/cai-dat>Cài đặt</a>")),
    cant_tell("a field to type the number in", _TILTED.format("<label>Số bản <input type=number></label>")),
    cant_tell(
        "a button that opens more",
        _TILTED.format(
            "<button type=button onclick='more.hidden = false'>Mở</button><p id=more hidden><button>Bớt</button></p>"
        ),
    ),
    cant_tell(
        "a button that changes the same to something else",
        _device(Operated(name="Đổi", css="#b", changes=(Change(css="#list", before="Trang 1", after="Mục lục"),))),
    ),
    cant_tell("it answers once, and a button may stop it", _SHAKEN.format("<button type=button>In</button>")),
    cant_tell("what is drawn may answer", DeviceMotion(listens=True, drawn=1)),
    inapplicable("nothing listens", "<h1>Lệ phí</h1><button>In</button>"),
    inapplicable(
        "it counts for itself",
        "<p>Trang chủ</p><script>let count = 0; addEventListener('deviceorientation', () => { count++; })</script>",
    ),
    inapplicable(
        "a clock ticks, and a drawing is moved a little",
        "<p id=clock>0</p><p id=logo>Cổng</p><script>setInterval(() => { clock.textContent = performance.now() }, 200);"
        " addEventListener('deviceorientation', (event) => {"
        " logo.style.transform = `translateX(${event.gamma / 10}px)`; })</script>",
    ),
)
