"""`results.sarif`: SARIF 2.1.0 (OASIS), for code hosts and for whoever follows findings from run to run."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from portalcheck.measure.fingerprint import fingerprints
from portalcheck.model.assertion import Assertion, Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.ruleset import Language
from portalcheck.report import reporter
from portalcheck.report.translations import message, said, translations
from portalcheck.report.visible import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {"critical": "error", "serious": "error", "moderate": "warning", "minor": "note"}
# SARIF's own words for the outcomes: its `level` is `none` wherever its `kind` is not `fail`.
_KIND = {
    Outcome.FAILED: "fail",
    Outcome.CANT_TELL: "review",
    Outcome.UNTESTED: "open",
    Outcome.PASSED: "pass",
    Outcome.INAPPLICABLE: "notApplicable",
}
_TOLD = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED)
_URI = ":/?#[]@!$&'()*+,;=%~-._"
_FINGERPRINT = "portalcheckFinding/v1"
_QUESTION = "portalcheckQuestion/v1"


@reporter("sarif", "results.sarif")
def sarif(report: Report, path: Path) -> None:
    """Write one result a finding that failed (`fail`), cannot be told (`review`) or went untested (`open`).

    What a person answered is of the kind that the answer says, with who, when and why among its properties.

    Its fingerprint is made of rule, page, device and element, so that it stays the same from run to run, whatever the
    host's address, the measured numbers or the language; several that are alike in these are numbered.
    """
    language = report.head.language
    rules = _rules(report)
    positions = {rule["id"]: position for position, rule in enumerate(rules)}
    driver = {"name": "portalcheck", "version": report.head.tools.portalcheck, "rules": rules}
    invocation = {"executionSuccessful": report.exit_code != 3, "startTimeUtc": report.head.started}
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(f'{{"$schema": {_json(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n')
        file.write(f'"tool": {_json({"driver": driver})},\n"invocations": {_json([invocation])},\n')
        file.write(f'"properties": {_json(report.head.made_with)},\n')
        file.write(f'"language": {_json(language)},\n')
        file.write('"columnKind": "unicodeCodePoints",\n"results": [')
        separator = "\n"
        for result in _results(report, positions):
            file.write(f"{separator}{_json(result)}")
            separator = ",\n"
        file.write("\n]\n}]}\n")


def names(assertion: Assertion, *, profile: bool = False) -> dict[int, str]:
    """Name what is told, by its position, by what stays the same when it is seen again; no two alike.

    A ruleset's profile is left out, so that findings outlive a change of it, unless a run has several of one ruleset.
    """
    alike: Counter[tuple[str, ...]] = Counter()
    named = {}
    for at, finding in enumerate(assertion.findings):
        if finding.outcome in _TOLD:
            parts = _lasting(assertion, finding, profile=profile)
            alike[parts] += 1
            ordinal = (str(alike[parts]),) if alike[parts] > 1 else ()
            named[at] = hashlib.sha256("\0".join(parts + ordinal).encode("utf-8", "backslashreplace")).hexdigest()
    return named


def _lasting(assertion: Assertion, finding: Finding, *, profile: bool) -> tuple[str, ...]:
    return (
        assertion.ruleset if profile else assertion.ruleset.partition(":")[0],
        assertion.criterion,
        assertion.rule,
        assertion.subject.id,
        assertion.subject.step or "",
        assertion.device,
        assertion.lens or "",
        finding.target.key if finding.target else "",
        *((str(finding.data.get("page", "")),) if assertion.subject.kind == "site" else ()),  # that the element is on
    )


def _rules(report: Report) -> list[dict[str, Any]]:
    rules: dict[str, dict[str, Any]] = {}
    titles = {
        (ruleset.label, criterion.id): criterion.title
        for ruleset in report.head.rulesets
        for criterion in ruleset.criteria
    }
    for one in report.assertions:
        name = f"{one.ruleset}/{one.criterion}"
        if name not in rules:
            title = said(titles.get((one.ruleset, one.criterion), {}), report.head.language, one.criterion).text
            rules[name] = {
                "id": name,
                "shortDescription": {"text": visible(title)},
                "defaultConfiguration": {"level": _LEVEL[one.severity]},
                "properties": {
                    "tags": list(one.requirements),
                    "rule": one.rule,
                    "ruleVersion": one.rule_version,
                    "severity": one.severity,
                },
            }
    return list(rules.values())


def _results(report: Report, positions: dict[str, int]) -> Iterator[dict[str, Any]]:
    profiles = Counter(ruleset.label.partition(":")[0] for ruleset in report.head.rulesets)
    for assertion in report.assertions:
        several = profiles[assertion.ruleset.partition(":")[0]] > 1
        asked = fingerprints(assertion)
        for at, name in names(assertion, profile=several).items():
            named = {_FINGERPRINT: name} | ({_QUESTION: asked[at]} if at in asked else {})
            yield _result(assertion, assertion.findings[at], positions, named, report.head.language)


def _result(
    assertion: Assertion, finding: Finding, positions: dict[str, int], named: dict[str, str], language: Language
) -> dict[str, Any]:
    say = translations(language)
    name = f"{assertion.ruleset}/{assertion.criterion}"
    failed = finding.counts_as is Outcome.FAILED
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(assertion.subject.url, safe=_URI)}}
    }
    if finding.target:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(finding.target.key), "kind": "element"}]
        if finding.target.snippet:
            # SARIF has a place for the text of a location only beside a region of a file; a page has no lines.
            location["message"] = {"text": visible(finding.target.snippet)}
    result: dict[str, Any] = {
        "ruleId": name,
        "ruleIndex": positions[name],
        "kind": _KIND[finding.counts_as],
        "level": _LEVEL[assertion.severity] if failed else "none",
        "message": {"text": visible(message(finding, language).text) or say.gettext("No reason was given.")},
        "locations": [location],
        "partialFingerprints": named,
        "properties": {
            "page": assertion.subject.id,
            "step": assertion.subject.step,
            "device": assertion.device,
            "lens": assertion.lens,
            "blocks": failed and assertion.blocks,
        },
    }
    if answer := finding.answer:
        given = {"outcome": answer.outcome, "who": visible(answer.who), "when": answer.when.isoformat()}
        result["properties"]["answer"] = given | {"why": visible(answer.why)}
    if failed and assertion.waiver:
        waiver = {"until": assertion.waiver.until, "reason": visible(assertion.waiver.reason)}
        reason = say.gettext("Until %(until)s: %(reason)s") % waiver
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return result


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
