"""What a page does when the device is moved, and whether its controls do the same or stop that."""

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen


class Change(Frozen):
    """An element that reads otherwise: its own text, or a field's value; empty where it is not shown."""

    css: str
    snippet: str = ""
    before: str = ""
    after: str = ""


class Response(Frozen):
    """What one movement changed: `left`, `right`, `forward`, `back` or `shake`."""

    movement: str
    changes: tuple[Change, ...]


class Operated(Frozen):
    """A control that was operated, once and again after the others, and what of the same that changed.

    `opened` says that more controls, which were not tried, were shown after it; `stops`, that no movement changed
    anything any more.
    """

    name: str
    css: str
    changes: tuple[Change, ...] = ()
    opened: bool = False
    stops: bool = False


class DeviceMotion(Artifact):
    """The device moved, and each control operated by itself, in the page's own document.

    `listens` says that a script listens to the device's motion or orientation; `repeats`, that the page answered a
    second time, without which no control can be said to stop it or not. `others` are the names of controls
    that were not operated and may do the same or turn it off: links that speak of settings or motion, fields to type or
    choose in other than for a search, and controls above the limit. `drawn` counts the
    canvases that can be seen, whose changes cannot.
    """

    name = "device-motion"
    listens: bool = False
    drawn: int = 0
    responses: tuple[Response, ...] = ()
    repeats: bool = True
    operated: tuple[Operated, ...] = ()
    others: tuple[str, ...] = ()
