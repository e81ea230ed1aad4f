"""Pictures of the elements that findings point at, while the page is still open."""

from collections.abc import Iterable

from portalcheck.gather.answers import Gone, ScriptError, Unanswered
from portalcheck.gather.tab import Tab
from portalcheck.model.assertion import Finding, Pointer

MOST = 40  # pictures a visit: one repeated fault must not turn into a thousand of them
_MARGIN, _WIDEST, _TALLEST = 16, 1280, 900


async def clip(tab: Tab, findings: Iterable[Finding]) -> dict[str, bytes]:
    """Take a WebP picture of each finding's element, by `Pointer.key`; one that cannot be shown has none."""
    pictures: dict[str, bytes] = {}
    await tab.frames()
    for finding in findings:
        if len(pictures) >= MOST:
            break
        target = finding.target
        if target is None or target.key in pictures:
            continue
        try:
            area = await _area(tab, target)
            if area and tab.past:
                # What sticks to the window, or comes in only when seen, moves: look again where it is now.
                await tab.bring(*area)
                area = await _area(tab, target)
            picture = await tab.clip(*area) if area else None
            if picture:
                pictures[target.key] = picture
        except (Gone, ScriptError, Unanswered):
            continue  # the finding stands without its picture
    return pictures


async def _area(tab: Tab, target: Pointer) -> tuple[float, float, float, float] | None:
    """Give left, top, width and height of what is to be seen of an element, with a margin, in px of the page."""
    box = await tab.box(target.css, target.frame)
    if not box:
        return None
    left, top = max(box["x"] - _MARGIN, 0), max(box["y"] - _MARGIN, 0)
    width = min(box["x"] + box["width"] + _MARGIN - left, _WIDEST)
    height = min(box["y"] + box["height"] + _MARGIN - top, _TALLEST)
    return (left, top, width, height) if width > 0 and height > 0 else None
