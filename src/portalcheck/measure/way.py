"""What the states of a journey say, sentence by sentence, and that it ended before they were all seen."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from portalcheck.measure.sheet import sentences
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Elements
from portalcheck.model.subject import Subject
from portalcheck.model.trace import Trace

_NEXT = 2  # texts before and after


class Said(NamedTuple):
    """A sentence, and the texts that stand beside its own."""

    state: Subject
    sentence: str
    beside: tuple[str, ...]


def step_number(state: Subject) -> int:
    """Give the number of the step that a state ended: `birth/3` is the third."""
    _, _, number = state.id.rpartition("/")
    return int(number) if number.isdigit() else 0


def said_in(state: Subject, elements: Elements) -> Iterator[Said]:
    """Give every sentence that can be read in a state; the same words in two frames are said twice."""
    for frame in elements.frames:
        texts = [passage.text for passage in frame.passages]
        for at, text in enumerate(texts):
            beside = (*texts[max(at - _NEXT, 0) : at], *texts[at + 1 : at + 1 + _NEXT])
            for sentence in sentences(text):
                yield Said(state, sentence, beside)


def likeness(name: str, labels: Iterable[str]) -> float:
    """Tell how much a name is like the nearest of some labels, all of them folded; of 100."""
    return max((fuzz.ratio(label, name) for label in labels), default=0)


def not_played(trace: Trace) -> Finding:
    """Say that a journey stopped, so that what comes after is not known."""
    assert trace.stop is not None  # asked only where it stopped
    return Finding.untested(
        "The journey stopped at step {number} of {steps} ({title}): {reason}.",
        number=trace.stop.number,
        steps=trace.planned,
        title=trace.stop.title,
        reason=trace.stop.why,
        cause=trace.stop.cause,
    )
