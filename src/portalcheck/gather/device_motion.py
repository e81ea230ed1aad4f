"""The device moved in every direction, and what the page and its controls make of it."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.listeners import listens
from portalcheck.gather.tab import Tab
from portalcheck.model.device_motion import DeviceMotion
from portalcheck.rule_format import Params

_EVENTS = {"deviceorientation", "deviceorientationabsolute", "devicemotion"}


class DeviceMotionParams(Params):
    """`controls` that are operated at most."""

    controls: int = 12


async def _still(tab: Tab) -> DeviceMotion | None:
    """Give an empty answer where nothing listens to the device."""
    return None if await listens(tab, ("window",), _EVENTS) else DeviceMotion()


@gatherer(effect="consuming", seconds=60, first=_still)
async def device_motion(tab: Tab, params: DeviceMotionParams) -> DeviceMotion:
    """Tell the page that the device is tilted and shaken, and note what then reads otherwise; then operate each
    control, note what that changes of the same, and move the device again.

    Nothing leaves this machine meanwhile, and the page is held at its address.
    """
    shown = script("shown.js").replace("SELECTOR", script("selector.js"))
    seclusion = await tab.seclude()
    await seclusion.begin(tab.url)
    try:
        told = await tab.evaluate(script("device_motion.js").replace("SHOWN", shown), params.controls, seconds=45)
    finally:
        await seclusion.end()
    return DeviceMotion(listens=True, **told)
