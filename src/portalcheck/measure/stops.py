"""What rules over a walk with the Tab key share."""

from collections.abc import Iterator

from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.keyboard import Keyboard, Stop

_DIALOG_LIKE = 0.6  # of the window


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


def obscured(stop: Stop) -> Finding | None:
    """Judge whether a stop lies wholly under other content; None where some of it is in sight."""
    if stop.covered < 1 or stop.cover_position not in ("fixed", "sticky"):
        return None
    data = {"cover": stop.cover, "position": stop.cover_position}
    hidden = "The element lies wholly under '{cover}' ({position}) when it has the focus"
    if stop.cover_share >= _DIALOG_LIKE:
        return Finding.cant_tell(
            f"{hidden}, which takes {{share}} % of the window. Is that a dialog to be answered first?",
            pointer(stop),
            **data,
            share=round(stop.cover_share * 100),
        )
    if not stop.cover_opaque or (stop.look and stop.look.changed):
        return Finding.cant_tell(f"{hidden}. Does it shine through, or stand out of it?", pointer(stop), **data)
    return Finding.failed(f"{hidden}.", pointer(stop), **data)
