"""`findings.csv` opens in a spreadsheet, holds what someone has to act on, and runs nothing there."""

import csv
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.report.findings_csv import COLUMNS, findings_csv
from tests.report.sample import HOSTILE, WAIVER, assertion, everything, head, one_of_each, pointer


def written(report: Report, folder: Path) -> list[dict[str, str]]:
    raw = findings_csv(report, folder).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "without the mark a spreadsheet takes Vietnamese for Latin-1"
    with (folder / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        assert tuple(rows.fieldnames or ()) == COLUMNS
        return list(rows)


def test_what_someone_has_to_act_on(tmp_path: Path) -> None:
    failed, question, untested = written(one_of_each(), tmp_path)
    assert failed == {
        "outcome": "failed",
        "severity": "critical",
        "blocks": "yes",
        "waived_until": "",
        "ruleset": "sample",
        "criterion": "F-1",
        "rule": "test/f-1",
        "rule_version": "1",
        "requirements": "WCAG20:1.1.1 ACT:b4f0c3",
        "page": "home",
        "step": "",
        "url": "https://portal.example/",
        "device": "desktop",
        "lens": "",
        "message": "It has no alt.",
        "element": "img",
        "frame": "",
        "markup": "<img>",
        "picture": "",
        "answer": "",
        "answered_by": "",
        "answered_on": "",
        "why": "",
        "edition": "2026.1",
        "portalcheck": "0.1.0",
        "axe": "4.12.1",
        "browser": "Chromium 140.0",
    }
    assert (question["outcome"], question["message"]) == ("cantTell", "Does “here” say enough?")
    assert (untested["outcome"], untested["message"]) == ("untested", "Not tested: the tree is missing.")


def test_messages_are_in_the_language_of_the_report(tmp_path: Path) -> None:
    wide = "The page is laid out {width} px wide on a {device_width} px screen."
    found = Finding.failed(wide, width=980, device_width=360)
    [row] = written(Report(head(language="vi"), [assertion("F-1", Outcome.FAILED, found)]), tmp_path)
    assert "rộng 980 px" in row["message"]
    assert row["outcome"] == "failed", "a filter over it works in any language"


def test_a_waived_failure_does_not_block(tmp_path: Path) -> None:
    waived = assertion("W-1", Outcome.FAILED, Finding.failed("No."), waiver=WAIVER)
    [row] = written(Report(head(), [waived]), tmp_path)
    assert (row["outcome"], row["blocks"], row["waived_until"]) == ("failed", "no", "2027-03-31")


def test_a_row_each_and_none_lost(tmp_path: Path) -> None:
    report = everything(tmp_path)
    told = {Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED}
    rows = written(report, tmp_path)
    assert {row["outcome"] for row in rows} == {str(outcome) for outcome in told}
    for one in report.assertions:
        if one.outcome in told:
            assert any(row["criterion"] == one.criterion and row["page"] == one.subject.id for row in rows)


def test_nothing_found_is_an_empty_table(tmp_path: Path) -> None:
    assert written(Report(head(), [assertion("P-1", Outcome.PASSED, Finding.passed("Yes."))]), tmp_path) == []


@given(st.text() | st.sampled_from([*HOSTILE, "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a\nb", 'a"b,c']))
def test_no_cell_is_a_formula(tmp_path_factory, text: str) -> None:
    finding = Finding.failed(text, pointer(text or "p", text))
    [row] = written(Report(head(), [assertion("F-1", Outcome.FAILED, finding)]), tmp_path_factory.mktemp("csv"))
    for cell in row.values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
