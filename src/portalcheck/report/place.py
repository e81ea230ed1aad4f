"""A visit as reports count it."""

from collections import Counter
from dataclasses import dataclass, field

from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.subject import Subject, VisitKey


@dataclass(eq=False, slots=True)
class Place:
    """A visit and its sums; for the first visits of a run, the criteria by outcome, too.

    `page` and `screen` number the subjects and the devices (each with its lens) of a run.
    """

    subject: Subject
    device: str
    lens: str | None
    page: int = 0
    screen: int = 0
    sums: dict[str, Counter[Outcome]] = field(default_factory=dict)  # by ruleset
    blocking: int = 0
    names: dict[Outcome, list[tuple[str, str]]] | None = None  # ruleset and criterion

    @property
    def key(self) -> str:
        """The visit as it is called everywhere else."""
        return str(VisitKey(subject=self.subject.id, device=self.device, lens=self.lens))

    @property
    def on(self) -> str:
        """The device, with its lens."""
        return f"{self.device}+{self.lens}" if self.lens else self.device

    @property
    def counts(self) -> Counter[Outcome]:
        """The number of assertions of each outcome."""
        return sum(self.sums.values(), Counter())

    def add(self, assertion: Assertion) -> None:
        """Count one assertion."""
        self.sums.setdefault(assertion.ruleset, Counter())[assertion.outcome] += 1
        self.blocking += assertion.blocks
        if self.names is not None:
            self.names.setdefault(assertion.outcome, []).append((assertion.ruleset, assertion.criterion))
