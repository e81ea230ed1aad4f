"""The findings of a run by cause: one fault that many pages show is told once, with the pages that show it.

The assertions are gone through once, and what is kept of them has a limit whatever the size of the run: so
many causes a criterion, so many visits a cause, so many characters a text. What goes beyond is counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from portalcheck.measure.likeness import fault
from portalcheck.model.answer import Answer
from portalcheck.model.assertion import Assertion, Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.ruleset import Language, Mode, Severity, Waiver
from portalcheck.model.subject import Device, Subject
from portalcheck.report.cause import Cause
from portalcheck.report.cut import Cut
from portalcheck.report.flakes import Flakes
from portalcheck.report.place import Place
from portalcheck.report.questions import Questions
from portalcheck.report.spans import Spans
from portalcheck.report.translations import message

MOST_CAUSES = 200  # of one criterion; a fault of a template is met on the first pages already
MOST_NAMED = 100  # visits whose criteria are remembered by name
MOST_SAID = 20  # criteria of one journey as a whole, and findings of each
MOST_SEEN = 3  # of what a criterion passed on

SEVERITIES: tuple[Severity, ...] = ("critical", "serious", "moderate", "minor")


class Said(NamedTuple):
    """What one criterion says of a journey as a whole."""

    ruleset: str
    criterion: str
    outcome: Outcome
    messages: tuple[Cut, ...]


class Seen(NamedTuple):
    """What was seen on one of the visits that passed; the message is empty where only failures are told of."""

    place: Place
    message: Cut
    answer: Answer | None


@dataclass(eq=False, slots=True)
class Group:
    """What was found under one criterion: with one outcome, and waived alike."""

    ruleset: str
    criterion: str
    rule: str
    requirements: tuple[str, ...]
    severity: Severity
    mode: Mode
    outcome: Outcome
    gating: bool
    waiver: Waiver | None
    visits: int = 0
    more: int = 0
    _kept: dict[tuple[Outcome, str, str], Cause] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether these are failures that make the run fail."""
        return self.outcome is Outcome.FAILED and self.gating and self.waiver is None

    @property
    def causes(self) -> list[Cause]:
        """The causes of this outcome, the one that most visits show first; a journey that carries one along is one."""
        return self._by_visits(cause for cause in self._kept.values() if self._own(cause))

    @property
    def further(self) -> list[Cause]:
        """What a failed criterion leaves open besides its failures."""
        return self._by_visits(cause for cause in self._kept.values() if not self._own(cause))

    def add(self, place: Place, findings: Iterable[Finding], language: Language) -> None:
        """Take in what one visit shows."""
        self.visits += 1
        seen = set()
        for finding in findings:
            key = (finding.counts_as, fault(finding, place.subject.url), _answer(finding))
            cause = self._kept.get(key)
            if cause is None and len(self._kept) < MOST_CAUSES:
                frame = Cut.of(finding.target.frame if finding.target else "")
                snippet = Cut.of(finding.target.snippet if finding.target else "")
                cause = self._kept[key] = Cause(finding.counts_as, frame, snippet, place, finding.answer)
            if key not in seen:
                seen.add(key)
                if cause is None:
                    self.more += 1
                else:
                    cause.count(place, finding)
            if cause is not None:
                cause.add(place, finding, language)

    def _own(self, cause: Cause) -> bool:
        """Whether it belongs to this outcome; what people settled otherwise has a group that holds nothing else."""
        return cause.outcome is self.outcome or cause.outcome not in _OPEN

    @staticmethod
    def _by_visits(causes: Iterable[Cause]) -> list[Cause]:
        return sorted(causes, key=lambda cause: cause.carried - cause.visits)


@dataclass(eq=False, slots=True)
class Reason:
    """Why something was not tested: one reason, such as a page that did not load, touches many criteria."""

    message: Cut
    css: Cut
    frame: Cut
    criteria: dict[str, None] = field(default_factory=dict)
    severities: dict[Severity, None] = field(default_factory=dict)
    places: dict[Place, None] = field(default_factory=dict)
    spans: Spans = field(default_factory=Spans)


