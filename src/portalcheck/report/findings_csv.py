"""`findings.csv`: one row a finding that someone has to act on, for spreadsheets."""

import csv
from collections.abc import Iterator
from pathlib import Path

from portalcheck.model.assertion import Assertion, Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.ruleset import Language
from portalcheck.report import reporter
from portalcheck.report.translations import message
from portalcheck.report.visible import visible

COLUMNS = (
    "outcome", "severity", "blocks", "waived_until", "ruleset", "criterion", "rule", "rule_version", "requirements",
    "page", "step", "url", "device", "lens", "message", "element", "frame", "markup", "picture",
    "answer", "answered_by", "answered_on", "why", "edition", "portalcheck", "axe", "browser",
)  # fmt: skip
_TOLD = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED)
# A spreadsheet takes a cell that begins so for a formula, and the page under test has a say in the text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@reporter("csv", "findings.csv")
def findings_csv(report: Report, path: Path) -> None:
    """Write what failed, cannot be told or went untested, and what people answered; nothing else, so an empty table is
    good news. Messages are in the language of the report; names and outcomes stay as they are.
    """
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, lineterminator="\r\n")
        rows.writerow(COLUMNS)
        editions = {ruleset.label: ruleset.edition for ruleset in report.head.rulesets}
        tools, language = report.head.tools, report.head.language
        for assertion in report.assertions:
            for finding in _told(assertion):
                made_with = (editions.get(assertion.ruleset, ""), tools.portalcheck, tools.axe, tools.browser)
                rows.writerow([_cell(value) for value in (*_row(assertion, finding, language), *made_with)])


def _told(assertion: Assertion) -> Iterator[Finding]:
    told = [finding for finding in assertion.findings if finding.outcome in _TOLD]
    if assertion.outcome in _TOLD and not any(finding.counts_as is assertion.outcome for finding in told):
        yield Finding(outcome=assertion.outcome, message="")
    yield from told


def _row(assertion: Assertion, finding: Finding, language: Language) -> tuple[object, ...]:
    failed = finding.counts_as is Outcome.FAILED
    target, answer = finding.target, finding.answer
    return (
        finding.outcome,
        assertion.severity,
        "yes" if failed and assertion.blocks else "no",
        assertion.waiver.until if failed and assertion.waiver else "",
        assertion.ruleset,
        assertion.criterion,
        assertion.rule,
        assertion.rule_version,
        " ".join(assertion.requirements),
        assertion.subject.id,
        assertion.subject.step or "",
        assertion.subject.url,
        assertion.device,
        assertion.lens or "",
        message(finding, language).text,
        target.css if target else "",
        target.frame if target else "",
        target.snippet if target else "",
        " ".join(picture.path for picture in finding.evidence),
        answer.outcome if answer else "",
        answer.who if answer else "",
        answer.when.date() if answer else "",
        answer.why if answer else "",
    )


def _cell(value: object) -> str:
    text = visible(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
