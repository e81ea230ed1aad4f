"""Whether the focus that came back to a stop is held there, and what leads out of it."""

import re

from portalcheck.gather.answers import script
from portalcheck.gather.focus_walk import Here, Walk
from portalcheck.gather.tab import Tab
from portalcheck.model.keyboard import Trap

_MODIFIERS = {
    "ctrl": "Control",
    "control": "Control",
    "strg": "Control",
    "alt": "Alt",
    "option": "Alt",
    "shift": "Shift",
    "cmd": "Meta",
    "command": "Meta",
}
_COMBINATION = re.compile(
    r"\b((?:(?:ctrl|control|strg|alt|option|shift|cmd|command)\s*[-+]\s*)+)([a-z0-9]|f\d{1,2}|tab|enter|esc|escape|space)\b"
    r"|\b(f\d{1,2}|esc|escape|échap)\b",
    re.IGNORECASE,
)
_NAMED = {"esc": "Escape", "escape": "Escape", "échap": "Escape", "tab": "Tab", "enter": "Enter", "space": "Space"}
_MOST = 60


def keys_told(text: str) -> tuple[str, ...]:
    """Give the keys that a text names, as Playwright names them: `Ctrl+M` is `Control+m`."""
    found = []
    for modifiers, key, alone in _COMBINATION.findall(text):
        last = (key or alone).lower()
        names = [_MODIFIERS[one.lower()] for one in re.findall(r"[a-z]+", modifiers, re.IGNORECASE)]
        named = _NAMED.get(last) or (last.upper() if len(last) > 1 else last)
        found.append("+".join([*names, named]))
    return tuple(dict.fromkeys(found))


async def find_trap(tab: Tab, walk: Walk) -> tuple[Here, Trap | None]:
    """Press Tab on, slowly: give where the walk goes on, or the trap that holds it."""
    held: list[int] = []
    for _ in range(min(2 * len(walk.stops) + 4, _MOST)):
        here = await walk.press("Tab", slowly=True)
        if here.state == "away" or here.new:
            return here, None
        if here.state == "stop":
            held.append(here.stop)
    among = set(held[len(held) // 2 :]) or {len(walk.stops) - 1}
    trap = Trap(stops=tuple(sorted(among)), back=await _leads_back(walk, among))
    dialog = all(walk.stops[at].dialog for at in among)
    if trap.back or dialog:
        return Here("none"), trap.model_copy(update={"dialog": dialog})
    if await _leads_out(walk, among, "Escape"):
        return Here("none"), trap.model_copy(update={"escape": True})
    said = [await tab.evaluate(script("keyboard_help.js"), frame=frame) for frame in walk.frames]
    texts = [text for one in said for text in one["texts"]]
    links = [link for one in said for link in one["links"]]
    told = keys_told("\n".join(texts))[:5]
    freed_by = ""
    for key in told:
        if await _leads_out(walk, among, key):
            freed_by = key
            break
    more = {"told": told, "freed_by": freed_by, "advice": " ".join(texts)[:300], "help_link": next(iter(links), "")}
    return Here("none"), trap.model_copy(update={"escape": False, **more})


async def _leads_back(walk: Walk, among: set[int]) -> bool:
    """Press Shift+Tab until the focus leaves the page: that is a way out as well."""
    for _ in range(min(len(walk.stops) + len(among) + 4, _MOST)):
        here = await walk.press("Shift+Tab", slowly=True)
        if here.state == "away":
            return True
    return False


async def _leads_out(walk: Walk, among: set[int], key: str) -> bool:
    """Press a key at each of the stops, and Tab after it, until the focus is somewhere else."""
    for _ in range(len(among)):
        here = await walk.press(key, slowly=True)
        if _is_out(here, among):
            return True
        here = await walk.press("Tab", slowly=True)
        if _is_out(here, among):
            return True
    return False


def _is_out(here: Here, among: set[int]) -> bool:
    return here.state == "away" or here.new or (here.state == "stop" and here.stop not in among)
