"""Video without sound comes with words that say the same.

## Applicability
Each visible `video` that shows a picture and is silent.

## Expectation
The page offers an alternative in text or sound. That is surely not so where the video stands alone: hardly a word that
all can read, nothing to press and no other medium on the page outside of its header, footer and navigation.

## Why it matters
Who is blind gets nothing from it.

## Cannot tell
Whether the words of the page, a sound, or what a link leads to say what the video shows; whether a video that plays by
itself is mere decoration.

## Sources
- WCAG 2.0, success criterion 1.2.1 Audio-only and Video-only (Prerecorded), level A:
  https://www.w3.org/TR/WCAG22/#audio-only-and-video-only-prerecorded
- ACT rules c3232f, ee13b5, d7ba54 and fd26cf: https://www.w3.org/WAI/standards-guidelines/act/rules/c3232f/
"""

from collections.abc import Iterator

from portalcheck.measure.media import each, numbers, pointer, stands_alone
from portalcheck.model.assertion import Finding
from portalcheck.model.media import Media, MediaFrame, Medium, Press, Track
from portalcheck.rule_format import cant_tell, failed, inapplicable, rule


@rule(
    "accessibility/video-only-alternative",
    version=1,
    requirements=["WCAG20:1.2.1", "ACT:c3232f", "ACT:ee13b5", "ACT:d7ba54", "ACT:fd26cf"],
)
def video_only_alternative(media: Media) -> Iterator[Finding]:
    for frame, medium in each(media, "video"):
        if not medium.visible or medium.sound:
            continue
        target, data = pointer(frame, medium), numbers(frame, medium)
        if not medium.picture or medium.sound is None:
            if not medium.ready:
                yield Finding.cant_tell(
                    "The video could not be loaded. If it is silent, is there an alternative to it?", target, **data
                )
        elif medium.autoplay:
            yield Finding.cant_tell(
                "The silent video plays by itself. Does it show something, and is it said in words?", target, **data
            )
        elif stands_alone(frame, medium) and not medium.tracks:
            yield Finding.failed(
                "The video is silent; the page has {words} words that all can read and no link to an alternative.",
                target,
                **data,
            )
        else:
            yield Finding.cant_tell("Is there a text or sound that says what the silent video shows?", target, **data)


def _media(*presses: Press, words: int = 0, **more: object) -> Media:
    told = {"tag": "video", "css": "video", "snippet": "<video>", "duration": 60, "sound": 0, "picture": True} | more
    return Media(frames=(MediaFrame(frame="", media=(Medium.model_validate(told),), words=words, presses=presses),))


CASES = (
    failed("it stands alone", _media(words=4)),
    cant_tell("a link", _media(Press(name="Bản ghi", link=True))),
    cant_tell("a page of text", _media(words=300)),
    cant_tell("it has a label", _media(labelled="Cách nộp hồ sơ trực tuyến: mở trang, chọn dịch vụ, điền tờ khai")),
    cant_tell("it has descriptions", _media(tracks=(Track(kind="descriptions", state="loaded", cues=4),))),
    cant_tell("it plays by itself", _media(autoplay=True, loop=True)),
    cant_tell("it did not load", _media(ready=0, sound=None, picture=False)),
    inapplicable("it has sound", _media(sound=30)),
    inapplicable("hidden", _media(visible=False)),
    inapplicable("no video", "<p>Trang chủ"),
)
