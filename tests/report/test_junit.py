"""`junit.xml` is well-formed, its sums are right, and each EARL outcome can be read from it."""

import re
from pathlib import Path
from xml.etree import ElementTree

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.report.junit import junit
from tests.report.sample import (
    DESKTOP,
    HOME,
    PHONE,
    WAIVER,
    assertion,
    everything,
    head,
    one_of_each,
    pointer,
    visit,
)


def written(report: Report, folder: Path) -> ElementTree.Element:
    root = ElementTree.fromstring(junit(report, folder).read_bytes())
    sums = {"tests": 0, "failures": 0, "errors": 0}
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases)
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.attrib[name]) == len(suite.findall(f"testcase/{tag}")), name
        for name in sums:
            sums[name] += int(suite.attrib[name])
    assert {name: int(root.attrib[name]) for name in sums} == sums
    return root


def outcome(case: ElementTree.Element) -> str:
    [value] = [one.attrib["value"] for one in case.iter("property") if one.attrib["name"] == "earl:outcome"]
    return value


def result(case: ElementTree.Element) -> str:
    return next((child.tag for child in case if child.tag != "properties"), "passed")


def test_each_outcome(tmp_path: Path) -> None:
    root = written(one_of_each(), tmp_path)
    assert [(outcome(case), result(case)) for case in root.iter("testcase")] == [
        ("failed", "failure"),
        ("cantTell", "skipped"),
        ("untested", "error"),
        ("passed", "passed"),
        ("inapplicable", "skipped"),
    ]
    failure, question, error = (next(root.iter(tag)) for tag in ("failure", "skipped", "error"))
    assert failure.attrib["message"] == "It has no alt."
    assert "at img" in (failure.text or "")
    assert question.attrib["message"] == "cantTell: Does “here” say enough?"
    assert error.attrib["message"] == "Not tested: the tree is missing."
    requirements = [one.attrib["value"] for one in root.iter("property") if one.attrib["name"] == "requirement"]
    assert requirements[:2] == ["WCAG20:1.1.1", "ACT:b4f0c3"]


def test_failures_that_do_not_block_say_why(tmp_path: Path) -> None:
    finding = Finding.failed("It fails.")
    report = Report(
        head(visit(HOME, DESKTOP)),
        [
            assertion("W-1", Outcome.FAILED, finding, waiver=WAIVER),
            assertion("L-1", Outcome.FAILED, finding),
        ],
    )
    root = written(report, tmp_path)
    assert [outcome(case) for case in root.iter("testcase")] == ["failed", "failed"]
    assert [one.attrib["message"] for one in root.iter("skipped")] == [
        "failed, waived until 2027-03-31 (A new menu comes in spring.): It fails.",
        "failed, below the gate (minor): It fails.",
    ]


def test_a_suite_a_visit(tmp_path: Path) -> None:
    report = Report(
        head(visit(HOME, DESKTOP), visit(HOME, PHONE)),
        [
            assertion("P-1", Outcome.PASSED),
            assertion("P-1", Outcome.PASSED, device="phone"),
            assertion("N-1", Outcome.PASSED, device="phone", lens="keyboard"),
        ],
    )
    root = written(report, tmp_path)
    assert [suite.attrib["name"] for suite in root] == ["home+desktop", "home+phone", "home+phone+keyboard"]


def test_hostile_texts(tmp_path: Path) -> None:
    root = written(everything(tmp_path), tmp_path)
    text = "".join(root.itertext())
    assert "</style><script>alert(1)</script>" in text
    assert "]]>&amp;&lt;<!--" in text


def test_characters_that_xml_forbids(tmp_path: Path) -> None:
    message = "bell \x07, escape \x1b, lone \ud83d, last \uffff, line\r\nfeed\ttab 😀"
    finding = Finding.failed(message, pointer("#\x00", "<p \x0b>"))
    report = Report(head(visit(HOME, DESKTOP)), [assertion("F-1", Outcome.FAILED, finding)])
    root = written(report, tmp_path)
    [failure] = root.iter("failure")
    assert failure.attrib["message"] == re.sub("[\x07\x1b\ud83d\uffff]", "\ufffd", message)
    assert re.sub("[\x07\x1b\ud83d\uffff]", "\ufffd", message) in (failure.text or "")


def test_nothing_judged(tmp_path: Path) -> None:
    root = written(Report(head(), []), tmp_path)
    assert root.attrib["tests"] == "0"
    assert not list(root)
