"""What moves by itself: a short look at every page with scripts, a longer one where something stirs."""

from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.laid_out import kept_scroll
from portalcheck.gather.picture import pixels
from portalcheck.gather.tab import Tab
from portalcheck.measure.pixels import Picture, differ
from portalcheck.model.motion import Motion, Mover
from portalcheck.rule_format import Params

_GLANCES = (250, 170)  # ms; of different lengths, for a picture that turns in as long would seem to stand still
_MOMENTS = (250, 170, 330)
_BRING = """(css) => {
  const image = document.querySelector(css);
  if (!image) return null;
  image.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = image.getBoundingClientRect();
  const left = Math.max(0, box.left), top = Math.max(0, box.top);
  const width = Math.min(innerWidth, box.right) - left, height = Math.min(innerHeight, box.bottom) - top;
  if (width <= 1 || height <= 1) return null;
  const text = image.alt || image.getAttribute("aria-label") || "";
  return { left, top, width, height, snippet: image.cloneNode(false).outerHTML.slice(0, 300), text };
}"""


class MotionParams(Params):
    """`look` is how long, in ms, each page with scripts is watched at least, `watch` where something stirs."""

    look: int = 1200
    watch: int = 6500
    pictures: int = 4


@gatherer(effect="reversible", seconds=30)
async def motion(tab: Tab, params: MotionParams) -> Motion:
    """Watch the page from the outside: nothing is pressed, pointed at or changed."""
    watch = script("motion_watch.js")
    state = await tab.evaluate(watch)
    seen = await tab.evaluate(script("motion_pictures.js").replace("SELECTOR", script("selector.js")), params.pictures)
    before = await pixels(tab, 0, 0, *seen["size"]) if seen["window"] else None
    if state["scripted"] or state["candidates"]:
        # What changed since the page has loaded was noted while it came to rest and was looked at.
        wait = params.look - state["since"]
        while not state["candidates"] and wait > 0:
            await tab.pause(min(wait, 300))
            wait -= 300
            state = await tab.evaluate(watch)
    suspects = seen["listed"] + (await _changed(tab, seen, before) if before is not None else [])
    suspects = suspects[: params.pictures]
    long = bool(state["candidates"] or suspects)
    if long:
        # Motion is first seen at the second look, which must not wait until the pictures were looked at.
        await tab.pause(300)
        state = await tab.evaluate(watch)
    moving = await _pictures(tab, suspects)
    while long and state["age"] < params.watch:
        await tab.pause(400)
        state = await tab.evaluate(watch)
    told = await tab.evaluate(script("motion_tell.js").replace("SELECTOR", script("selector.js")))
    later = {one.css for one in await _pictures(tab, suspects)} if moving else set()
    movers = [Mover(**one) for one in told.pop("movers")]
    moving = [one for one in moving if not any(_is_of(one, other) for other in movers)]
    movers += [one.model_copy(update={"last": told["watched"]}) if one.css in later else one for one in moving]
    return Motion(long=long, movers=tuple(movers), **told)


def _is_of(picture: Mover, other: Mover) -> bool:
    """Tell whether a picture moves with what holds it, or on account of a part that is told already."""
    one, two = f"{picture.css} > ", f"{other.css} > "
    return one.startswith(two) or two.startswith(one)


async def _changed(tab: Tab, seen: dict[str, Any], before: Picture) -> list[dict[str, Any]]:
    """Give what looks different in the window later; a still picture does not."""
    found: dict[str, dict[str, Any]] = {}
    for moment in _GLANCES:
        await tab.pause(moment)
        after = await pixels(tab, 0, 0, *seen["size"])
        if before.shape == after.shape:
            found |= {one["css"]: one for one in seen["window"] if differ(before, after, [tuple(one["box"])])}
    return list(found.values())


async def _pictures(tab: Tab, listed: list[dict[str, Any]]) -> list[Mover]:
    """Find those that are animated: they look different half a second later. Each is brought into view."""
    moving: list[Mover] = []
    if not listed:
        return moving
    async with kept_scroll(tab):
        for one in listed:
            place = await tab.evaluate(_BRING, one["css"])
            if place is None:
                continue
            box = (place.pop("left"), place.pop("top"), place.pop("width"), place.pop("height"))
            await tab.rendered()
            before = await pixels(tab, *box)
            for moment in _MOMENTS:
                await tab.pause(moment)
                after = await pixels(tab, *box)
                if before.shape == after.shape and differ(before, after, [(0, 0, box[2] - 1, box[3] - 1)]):
                    moving.append(Mover(css=one["css"], kind=one["kind"], changes=2, box=box, **place))
                    break
    return moving
