"""What people and assistive technology meet in every frame: elements with role, name and text, and runs of text."""

from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.axe import AxeParams, bring, engine
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import MissingFrame
from portalcheck.model.elements import Elements, ElementsFrame

_VOID = frozenset(("area", "embed", "img", "input", "source", "track"))
_QUOTE = '"'


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
        seen.append(_frame(frame.path, **said))
    # Only what was loaded without a cookie is surely as it came: a draft may hold what was ticked before.
    used = tab.past is None or tab.past.kept is None
    return Elements(frames=tuple(seen), missing_frames=tuple(missing), used=used)


async def _ask(tab: Tab, source: str, frame: Frame) -> dict[str, Any]:
    await bring(tab, source, frame)
    said: dict[str, Any] = await tab.evaluate(script("elements.js"), frame=frame)
    return said


def _frame(
    path: str, elements: list[dict[str, Any]], passages: list[Any], tongues: list[Any], **said: Any
) -> ElementsFrame:
    """Work out what the page left to it: selectors from the root, snippets, and the language of each passage."""
    for element in elements:
        if element["css"].startswith(" > "):
            element["css"] = elements[element["parent"]]["css"] + element["css"]
        given: dict[str, str] = element.get("attributes", {})
        element["snippet"] = _snippet(element["tag"], given)
        element["attributes"] = {name: value for name, value in given.items() if name not in ("class", "style")}
    runs = [
        {
            "text": text,
            "css": (elements[over]["css"] if over >= 0 else "") + css,
            "language": tongues[tongue][0],
            "declared": tongues[tongue][1],
        }
        for text, over, css, tongue in passages
    ]
    return ElementsFrame.model_validate({"frame": path, "elements": elements, "passages": runs, **said})


def _snippet(tag: str, attributes: dict[str, str]) -> str:
    escaped = (
        f' {name}="{value.replace("&", "&amp;").replace(_QUOTE, "&quot;")}"' for name, value in attributes.items()
    )
    return f"<{tag}{''.join(escaped)}>{'' if tag in _VOID else f'</{tag}>'}"[:300]
