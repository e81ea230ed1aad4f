"""`openacr.yaml`: a draft of an Accessibility Conformance Report in the GSA's OpenACR format, catalogue WCAG 2.2.

A draft, since conformance is a person's claim: a failure is said to be one, and where none was found the level is left
`not-evaluated`, with what was looked at. A program that finds nothing has not shown that a criterion is met.
"""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from portalcheck.model.assertion import Outcome
from portalcheck.model.report import Report
from portalcheck.model.subject import SITE
from portalcheck.report import reporter
from portalcheck.report.conformance import Record, by_criterion, most_frequent
from portalcheck.report.visible import visible

CATALOGUE = "2.5-edition-wcag-2.2-en"
_MOST = 5


@reporter("openacr", "openacr.yaml")
def openacr(report: Report, path: Path) -> None:
    """Write a draft conformance report: each success criterion of levels A and AA, with what was found."""
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 100
    yaml.allow_unicode = True
    with path.open("w", encoding="utf-8", newline="\n") as file:
        yaml.dump(_document(report), file)


def _document(report: Report) -> dict[str, Any]:
    records = by_criterion(report)
    tools = report.head.tools
    pages = len({visit.subject.id for visit in report.head.visits})
    devices = sorted({visit.device.name for visit in report.head.visits})
    return {
        "title": f"{visible(report.head.portal)} Accessibility Conformance Report (draft)",
        "product": {"name": visible(report.head.portal), "description": report.head.base_url},
        "author": {"name": "", "email": ""},
        "report_date": report.head.started[:10],
        "notes": (
            "A draft made by a program. A person has to complete it: name an author, and evaluate what is marked "
            "not-evaluated."
        ),
        "evaluation_methods_used": (
            f"portalcheck {tools.portalcheck} with axe {tools.axe} in the browser {tools.browser}: "
            f"{pages} pages on {', '.join(devices)}, by {report.head.made_with['rulesets']}."
        ),
        "catalog": CATALOGUE,
        "chapters": {
            "success_criteria_level_a": {
                "criteria": [_criterion(r) for r in records.values() if r.criterion.level == "A"]
            },
            "success_criteria_level_aa": {
                "criteria": [_criterion(r) for r in records.values() if r.criterion.level == "AA"]
            },
            "success_criteria_level_aaa": {"disabled": True},
        },
    }


def _criterion(record: Record) -> dict[str, Any]:
    adherence = {"level": level(record), "notes": _notes(record)}
    return {"num": record.criterion.number, "components": [{"name": "web", "adherence": adherence}]}


def level(record: Record) -> str:
    """Say what a program can: a failure on some or on all of the pages, else nothing.

    What fails between pages side by side fails on some of them.
    """
    if not record.failed:
        return "not-evaluated"
    everywhere = record.pages[Outcome.FAILED] == record.judged and SITE not in record.judged
    return "does-not-support" if everywhere else "partially-supports"


def _notes(record: Record) -> str:
    if not record.rules:
        return "No rule of this run speaks of it."
    parts = [f"{len(record.rules)} rules looked at it."]
    for outcome, words in (
        (Outcome.FAILED, "Failures were found on {}."),
        (Outcome.CANT_TELL, "A person has to decide on {}."),
        (Outcome.UNTESTED, "Not everything was tested on {}."),
    ):
        if named := sorted(record.pages[outcome]):
            parts.append(words.format(", ".join(named)))
    if not record.judged:
        parts.append("Nothing on the pages is what they apply to.")
    elif not record.failed and not record.open:
        parts.append("No failure was found.")
    parts += [f"{visible(finding.message)} ({count} times)" for finding, count in most_frequent(record, _MOST)]
    return "\n".join(parts)
