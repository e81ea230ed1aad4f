"""Which frames of a page assistive technology reads, and which anybody meets."""

from collections.abc import Iterator

from portalcheck.model.assertion import Pointer
from portalcheck.model.elements import Element, Elements, ElementsFrame

_DOT = 1.0
"""CSS px."""


def exposed_frames(elements: Elements) -> Iterator[ElementsFrame]:
    """Give the frames whose element is exposed, and whose parents' are; the page's own comes first."""
    exposed: dict[str, ElementsFrame] = {}
    for frame in elements.frames:
        if not frame.frame or _is_exposed(exposed, frame.frame):
            exposed[frame.frame] = frame
            yield frame


def is_met(path: str, elements: Elements) -> bool:
    """Tell whether somebody meets a frame: one that leads to it may be neither seen nor exposed, or a mere dot, as
    what counts visits is. A frame whose element is not known is not thereby hidden.
    """
    frames = {frame.frame: frame for frame in elements.frames}
    steps = path.split(" >> ")
    for at, css in enumerate(steps):
        parent = frames.get(" >> ".join(steps[:at]))
        owner = next((element for element in parent.elements if element.css == css), None) if parent else None
        if owner and (not (owner.visible or owner.exposed) or min(owner.box[2:]) <= _DOT):
            return False
    return True


def pointer(element: Element, frame: ElementsFrame) -> Pointer:
    """Point at an element of a frame."""
    return Pointer(css=element.css, frame=frame.frame, snippet=element.snippet)


def _is_exposed(exposed: dict[str, ElementsFrame], path: str) -> bool:
    above, _, css = path.rpartition(" >> ")
    parent = exposed.get(above)
    if parent is None:
        return False
    return all(element.exposed for element in parent.elements if element.css == css)
