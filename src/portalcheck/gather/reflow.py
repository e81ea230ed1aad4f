"""The page at 320 × 256 CSS px, as zooming to 400 % on a desktop of 1280 × 1024 px lays it out."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.laid_out import kept_viewport, lay_out
from portalcheck.gather.tab import Tab
from portalcheck.model.reflow import Reflow
from portalcheck.rule_format import Params


class ReflowParams(Params):
    """`width` and `height` of the viewport in CSS px; WCAG 2.1, 1.4.10 names 320 and 256."""

    width: int = 320
    height: int = 256


@gatherer(effect="reversible")
async def reflow(tab: Tab, params: ReflowParams) -> Reflow:
    """Narrow the viewport in place, note what reaches past its edges, and give the device's width back.

    A desktop zooms without regard to the viewport meta element, so it is ignored here on every device.
    """
    async with kept_viewport(tab):
        await lay_out(tab, params.width, params.height)
        source = script("reflow.js").replace("SELECTOR", script("selector.js"))
        said = await tab.evaluate(source, False)
        known = {one["css"] for one in said["protruders"]}
        # What reaches past both edges is told once.
        said["protruders"] += [
            one for one in (await tab.evaluate(source, True))["protruders"] if one["css"] not in known
        ]
    return Reflow(width=params.width, **said)
