"""The way to a target by keys: Tab, Shift+Tab where it lies behind, and arrows inside what arrows move in."""

from dataclasses import dataclass
from typing import Any

from portalcheck.gather.answers import playwright_error, script
from portalcheck.gather.fingers import Fingers
from portalcheck.gather.focus_trap import keys_told
from portalcheck.gather.tab import Tab
from portalcheck.model.assertion import Phrase

_DEEP_ACTIVE = """() => {
  let element = document.activeElement;
  while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body || element === document.documentElement ? null : element;
}"""
_AWAY = "() => !document.hasFocus()"
_BEHIND = """(target, active) => {
  const light = (node) => (node.getRootNode() instanceof ShadowRoot ? light(node.getRootNode().host) : node);
  const near = target.getRootNode() === active.getRootNode();
  const [one, other] = near ? [target, active] : [light(target), light(active)];
  return Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING);
}"""
_SIDES = """(active, target) => {
  const root = active.getRootNode();
  const at = root.getElementById?.(active.getAttribute("aria-activedescendant") || "") || active;
  const from = at.getBoundingClientRect(), to = target.getBoundingClientRect();
  return [to.x + to.width / 2 - from.x - from.width / 2, to.y + to.height / 2 - from.y - from.height / 2];
}"""
_UNSETTLED = 90  # ms: longer than the few by which pages move the focus on
_MOST_ARROWS = 200
_MOST_HELD = 5


@dataclass(frozen=True)
class Here:
    """What has the focus: an element in one of Playwright's frames, or nothing of the page; then `away` tells whether
    the browser itself has it. `relation` is what it is to the target (see keys_here.js), `at` where it stands.
    """

    frame: Any
    element: Any = None
    away: bool = False
    relation: str = ""
    at: str = ""
    name: str = ""


@dataclass(frozen=True)
class Arrival:
    """What came of the way. `on` is what has the focus where the target can be operated by it, else None; then
    `gone` says that the target left the page meanwhile, and the rest is as in `KeyTarget`.
    """

    on: Any = None
    gone: bool = False
    instead: str = ""
    held: tuple[str, ...] = ()
    doubt: Phrase | None = None


@dataclass(frozen=True)
class _Round:
    """A way round the page in one direction: how it ended, and the places that it met."""

    end: str  # "it", "gone", "round", "held", "restless"
    met: tuple[Here, ...] = ()
    on: Any = None


