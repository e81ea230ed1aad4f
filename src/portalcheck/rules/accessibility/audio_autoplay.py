"""Sound that starts by itself can be stopped.

## Applicability
Each `audio` and `video` that has the attribute `autoplay`, is not muted and can be heard.

## Expectation
It can be heard for *seconds* at most, or it has the browser's own controls.

## Why it matters
Who listens to a screen reader hears nothing else while the page talks, and must find the way to silence it by ear.

## Cannot tell
Whether a control of the page stops the sound; whether a medium can be heard that did not load or comes from elsewhere.
Sound that a script starts is not seen.

## Sources
- WCAG 2.0, success criterion 1.4.2 Audio Control, level A: https://www.w3.org/TR/WCAG22/#audio-control
- ACT rules 80f0bf and 4c31df: https://www.w3.org/WAI/standards-guidelines/act/rules/80f0bf/
"""

from collections.abc import Iterator

from portalcheck.measure.media import each, numbers, pointer, silencers
from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding
from portalcheck.model.media import Media, MediaFrame, Medium, Press
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class AudioAutoplay(Params):
    """`seconds` that sound may last which starts by itself; 1.4.2 names 3."""

    seconds: float = 3.0


@rule("accessibility/audio-autoplay", version=1, requirements=["WCAG20:1.4.2", "ACT:80f0bf", "ACT:4c31df"])
def audio_autoplay(media: Media, params: AudioAutoplay) -> Iterator[Finding]:
    for tag in ("audio", "video"):
        for frame, medium in each(media, tag):
            if medium.autoplay and not medium.muted and medium.sound != 0:
                yield _judge(frame, medium, params.seconds)


def _judge(frame: MediaFrame, medium: Medium, seconds: float) -> Finding:
    target, data = pointer(frame, medium), numbers(frame, medium) | {"asked": px(seconds)}
    if medium.controls and medium.visible and medium.exposed:
        return Finding.passed("It starts by itself and has the browser's controls.", target, **data)
    lasts = medium.duration if medium.sound is None else medium.sound
    if 0 < lasts <= seconds and not medium.loop:
        return Finding.passed("It starts by itself and ends after {lasts} s.", target, lasts=px(lasts), **data)
    found = silencers(frame)
    if found and found[0]:
        return Finding.cant_tell(
            "It starts by itself. Does the control '{control}' stop its sound?",
            target,
            control=on_one_line(found[0]),
            **data,
        )
    if found:
        return Finding.cant_tell("It starts by itself. Does a control without a name stop its sound?", target, **data)
    if medium.sound is None:
        return Finding.cant_tell(
            "It starts by itself, without a control to stop it. Can it be heard for more than {asked} s?",
            target,
            **data,
        )
    return Finding.failed(
        "It starts by itself, can be heard for {sound} s, and there is no control to stop it; the rule asks for one "
        "after {asked} s.",
        target,
        **data,
    )


def _media(*presses: Press, **more: object) -> Media:
    told = {"tag": "video", "css": "video", "snippet": "<video>", "duration": 60, "sound": 58, "autoplay": True} | more
    return Media(frames=(MediaFrame(frame="", media=(Medium.model_validate(told),), presses=presses),))


CASES = (
    passed("the browser's controls", _media(controls=True)),
    passed("two seconds", _media(sound=2)),
    failed("no control at all", _media()),
    failed("a button that does something else", _media(Press(name="Nộp hồ sơ"), Press(name="Trang chủ", link=True))),
    failed("two seconds for ever", _media(sound=2, loop=True)),
    cant_tell("a button that says so", _media(Press(name="Tắt tiếng"))),
    cant_tell("a button with a picture", _media(Press(name="", drawn=True))),
    cant_tell("from elsewhere", _media(sound=None)),
    inapplicable("muted", _media(muted=True)),
    inapplicable("silent", _media(sound=0)),
    inapplicable("it waits", _media(autoplay=False)),
    inapplicable("no sound or video", "<p>Trang chủ"),
)
