"""What probes find, and the range of widths in which it holds."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from portalcheck.measure.responsive.snapshot import Snapshot


@dataclass
class Run:
    """A range of widths in which one thing holds. `above` and `below` are the nearest widths known where it does not,
    None at the ends of the sweep. `found` is what was measured at `worst`, where it was largest.
    """

    kind: str
    key: Hashable
    narrowest: int
    widest: int
    above: int | None
    below: int | None
    worst: int
    found: "Found"
    suspect: bool = True
    about: dict[str, Any] = field(default_factory=dict)

    @property
    def is_suspect(self) -> bool:
        """Whether it is worth a second look. Styles change at breakpoints, and these were looked at to the px: a small
        range that ends between two of them ends as content flows.
        """
        if self.kind != "small-range":
            return self.suspect
        return self.above == self.widest + 1 and self.below == self.narrowest - 1

    @property
    def is_exact(self) -> bool:
        """Whether both of its ends are known to the px."""
        return (self.above is None or self.above == self.widest + 1) and (
            self.below is None or self.below == self.narrowest - 1
        )


@dataclass(frozen=True)
class Found:
    """What a probe measured at one width: an element, the other one where there is one, and by how many CSS px.

    `region` is where it is to be seen: left, top, right and bottom in CSS px of the page; `is_text`: it is a line of
    text.
    """

    element: int
    other: int = -1
    px: float = 0
    text: str = ""
    reach: float = 0
    region: tuple[float, float, float, float] | None = None
    is_text: bool = False


class Probe(Protocol):
    """Names what may be a failure, from geometry alone."""

    kind: str

    def find(self, now: Snapshot) -> Mapping[Hashable, Found]:
        """Give all that holds at a width, by a name that stays the same from width to width."""
        ...

    def begins(self, run: Run, now: Snapshot, wider: Snapshot | None) -> bool:
        """Tell whether it may be a failure, from how things are in the next wider window, where it does not hold."""
        ...

    def holds(self, run: Run, now: Snapshot) -> bool:
        """Tell whether it holds at a width."""
        ...
