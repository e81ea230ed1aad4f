"""`junit.xml`: one test case an assertion, for continuous integration."""

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.report import Report, describe
from portalcheck.report import reporter

# XML 1.0 allows no other control characters, and pages hold all kinds.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@reporter("junit", "junit.xml")
def junit(report: Report, path: Path) -> None:
    """Write one suite a visit; the EARL outcome is a property of each case."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n')
        sums = _sums(report.assertions).partition(" skipped=")[0]  # only suites have that one
        file.write(f'<testsuites name="portalcheck" {sums}>\n')
        made_with = "".join(f"   {_property(*one)}\n" for one in report.head.made_with.items())
        made_with = f"  <properties>\n{made_with}  </properties>\n"
        for name, visit in groupby(report.assertions, key=_visit_name):
            cases = list(visit)
            file.write(f" <testsuite name={_attribute(name)} {_sums(cases)}>\n{made_with}")
            for case in cases:
                file.write(_case(name, case))
            file.write(" </testsuite>\n")
        file.write("</testsuites>\n")


def _sums(cases: Iterable[Assertion]) -> str:
    tests = failures = errors = skipped = 0
    for case in cases:
        tests += 1
        failures += case.blocks
        errors += case.outcome is Outcome.UNTESTED
        skipped += _skipped(case)
    return f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}"'


def _case(name: str, case: Assertion) -> str:
    criterion = _attribute(f"{case.ruleset}/{case.criterion}")
    head = f"  <testcase classname={_attribute(name)} name={criterion}>\n"
    properties = "".join(
        f"    {_property(key, value)}\n"
        for key, value in (
            ("earl:outcome", case.outcome),
            ("url", case.subject.url),
            *(("requirement", requirement) for requirement in case.requirements),
            *(("answer", finding.answer.told) for finding in case.findings if finding.answer),
        )
    )
    return f"{head}   <properties>\n{properties}   </properties>\n{_result(case)}  </testcase>\n"


def _property(name: str, value: str) -> str:
    return f"<property name={_attribute(name)} value={_attribute(value)}/>"


def _result(case: Assertion) -> str:
    first = next((finding.message for finding in case.findings if finding.counts_as is case.outcome), "")
    message, kind = _attribute(first), _attribute(case.outcome)
    if case.blocks:
        return f"   <failure type={kind} message={message}>{_text(describe(case))}</failure>\n"
    if case.outcome is Outcome.UNTESTED:
        return f"   <error type={kind} message={message}>{_text(describe(case))}</error>\n"
    if _skipped(case):
        return f"   <skipped type={kind} message={_attribute(_why_skipped(case, first))}/>\n"
    return ""


def _why_skipped(case: Assertion, first: str) -> str:
    """Say it in one line: a known failure must not look like something that was left out."""
    why = str(case.outcome)
    if case.waiver:
        why += f", waived until {case.waiver.until} ({case.waiver.reason})"
    elif case.outcome is Outcome.FAILED:
        why += f", below the gate ({case.severity})"
    return f"{why}: {first}" if first else why


def _skipped(case: Assertion) -> bool:
    return case.outcome in (Outcome.CANT_TELL, Outcome.INAPPLICABLE) or (
        case.outcome is Outcome.FAILED and not case.blocks
    )


def _visit_name(assertion: Assertion) -> str:
    return "+".join(filter(None, (assertion.subject.id, assertion.device, assertion.lens)))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))


def _text(text: str) -> str:
    # A carriage return by itself would be read as a line feed.
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text), {"\r": "&#13;"})
