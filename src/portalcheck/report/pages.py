"""The pages of a run with their sums over all devices, and which of them need work first."""

from collections import Counter
from typing import NamedTuple

from portalcheck.model.assertion import Outcome
from portalcheck.model.subject import Subject
from portalcheck.report.causes import Causes
from portalcheck.report.place import Place

_GRAVEST = (Outcome.UNTESTED, Outcome.FAILED, Outcome.CANT_TELL)


class Page(NamedTuple):
    """A page, a step or a journey: its visits, and its checks by ruleset and outcome."""

    number: int
    subject: Subject
    places: list[Place]
    sums: dict[str, Counter[Outcome]]

    @property
    def counts(self) -> Counter[Outcome]:
        """The number of checks of each outcome."""
        return sum(self.sums.values(), Counter())

    @property
    def blocking(self) -> int:
        """The number of failures that make the run fail."""
        return sum(place.blocking for place in self.places)

    @property
    def open(self) -> bool:
        """Whether something is left to be done."""
        counts = self.counts
        return any(counts[outcome] for outcome in _GRAVEST)


def pages(causes: Causes) -> list[Page]:
    """Give the pages in the order of the run."""
    found: dict[int, Page] = {}
    for place in causes.places.values():
        page = found.setdefault(place.page, Page(place.page, place.subject, [], {}))
        page.places.append(place)
        for label, counts in place.sums.items():
            page.sums.setdefault(label, Counter()).update(counts)
    return list(found.values())


def worst_first(those: list[Page]) -> list[Page]:
    """Put first what blocks, then what was not tested, what failed all the same, and what a person has to decide."""

    def key(page: Page) -> tuple[int, ...]:
        counts = page.counts
        return -page.blocking, *(-counts[outcome] for outcome in _GRAVEST)

    return sorted(those, key=key)
