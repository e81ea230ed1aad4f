"""The page held upright and held sideways: what is turned against the device, and what is withheld."""

from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.laid_out import kept_viewport, lay_out
from portalcheck.gather.tab import Tab
from portalcheck.model.resize import Orientation, Turned, Withheld

# From here on a difference is worth a look at whether the orientation alone makes it.
_SHARE = 0.3


@gatherer(effect="reversible")
async def orientation(tab: Tab) -> Orientation:
    """Lay the page out upright and sideways. Where it differs much, lay it out as wide as before in the other
    orientation: what differs then is not due to the width.
    """
    source = script("orientation.js").replace("TEXTS", script("texts.js")).replace("SELECTOR", script("selector.js"))
    short, long = sorted((tab.device.width, tab.device.height))
    long = max(long, short + 1)
    layouts = {"portrait": (short, long), "landscape": (long, short)}

    async def measure(name: str, width: int, height: int) -> None:
        await lay_out(tab, width, height, mobile=None)
        await tab.evaluate(source, name, "")

    said: list[tuple[str, dict[str, Any]]] = []
    async with kept_viewport(tab):
        for name, (width, height) in layouts.items():
            await measure(name, width, height)
        both = [await tab.evaluate(source, *names) for names in (("portrait", "landscape"), ("landscape", "portrait"))]
        if any(one["turns"] or one["lost"] > _SHARE or one["cover"] for one in both):
            await measure("narrow", short, short - 1)
            said.append(("landscape", await tab.evaluate(source, "portrait", "narrow")))
            await measure("wide", long, long)
            said.append(("portrait", await tab.evaluate(source, "landscape", "wide")))
        await tab.evaluate("() => { delete globalThis.portalcheckOrientation; }")
    return Orientation(
        letters=max(one["letters"] for one in both),
        turned=tuple(Turned(orientation=name, **turn) for name, one in said for turn in one["turns"]),
        withheld=tuple(
            Withheld(
                orientation=name,
                share=one["lost"],
                lost=one["lost_text"],
                added=one["added_text"],
                cover=one["cover"],
                snippet=one["snippet"],
            )
            for name, one in said
            if one["lost"] > _SHARE or one["cover"]
        ),
    )