@dataclass(eq=False)
class Judged:
    """One ruleset's share of a run, told in `language`."""

    language: Language = "en"
    counts: Counter[Outcome] = field(default_factory=Counter)
    criteria: dict[str, Counter[Outcome]] = field(default_factory=dict)
    blocking: int = 0
    waived: int = 0
    below_gate: int = 0
    more_reasons: int = 0
    seen: dict[str, list[Seen]] = field(default_factory=dict)
    _groups: dict[tuple[str, Outcome, Waiver | None], Group] = field(default_factory=dict)
    _reasons: dict[tuple[Cut, Cut, Cut], Reason] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """The number of assertions."""
        return sum(self.counts.values())

    @property
    def reasons(self) -> list[Reason]:
        """Why something went untested, the reason that touches most first."""
        return sorted(self._reasons.values(), key=lambda reason: -len(reason.criteria) * len(reason.places))

    def groups(self, outcome: Outcome) -> list[Group]:
        """What failed or cannot be told, or (passed) what people settled: what blocks first, then by severity and by
        the number of visits.
        """
        chosen = [group for group in self._groups.values() if group.outcome is outcome]
        return sorted(
            chosen,
            key=lambda group: (
                group.waiver is not None,
                not group.gating,
                SEVERITIES.index(group.severity),
                -group.visits,
            ),
        )

    def add(self, place: Place, assertion: Assertion) -> None:
        """Take in one assertion."""
        self.counts[assertion.outcome] += 1
        self.criteria.setdefault(assertion.criterion, Counter())[assertion.outcome] += 1
        if assertion.outcome is Outcome.FAILED:
            self.blocking += assertion.blocks
            self.waived += assertion.waiver is not None
            self.below_gate += assertion.waiver is None and not assertion.gating
            self._group(assertion, Outcome.FAILED).add(place, _open(assertion, *_OPEN), self.language)
        elif assertion.outcome is Outcome.CANT_TELL:
            self._group(assertion, Outcome.CANT_TELL).add(place, _open(assertion, Outcome.CANT_TELL), self.language)
        elif assertion.outcome is Outcome.UNTESTED:
            # Some elements may have been looked at all the same, and left a question.
            if questions := [one for one in assertion.findings if one.counts_as is Outcome.CANT_TELL]:
                self._group(assertion, Outcome.CANT_TELL).add(place, questions, self.language)
            for finding in _open(assertion, Outcome.UNTESTED):
                self._reason(place, assertion, finding)
        elif assertion.outcome is Outcome.PASSED:
            self._see(place, assertion)
        if settled := [one for one in assertion.findings if one.answer and one.counts_as not in _OPEN]:
            self._group(assertion, Outcome.PASSED).add(place, settled, self.language)

    def _see(self, place: Place, assertion: Assertion) -> None:
        kept = self.seen.setdefault(assertion.criterion, [])
        if len(kept) < MOST_SEEN:
            found = [one for one in assertion.findings if one.counts_as is Outcome.PASSED]
            said = [Seen(place, Cut.said(message(one, self.language)), one.answer) for one in found[:MOST_SEEN]]
            kept += (said or [Seen(place, Cut.of(""), None)])[: MOST_SEEN - len(kept)]

    def _group(self, assertion: Assertion, outcome: Outcome) -> Group:
        waiver = assertion.waiver if outcome is Outcome.FAILED else None
        key = (assertion.criterion, outcome, waiver)
        if key not in self._groups:
            self._groups[key] = Group(
                assertion.ruleset,
                assertion.criterion,
                assertion.rule,
                assertion.requirements,
                assertion.severity,
                assertion.mode,
                outcome,
                assertion.gating,
                waiver,
            )
        return self._groups[key]

    def _reason(self, place: Place, assertion: Assertion, finding: Finding) -> None:
        target = finding.target
        css, frame = Cut.of(target.css if target else ""), Cut.of(target.frame if target else "")
        key = (Cut.of(finding.message), css, frame)
        if key not in self._reasons:
            if len(self._reasons) >= MOST_CAUSES:
                self.more_reasons += 1
                return
            self._reasons[key] = Reason(Cut.said(message(finding, self.language)), css, frame)
        reason = self._reasons[key]
        reason.criteria[assertion.criterion] = None
        reason.severities[assertion.severity] = None
        reason.places[place] = None
        reason.spans.add(place.page, place.screen)


