"""Single keys, pressed while nothing has the focus, and what the page does with them."""

from collections import defaultdict
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.listeners import listens
from portalcheck.gather.tab import Tab
from portalcheck.model.shortcuts import Shortcut, Shortcuts
from portalcheck.rule_format import Params

_KEYS = "abcdefghijklmnopqrstuvwxyz0123456789+-/?.,;:=*#!'[]<>"
_HEARS = ("window", "document", "document.documentElement", "document.body")
_KEY_EVENTS = {"keydown", "keypress", "keyup", "beforeinput", "input"}
_TELL = "() => globalThis.portalcheckKeys.tell()"
_MOMENT = 20  # ms
_WHILE = 150  # ms: what a script adds a moment later
_AT_REST = 1200  # ms: long enough to see a clock tick
_OF_EVERY_KEY = 10  # a place that so many keys change is one that notes any use


class ShortcutsParams(Params):
    """`keys` to press, each a printable character of the usual keyboards."""

    keys: str = _KEYS


async def _listens(tab: Tab) -> Shortcuts | None:
    """Give an empty answer where nothing listens to keys that are pressed while nothing has the focus."""
    return None if await listens(tab, _HEARS, _KEY_EVENTS) else Shortcuts()


@gatherer(effect="consuming", seconds=60, first=_listens)
async def shortcuts(tab: Tab, params: ShortcutsParams) -> Shortcuts:
    """Press each key alone and note what changes; then press those again, and once more without the shortcuts.

    The page is cut off from the network meanwhile, so that nothing can be sent, and held at its address.
    """
    await tab.cdp("Network.enable")
    await _network(tab, offline=True)
    try:
        await tab.evaluate(script("shortcuts_watch.js").replace("SELECTOR", script("selector.js")))
        await tab.press("Shift")
        await tab.pause(_AT_REST)
        restless = await tab.evaluate(
            "() => { const watch = globalThis.portalcheckKeys; watch.begin(); return watch.restless }"
        )
        changes: dict[str, list[dict[str, Any]]] = {}
        for key in params.keys:
            if told := await _press(tab, key, _MOMENT):
                changes[key] = told
        changes = _without_what_any_key_does(changes)
        confirmed = [await _confirmed(tab, key, told) for key, told in changes.items()]
        found = [shortcut for shortcut in confirmed if shortcut]
        controls = await tab.evaluate(script("shortcuts_controls.js"), None)
        if found and controls["toggles"]:
            found = await _turned_off(tab, found, len(controls["toggles"]))
    finally:
        await _network(tab, offline=False)
    return Shortcuts(
        pressed=params.keys,
        restless=restless,
        found=tuple(found),
        controls=(*controls["toggles"], *controls["buttons"]),
        links=tuple(controls["links"]),
    )


async def _network(tab: Tab, *, offline: bool) -> None:
    await tab.cdp(
        "Network.emulateNetworkConditions", offline=offline, latency=0, downloadThroughput=-1, uploadThroughput=-1
    )


async def _press(tab: Tab, key: str, milliseconds: float) -> list[dict[str, Any]]:
    await tab.press(key)
    await tab.pause(milliseconds)
    return list(await tab.evaluate(_TELL))


def _without_what_any_key_does(changes: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Leave out the places that most keys change: a page that notes when it was last used, or how."""
    keys = defaultdict(set)
    for key, told in changes.items():
        for change in told:
            keys[change["css"]].add(key)
    kept = {key: [one for one in told if len(keys[one["css"]]) < _OF_EVERY_KEY] for key, told in changes.items()}
    return {key: told for key, told in kept.items() if told}


async def _confirmed(tab: Tab, key: str, told: list[dict[str, Any]]) -> Shortcut | None:
    """Press a key again. What is only an attribute counts when it changes again: the first may be of any key.

    None where nothing changed while the key was handled, nor again: the page may have done so by itself.
    """
    again = {change["css"]: change["certain"] for change in await _press(tab, key, _WHILE)}
    order = ("content", "address", "focus", "state")
    first = min(told, key=lambda one: (not one["certain"], order.index(one["kind"])))
    repeated = {one["css"] for one in told} & set(again)
    if not first["certain"] and not repeated:
        return None
    at_once = first["certain"] and (first["kind"] in ("content", "address") or any(again[css] for css in repeated))
    return Shortcut(key=key, kind=first["kind"], css=first["css"], snippet=first["snippet"], certain=at_once)


async def _turned_off(tab: Tab, found: list[Shortcut], toggles: int) -> list[Shortcut]:
    """Operate each control by itself and see which keys do nothing then."""
    silent: set[str] = set()
    for index in range(toggles):
        await tab.evaluate(script("shortcuts_controls.js"), index)
        await tab.evaluate(_TELL)
        for one in found:
            changed = {change["css"] for change in await _press(tab, one.key, _WHILE)}
            if one.css not in changed:
                silent.add(one.key)
        await tab.evaluate(script("shortcuts_controls.js"), index)
    return [one.model_copy(update={"turned_off": one.certain and one.key in silent}) for one in found]