class KeyWay:
    """Goes through one tab by keys."""

    def __init__(self, tab: Tab, fingers: Fingers) -> None:
        self._tab = tab
        self._fingers = fingers
        self._here = script("keys_here.js").replace("SELECTOR", script("selector.js"))

    async def here(self, target: Any = None) -> Here:
        """Tell what has the focus, in whatever frame, and what it is to a target."""
        frame, outer = self._tab.page.main_frame, None
        while True:
            found = (await self._tab.within(frame.evaluate_handle(_DEEP_ACTIVE))).as_element()
            if found is None:
                if outer is None:
                    return Here(frame, away=await self._tab.within(frame.evaluate(_AWAY)))
                found, frame = outer  # the frame itself, as one that scrolls
                break
            inner = await self._tab.within(found.content_frame())
            if inner is None:
                break
            outer, frame = (found, frame), inner
        same = target is not None and await self._tab.within(target.owner_frame()) == frame
        said = await self._tab.within(found.evaluate(self._here, target if same else None))
        return Here(frame, found, relation=said["relation"], at=f"{frame.url} {said['at']}", name=said["name"])

    async def to(self, target: Any, told: dict[str, Any]) -> Arrival:
        """Go to a target, which is a handle; `told` is what keys_target.js says of it."""
        start = await self.here(target)
        if start.relation == "it" and (here := await self._stays(target)):
            return Arrival(here.element)
        if start.relation == "arrows" and (on := await self.along(target)):
            return Arrival(on)
        behind = await self._is_behind(target, start)
        rounds: list[_Round] = []
        for key in ("Shift+Tab", "Tab") if behind else ("Tab", "Shift+Tab"):
            rounds.append(await self._round(key, target))
            if rounds[-1].on or rounds[-1].end == "gone":
                return Arrival(rounds[-1].on, gone=rounds[-1].end == "gone")
        if all(one.end == "held" for one in rounds):
            await self._fingers.press("Escape")
            rounds.append(await self._round("Tab", target))
            if rounds[-1].on or rounds[-1].end == "gone":
                return Arrival(rounds[-1].on, gone=rounds[-1].end == "gone")
        last = rounds[-1]
        instead = last.met[-1].name if last.met else ""
        held = () if any(one.end == "round" for one in rounds) else _among(last.met)
        doubt = await self._doubt(target, told, rounds)
        return Arrival(instead=instead, held=held, doubt=doubt)

    async def along(self, target: Any) -> Any:
        """Go to a target by arrow keys; gives what then has the focus, or None where they do not lead there."""
        here = await self.here(target)
        if here.element is None:
            return None
        keys = await self._tab.within(here.element.evaluate(_SIDES, target))
        for key in _arrows(*keys):
            seen = {here.at}
            while len(seen) < _MOST_ARROWS:
                await self._fingers.press(key)
                here = await self.here(target)
                if here.relation == "it":
                    return here.element
                if here.element is None or here.at in seen:
                    break
                seen.add(here.at)
        return None

    async def _round(self, key: str, target: Any) -> _Round:
        """Press a key until the focus is on the target, or has gone all round the page, from wherever it began."""
        limit = 2 * await self._stops() + 20
        met: list[Here] = []
        aways = 0
        tried: set[str] = set()
        for _ in range(limit):
            await self._fingers.press(key)
            here = await self.here(target)
            if here.relation == "it" and (there := await self._stays(target)):
                return _Round("it", tuple(met), there.element)
            if here.relation == "gone":
                return _Round("gone", tuple(met))
            if here.relation == "arrows" and here.at not in tried:
                tried.add(here.at)
                if on := await self.along(target):
                    return _Round("it", tuple(met), on)
                here = await self.here(target)
                tried.add(here.at)
            if here.away:
                aways += 1
                if aways == 2:
                    return _Round("round", tuple(met))
            elif here.element is not None:
                met.append(here)
        return _Round("held" if _among(tuple(met)) and not aways else "restless", tuple(met))

    async def _stays(self, target: Any) -> Here | None:
        """Tell what has the focus a moment later, if it still is the target: some pages move the focus on."""
        await self._tab.pause(_UNSETTLED)
        here = await self.here(target)
        return here if here.relation == "it" else None

    async def _stops(self) -> int:
        count = 0
        for frame in self._tab.page.frames:
            try:
                count += int(await self._tab.within(frame.evaluate(script("keys_count.js"))))
            except playwright_error():
                count += 20  # it left, or runs no scripts
        return count

    async def _is_behind(self, target: Any, here: Here) -> bool:
        """Tell whether a target stands before what has the focus, in the order of the page."""
        if here.element is None:
            return False
        ours, theirs = await self._owners(target), await self._owners(here.element)
        for one, other in zip(ours, theirs, strict=False):
            if one[0] != other[0]:
                return False
            if await self._tab.within(one[1].evaluate("(one, other) => one !== other", other[1])):
                return bool(await self._tab.within(one[1].evaluate(_BEHIND, other[1])))
        return False

    async def _owners(self, element: Any) -> list[tuple[Any, Any]]:
        """Give an element and the frame elements that it stands in, outermost first, each with its document's frame."""
        frame = await self._tab.within(element.owner_frame())
        chain = [(frame, element)]
        while frame is not None and frame.parent_frame is not None:
            owner = await self._tab.within(frame.frame_element())
            frame = frame.parent_frame
            chain.append((frame, owner))
        return chain[::-1]

    async def _doubt(self, target: Any, told: dict[str, Any], rounds: list[_Round]) -> Phrase | None:
        """Say what speaks against being sure that keys do not lead to a target; None where nothing does."""
        frame = await self._tab.within(target.owner_frame())
        met = [here for one in rounds for here in one.met]
        if told["stand_in"]:
            return Phrase.of("“{name}” may open it as well", name=told["stand_in"])
        if told["shortcut"]:
            return Phrase.of("it has a shortcut of its own, which was not tried")
        if told["composite"]:
            return Phrase.of("it stands among things that keys may lead to in a way of their own")
        if not told["control"]:
            return Phrase.of("it does not say that it is a control")
        if frame != self._tab.page.main_frame and not any(here.frame == frame for here in met):
            return Phrase.of("the focus was not seen in the frame that it stands in")
        if any(one.end == "restless" for one in rounds) and not any(one.end == "round" for one in rounds):
            return Phrase.of("the focus moved in a way that could not be followed")
        if not any(one.end == "round" for one in rounds):
            said = await self._tab.within(self._tab.page.evaluate(script("keyboard_help.js")))
            if keys := keys_told("\n".join(said["texts"])):
                return Phrase.of("the page names keys of its own ({keys})", keys=", ".join(keys))
        return None


def _arrows(across: float, down: float) -> tuple[str, ...]:
    """Give the arrow keys in the order in which a person tries them, for a target that lies so far to the right and
    below.
    """
    sideways = ("ArrowRight", "ArrowLeft") if across > 0 else ("ArrowLeft", "ArrowRight")
    upright = ("ArrowDown", "ArrowUp") if down > 0 else ("ArrowUp", "ArrowDown")
    first, second = (upright, sideways) if abs(down) >= abs(across) else (sideways, upright)
    return first[0], second[0], first[1], second[1]


def _among(met: tuple[Here, ...]) -> tuple[str, ...]:
    """Name the places that the later half of a way came by again and again; none where it came by new ones."""
    later = met[len(met) // 2 :]
    times: dict[str, int] = {}
    for here in later:
        times[here.at] = times.get(here.at, 0) + 1
    if not later or min(times.values()) < 2:
        return ()
    return tuple(dict.fromkeys(here.name for here in later))[:_MOST_HELD]
