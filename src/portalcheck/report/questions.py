"""How many questions wait for a person, and who has answered how many."""

from collections import Counter
from dataclasses import dataclass, field

from portalcheck.measure.fingerprint import fingerprints
from portalcheck.model.assertion import Assertion, Outcome

MOST = 10_000  # told apart; a run that has more is counted no further


@dataclass(eq=False)
class Questions:
    """The questions of a run, each once however many pages put it."""

    _open: set[str] = field(default_factory=set)
    _answered: set[tuple[str, str]] = field(default_factory=set)

    @property
    def open(self) -> int:
        """How many have no answer yet, somewhere."""
        return len(self._open)

    @property
    def answered(self) -> int:
        """How many have one wherever they are put."""
        return len({fingerprint for fingerprint, _ in self._answered} - self._open)

    @property
    def people(self) -> list[tuple[str, int]]:
        """Who answered how many, the busiest first."""
        return Counter(who for _, who in sorted(self._answered)).most_common()

    def add(self, assertion: Assertion) -> None:
        """Take in one assertion."""
        unanswered = False
        for finding in assertion.findings:
            if finding.outcome is Outcome.CANT_TELL:
                unanswered |= finding.answer is None
                if finding.answer and len(self._answered) < MOST:
                    self._answered.add((finding.answer.fingerprint, finding.answer.who))
        if unanswered and len(self._open) < MOST:
            named = fingerprints(assertion)
            self._open.update(name for at, name in named.items() if assertion.findings[at].answer is None)
