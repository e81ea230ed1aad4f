"""Judge pages through the real pipeline, by the rules over the sweep of widths, and hold them to what is known."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from portalcheck.kit import equip, plan_for
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.portal import Limits, Page, Portal, RulesetUse
from portalcheck.model.subject import VisitKey
from portalcheck.model.sweep import Sweep
from portalcheck.run import Run, run_all
from portalcheck.store import Store
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
        """The findings that are none of the known failures."""
        return [one for one in self._failed if not any(_is_it(one, known) for known in self.case.failures)]

    @property
    def questions(self) -> list[Finding]:
        """What a person is asked."""
        return [one for one in self.findings if one.outcome is Outcome.CANT_TELL]

    @property
    def _failed(self) -> list[Finding]:
        return [one for one in self.findings if one.outcome is Outcome.FAILED]


def _is_it(finding: Finding, known: Failure) -> bool:
    near = all(abs(ours - theirs) <= _EXACT for ours, theirs in zip(finding.data["range"], known.range, strict=True))
    elements = {finding.target.css if finding.target else "", finding.data["other"]}
    return near and finding.data["kind"] == known.kind and bool(elements & set(known.elements))


def judge_cases(
    cases: Sequence[Case],
    pages: Path,
    folder: Path,
    on_visit: Callable[[VisitKey], None] = lambda key: None,
) -> list[Judged]:
    """Judge the pages of a folder on a desktop; results are kept in another."""
    kit = equip()
    rules = [name for name, rule in kit.rules.items() if Sweep in rule.needs.values()]
    ruleset = folder / "sweep" / "ruleset.yaml"
    ruleset.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "id": "sweep",
        "edition": "1",
        "title": {"en": "The sweep of widths"},
        "sources": {"ours": {"title": "Chosen by the tests", "basis": "ours", "in_force": "yes"}},
        "criteria": [{"rule": name, "source": "ours"} for name in rules],
    }
    ruleset.write_text(json.dumps(told), "utf-8")
    found: dict[str, list[Finding]] = {f"page{number}": [] for number in range(len(cases))}
    with served(pages) as site:
        portal = Portal(
            base_url=site,
            pages=tuple(Page(id=f"page{at}", url=f"/{quote(case.page)}") for at, case in enumerate(cases)),
            devices=("desktop",),
            rulesets=(RulesetUse(use=str(ruleset)),),
            limits=Limits(requests_per_second=100, unsettled="judge"),
        )
        plan = plan_for(kit, portal, Path())
        store = Store(folder, kit.kinds)
        with Run(kit, plan, store, pictures=False) as run:
            for assertion in run_all(run, kit, plan, store, on_visit).assertions:
                found[assertion.subject.id] += assertion.findings
    return [_judged(case, found[f"page{at}"]) for at, case in enumerate(cases)]


def _judged(case: Case, findings: list[Finding]) -> Judged:
    untested = next((one.message for one in findings if one.outcome is Outcome.UNTESTED), "")
    return Judged(case, tuple(findings), untested)
