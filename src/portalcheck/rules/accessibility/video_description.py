"""What is only seen in a video is also said.

## Applicability
Each visible `video` that can be heard, or of which this is not known.

## Expectation
Its sound, a description or a text says what can only be seen. That is surely not so where the descriptions it names do
not load or are empty and the video stands alone on its page.

## Why it matters
Who is blind hears that something happens, and not what.

## Cannot tell
Whether the sound already tells all: a person listens without looking.

## Sources
- WCAG 2.0, success criterion 1.2.3 Audio Description or Media Alternative (Prerecorded), level A:
  https://www.w3.org/TR/WCAG22/#audio-description-or-media-alternative-prerecorded
- WCAG 2.0, success criterion 1.2.5 Audio Description (Prerecorded), level AA
- ACT rules c5a4ea, 1ec09b and 1ea59c: https://www.w3.org/WAI/standards-guidelines/act/rules/c5a4ea/
"""

from collections.abc import Iterator

from portalcheck.measure.media import each, numbers, pointer, stands_alone
from portalcheck.model.assertion import Finding
from portalcheck.model.media import Media, MediaFrame, Medium, Track
from portalcheck.rule_format import cant_tell, failed, inapplicable, rule


@rule(
    "accessibility/video-description",
    version=1,
    requirements=["WCAG20:1.2.3", "WCAG20:1.2.5", "ACT:c5a4ea", "ACT:1ec09b", "ACT:1ea59c"],
)
def video_description(media: Media) -> Iterator[Finding]:
    for frame, medium in each(media, "video"):
        if not medium.visible or medium.sound == 0:
            continue
        target, data = pointer(frame, medium), numbers(frame, medium)
        told = [track for track in medium.tracks if track.kind == "descriptions"]
        broken = [track for track in told if track.state == "error" or (track.state == "loaded" and not track.cues)]
        if told and broken == told and stands_alone(frame, medium):
            yield Finding.failed("The descriptions that the video names could not be read.", target, **data)
        elif medium.autoplay and medium.muted:
            yield Finding.cant_tell("The video plays muted. Is it mere decoration?", target, **data)
        else:
            yield Finding.cant_tell(
                "Does the sound of the video, a description or a text say what can only be seen?", target, **data
            )


def _media(*tracks: Track, **more: object) -> Media:
    told = {"tag": "video", "css": "video", "snippet": "<video>", "duration": 60, "sound": 50, "picture": True} | more
    medium = Medium.model_validate(told | {"tracks": tracks})
    return Media(frames=(MediaFrame(frame="", media=(medium,)),))


CASES = (
    failed("the descriptions are not there", _media(Track(kind="descriptions", state="error"))),
    cant_tell("descriptions", _media(Track(kind="descriptions", state="loaded", cues=9))),
    cant_tell("none", _media()),
    cant_tell("muted", _media(autoplay=True, muted=True)),
    inapplicable("silent", _media(sound=0)),
    inapplicable("no video", "<p>Trang chủ"),
)
