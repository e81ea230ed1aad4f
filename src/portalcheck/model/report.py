"""A whole run, ready to be written in any format."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from portalcheck.model.answer import Answer
from portalcheck.model.artifact import Missing, Tree
from portalcheck.model.assertion import Assertion, Evidence, Outcome
from portalcheck.model.frozen import Frozen
from portalcheck.model.ruleset import Language, Ruleset
from portalcheck.model.score import Score
from portalcheck.model.subject import Device, Subject, VisitKey
from portalcheck.model.trace import Cost
from portalcheck.model.visit import Load, StateSeen

SCHEMA_VERSION = 1


class Tools(Frozen):
    """What the verdicts were made with; a version that is not known, or of what was not used, is an empty string."""

    portalcheck: str
    browser: str
    axe: str
    python: str
    lighthouse: str = ""
    plugins: dict[str, str] = {}


class VisitSummary(Frozen):
    """One visit without its artifacts; `missing` says what could not be gathered and why, `states` are those of a
    journey under a lens, and `cost` is what the steps of a journey that were played took, None where it was not
    counted. `reports` are Lighthouse's own of each run: JSON, packed with gzip, relative to the results folder.
    """

    key: VisitKey
    subject: Subject
    device: Device
    load: Load | None
    loads: int
    missing: dict[str, Missing]
    picture: Evidence | None = None
    states: tuple[StateSeen, ...] = ()
    cost: Cost | None = None
    reports: tuple[str, ...] = ()


class ReportHead(Frozen):
    """A run without its assertions. `notes` are faults of the set-up that changed no outcome, such as a skipped
    plugin; `scores` are those of the rulesets that give points; `started` is in UTC (ISO 8601); `language` is that of
    the reports that people read; `unfitting` are people's answers to what is asked no more, with the visits where it is
    not.
    """

    schema_version: int = SCHEMA_VERSION
    portal: str
    base_url: str
    started: str
    language: Language = "en"
    tools: Tools
    rulesets: tuple[Ruleset, ...]
    visits: tuple[VisitSummary, ...]
    scores: tuple[Score, ...] = ()
    notes: tuple[str, ...] = ()
    unfitting: tuple[Answer, ...] = ()

    @property
    def made_with(self) -> dict[str, str]:
        """Give the versions that the verdicts hang on: of the tool, the engine, the browser and, where it measured
        anything, Lighthouse, and the editions of the rulesets.
        """
        rulesets = ", ".join(f"{one.label}@{one.edition}" for one in self.rulesets)
        tools = self.tools
        measured = {"lighthouse": tools.lighthouse} if tools.lighthouse else {}
        used = {"portalcheck": tools.portalcheck, "axe": tools.axe, "browser": tools.browser}
        return {**used, **measured, "rulesets": rulesets}

    @property
    def told_with(self) -> str:
        """Give these versions in one line, but for the rulesets."""
        return " · ".join(f"{name} {version}" for name, version in self.made_with.items() if name != "rulesets")


class ReportFile(ReportHead):
    """The shape of `report.json`; its JSON Schema is published with the project."""

    counts: dict[Outcome, int]
    assertions: tuple[Assertion, ...]


def _no_tree(key: VisitKey) -> Tree | None:
    """Stands where nothing was stored."""
    return None


@dataclass(frozen=True)
class Report:
    """What a run ends in. `assertions` can be gone through again and again; those of a large run lie on disk. `tree`
    gives the accessibility tree of a visit, where it was gathered.
    """

    head: ReportHead
    assertions: Collection[Assertion]
    tree: Callable[[VisitKey], Tree | None] = _no_tree

    @cached_property
    def counts(self) -> Mapping[Outcome, int]:
        """The number of assertions of each outcome; read-only, since the exit code is made of it."""
        seen = Counter(assertion.outcome for assertion in self.assertions)
        return MappingProxyType({outcome: seen[outcome] for outcome in Outcome})

    @cached_property
    def blocking(self) -> int:
        """The number of failures that are grave enough for the gate and not waived."""
        return sum(assertion.blocks for assertion in self.assertions)

    @property
    def exit_code(self) -> int:
        """3 where something was untested, else 1 where a failure blocks, else 0. Nothing judged is never good."""
        if self.counts[Outcome.UNTESTED] or not any(self.counts.values()):
            return 3
        return int(bool(self.blocking))

    def assert_ok(self, *, strict: bool = False) -> None:
        """Raise AssertionError with the findings where something failed or went untested.

        `strict`: or where a program cannot tell.
        """
        bad = [
            assertion
            for assertion in self.assertions
            if assertion.blocks
            or assertion.outcome is Outcome.UNTESTED
            or (strict and assertion.outcome is Outcome.CANT_TELL)
        ]
        if bad:
            raise AssertionError("\n\n".join(describe(assertion) for assertion in bad))


def describe(assertion: Assertion) -> str:
    """Write one assertion as plain text: what, where, and the findings that made its outcome."""
    where = " ".join(filter(None, (assertion.subject.url, f"[{assertion.device}]", assertion.lens)))
    lines = [f"{assertion.ruleset}/{assertion.criterion} {assertion.outcome}: {where}"]
    if assertion.requirements:
        lines.append(f"  asks: {', '.join(assertion.requirements)} ({assertion.rule} v{assertion.rule_version})")
    for finding in assertion.findings:
        if finding.counts_as not in (assertion.outcome, Outcome.FAILED):
            continue
        lines.append(f"  - {finding.message}")
        if finding.target:
            lines.append(f"      at {finding.target.key}")
            if finding.target.snippet:
                lines.append(f"         {finding.target.snippet}")
        if finding.answer:
            lines.append(f"      {finding.answer.told}")
        lines += [f"      picture {evidence.path}" for evidence in finding.evidence]
    if assertion.waiver:
        lines.append(f"  waived until {assertion.waiver.until}: {assertion.waiver.reason}")
    return "\n".join(lines)
