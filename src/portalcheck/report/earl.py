"""`earl.jsonld`: EARL 1.0 as JSON-LD, in the form that the W3C's WCAG-EM Report Tool imports.

The tool reads one success criterion an assertion, and only as `dcterms:isPartOf` of the test; it wants outcomes as
references (`{"@id": "earl:failed"}`), and knows a page by its address. So an assertion of ours becomes one for each
success criterion that its rule speaks of. The context is spelled out, so that nothing need be fetched to read it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from portalcheck.model.assertion import Assertion, Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.ruleset import Language
from portalcheck.model.subject import Subject
from portalcheck.model.wcag import BY_REQUIREMENT, SuccessCriterion
from portalcheck.report import reporter
from portalcheck.report.translations import message
from portalcheck.report.visible import visible

_CONTEXT: dict[str, Any] = {
    "earl": "http://www.w3.org/ns/earl#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "doap": "http://usefulinc.com/ns/doap#",
    "ptr": "http://www.w3.org/2009/pointers#",
    # The addresses by which the report tool names criteria: http, as it has them. It knows none of WCAG 2.2 by itself,
    # and leaves out what it does not know; that of the latest version it knows.
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "WCAG": "http://www.w3.org/TR/WCAG/#",
    "dcterms:date": {"@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
}
_TOOL = "urn:portalcheck"
_MOST = 25
"""Findings told of one assertion: who imports them reads them in one field."""


@reporter("earl", "earl.jsonld")
def earl(report: Report, path: Path) -> None:
    """Write one assertion a line for each page, rule and success criterion; each page before the first of its own."""
    version, language = report.head.tools.portalcheck, report.head.language
    assertor = f"{_TOOL}:{version}"
    tool = {
        "@id": assertor,
        "@type": ["earl:Assertor", "earl:Software"],
        "dcterms:title": f"portalcheck {version}",
        "foaf:name": f"portalcheck {version}",
        "doap:release": {"doap:revision": version},
        "dcterms:description": "; ".join(f"{name} {what}" for name, what in report.head.made_with.items()),
    }
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(f'{{"@context": {_json(_CONTEXT)},\n"@graph": [\n{_json(tool)}')
        told_of: set[str] = set()
        for assertion in report.assertions:
            if assertion.subject.id not in told_of:
                told_of.add(assertion.subject.id)
                file.write(f",\n{_json(_subject(assertion.subject))}")
            for told in _assertions(assertion, assertor, report.head.started, language):
                file.write(f",\n{_json(told)}")
        file.write("\n]}\n")


def _subject(subject: Subject) -> dict[str, Any]:
    url = quote(subject.url, safe=":/?#[]@!$&'()*+,;=%~-._")
    kind = "WebSite" if subject.kind == "site" else "WebPage"
    return {
        "@id": _subject_id(subject),
        "@type": ["earl:TestSubject", f"http://schema.org/{kind}"],
        "dcterms:title": visible(subject.step or subject.id),
        # The tool takes the first of the id, the source and the description that is an address.
        "dcterms:description": url,
        "dcterms:source": url,
    }


def _subject_id(subject: Subject) -> str:
    """Name a page by its address; the states of a journey share one, so each is told apart by what it is called."""
    url = quote(subject.url, safe=":/?#[]@!$&'()*+,;=%~-._")
    return url if subject.kind == "page" else f"{url.partition('#')[0]}#{quote(subject.id, safe='/')}"


def _assertions(assertion: Assertion, tool: str, date: str, language: Language) -> Iterator[dict[str, Any]]:
    criteria: list[SuccessCriterion | None] = [
        BY_REQUIREMENT[name] for name in assertion.requirements if name in BY_REQUIREMENT
    ]
    for criterion in criteria or [None]:
        yield {
            "@type": "earl:Assertion",
            "earl:assertedBy": {"@id": tool},
            "earl:subject": {"@id": _subject_id(assertion.subject)},
            "earl:test": _test(assertion, criterion),
            "earl:mode": {"@id": f"earl:{assertion.mode}"},
            "earl:result": {
                "@type": "earl:TestResult",
                "earl:outcome": {"@id": f"earl:{assertion.outcome}"},
                "dcterms:date": date,
                "dcterms:description": _description(assertion, language),
                **_pointers(assertion),
            },
        }


def _test(assertion: Assertion, criterion: SuccessCriterion | None) -> dict[str, Any]:
    name = f"{assertion.ruleset}/{assertion.criterion}"
    test: dict[str, Any] = {
        "@id": f"{_TOOL}:{name}",
        "@type": "earl:TestCriterion",
        "dcterms:title": f"{name}: {assertion.rule}, version {assertion.rule_version}",
    }
    if criterion:
        # The part is of one criterion only, so the test is named with it: merged by name it would have several.
        test["@id"] += f":{criterion.number}"
        version = "WCAG" if criterion.since > 21 else "WCAG21"
        test["dcterms:isPartOf"] = {"@id": f"{version}:{criterion.fragment}"}
    return test


def _told(assertion: Assertion) -> list[Finding]:
    """The findings that made the outcome; of what passed, all that was said."""
    same = [finding for finding in assertion.findings if finding.outcome is assertion.outcome]
    return (same or list(assertion.findings))[:_MOST]


def _description(assertion: Assertion, language: Language) -> str:
    """Say what was found, in the language of the report: the tool shows it to people."""
    where = " ".join(filter(None, (assertion.device, assertion.lens)))
    lines = []
    for finding in _told(assertion):
        said = visible(message(finding, language).text)
        lines.append(f"{said} ({visible(finding.target.key)})" if finding.target else said)
    more = sum(finding.outcome is assertion.outcome for finding in assertion.findings) - len(lines)
    if more > 0:
        lines.append(f"And {more} more.")
    if assertion.waiver:
        lines.append(f"Waived until {assertion.waiver.until}: {visible(assertion.waiver.reason)}")
    return "\n".join((f"On {where}:", *lines))


def _pointers(assertion: Assertion) -> dict[str, Any]:
    if assertion.outcome not in (Outcome.FAILED, Outcome.CANT_TELL):
        return {}
    targets = [finding.target for finding in _told(assertion) if finding.target]
    pointers = [{"@type": "ptr:CSSSelectorPointer", "ptr:expression": visible(target.key)} for target in targets]
    return {"earl:pointer": pointers} if pointers else {}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
