"""What a run says of each success criterion, for the formats that speak of criteria rather than of rules."""

from collections import Counter
from dataclasses import dataclass, field

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.wcag import BY_REQUIREMENT, SUCCESS_CRITERIA, SuccessCriterion


@dataclass
class Record:
    """One success criterion over all pages: the rules that spoke of it, and the pages (subject ids) by outcome."""

    criterion: SuccessCriterion
    rules: set[str] = field(default_factory=set)
    pages: dict[Outcome, set[str]] = field(default_factory=lambda: {outcome: set() for outcome in Outcome})
    failures: Counter[str] = field(default_factory=Counter)
    """What failed, by its message, and how often."""
    examples: dict[str, Finding] = field(default_factory=dict)
    """A finding for each of these messages."""

    @property
    def failed(self) -> bool:
        """Whether a failure was found anywhere."""
        return bool(self.pages[Outcome.FAILED])

    @property
    def open(self) -> bool:
        """Whether a question is left to a person, or something was not tested."""
        return bool(self.pages[Outcome.CANT_TELL] or self.pages[Outcome.UNTESTED])

    @property
    def judged(self) -> set[str]:
        """The pages to which some rule applied."""
        return set().union(*(self.pages[outcome] for outcome in Outcome if outcome is not Outcome.INAPPLICABLE))


def by_criterion(report: Report, level: str = "AA") -> dict[str, Record]:
    """Give a record for each success criterion of WCAG 2.2 up to a level, by its number; also where no rule spoke."""
    records = {
        number: Record(criterion)
        for number, criterion in SUCCESS_CRITERIA.items()
        if len(criterion.level) <= len(level) and number != "4.1.1"  # which 2.2 removed
    }
    for assertion in report.assertions:
        named = (BY_REQUIREMENT[name].number for name in assertion.requirements if name in BY_REQUIREMENT)
        for record in (records[number] for number in named if number in records):
            record.rules.add(assertion.rule)
            record.pages[assertion.outcome].add(assertion.subject.id)
            for finding in assertion.findings if assertion.outcome is Outcome.FAILED else ():
                if finding.outcome is Outcome.FAILED:
                    record.failures[finding.message] += 1
                    record.examples.setdefault(finding.message, finding)
    return records


def most_frequent(record: Record, most: int) -> list[tuple[Finding, int]]:
    """Give what failed most often, with how often."""
    ordered = sorted(record.failures.items(), key=lambda told: (-told[1], told[0]))
    return [(record.examples[message], count) for message, count in ordered[:most]]
