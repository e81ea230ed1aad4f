"""Video with sound has captions.

## Applicability
Each visible `video` that can be heard, or of which this is not known.

## Expectation
There are captions, or the video only repeats what the page says in text. That is surely not so where the captions it
names do not load or are empty, it names no others, and the video stands alone on its page.

## Why it matters
Who is deaf sees people talk and learns nothing.

## Cannot tell
Whether captions say what is said, and whether some are part of the picture: a person watches it.

## Sources
- WCAG 2.0, success criterion 1.2.2 Captions (Prerecorded), level A: https://www.w3.org/TR/WCAG22/#captions-prerecorded
- ACT rules eac66b, f51b46 and ab4d13: https://www.w3.org/WAI/standards-guidelines/act/rules/eac66b/
"""

from collections.abc import Iterator

from portalcheck.measure.media import each, numbers, pointer, stands_alone
from portalcheck.model.assertion import Finding
from portalcheck.model.media import Media, MediaFrame, Medium, Press, Track
from portalcheck.rule_format import cant_tell, failed, inapplicable, rule


@rule(
    "accessibility/video-captions",
    version=1,
    requirements=["WCAG20:1.2.2", "ACT:eac66b", "ACT:f51b46", "ACT:ab4d13"],
)
def video_captions(media: Media) -> Iterator[Finding]:
    for frame, medium in each(media, "video"):
        if not medium.visible or medium.sound == 0:
            continue
        target, data = pointer(frame, medium), numbers(frame, medium)
        captions = [track for track in medium.tracks if track.kind in ("captions", "subtitles")]
        broken = [track for track in captions if track.state == "error" or (track.state == "loaded" and not track.cues)]
        if medium.autoplay and medium.muted:
            yield Finding.cant_tell(
                "The video plays muted. Has its sound anything to say that is not shown?", target, **data
            )
        elif captions and broken == captions:
            said = "Of the {captions} caption files that the video names, none could be read"
            if stands_alone(frame, medium):
                yield Finding.failed(f"{said}.", target, **data)
            else:
                yield Finding.cant_tell(f"{said}. Are there captions in the picture, or a text?", target, **data)
        elif captions:
            yield Finding.cant_tell(
                "The video names {captions} caption files. Do they say all that can be heard?", target, **data
            )
        else:
            yield Finding.cant_tell(
                "The video names no caption file. Has it captions in its picture, or does a text say the same?",
                target,
                **data,
            )


def _media(*tracks: Track, presses: tuple[Press, ...] = (), words: int = 0, **more: object) -> Media:
    told = {"tag": "video", "css": "video", "snippet": "<video>", "duration": 60, "sound": 50, "picture": True} | more
    medium = Medium.model_validate(told | {"tracks": tracks})
    return Media(frames=(MediaFrame(frame="", media=(medium,), words=words, presses=presses),))


CASES = (
    failed("the file is not there", _media(Track(kind="captions", state="error"), words=3)),
    failed("the file is empty", _media(Track(kind="subtitles", state="loaded"))),
    cant_tell("the file is not there, but a page of text", _media(Track(kind="captions", state="error"), words=200)),
    cant_tell("captions", _media(Track(kind="captions", state="loaded", cues=9))),
    cant_tell("no file", _media()),
    cant_tell("muted", _media(autoplay=True, muted=True)),
    cant_tell("from elsewhere", _media(sound=None)),
    inapplicable("silent", _media(sound=0)),
    inapplicable("hidden", _media(visible=False)),
    inapplicable("no video", "<p>Trang chủ"),
)
