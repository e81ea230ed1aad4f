"""What stays in place over the page on a phone, as it is held and turned sideways."""

from portalcheck.gather import gatherer
from portalcheck.gather.fixed_content import scroll, with_layers
from portalcheck.gather.laid_out import kept_viewport, lay_out
from portalcheck.gather.tab import Tab
from portalcheck.model.standing import Buried, Held, Jump, Standing

_ON = '() => scrollBy({ top: 24, behavior: "instant" })'


@gatherer(effect="reversible")
async def standing(tab: Tab) -> Standing:
    """Scroll to the beginning, the middle and the end of the page, and ask what lies on top. Turn the device, and ask
    again in the middle.
    """
    device = tab.device
    if not device.mobile:
        return Standing()
    source = with_layers("standing.js")
    async with kept_viewport(tab):
        await scroll(tab, "top")
        await tab.evaluate(source, "top")
        await tab.evaluate(_ON)
        await tab.pause(300)  # a bar may shrink, and take its time
        await tab.evaluate(source, "again")
        held = await _held(tab, source)
        await scroll(tab, "end")
        await tab.evaluate(source, "bottom")
        jumps = await tab.evaluate(source, "jumps")
        buried = await tab.evaluate(source, "told")
        await lay_out(tab, device.height, device.width, mobile=None)
        turned = await _held(tab, source)
        await tab.evaluate("() => { delete globalThis.portalcheckStanding; }")
        await scroll(tab, "top")
    return Standing(
        held=held,
        turned=turned,
        buried=tuple(map(Buried.model_validate, buried)),
        jumps=tuple(map(Jump.model_validate, jumps)),
    )


async def _held(tab: Tab, source: str) -> Held:
    await scroll(tab, "half")
    return Held.model_validate(await tab.evaluate(source, "half"))
