"""Pictures of the elements that findings point at, while the page is still open."""

from collections.abc import Iterable, Mapping

from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.tab import Tab
from portalcheck.model.assertion import Finding, Pointer

MOST = 40  # pictures a visit: one repeated fault must not turn into a thousand of them
_MARGIN, _WIDEST, _TALLEST = 16, 1280, 900

_Area = tuple[float, float, float, float]
"""Left, top, width and height in CSS px of the whole page."""


async def clip(tab: Tab, findings: Iterable[Finding]) -> dict[str, bytes]:
    """Take a WebP picture of each finding's element, by `Pointer.key`; one that cannot be shown has none."""
    pictures: dict[str, bytes] = {}
    frames = {frame.path: frame for frame in await tab.frames()}
    for finding in findings:
        if len(pictures) >= MOST:
            break
        target = finding.target
        if target is None or target.key in pictures:
            continue
        try:
            area = await area_of(tab, frames, target)
            if area and tab.past:
                # What sticks to the window, or comes in only when seen, moves: look again where it is now.
                await tab.evaluate(script("bring.js"), *area)
                area = await area_of(tab, frames, target)
            picture = await tab.clip(*area, margin=_MARGIN) if area else None
            if picture:
                pictures[target.key] = picture
        except (Gone, ScriptError, Unanswered):
            continue  # the finding stands without its picture
    return pictures


async def window(tab: Tab) -> bytes:
    """Take a WebP picture of what the window shows. Raises Gone where it shows nothing."""
    left, top, width, height, _ = await tab.evaluate(script("viewport.js"))
    picture = await tab.clip(left, top, width, height)
    if picture is None:
        raise Gone("the window has no size")
    return picture


async def area_of(tab: Tab, frames: Mapping[str, Frame], target: Pointer) -> _Area | None:
    """Give what is to be seen of an element; None where it is not there or has no size."""
    frame = frames.get(target.frame)
    box = frame and await tab.evaluate(script("box.js"), target.css, frame=frame)
    while box and frame and frame.parent:
        owner = await tab.evaluate(script("box.js"), frame.owner_css, True, frame=frame.parent)
        if not owner:
            return None
        box = {**box, "x": box["x"] + owner["x"], "y": box["y"] + owner["y"]}
        frame = frame.parent
    if not box:
        return None
    scroll = await tab.evaluate("() => [scrollX, scrollY]", frame=frame)
    x, y = box["x"] + scroll[0], box["y"] + scroll[1]
    left, top = max(x, 0), max(y, 0)
    width, height = min(x + box["width"] - left, _WIDEST), min(y + box["height"] - top, _TALLEST)
    return (left, top, width, height) if width > 0 and height > 0 else None
