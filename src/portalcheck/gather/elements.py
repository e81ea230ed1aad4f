"""What people and assistive technology meet in every frame: elements with role, name and text, and runs of text."""

from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.axe import AxeParams, engine
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import MissingFrame
from portalcheck.model.elements import Elements, ElementsFrame


@gatherer(effect="passive")
async def elements(tab: Tab, params: AxeParams) -> Elements:
    """Walk each frame once; roles and names are those of the engine, which is brought in anyway."""
    source, _ = engine(params.source)
    seen: list[ElementsFrame] = []
    missing: list[MissingFrame] = []
    for frame in await tab.frames():
        try:
            said = await _ask(tab, source, frame)
        except (Gone, ScriptError, Unanswered) as error:
            if not frame.path:
                raise
            missing.append(MissingFrame(frame=frame.path, url=frame.url, reason=str(error)))
            continue
        seen.append(ElementsFrame.model_validate({"frame": frame.path, **said}))
    return Elements(frames=tuple(seen), missing_frames=tuple(missing))


async def _ask(tab: Tab, source: str, frame: Frame) -> dict[str, Any]:
    await tab.inject("axe", source, frame)
    said: dict[str, Any] = await tab.evaluate(script("elements.js"), frame=frame)
    return said
