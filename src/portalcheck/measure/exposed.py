"""Which frames of a page assistive technology reads, and which of these could not be looked at."""

from collections.abc import Iterator

from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Element, Elements, ElementsFrame


def exposed_frames(elements: Elements) -> Iterator[ElementsFrame]:
    """Give the frames whose element is exposed, and whose parents' are; the page's own comes first."""
    exposed: dict[str, ElementsFrame] = {}
    for frame in elements.frames:
        if not frame.frame or _is_exposed(exposed, frame.frame):
            exposed[frame.frame] = frame
            yield frame


def unseen_frames(elements: Elements) -> Iterator[Finding]:
    """Say which of them could not be tested."""
    exposed = {frame.frame: frame for frame in exposed_frames(elements)}
    for missing in elements.missing_frames:
        if _is_exposed(exposed, missing.frame):
            yield Finding.untested(
                f"The frame {{frame}} was not tested: {missing.reason}.",
                Pointer(css=":root", frame=missing.frame),
                frame=missing.url or missing.frame,
            )


def pointer(element: Element, frame: ElementsFrame) -> Pointer:
    """Point at an element of a frame."""
    return Pointer(css=element.css, frame=frame.frame, snippet=element.snippet)


def _is_exposed(exposed: dict[str, ElementsFrame], path: str) -> bool:
    above, _, css = path.rpartition(" >> ")
    parent = exposed.get(above)
    if parent is None:
        return False
    return all(element.exposed for element in parent.elements if element.css == css)
