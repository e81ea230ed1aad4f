"""Every report shows what people answered: who, when, why; and what fits nothing any more."""

import csv
import json
from pathlib import Path

import pytest
from rich.console import Console

from portalcheck.judge import answered
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.report.findings_csv import findings_csv
from portalcheck.report.html import html
from portalcheck.report.junit import junit
from portalcheck.report.results_json import results_json
from portalcheck.report.sarif import sarif
from portalcheck.report.summary_md import summary_md
from portalcheck.report.terminal import print_report
from portalcheck.report.timings import timings
from tests.report.sample import DESKTOP, HOME, HOSTILE, PHONE, assertion, head, pointer, visit
from tests.review.test_answered import answer, to_all


def asked(words: str, css: str) -> Finding:
    return Finding.cant_tell(words, pointer(css, f"<b class='{css}'>"))


@pytest.fixture
def report() -> Report:
    open_ = assertion("Q-1", Outcome.CANT_TELL, asked("Is it open?", "u"), device="phone")
    fine = assertion("Q-1", Outcome.CANT_TELL, asked("Is it fine?", "i"))
    bad = assertion("F-1", Outcome.CANT_TELL, asked("Is it bad?", "s"))
    evil = HOSTILE[0]
    answers = [
        *to_all(fine, who="Nguyễn An", why="It <is>."),
        *to_all(bad, "failed", who=evil, why=f"={evil}"),
    ]
    stale = answer("a" * 16, who=evil, why=evil, question=evil)
    return Report(
        head(visit(HOME, DESKTOP), visit(HOME, PHONE), unfitting=(stale,)), answered([open_, fine, bad], answers)
    )


def test_html(report: Report, tmp_path: Path) -> None:
    page = html(report, tmp_path).read_text("utf-8")
    assert "1 question is open" in page
    assert "2 are answered" in page
    assert "1 answer fits nothing any more" in page
    assert "answered by Nguyễn An on 24 November 2026" in " ".join(page.split())
    assert "It &lt;is&gt;." in page
    assert "<script>alert" not in page
    assert 'id="ruleset-1-answered"' in page
    assert page.index('id="ruleset-1-failed"') < page.index("Is it bad?") < page.index('id="ruleset-1-answered"')
    assert page.index('id="ruleset-1-answered"') < page.index("Is it fine?")


def test_csv(report: Report, tmp_path: Path) -> None:
    with findings_csv(report, tmp_path) and (tmp_path / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["message"]: row for row in csv.DictReader(file)}
    assert rows["Is it open?"]["answer"] == ""
    fine, bad = rows["Is it fine?"], rows["Is it bad?"]
    assert (fine["outcome"], fine["answer"], fine["answered_by"]) == ("cantTell", "passed", "Nguyễn An")
    assert (fine["answered_on"], fine["why"], fine["blocks"]) == ("2026-11-24", "It <is>.", "no")
    assert bad["blocks"] == "yes"
    assert bad["why"].startswith("'=")


def test_sarif(report: Report, tmp_path: Path) -> None:
    results = json.loads(sarif(report, tmp_path).read_text("utf-8"))["runs"][0]["results"]
    kinds = {one["message"]["text"]: (one["kind"], one["level"]) for one in results}
    assert kinds == {
        "Is it open?": ("review", "none"),
        "Is it fine?": ("pass", "none"),
        "Is it bad?": ("fail", "error"),
    }
    assert all("portalcheckQuestion/v1" in one["partialFingerprints"] for one in results)
    (fine,) = (one for one in results if one["kind"] == "pass")
    assert fine["properties"]["answer"]["who"] == "Nguyễn An"
    assert fine["properties"]["answer"]["when"].startswith("2026-11-24T09:30")


def test_json(report: Report, tmp_path: Path) -> None:
    written = json.loads(results_json(report, tmp_path).read_text("utf-8"))
    assert [one["fingerprint"] for one in written["unfitting"]] == ["a" * 16]
    (fine,) = (one for one in written["assertions"] if one["outcome"] == "passed")
    assert fine["mode"] == "semiAuto"
    assert fine["findings"][0]["outcome"] == "cantTell"
    assert fine["findings"][0]["answer"]["why"] == "It <is>."


def test_junit_and_markdown(report: Report, tmp_path: Path) -> None:
    xml = junit(report, tmp_path).read_text("utf-8")
    assert "passed, answered by Nguyễn An on 2026-11-24: It &lt;is&gt;." in xml
    assert 'failures="1"' in xml
    text = summary_md(report, tmp_path).read_text("utf-8")
    assert "1 question is open; 2 are answered; 1 answer fits nothing any more." in text


def test_terminal(report: Report) -> None:
    console = Console(width=300, color_system=None)
    with console.capture() as captured:
        print_report(report, console)
    shown = captured.get()
    assert "1 question open, 2 answered; `portalcheck review RESULTS` asks them." in shown
    assert "1 answer fits nothing any more" in shown
    assert f"failed, answered by {HOSTILE[0]}" in shown


def test_what_each_part_takes() -> None:
    from portalcheck.model.subject import VisitKey
    from portalcheck.model.visit import Visit

    def took(**parts: float) -> Visit:
        key = VisitKey(subject="home", device="desktop")
        return Visit(key=key, subject=HOME, device=DESKTOP, load=None, artifacts={}, timings=parts)

    axe, load = timings([took(axe=100, load=50), took(axe=300)])
    assert (axe.part, axe.visits, axe.mean, axe.longest, axe.total) == ("axe", 2, 200, 300, 400)
    assert (load.part, load.visits) == ("load", 1)
    assert timings([]) == []