_OPEN = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED)


@dataclass(eq=False)
class Causes:
    """A run by cause. `judged` is by the rulesets' labels, in the order of the run."""

    judged: dict[str, Judged]
    language: Language = "en"
    places: dict[tuple[str, str, str | None], Place] = field(default_factory=dict)
    devices: dict[str, Device] = field(default_factory=dict)
    said: dict[Place, list[Said]] = field(default_factory=dict)
    questions: Questions = field(default_factory=Questions)
    flakes: Flakes = field(default_factory=Flakes)
    _pages: dict[str, int] = field(default_factory=dict)
    _screens: dict[tuple[str, str | None], int] = field(default_factory=dict)

    @property
    def counts(self) -> Counter[Outcome]:
        """The number of assertions of each outcome."""
        return sum((judged.counts for judged in self.judged.values()), Counter())

    @property
    def screens(self) -> list[Place]:
        """A visit of each device, in the order of the run."""
        return list({place.screen: place for place in self.places.values()}.values())

    def place(self, subject: Subject, device: str, lens: str | None) -> Place:
        """Give the visit of a name; one that is met for the first time begins with empty sums."""
        key = (subject.id, device, lens)
        if key not in self.places:
            page = self._pages.setdefault(subject.id, len(self._pages))
            screen = self._screens.setdefault((device, lens), len(self._screens))
            named = len(self.places) < MOST_NAMED
            self.places[key] = Place(subject, device, lens, page, screen, names={} if named else None)
        return self.places[key]

    def add(self, assertion: Assertion) -> None:
        """Take in one assertion."""
        place = self.place(assertion.subject, assertion.device, assertion.lens)
        place.add(assertion)
        self.questions.add(assertion)
        self.judged.setdefault(assertion.ruleset, Judged(self.language)).add(place, assertion)
        if assertion.subject.kind == "process":
            self.flakes.add(place, assertion)
            said = self.said.setdefault(place, [])
            if len(said) < MOST_SAID:
                of_it = [finding for finding in assertion.findings if finding.counts_as is assertion.outcome]
                messages = tuple(Cut.said(message(finding, self.language)) for finding in of_it[:MOST_SAID])
                said.append(Said(assertion.ruleset, assertion.criterion, assertion.outcome, messages))


def by_cause(report: Report) -> Causes:
    """Go through a report once and gather what its readers must know."""
    language = report.head.language
    causes = Causes({ruleset.label: Judged(language) for ruleset in report.head.rulesets}, language)
    for visit in report.head.visits:
        causes.place(visit.subject, visit.key.device, visit.key.lens)
        causes.devices.setdefault(visit.device.name, visit.device)
    for assertion in report.assertions:
        causes.add(assertion)
    return causes


def _open(assertion: Assertion, *outcomes: Outcome) -> Iterator[Finding]:
    """Give the findings of some outcomes; an assertion without one of its own still says that much."""
    if not any(finding.counts_as is assertion.outcome for finding in assertion.findings):
        yield Finding(outcome=assertion.outcome, message="")
    yield from (finding for finding in assertion.findings if finding.counts_as in outcomes)


def _answer(finding: Finding) -> str:
    """Name an answer: what two people said of one thing stands apart."""
    answer = finding.answer
    return f"{answer.who} {answer.when} {answer.why}" if answer else ""
