"""A page with what may be a virtual assistant on it, in whichever of its frames."""

from dataclasses import dataclass
from typing import Any

from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.form_attempt import settle
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.tab import Tab
from portalcheck.model.assistant import Part

_TITLE = "(css) => document.querySelector(css)?.title || ''"
_SHOWN = """(css) => {
  let root = document, element = null;
  for (const part of css.split(" >>> ")) {
    element = root?.querySelector(part);
    root = element?.shadowRoot;
  }
  const box = element?.getBoundingClientRect();
  return !!box && box.width > 1 && box.height > 1
    && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}"""


@dataclass(frozen=True)
class Launcher:
    """What may open it, in the frame that it is in."""

    frame: Frame
    at: int
    told: dict[str, Any]

    @property
    def part(self) -> Part:
        """The element itself."""
        return part_of(self.told, self.frame)


@dataclass(frozen=True)
class Opened:
    """A field for a question, in the frame that it is in."""

    frame: Frame
    field: Part
    panel: Part


def part_of(told: dict[str, Any], frame: Frame) -> Part:
    """Make a part of what the script tells of an element."""
    return Part(frame=frame.path, **{name: told[name] for name in ("css", "snippet", "role", "name")})


@dataclass
class AssistantPage:
    """The page with its frames, in each of which the script waits."""

    tab: Tab
    url: str = ""

    def __post_init__(self) -> None:
        self.url = self.tab.url

    async def frames(self) -> list[Frame]:
        """List the frames that can be asked and are not hidden, each prepared."""
        shown = script("shown.js").replace("SELECTOR", script("selector.js"))
        prepare = script("assistant.js").replace("SHOWN", shown)
        ready = []
        for frame in await self.tab.frames():
            try:
                if not await self.shows(frame):
                    continue
                title = await self.tab.evaluate(_TITLE, frame.owner_css, frame=frame.parent) if frame.parent else ""
                await self.tab.evaluate(prepare, f"{title} {frame.url}" if frame.parent else "", frame=frame)
            except (Gone, ScriptError, Unanswered):
                if not frame.path:
                    raise
                continue
            ready.append(frame)
        return ready

    async def shows(self, frame: Frame) -> bool:
        """Tell whether a frame can be seen from outside: its own document may not know that it is hidden."""
        while frame.parent:
            if not await self.tab.evaluate(_SHOWN, frame.owner_css, frame=frame.parent):
                return False
            frame = frame.parent
        return True

    async def call(self, frame: Frame, what: str) -> Any:
        """Ask what is kept in a frame."""
        return await self.tab.evaluate(f"() => globalThis.portalcheckAssistant.{what}", frame=frame)

    async def called(self, frame: Frame, part: Part, what: str) -> Part:
        """Give a part the role and the name that the browser tells assistive technology."""
        asked = {"expression": f"globalThis.portalcheckAssistant.{what}", "contextId": frame.context}
        try:
            answer = await self.tab.send(frame.session, "Runtime.evaluate", asked)
            tree = await self.tab.send(
                frame.session,
                "Accessibility.getPartialAXTree",
                {"objectId": answer["result"].get("objectId", ""), "fetchRelatives": False},
            )
        except Gone:
            return part
        node: dict[str, Any] = next(iter(tree["nodes"]), {})
        role, name = (str(node.get(one, {}).get("value", ""))[:300] for one in ("role", "name"))
        return part.model_copy(update={"role": role, "name": name})

    async def launchers(self) -> list[Launcher]:
        """List what may open it, the likeliest first."""
        found = [
            Launcher(frame, at, told)
            for frame in await self.frames()
            for at, told in enumerate(await self.call(frame, "list()"))
        ]
        return sorted(found, key=lambda one: -one.told["grade"])

    async def standing(self) -> Opened | None:
        """Give the field of an assistant that is there without anything being pressed."""
        return await self._first("standing()")

    async def begin(self) -> None:
        """Note what can be seen before something is pressed."""
        for frame in await self.frames():
            await self.call(frame, "begin()")

    async def opened(self) -> Opened | None:
        """Give the field that has come since."""
        return await self._first("opened()")

    async def _first(self, what: str) -> Opened | None:
        for frame in await self.frames():
            if told := await self.call(frame, what):
                return Opened(frame, part_of(told["field"], frame), part_of(told["panel"], frame))
        return None

    @property
    def moved(self) -> bool:
        """Tell whether the page has gone to another document since it was loaded."""
        return self.tab.url.partition("#")[0] != self.url.partition("#")[0]

    async def again(self) -> None:
        """Load the page anew."""
        if self.tab.past:
            self.tab.past.accepts_dialogs = True
        await self.tab.go(self.url, 30)
        if self.tab.past:
            self.tab.past.accepts_dialogs = False
        await settle(self.tab, 0)
        await self.frames()
