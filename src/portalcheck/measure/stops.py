"""What rules over a walk with the Tab key share."""

from collections.abc import Iterator

from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.keyboard import Keyboard, Stop


def pointer(stop: Stop) -> Pointer:
    """Point at a stop."""
    return Pointer(css=stop.css, frame=stop.frame, snippet=stop.snippet)


def rest_of_the_walk(keyboard: Keyboard) -> Iterator[Finding]:
    """Ask about what the walk did not come to."""
    if keyboard.capped:
        yield Finding.cant_tell(
            "The walk ended after {stops} stops, its limit. Does the same hold for what comes after?",
            stops=len(keyboard.stops),
        )
    elif not keyboard.left:
        yield Finding.cant_tell(
            "The focus did not get to the end of the page; {stops} stops were seen. Does the same hold for the rest?",
            stops=len(keyboard.stops),
        )
