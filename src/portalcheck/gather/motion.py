"""What moves by itself: a short look at every page with scripts, a longer one where something stirs."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.laid_out import kept_scroll
from portalcheck.gather.picture import pixels
from portalcheck.gather.tab import Tab
from portalcheck.measure.pixels import differ
from portalcheck.model.motion import Motion, Mover
from portalcheck.rule_format import Params

# Still pictures end in .gif as well: only two looks tell. They are few, so each is brought into view.
_PICTURES = """(most) => [...document.images]
  .filter((image) => /\\.gif([?#]|$)|^data:image\\/gif/i.test(image.currentSrc))
  .filter((image) => image.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((image) => image.getBoundingClientRect().width >= 8 && image.getBoundingClientRect().height >= 8)
  .slice(0, most).map((image) => (SELECTOR)(image))"""
_BRING = """(css) => {
  const image = document.querySelector(css);
  if (!image) return null;
  image.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = image.getBoundingClientRect();
  const left = Math.max(0, box.left), top = Math.max(0, box.top);
  const width = Math.min(innerWidth, box.right) - left, height = Math.min(innerHeight, box.bottom) - top;
  if (width <= 1 || height <= 1) return null;
  return { left, top, width, height, snippet: image.cloneNode(false).outerHTML.slice(0, 300), alt: image.alt };
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
    if state["scripted"] or state["candidates"]:
        # What changed since the page has loaded was noted while it came to rest and was looked at.
        wait = params.look - state["since"]
        while not state["candidates"] and wait > 0:
            await tab.pause(min(wait, 300))
            wait -= 300
            state = await tab.evaluate(watch)
    long = bool(state["candidates"])
    moving = await _pictures(tab, params) if long else []
    while long and state["age"] < params.watch:
        await tab.pause(400)
        state = await tab.evaluate(watch)
    told = await tab.evaluate(script("motion_tell.js").replace("SELECTOR", script("selector.js")))
    later = {one.css for one in await _pictures(tab, params)} if moving else set()
    movers = [Mover(**one) for one in told.pop("movers")]
    movers += [one.model_copy(update={"last": told["watched"]}) if one.css in later else one for one in moving]
    return Motion(long=long, movers=tuple(movers), **told)


async def _pictures(tab: Tab, params: MotionParams) -> list[Mover]:
    """Find the pictures that are animated: those that look different half a second later."""
    listed = await tab.evaluate(_PICTURES.replace("SELECTOR", script("selector.js")), params.pictures)
    if not listed:
        return []
    moving = []
    async with kept_scroll(tab):
        for css in listed:
            place = await tab.evaluate(_BRING, css)
            if place is None:
                continue
            box = (place["left"], place["top"], place["width"], place["height"])
            await tab.rendered()
            before = await pixels(tab, *box)
            for _ in range(3):
                await tab.pause(250)
                after = await pixels(tab, *box)
                if before.shape == after.shape and differ(before, after, [(0, 0, box[2] - 1, box[3] - 1)]):
                    mover = {
                        "css": css,
                        "snippet": place["snippet"],
                        "text": place["alt"],
                        "kind": "picture",
                        "changes": 2,
                        "box": box,
                    }
                    moving.append(Mover.model_validate(mover))
                    break
    return moving
