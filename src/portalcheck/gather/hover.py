"""The pointer over what may show something, and the focus on it."""

from contextlib import suppress
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, script
from portalcheck.gather.clickables import takes_clicks
from portalcheck.gather.laid_out import kept_scroll
from portalcheck.gather.tab import Tab
from portalcheck.model.hover import Hover, HoverOwner
from portalcheck.rule_format import Params

_STEP = 120  # ms
_POLLS = 4  # that many steps until something shows
_CLOSING = 4  # as many until it is hidden again
_COMES_OVER = {"mouseenter", "mouseover", "pointerenter", "pointerover"}
_LISTENING = 40  # elements that listen to the pointer and are considered


class HoverParams(Params):
    """`owners` that the pointer comes over at most; a page that has more says so."""

    owners: int = 16


@gatherer(effect="reversible", seconds=90, stirs=True)
async def hover(tab: Tab, params: HoverParams) -> Hover:
    """Move the pointer over what is said to have a tooltip or a popup, over what a style shows something for, and over
    what listens to it.

    Where something shows, move onto it; then come again and press Escape. Nothing is pressed with the pointer. What can
    receive the focus does, with the pointer elsewhere.
    """
    shown = script("shown.js").replace("SELECTOR", script("selector.js"))
    async with kept_scroll(tab):
        beyond = await _keep_listening(tab)
        listed = await tab.evaluate(script("hover.js").replace("SHOWN", shown), params.owners)
        owners: list[HoverOwner] = []
        for at, told in enumerate(listed["owners"]):
            if owner := await _over(tab, told, at):
                owners.append(owner)
        await _away(tab)
        await tab.evaluate("() => { delete globalThis.portalcheckHover; delete globalThis.portalcheckListening; }")
    tried = len(listed["owners"])
    return Hover(
        owners=tuple(owners), tried=tried, left_out=listed["candidates"] - tried + beyond, touch=tab.device.touch
    )


async def _keep_listening(tab: Tab) -> int:
    """Put the elements that listen to a pointer that comes over them where our script finds them; gives how many are
    beyond the limit.
    """
    main = await tab.main()
    await tab.evaluate("() => { globalThis.portalcheckListening = []; }")
    try:
        document = await tab.cdp("Runtime.evaluate", main, expression="document")
        told = await tab.cdp("DOMDebugger.getEventListeners", main, objectId=document["result"]["objectId"], depth=-1)
    except (Gone, KeyError):
        return 0
    nodes = {one["backendNodeId"]: None for one in told["listeners"] if one["type"] in _COMES_OVER}
    for node in list(nodes)[:_LISTENING]:
        with suppress(Gone, KeyError):
            ours = await tab.cdp("DOM.resolveNode", main, backendNodeId=node, executionContextId=main.context)
            await tab.cdp(
                "Runtime.callFunctionOn",
                main,
                objectId=ours["object"]["objectId"],
                functionDeclaration="function () { globalThis.portalcheckListening.push(this); }",
            )
    return max(len(nodes) - _LISTENING, 0)


async def _call(tab: Tab, what: str) -> Any:
    return await tab.evaluate(f"() => globalThis.portalcheckHover.{what}")


async def _away(tab: Tab) -> None:
    await tab.point(0, 0)
    await tab.pause(_STEP)


async def _shows(tab: Tab, at: int) -> list[dict[str, Any]]:
    """Wait until something shows, and a moment more."""
    for _ in range(_POLLS):
        await tab.pause(_STEP)
        if await _call(tab, f"look({at})"):
            await tab.pause(_STEP)
            return list(await _call(tab, f"look({at})"))
    return []


async def _come(tab: Tab, at: int) -> tuple[Any, list[dict[str, Any]]]:
    """Come over an owner from outside. Gives the place, and what showed."""
    await _away(tab)
    spot = await _call(tab, f"begin({at})")
    if not spot:
        return None, []
    await tab.point(*spot)
    return spot, await _shows(tab, at)


async def _over(tab: Tab, told: dict[str, Any], at: int) -> HoverOwner | None:
    by_pointer = await _pointed(tab, at)
    if by_pointer:
        await _away(tab)
        await _hidden(tab)
    by_focus = await _focused(tab, at)
    return HoverOwner.model_validate(told | by_pointer | by_focus) if by_pointer or by_focus else None


async def _pointed(tab: Tab, at: int) -> dict[str, Any]:
    spot, seen = await _come(tab, at)
    if not seen:
        return {}
    hoverable = None
    if onto := await _call(tab, f"onto({spot[0]}, {spot[1]})"):
        await tab.point(*onto)
        hoverable = not await _hidden(tab)
    await _away(tab)
    await _hidden(tab)
    spot, again = await _come(tab, at)
    dismissed = await _dismissed(tab, again)
    ways = await _ways(tab, at) if tab.device.touch and any(one["controls"] for one in again) else {}
    return {
        **ways,
        "shown": seen,
        "dismissed": dismissed,
        "hoverable": hoverable,
        "again": _is_same(seen, again),
    }


async def _focused(tab: Tab, at: int) -> dict[str, Any]:
    """Give an owner the focus, the pointer being elsewhere, and once more where something shows."""
    seen = await _give_focus(tab, at)
    if not seen:
        return {}
    await _take_focus(tab)
    again = await _give_focus(tab, at)
    dismissed = await _dismissed(tab, again)
    await _take_focus(tab)
    return {"on_focus": seen, "focus_dismissed": dismissed, "focus_again": _is_same(seen, again)}


async def _give_focus(tab: Tab, at: int) -> list[dict[str, Any]]:
    await _away(tab)
    if not await _call(tab, f"focus({at})"):
        return []
    seen = await _shows(tab, at)
    if not seen:
        await _call(tab, "unfocus()")
    return seen


async def _take_focus(tab: Tab) -> None:
    await _call(tab, "unfocus()")
    await _hidden(tab)


async def _dismissed(tab: Tab, shown: list[dict[str, Any]]) -> bool | None:
    """Press Escape where it is asked for, since it may close other things as well; tell whether it hid what showed."""
    if not any(one["points"] for one in shown):
        return None
    await tab.press("Escape")
    return await _hidden(tab)


def _is_same(seen: list[dict[str, Any]], again: list[dict[str, Any]]) -> bool:
    return bool(again) and again[0]["css"] == seen[0]["css"]


async def _ways(tab: Tab, at: int) -> dict[str, bool]:
    """Look for other ways to what showed: what a press does, as far as it can be told."""
    await _away(tab)
    await _hidden(tab)
    tap = await _call(tab, f"tap({at})")
    top = await tab.main()
    clicks = False
    for step in range(tap["above"]):
        clicks = clicks or await takes_clicks(tab, top, f"globalThis.portalcheckHover.above[{step}]")
    return {"leads": tap["leads"], "button": tap["button"], "clicks": clicks}


async def _hidden(tab: Tab) -> bool:
    for _ in range(_CLOSING):
        await tab.pause(_STEP)
        if not await _call(tab, "still()"):
            return True
    return False
