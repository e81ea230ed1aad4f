"""The pointer over what may show something."""

from contextlib import suppress
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, script
from portalcheck.gather.clickables import takes_clicks
from portalcheck.gather.laid_out import kept_scroll
from portalcheck.gather.tab import Tab
from portalcheck.model.hover import Hover, HoverContent, HoverOwner
from portalcheck.rule_format import Params

_STEP = 120  # ms
_POLLS = 4  # that many steps until something shows
_CLOSING = 4  # as many until it is hidden again
_COMES_OVER = {"mouseenter", "mouseover", "pointerenter", "pointerover"}
_LISTENING = 40  # elements that listen to the pointer and are considered


class HoverParams(Params):
    """`owners` that the pointer comes over at most; a page that has more says so."""

    owners: int = 16


@gatherer(effect="reversible", seconds=60, stirs=True)
async def hover(tab: Tab, params: HoverParams) -> Hover:
    """Move the pointer over what is said to have a tooltip or a popup, over what a style shows something for, and over
    what listens to it.

    Where something shows, move onto it; then come again and press Escape. Nothing is pressed with the pointer.
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


async def _come(tab: Tab, at: int) -> tuple[Any, list[dict[str, Any]]]:
    """Come over an owner from outside. Gives the place, and what showed."""
    await _away(tab)
    spot = await _call(tab, f"begin({at})")
    if not spot:
        return None, []
    await tab.point(*spot)
    seen: list[dict[str, Any]] = []
    for _ in range(_POLLS):
        await tab.pause(_STEP)
        seen = await _call(tab, f"look({at})")
        if seen:
            await tab.pause(_STEP)
            return spot, list(await _call(tab, f"look({at})"))
    return spot, seen


async def _over(tab: Tab, told: dict[str, Any], at: int) -> HoverOwner | None:
    spot, seen = await _come(tab, at)
    if not seen:
        return None
    hoverable = None
    if onto := await _call(tab, f"onto({spot[0]}, {spot[1]})"):
        await tab.point(*onto)
        hoverable = not await _hidden(tab)
    await _away(tab)
    await _hidden(tab)
    spot, again = await _come(tab, at)
    dismissed = None
    # Escape may close other things as well: it is pressed only where it is asked for.
    if any(one["points"] for one in again):
        await tab.press("Escape")
        dismissed = await _hidden(tab)
    ways = await _ways(tab, at) if tab.device.touch and any(one["controls"] for one in again) else {}
    return HoverOwner(
        **told,
        **ways,
        shown=tuple(map(HoverContent.model_validate, seen)),
        dismissed=dismissed,
        hoverable=hoverable,
        again=bool(again) and again[0]["css"] == seen[0]["css"],
    )


async def _ways(tab: Tab, at: int) -> dict[str, bool]:
    """Look for other ways to what showed: what a press does, as far as it can be told, and the focus."""
    await _away(tab)
    await _hidden(tab)
    tap = await _call(tab, f"tap({at})")
    top = await tab.main()
    clicks = False
    for step in range(tap["above"]):
        clicks = clicks or await takes_clicks(tab, top, f"globalThis.portalcheckHover.above[{step}]")
    focus = False
    if await _call(tab, f"focus({at})"):
        await tab.pause(_STEP)
        focus = await _call(tab, "still()")
        await _call(tab, "unfocus()")
        await _hidden(tab)
    return {"leads": tap["leads"], "button": tap["button"], "clicks": clicks, "focus": focus}


async def _hidden(tab: Tab) -> bool:
    for _ in range(_CLOSING):
        await tab.pause(_STEP)
        if not await _call(tab, "still()"):
            return True
    return False
