"""The browser's own timings of the one load that happened anyway."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.frames import scripted_page
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Timing


@gatherer(effect="passive")
async def timing(tab: Tab) -> Timing:
    """Read buffered performance entries: nothing is loaded again, nothing is throttled."""
    return Timing(**await tab.evaluate(script("timing.js"), frame=await scripted_page(tab)))
