"""The contrast of text: by its styles where they tell what is behind it, else by pictures with and without it."""

import math
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.frames import each_frame
from portalcheck.gather.laid_out import STILL, kept_scroll
from portalcheck.gather.picture import pixels
from portalcheck.gather.tab import Tab
from portalcheck.measure.pixels import differ, ink
from portalcheck.model.contrast import Contrast, InkFrame
from portalcheck.rule_format import Params

_BARE = f"{STILL} *, *::before, *::after {{ -webkit-text-fill-color: transparent !important; text-decoration-color: transparent !important; text-emphasis-color: transparent !important; }}"  # noqa: E501


class ContrastParams(Params):
    """`clear` is the ratio from which on a text is only counted; `screens` and `texts` limit how much is looked at."""

    clear: float = 7.0
    screens: int = 16
    texts: int = 600


@gatherer(effect="reversible", seconds=40)
async def contrast(tab: Tab, params: ContrastParams) -> Contrast:
    """Ask every frame for its texts, then measure those of the page itself by pixels where styles do not tell."""
    source = script("contrast.js").replace("SELECTOR", script("selector.js"))
    said, missing = await each_frame(tab, source, params.clear, params.texts)
    for frame, answer in said:
        for text in answer["texts"]:
            if text["measured"] == "none" and frame.path:
                text["why"] = "frame"
            elif text["measured"] == "none" and text["kind"] != "text":
                text["why"] = "field"
    page = said[0][1]["texts"]
    waiting = [at for at, text in enumerate(page) if text["measured"] == "none" and text["why"] != "field"]
    if waiting:
        async with kept_scroll(tab):
            try:
                await _measure(tab, page, waiting, params.screens)
            finally:
                await tab.evaluate(script("sheet.js"), STILL)
                await tab.rendered()
                await tab.evaluate(script("sheet.js"), None)
    frames = tuple(_columns(frame.path, answer) for frame, answer in said)
    return Contrast(clear=params.clear, frames=frames, missing_frames=missing)


async def _measure(tab: Tab, texts: list[dict[str, Any]], waiting: list[int], screens: int) -> None:
    """Go from one text to the next, and measure all that stand in the window with it."""
    await tab.evaluate(script("sheet.js"), STILL)
    while waiting and screens:
        seen = await tab.evaluate(script("contrast_view.js"), waiting)
        if not seen or seen[0][0] != waiting[0]:
            texts[waiting.pop(0)]["why"] = "unseen"
            continue
        screens -= 1
        await tab.rendered()
        boxes = [box for _, letters in seen for box in letters]
        x, y = (int(min(box[at] for box in boxes)) for at in (0, 1))
        width = int(max(box[0] + box[2] for box in boxes)) + 1 - x
        height = int(max(box[1] + box[3] for box in boxes)) + 1 - y
        shown = await pixels(tab, x, y, width, height)
        await tab.evaluate(script("sheet.js"), _BARE)
        await tab.rendered()
        bare = await pixels(tab, x, y, width, height)
        await tab.evaluate(script("sheet.js"), STILL)
        await tab.rendered()
        again = await pixels(tab, x, y, width, height)
        for at, letters in seen:
            text = texts[at]
            there = [(left - x, top - y, wide, high) for left, top, wide, high in letters]
            first = at == seen[0][0]
            if differ(shown, again, there):
                text["why"] = "moving"
                waiting.remove(at)
                continue
            found = ink(shown, bare, there, "" if text["effect"] else text["colour"], text["alpha"])
            if found is None and not first:
                continue  # something lies over it here, or a scroller has it elsewhere: its own turn will tell
            waiting.remove(at)
            if found is None:
                text["why"] = "unseen"
            else:
                text |= {"measured": "pixels", "background": found.background}
                text |= {"lowest": found.lowest, "worst": found.worst, "usual": found.usual}
    for at in waiting:
        texts[at]["why"] = "far"


def _columns(frame: str, answer: dict[str, Any]) -> InkFrame:
    names = [name for name in InkFrame.model_fields if name not in ("frame", "passing", "more")]
    columns = {name: tuple(_short(text[name]) for text in answer["texts"]) for name in names}
    return InkFrame(frame=frame, passing=answer["passing"], more=answer["more"], **columns)


def _short(value: Any) -> Any:
    """Round a ratio down: what is not quite enough must not look as if it were."""
    return math.floor(value * 100) / 100 if isinstance(value, float) else value
