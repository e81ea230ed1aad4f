"""What the states of a journey say, sentence by sentence."""

from collections.abc import Iterator
from typing import NamedTuple

from portalcheck.measure.sheet import sentences
from portalcheck.model.elements import Elements
from portalcheck.model.subject import Subject


class Said(NamedTuple):
    """A sentence, and the texts that stand in the same state."""

    state: Subject
    sentence: str
    beside: tuple[str, ...]


def step_number(state: Subject) -> int:
    """Give the number of the step that a state ended: `birth/3` is the third."""
    _, _, number = state.id.rpartition("/")
    return int(number) if number.isdigit() else 0


def said_in(state: Subject, elements: Elements) -> Iterator[Said]:
    """Give every sentence that can be read in a state; the same words in two frames are said twice."""
    beside = tuple(passage.text for frame in elements.frames for passage in frame.passages)
    for text in beside:
        for sentence in sentences(text):
            yield Said(state, sentence, beside)
