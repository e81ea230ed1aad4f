"""A visit: all that was gathered from one subject on one device."""

from portalcheck.model.artifact import Artifact, Missing
from portalcheck.model.assertion import Evidence
from portalcheck.model.frozen import Frozen
from portalcheck.model.subject import Device, Subject, VisitKey


class Load(Frozen):
    """How the page came to rest. `settled` is False when the cap was reached; `reason` says what was still moving."""

    url: str
    settled: bool
    reason: str
    milliseconds: int


class StateSeen(Frozen):
    """A state that a journey came to, or did not reach, under a lens: there it is no visit of its own."""

    number: int
    title: str
    url: str
    reached: bool
    picture: Evidence | None = None


class Visit(Frozen):
    """Everything gathered from one subject on one device in one load. `clips` holds pictures by `Pointer.key`;
    `picture` shows the window as a state of a journey left it, with what was typed blacked out. `timings` says what
    each gatherer took, and loading, judging and the pictures, in milliseconds: they differ from run to run. `states`
    are those of a journey under a lens.
    """

    key: VisitKey
    subject: Subject
    device: Device
    load: Load | None
    artifacts: dict[str, Artifact | Missing]
    clips: dict[str, Evidence] = {}
    picture: Evidence | None = None
    loads: int = 1
    timings: dict[str, float] = {}
    states: tuple[StateSeen, ...] = ()
