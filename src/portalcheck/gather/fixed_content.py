"""What stays in place in a window of 320 × 256 CSS px, and what it leaves of the page."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.laid_out import kept_viewport, lay_out
from portalcheck.gather.tab import Tab
from portalcheck.model.resize import FixedContent, Layer
from portalcheck.rule_format import Params

_HALF_WAY = """() => {
  const page = document.scrollingElement || document.documentElement;
  scrollTo({ top: (page.scrollHeight - innerHeight) / 2, behavior: "instant" });
}"""


class FixedContentParams(Params):
    """`width` and `height` of the window in CSS px: 1280 × 1024 zoomed to 400 %."""

    width: int = 320
    height: int = 256


@gatherer(effect="reversible")
async def fixed_content(tab: Tab, params: FixedContentParams) -> FixedContent:
    """Make the window small in place, scroll half-way down, and ask at a grid of points what lies on top."""
    source = script("fixed_content.js").replace("TEXTS", script("texts.js")).replace("SELECTOR", script("selector.js"))
    async with kept_viewport(tab):
        await tab.evaluate(source, True)
        await lay_out(tab, params.width, params.height)
        await tab.evaluate(_HALF_WAY)
        await tab.pause(100)  # a bar may hide, or shrink, as the page scrolls
        await tab.rendered()
        said = await tab.evaluate(source, False)
        await tab.evaluate('() => scrollTo({ top: 0, left: 0, behavior: "instant" })')
    return FixedContent(
        width=params.width,
        height=params.height,
        covered=said["covered"],
        free=said["free"],
        layers=tuple(Layer(**one) for one in said["layers"]),
    )
