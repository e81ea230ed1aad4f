"""What the measured contrast of a page's texts says beside the ratio that is asked for (WCAG 2.0, 1.4.3 and 1.4.6)."""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.contrast import Contrast, InkFrame

LARGE, LARGE_BOLD = 24.0, 18.66
"""From these sizes on, in CSS px, a text is large: 18 pt, and 14 pt where it is bold."""

# Eight bits a channel: what a picture says is known to about this much.
_PICTURE_ERROR = 0.05
_NEARLY_ALIKE = 1.05

_BECAUSE = {
    "unseen": "The text could not be brought into view to be measured.",
    "moving": "What lies behind the text moves.",
    "far": "More texts lie over pictures than were measured.",
    "frame": "The text lies over a picture in a frame, where it was not measured.",
    "field": "What lies behind the text of the field was not measured.",
    "effect": "The text is painted with an effect, so its colours are not known.",
}
_UNKNOWN = "{because} Is its contrast at least {asked}:1?"
_EFFECTS = ("filter", "opacity", "mask", "clip", "stroke")
_QUESTION = {
    "inactive": "Is it part of a control that is not active?",
    "logo": "Is it part of a logotype?",
    "icon": "Is it a sign and no text?",
    "letter": "Is the single letter a sign and no text?",
    "hidden": "It is hidden from assistive technology: is it mere decoration?",
}


def judged(contrast: Contrast, ratio: float, large: float) -> Iterator[Finding]:
    """Judge every text of a page by the ratio asked of it, or of a large one."""
    enough = 0
    for frame in contrast.frames:
        enough += frame.passing
        for at in range(len(frame.css)):
            asked = large if is_large(frame.size[at], bold=frame.bold[at]) else ratio
            finding = _judge(frame, at, asked)
            if finding is None:
                enough += 1
            else:
                yield finding
        if frame.more:
            yield Finding.cant_tell(
                "{more} further texts were not looked at, for the page holds so many. Do they stand out as well?",
                Pointer(css=":root", frame=frame.frame),
                more=frame.more,
            )
    if enough:
        yield Finding.passed("{texts} texts stand out from what lies behind them.", texts=enough)


def is_large(size: float, *, bold: bool) -> bool:
    """Tell large text, of which less contrast is asked."""
    return size >= LARGE or (bold and size >= LARGE_BOLD)


def _judge(frame: InkFrame, at: int, asked: float) -> Finding | None:
    """Judge one text; None where its contrast is enough."""
    lowest, worst, usual = frame.lowest[at], frame.worst[at], frame.usual[at]
    target = Pointer(css=frame.css[at], frame=frame.frame, snippet=frame.snippet[at])
    data = {
        "asked": px(asked),
        "text": on_one_line(frame.text[at]),
        "colour": frame.colour[at],
        "background": frame.background[at],
        "size": px(frame.size[at]),
        "why": frame.why[at],
    }
    if lowest is None or worst is None:
        because = _BECAUSE.get(frame.why[at], _BECAUSE["effect"])
        return Finding.cant_tell(_UNKNOWN, target, because=because, **data)
    if worst >= asked:
        return None
    data |= {"lowest": lowest, "worst": worst, "usual": usual}
    by_pixels = frame.measured[at] == "pixels"
    if lowest < asked and lowest <= _NEARLY_ALIKE:
        return Finding.cant_tell(
            "The text has the colour of what lies behind it, {colour}. Is it hidden on purpose?", target, **data
        )
    if frame.measured[at] == "pixels" and frame.why[at] in _EFFECTS:
        return Finding.cant_tell(_UNKNOWN, target, because=_BECAUSE["effect"], **data)
    if lowest >= asked - (_PICTURE_ERROR if by_pixels else 0):
        return Finding.cant_tell(
            "The contrast of the text is {usual}:1 in most places and {worst}:1 in the worst; the rule asks for "
            "{asked}:1. Can every letter be read?",
            target,
            **data,
        )
    if by_pixels and not frame.background[at]:
        said = "The contrast of a letter in {colour} is {lowest}:1 at best; the rule asks for {asked}:1"
    else:
        said = "The contrast of {colour} on {background} is {lowest}:1; the rule asks for {asked}:1"
    if question := _QUESTION.get(frame.exempt[at]):
        return Finding.cant_tell(f"{said}. {{question}}", target, question=question, **data)
    return Finding.failed(f"{said}.", target, **data)
