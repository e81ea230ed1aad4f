"""What a page offers beside its sound and video (WCAG 2.0, guideline 1.2)."""

import re
from collections.abc import Iterator

from portalcheck.measure.wording import px
from portalcheck.model.assertion import Pointer
from portalcheck.model.media import Media, MediaFrame, Medium

# A page with fewer words cannot hold what a medium says; a page with more may.
_FEW_WORDS = 10
_WORDS_OF_SOUND = re.compile(
    r"play|paus|stop|mute|sound|volume|audio|silen|music|player|turn off"
    r"|âm|tiếng|phát|dừng|tắt|nhạc|loa"
    r"|son\b|muet|lecture|arrêt|couper|musique|volume",
    re.IGNORECASE,
)


def each(media: Media, tag: str) -> Iterator[tuple[MediaFrame, Medium]]:
    """Give the `audio` or `video` elements with the frame that they stand in."""
    for frame in media.frames:
        yield from ((frame, medium) for medium in frame.media if medium.tag == tag)


def pointer(frame: MediaFrame, medium: Medium) -> Pointer:
    """Give the place of a medium."""
    return Pointer(css=medium.css, frame=frame.frame, snippet=medium.snippet)


def stands_alone(frame: MediaFrame, medium: Medium) -> bool:
    """Tell that nothing could say what the medium says: hardly a word, nothing to press, no other medium."""
    beside = [press for press in frame.presses if not press.aside]
    return not beside and not medium.labelled and frame.words < _FEW_WORDS and len(frame.media) == 1


def silencers(frame: MediaFrame) -> list[str]:
    """Name the controls that may pause, stop or mute: by their words, or a picture without a name (an empty text)."""
    named = [press.name for press in frame.presses if _WORDS_OF_SOUND.search(press.name)]
    return named or ["" for press in frame.presses if not press.name and press.drawn]


def numbers(frame: MediaFrame, medium: Medium) -> dict[str, object]:
    """Give what was measured of a medium."""
    return {
        "duration": px(medium.duration),
        "sound": None if medium.sound is None else px(medium.sound),
        "words": frame.words,
        "captions": sum(track.kind in ("captions", "subtitles") for track in medium.tracks),
    }
