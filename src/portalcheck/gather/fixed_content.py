"""What stays in place in a window of 320 × 256 CSS px, and what it leaves of the page."""

from typing import Literal

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.laid_out import kept_viewport, lay_out
from portalcheck.gather.tab import Tab
from portalcheck.model.resize import FixedContent, Layer
from portalcheck.rule_format import Params

_PLACES = {"top": "0", "half": "(page.scrollHeight - innerHeight) / 2", "end": "page.scrollHeight"}
_SCROLL = """() => {
  const page = document.scrollingElement || document.documentElement;
  scrollTo({ top: PLACE, left: 0, behavior: "instant" });
}"""


class FixedContentParams(Params):
    """`width` and `height` of the window in CSS px: 1280 × 1024 zoomed to 400 %."""

    width: int = 320
    height: int = 256


@gatherer(effect="reversible")
async def fixed_content(tab: Tab, params: FixedContentParams) -> FixedContent:
    """Make the window small in place, scroll half-way down, and ask at a grid of points what lies on top."""
    source = with_layers("fixed_content.js")
    async with kept_viewport(tab):
        await tab.evaluate(source, True)
        await lay_out(tab, params.width, params.height)
        await scroll(tab, "half")
        said = await tab.evaluate(source, False)
        await tab.evaluate('() => scrollTo({ top: 0, left: 0, behavior: "instant" })')
    return FixedContent(
        width=params.width,
        height=params.height,
        covered=said["covered"],
        free=said["free"],
        layers=tuple(Layer(**one) for one in said["layers"]),
    )


def with_layers(name: str) -> str:
    """Read a script that asks for what stays in place."""
    source = script(name).replace("LAYERS", script("layers.js"))
    return source.replace("TEXTS", script("texts.js")).replace("SELECTOR", script("selector.js"))


async def scroll(tab: Tab, place: Literal["top", "half", "end"]) -> None:
    """Scroll the page to a place, and let its bars hide or shrink as they do when it scrolls."""
    await tab.evaluate(_SCROLL.replace("PLACE", _PLACES[place]))
    await tab.pause(100)
    await tab.rendered()
