"""The page at 320 CSS px, as zooming to 400 % on a 1280 px desktop lays it out."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.laid_out import kept_viewport, lay_out
from portalcheck.gather.tab import Tab
from portalcheck.model.reflow import Reflow
from portalcheck.rule_format import Params


class ReflowParams(Params):
    """`width` of the viewport in CSS px; WCAG 2.1, 1.4.10 names 320."""

    width: int = 320


@gatherer(effect="reversible")
async def reflow(tab: Tab, params: ReflowParams) -> Reflow:
    """Narrow the viewport in place, note what reaches past its right edge, and give the device's width back.

    A desktop zooms without regard to the viewport meta element, so it is ignored here on every device.
    """
    async with kept_viewport(tab):
        await lay_out(tab, params.width, tab.device.height)
        said = await tab.evaluate(script("reflow.js").replace("SELECTOR", script("selector.js")))
    return Reflow(width=params.width, **said)
