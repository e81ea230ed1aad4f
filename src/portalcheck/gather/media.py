"""Sound and video: what each medium is, holds and offers, and what stands around it."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.frames import each_frame
from portalcheck.gather.tab import Tab
from portalcheck.model.media import Media, MediaFrame
from portalcheck.rule_format import Params


class MediaParams(Params):
    """`patience` is how long, in ms, a medium and its tracks may take to come in; `listen` says whether files of the
    portal's own are decoded to tell sound from silence.
    """

    patience: int = 2000
    listen: bool = True


@gatherer(effect="reversible", seconds=40)
async def media(tab: Tab, params: MediaParams) -> Media:
    """Look at all audio and video elements; nothing is played."""
    source = script("media.js").replace("SELECTOR", script("selector.js"))
    said, missing = await each_frame(tab, source, params.patience, params.listen)
    frames = [MediaFrame(frame=frame.path, **answer) for frame, answer in said if answer]
    return Media(frames=tuple(frames), missing_frames=missing)
