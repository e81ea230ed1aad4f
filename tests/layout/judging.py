"""Judge pages through the real pipeline, by the rules over the sweep of widths, and hold them to what is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from portalcheck.kit import equip
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.portal import Limits
from portalcheck.model.subject import VisitKey
from portalcheck.model.sweep import Sweep
from tests.judged_by import judged_by
from tests.layout.cases import Case, Failure, served

_EXACT = 2  # px by which each end of a range may be off


@dataclass(frozen=True)
class Judged:
    """A page and what the rules found on it. `untested` says why, where it could not be looked at."""

    case: Case
    findings: tuple[Finding, ...]
    untested: str = ""

    @property
    def found(self) -> list[Failure]:
        """The known failures that were found, at the right element and with their range."""
        return [known for known in self.case.failures if any(_is_it(one, known) for one in self._failed)]

    @property
    def alarms(self) -> list[Finding]:
        """The findings that are none of the known failures, and those that tell of one again."""
        told: set[Failure] = set()
        alarms = []
        for one in self._failed:
            fresh = [known for known in self.case.failures if known not in told and _is_it(one, known)]
            told.update(fresh[:1])
            alarms += [] if fresh else [one]
        return alarms

    @property
    def questions(self) -> list[Finding]:
        """What a person is asked."""
        return [one for one in self.findings if one.outcome is Outcome.CANT_TELL]

    @property
    def _failed(self) -> list[Finding]:
        return [one for one in self.findings if one.outcome is Outcome.FAILED]


def _is_it(finding: Finding, known: Failure) -> bool:
    """Tell whether a finding tells of a known failure: both elements of a pair, in either order; of one, it or what it
    is beside, in or cut by.
    """
    near = all(abs(ours - theirs) <= _EXACT for ours, theirs in zip(finding.data["range"], known.range, strict=True))
    elements = {finding.target.css if finding.target else "", finding.data["other"]}
    named = elements & set(known.elements)
    return near and finding.data["kind"] == known.kind and len(named) == min(len(known.elements), 2)


def judge_cases(
    cases: Sequence[Case],
    pages: Path,
    folder: Path,
    on_visit: Callable[[VisitKey], None] = lambda key: None,
) -> list[Judged]:
    """Judge the pages of a folder on a desktop; results are kept in another."""
    kit = equip()
    rules = [name for name, rule in kit.rules.items() if Sweep in rule.needs.values()]
    found: dict[str, list[Finding]] = {f"page{number}": [] for number in range(len(cases))}
    addresses = {f"page{at}": f"/{quote(case.page)}" for at, case in enumerate(cases)}
    limits = Limits(requests_per_second=100, unsettled="judge")
    with served(pages) as site:
        for assertion in judged_by(kit, rules, addresses, site, folder, limits, on_visit):
            found[assertion.subject.id] += assertion.findings
    return [_judged(case, found[f"page{at}"]) for at, case in enumerate(cases)]


def _judged(case: Case, findings: list[Finding]) -> Judged:
    untested = next((one.message for one in findings if one.outcome is Outcome.UNTESTED), "")
    return Judged(case, tuple(findings), untested)
