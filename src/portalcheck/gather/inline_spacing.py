"""Spacing of text that a style attribute fixes by `!important`."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.frames import each_frame
from portalcheck.gather.tab import Tab
from portalcheck.model.resize import FixedSpacing, InlineSpacing


@gatherer(effect="passive")
async def inline_spacing(tab: Tab) -> InlineSpacing:
    """Ask each frame which of its visible text has such spacing, and how wide it is."""
    source = script("inline_spacing.js").replace("TEXTS", script("texts.js")).replace("SELECTOR", script("selector.js"))
    seen, missing = await each_frame(tab, source)
    return InlineSpacing(
        targets=tuple(FixedSpacing(frame=frame.path, **one) for frame, said in seen for one in said["targets"]),
        missing_frames=missing,
    )
