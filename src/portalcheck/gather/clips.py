"""Pictures of the elements that findings point at, while the page is still open."""

from collections.abc import Iterable

from portalcheck.gather.answers import Gone, ScriptError, Unanswered
from portalcheck.gather.tab import Tab
from portalcheck.model.assertion import Finding

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
            box = await tab.box(target.css, target.frame)
            if box:
                left, top = max(box["x"] - _MARGIN, 0), max(box["y"] - _MARGIN, 0)
                width = min(box["x"] + box["width"] + _MARGIN - left, _WIDEST)
                height = min(box["y"] + box["height"] + _MARGIN - top, _TALLEST)
                if width > 0 and height > 0:
                    picture = await tab.clip(left, top, width, height)
                    if picture:
                        pictures[target.key] = picture
        except (Gone, ScriptError, Unanswered):
            continue  # the finding stands without its picture
    return pictures
