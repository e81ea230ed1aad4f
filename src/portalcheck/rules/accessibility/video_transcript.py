"""What a video shows and says stands in words.

## Applicability
Each visible `video` that has a picture and can be heard.

## Expectation
A text that everybody can read says what is seen and heard. That is surely not so where the video stands alone: hardly a
word that all can read, nothing to press and no other medium on the page outside of its header, footer and navigation.

## Why it matters
Who neither sees nor hears reads the text with the fingers.

## Cannot tell
Whether the words of the page, or what a link leads to, say what the video does.

## Sources
- WCAG 2.0, success criterion 1.2.8 Media Alternative (Prerecorded), level AAA:
  https://www.w3.org/TR/WCAG22/#media-alternative-prerecorded
- ACT rule 1a02b0: https://www.w3.org/WAI/standards-guidelines/act/rules/1a02b0/
"""

from collections.abc import Iterator

from portalcheck.measure.media import each, numbers, pointer, stands_alone
from portalcheck.model.assertion import Finding
from portalcheck.model.media import Media, MediaFrame, Medium, Press
from portalcheck.rule_format import cant_tell, failed, inapplicable, rule


@rule("accessibility/video-transcript", version=1, requirements=["WCAG20:1.2.8", "ACT:1a02b0"])
def video_transcript(media: Media) -> Iterator[Finding]:
    for frame, medium in each(media, "video"):
        if not medium.visible or not medium.picture or not medium.sound:
            continue
        target, data = pointer(frame, medium), numbers(frame, medium)
        if stands_alone(frame, medium):
            yield Finding.failed(
                "The video stands alone; the page has {words} words that all can read and no link.", target, **data
            )
        else:
            yield Finding.cant_tell("Is there a text that says what the video shows and says?", target, **data)


def _media(*presses: Press, words: int = 0, **more: object) -> Media:
    told = {"tag": "video", "css": "video", "snippet": "<video>", "duration": 60, "sound": 50, "picture": True} | more
    return Media(frames=(MediaFrame(frame="", media=(Medium.model_validate(told),), words=words, presses=presses),))


CASES = (
    failed("it stands alone", _media(words=4)),
    failed("the words are in its header alone", _media(Press(name="Trang chủ", link=True, aside=True))),
    cant_tell("a link", _media(Press(name="Bản ghi", link=True))),
    cant_tell("a page of text", _media(words=300)),
    inapplicable("silent", _media(sound=0)),
    inapplicable("hidden", _media(visible=False)),
    inapplicable("no video", "<p>Trang chủ"),
)
