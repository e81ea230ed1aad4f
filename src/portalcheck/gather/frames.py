"""Ask every frame the same thing; a frame that cannot answer is named, and the others still count."""

from typing import Any

from portalcheck.gather.tab import Frame, Gone, ScriptError, Tab, Unanswered
from portalcheck.model.artifact import MissingFrame


async def each_frame(
    tab: Tab, source: str, *arguments: Any, asynchronous: bool = False
) -> tuple[list[tuple[Frame, Any]], tuple[MissingFrame, ...]]:
    """Call a script in every frame: what each said, and the frames that could not be asked.

    The page's own document comes first; where it cannot answer, the error is raised. `asynchronous` says that the
    script needs timers, which a sandboxed frame has not.
    """
    said: list[tuple[Frame, Any]] = []
    missing: list[MissingFrame] = []
    for frame in await tab.frames():
        if asynchronous and not frame.scripted:
            missing.append(MissingFrame(frame=frame.path, url=frame.url, reason=SANDBOXED))
            continue
        try:
            said.append((frame, await tab.evaluate(source, *arguments, frame=frame)))
        except (Gone, ScriptError, Unanswered) as error:
            if not frame.path:
                raise
            missing.append(MissingFrame(frame=frame.path, url=frame.url, reason=str(error)))
    return said, tuple(missing)


SANDBOXED = "it is sandboxed without scripts, so the engine cannot run in it"
