"""The page zoomed to 200 % on a desktop: what text is cut off there."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.frames import each_frame
from portalcheck.gather.laid_out import kept_viewport, lay_out
from portalcheck.gather.tab import Tab
from portalcheck.model.resize import CutText, Zoom
from portalcheck.rule_format import Params


class ZoomParams(Params):
    """`width` and `height` of the window in CSS px at 100 %, and the zoom in per cent."""

    width: int = 1280
    height: int = 1024
    percent: int = 200


@gatherer(effect="reversible")
async def zoom(tab: Tab, params: ZoomParams) -> Zoom:
    """Look at all text in a desktop window, then in one of half the width and height, as zooming to 200 % makes it."""
    source = script("cut.js").replace("TEXTS", script("texts.js")).replace("SELECTOR", script("selector.js"))
    width, height = params.width * 100 // params.percent, params.height * 100 // params.percent
    async with kept_viewport(tab):
        await lay_out(tab, params.width, params.height)
        await each_frame(tab, source, True, False)
        await lay_out(tab, width, height)
        seen, missing = await each_frame(tab, source, False, False)
    return Zoom(
        percent=params.percent,
        width=width,
        height=height,
        texts=sum(said["texts"] for _, said in seen),
        cuts=tuple(CutText(frame=frame.path, **one) for frame, said in seen for one in said["cuts"]),
        missing_frames=missing,
    )
