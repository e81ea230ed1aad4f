"""Text spread out as WCAG 2.1, 1.4.12 has it: what is cut off then, and what lies over what."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.frames import each_frame
from portalcheck.gather.tab import Tab
from portalcheck.model.resize import CutText, Overlap, Spacing
from portalcheck.rule_format import Params


class SpacingParams(Params):
    """`line_height`, `paragraph_spacing`, `letter_spacing` and `word_spacing` in font sizes; those of 1.4.12."""

    line_height: float = 1.5
    paragraph_spacing: float = 2
    letter_spacing: float = 0.12
    word_spacing: float = 0.16


@gatherer(effect="reversible")
async def spacing(tab: Tab, params: SpacingParams) -> Spacing:
    """Look at all text, spread it out by a stylesheet, look again, and take the stylesheet away."""
    source = script("cut.js").replace("TEXTS", script("texts.js")).replace("SELECTOR", script("selector.js"))
    spread, values = script("spread_text.js"), list(params.model_dump().values())
    await each_frame(tab, source, True, False)
    try:
        await each_frame(tab, spread, True, *values)
        await tab.pause(100)  # scripts that answer a change of size do so after a moment
        await tab.rendered()
        seen, missing = await each_frame(tab, source, False, True)
    finally:
        await each_frame(tab, spread, False, *values)
        await tab.rendered()
    return Spacing(
        texts=sum(said["texts"] for _, said in seen),
        cuts=tuple(CutText(frame=frame.path, **one) for frame, said in seen for one in said["cuts"]),
        overlaps=tuple(Overlap(frame=frame.path, **one) for frame, said in seen for one in said["overlaps"]),
        missing_frames=missing,
    )
