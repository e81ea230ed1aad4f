"""Ask every frame the same thing; a frame that cannot answer is named, and the others still count."""

from typing import Any

from portalcheck.gather.answers import Gone, ScriptError, Unanswered
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.past import Unavailable
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import MissingFrame

SANDBOXED = "it is sandboxed without scripts, so the engine cannot run in it"


async def each_frame(
    tab: Tab, source: str, *arguments: Any
) -> tuple[list[tuple[Frame, Any]], tuple[MissingFrame, ...]]:
    """Call a script in every frame: what each said, and the frames that could not be asked.

    The page's own document comes first; where it cannot answer, the error is raised.
    """
    said: list[tuple[Frame, Any]] = []
    missing: list[MissingFrame] = []
    for frame in await tab.frames():
        try:
            said.append((frame, await tab.evaluate(source, *arguments, frame=frame)))
        except (Gone, ScriptError, Unanswered) as error:
            if not frame.path:
                raise
            missing.append(MissingFrame(frame=frame.path, url=frame.url, reason=str(error)))
    return said, tuple(missing)


async def scripted_page(tab: Tab) -> Frame:
    """Give the page's own document, where timers fire in it. Raises Unavailable where a sandbox forbids scripts."""
    top = (await tab.frames())[0]
    if not top.scripted:
        raise Unavailable("the page's own policy sandboxes it without scripts, so nothing can run in it")
    return top
