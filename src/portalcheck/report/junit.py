"""`junit.xml`: one test case an assertion, for continuous integration."""

import re
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
    counts = report.counts
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="utf-8"?>\n')
        file.write(
            f'<testsuites name="portalcheck" tests="{sum(counts.values())}" failures="{report.blocking}" '
            f'errors="{counts[Outcome.UNTESTED]}">\n'
        )
        for name, visit in groupby(report.assertions, key=_visit_name):
            cases = list(visit)
            failures = sum(case.blocks for case in cases)
            errors = sum(case.outcome is Outcome.UNTESTED for case in cases)
            skipped = sum(_skipped(case) for case in cases)
            file.write(
                f' <testsuite name={_attribute(name)} tests="{len(cases)}" failures="{failures}" '
                f'errors="{errors}" skipped="{skipped}">\n'
            )
            for case in cases:
                file.write(_case(name, case))
            file.write(" </testsuite>\n")
        file.write("</testsuites>\n")


def _case(name: str, case: Assertion) -> str:
    head = f"  <testcase classname={_attribute(name)} name={_attribute(f'{case.ruleset}/{case.criterion}')}>\n"
    properties = "".join(
        f"    <property name={_attribute(key)} value={_attribute(value)}/>\n"
        for key, value in (
            ("earl:outcome", case.outcome),
            ("url", case.subject.url),
            *(("requirement", requirement) for requirement in case.requirements),
        )
    )
    return f"{head}   <properties>\n{properties}   </properties>\n{_result(case)}  </testcase>\n"


def _result(case: Assertion) -> str:
    first = next((finding.message for finding in case.findings if finding.outcome is case.outcome), "")
    if case.blocks:
        return f"   <failure message={_attribute(first)}>{_text(describe(case))}</failure>\n"
    if case.outcome is Outcome.UNTESTED:
        return f"   <error message={_attribute(first)}>{_text(describe(case))}</error>\n"
    if _skipped(case):
        return f"   <skipped message={_attribute(f'{case.outcome}: {first}' if first else str(case.outcome))}/>\n"
    return ""


def _skipped(case: Assertion) -> bool:
    return case.outcome in (Outcome.CANT_TELL, Outcome.INAPPLICABLE) or (
        case.outcome is Outcome.FAILED and not case.blocks
    )


def _visit_name(assertion: Assertion) -> str:
    return "+".join(filter(None, (assertion.subject.id, assertion.device, assertion.lens)))


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))
