"""Where a page says that its layout changes: the widths of its media queries, those that its scripts ask for, and those
at which a container passes a width that a query asks for.
"""

import math
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import pairwise

from portalcheck.gather.answers import Gone, script
from portalcheck.gather.tab import Tab

# `(max-width: 767px)` in a query, `innerWidth < 768` and the like.
_ASKED = re.compile(
    r"(?:min|max)-width\s*:\s*([\d.]{3,7})px|(?:inner|client|outer|offset)Width\s*[<>]=?\s*(\d{3,4})\b"
    r"|\.width\(\)\s*[<>]=?\s*(\d{3,4})\b|\b(\d{3,4})\s*[<>]=?\s*(?:window\.)?innerWidth"
)
_MOST_IN_SCRIPTS = 12  # a library may name the breakpoints of a whole grid


async def breakpoints_of(tab: Tab, resize: Callable[[int], Awaitable[None]], ends: range, step: int) -> list[int]:
    """Give the breakpoints in CSS px of the window, ascending."""
    named = [*await _media(tab), *await _in_scripts(tab, ends)]
    found = {at for value in named for at in (math.floor(value), math.ceil(value))}
    asked = await tab.evaluate(script("sweep_breaks.js"))
    if asked:
        found |= await _containers(tab, resize, ends, step, asked)
    return sorted(found)


async def listens_to_sizes(tab: Tab) -> bool:
    """Tell whether a script of the page listens to the size of the window, or asks for it by media queries."""
    main = await tab.main()
    try:
        window = await tab.cdp("Runtime.evaluate", main, expression="window")
        listeners = await tab.cdp("DOMDebugger.getEventListeners", main, objectId=window["result"]["objectId"])
    except (Gone, KeyError):
        return True
    return any(one["type"] in ("resize", "orientationchange") for one in listeners["listeners"])


async def _media(tab: Tab) -> list[float]:
    """Ask the browser for the media queries of all style sheets, whatever their origin."""
    main = await tab.main()
    try:
        await tab.cdp("DOM.enable", main)
        await tab.cdp("CSS.enable", main)
        told = await tab.cdp("CSS.getMediaQueries", main)
    finally:
        await tab.cdp("CSS.disable", main)
        await tab.cdp("DOM.disable", main)
    return [
        float(expression.get("computedLength", expression["value"]))
        for media in told["medias"]
        for query in media.get("mediaList", [])
        for expression in query["expressions"]
        if "width" in expression["feature"] and not expression["feature"].endswith("device-width")
    ]


async def _in_scripts(tab: Tab, ends: range) -> list[float]:
    """Read the widths that the page's scripts compare the window with, as far as their text tells."""
    main = await tab.main()
    texts: list[str] = await tab.evaluate("() => [...document.scripts].map((one) => one.src ? '' : one.text)")
    tree = (await tab.cdp("Page.getResourceTree", main))["frameTree"]
    for resource in tree["resources"]:
        if resource["type"] == "Script" and not resource.get("failed"):
            with suppress(Gone):
                told = await tab.cdp("Page.getResourceContent", main, frameId=tree["frame"]["id"], url=resource["url"])
                texts.append("" if told["base64Encoded"] else told["content"])
    found = Counter(
        float(number) for text in texts for match in _ASKED.finditer(text) for number in match.groups() if number
    )
    return [value for value, _ in found.most_common() if value in ends][:_MOST_IN_SCRIPTS]


async def _containers(
    tab: Tab, resize: Callable[[int], Awaitable[None]], ends: range, step: int, asked: list[float]
) -> set[int]:
    """Find the windows, to the px, in which a container is the last that is less wide than a query asks for."""
    known: dict[int, list[float]] = {}

    async def widths(at: int) -> list[float]:
        if at not in known:
            await resize(at)
            known[at] = await tab.evaluate(script("sweep_containers.js"), at)
        return known[at]

    found = set()
    grid = sorted({*ends[::step], ends[-1]})
    for low, high in pairwise(grid):
        for index, (narrow, wide) in enumerate(zip(await widths(low), await widths(high), strict=False)):
            for value in asked:
                if (narrow < value) == (wide < value):
                    continue
                under, over = low, high
                while over - under > 1:
                    middle = (under + over) // 2
                    here = (await widths(middle))[index]
                    under, over = (middle, over) if (here < value) == (narrow < value) else (under, middle)
                found |= {under, over}
    await tab.evaluate("() => { delete globalThis.portalcheckContainers; }")
    return found
