"""Audio comes with a text that says the same.

## Applicability
Each `audio` that can be heard and either has controls that can be seen or starts by itself.

## Expectation
The page offers a text alternative. That is surely not so where the audio stands alone: hardly a word, nothing to press
and no other medium on the page outside of its header, footer and navigation.

## Why it matters
Who is deaf gets nothing from it.

## Cannot tell
Whether the words of the page, or what a link leads to, say what the audio says: a person listens and reads.

## Sources
- WCAG 2.0, success criterion 1.2.1 Audio-only and Video-only (Prerecorded), level A:
  https://www.w3.org/TR/WCAG22/#audio-only-and-video-only-prerecorded
- ACT rules e7aa44, 2eb176 and afb423: https://www.w3.org/WAI/standards-guidelines/act/rules/e7aa44/
"""

from collections.abc import Iterator

from portalcheck.measure.media import each, numbers, pointer, stands_alone
from portalcheck.model.assertion import Finding
from portalcheck.model.media import Media, MediaFrame, Medium, Press
from portalcheck.rule_format import cant_tell, failed, inapplicable, rule


@rule(
    "accessibility/audio-alternative",
    version=1,
    requirements=["WCAG20:1.2.1", "ACT:e7aa44", "ACT:2eb176", "ACT:afb423"],
)
def audio_alternative(media: Media) -> Iterator[Finding]:
    for frame, medium in each(media, "audio"):
        if medium.sound == 0 or not (medium.autoplay or (medium.controls and medium.visible)):
            continue
        target, data = pointer(frame, medium), numbers(frame, medium)
        if medium.sound and stands_alone(frame, medium):
            yield Finding.failed(
                "The audio can be heard for {sound} s; the page has {words} words and no link to an alternative.",
                target,
                **data,
            )
        else:
            yield Finding.cant_tell(
                "Is there a text on the page, or linked, that says what the audio says?", target, **data
            )


def _media(*presses: Press, words: int = 0, **more: object) -> Media:
    told = {"tag": "audio", "css": "audio", "snippet": "<audio>", "duration": 60, "sound": 58, "controls": True} | more
    return Media(frames=(MediaFrame(frame="", media=(Medium.model_validate(told),), words=words, presses=presses),))


CASES = (
    failed("it stands alone", _media(words=4)),
    failed("with the navigation", _media(Press(name="Trang chủ", link=True, aside=True), words=4)),
    cant_tell("a link", _media(Press(name="Bản ghi", link=True))),
    cant_tell("a page of text", _media(words=300)),
    cant_tell("from elsewhere", _media(sound=None)),
    inapplicable("hidden", _media(visible=False)),
    inapplicable("silent", _media(sound=0)),
    inapplicable("no audio", "<p>Trang chủ"),
)
