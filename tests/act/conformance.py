"""What the outcomes of the cases say of us, as the W3C counts it. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from portalcheck import Outcome
from portalcheck.model.assertion import Finding, aggregate
from tests.act.cases import Case
from tests.act.judging import Said

Status = Literal["complete", "partial", "inconsistent", "untested"]


@dataclass(frozen=True)
class RuleRecord:
    """How far we implement one ACT rule. `wrong` are the cases that keep it from being complete, with what we said."""

    rule: str
    name: str
    approved: bool
    status: Status
    cases: int
    by: tuple[str, ...]
    wrong: tuple[tuple[Case, Outcome], ...]


@dataclass(frozen=True)
class FalseAlarm:
    """A rule of ours that failed a case which must not fail for one of the rule's criteria, or for an ACT rule that it
    claims (`claimed`).
    """

    case: Case
    rule: str
    claimed: bool
    criteria: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Totals:
    """Over the cases that decide a success criterion: how many must fail, and got a failed outcome for it; how many
    must not, and got one.
    """

    failing: int
    found: int
    clean: int
    alarms: int

    def __str__(self) -> str:
        return (
            f"{self.found} of {self.failing} failed cases found ({self.found / max(self.failing, 1):.1%}), "
            f"{self.alarms} false alarms on {self.clean} passed and inapplicable cases "
            f"({self.alarms / max(self.clean, 1):.1%})"
        )


def records(cases: Iterable[Case], said: Mapping[str, Sequence[Said]]) -> Iterator[RuleRecord]:
    """Give a record for each ACT rule: what we claim first to last by its id."""
    by_rule = sorted(cases, key=lambda case: case.rule)
    for rule, grouped in groupby(by_rule, key=lambda case: case.rule):
        own = list(grouped)
        outcomes = [(case, _outcome_for(case, said[case.path])) for case in own]
        by = sorted({one.rule for case in own for one in said[case.path] if rule in one.act})
        yield RuleRecord(
            rule=rule,
            name=own[0].rule_name,
            approved=any(case.approved for case in own),
            status=_status(outcomes) if by else "untested",
            cases=len(own),
            by=tuple(by),
            wrong=tuple((case, outcome) for case, outcome in outcomes if not _right(case, outcome)) if by else (),
        )


def _outcome_for(case: Case, said: Iterable[Said]) -> Outcome:
    """Join what the rules said that claim the case's ACT rule; untested where none does."""
    claiming = [one.outcome for one in said if case.rule in one.act]
    return aggregate(claiming) if claiming else Outcome.UNTESTED


def _right(case: Case, outcome: Outcome) -> bool:
    return (outcome is Outcome.FAILED) == (case.expected is Outcome.FAILED)


def _status(outcomes: Iterable[tuple[Case, Outcome]]) -> Status:
    """Complete: failed where it must, nowhere else. Partial: some that must fail could only not be told."""
    status: Status = "complete"
    for case, outcome in outcomes:
        if case.expected is not Outcome.FAILED:
            if outcome is Outcome.FAILED:
                return "inconsistent"
        elif outcome in (Outcome.PASSED, Outcome.INAPPLICABLE):
            return "inconsistent"
        elif outcome is not Outcome.FAILED:
            status = "partial"
    return status


def false_alarms(cases: Iterable[Case], said: Mapping[str, Sequence[Said]]) -> Iterator[FalseAlarm]:
    """Give every failed outcome on a case that must not fail, by the case's ACT rule or by its success criteria."""
    for case in cases:
        if case.expected is Outcome.FAILED:
            continue
        for one in said[case.path]:
            shared = sorted(one.criteria & set(case.criteria))
            claimed = case.rule in one.act
            if one.outcome is Outcome.FAILED and (shared or claimed):
                failed = tuple(finding for finding in one.findings if finding.outcome is Outcome.FAILED)
                yield FalseAlarm(case, one.rule, claimed, tuple(shared), failed)


def totals(cases: Iterable[Case], said: Mapping[str, Sequence[Said]]) -> Totals:
    """Count over the cases that decide a success criterion."""
    failing = found = clean = alarms = 0
    for case in cases:
        if not case.criteria:
            continue
        hit = any(one.outcome is Outcome.FAILED and one.criteria & set(case.criteria) for one in said[case.path])
        if case.expected is Outcome.FAILED:
            failing += 1
            found += hit
        else:
            clean += 1
            alarms += hit
    return Totals(failing, found, clean, alarms)
