"""The table of pages in `index.html`: what blocks first, each page leading to what was found on it, and bounded."""

from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.subject import Subject
from portalcheck.report import html as html_module
from portalcheck.report.html import html
from portalcheck.report.spans import MOST_SPANS, Spans
from portalcheck.report.where import ranges
from tests.report.sample import (
    DESKTOP,
    FORM,
    HOME,
    PHONE,
    QUIET,
    RULESET,
    WAIVER,
    assertion,
    everything,
    head,
    visit,
)
from tests.report.test_html import text_of, the, written


def page(name: str) -> Subject:
    return Subject(id=name, url=f"https://portal.example/{name}")


def rows(tree: LexborHTMLParser) -> list[str]:
    return [text_of(row, "tr") for row in tree.css(".matrix tbody tr")]


def test_what_blocks_comes_first(tmp_path: Path) -> None:
    outcomes: list[tuple[str, str, Outcome, dict[str, Any]]] = [
        ("fine", "P-1", Outcome.PASSED, {}),
        ("asks", "Q-1", Outcome.CANT_TELL, {}),
        ("minor", "L-1", Outcome.FAILED, {}),
        ("waived", "W-1", Outcome.FAILED, {"waiver": WAIVER}),
        ("unseen", "U-1", Outcome.UNTESTED, {}),
        ("blocks", "F-2", Outcome.FAILED, {}),
        ("worst", "F-1", Outcome.FAILED, {}),
        ("worst", "F-2", Outcome.FAILED, {}),
    ]
    report = Report(
        head(rulesets=[RULESET]),
        [assertion(name, outcome, subject=page(where), **more) for where, name, outcome, more in outcomes],
    )
    tree = written(report, tmp_path)
    order = [row.partition(" ")[0] for row in rows(tree)]
    assert order == ["worst", "blocks", "unseen", "minor", "waived", "asks", "fine"]
    assert rows(tree)[0] == "worst 2 0 0 0 0"
    assert len(tree.css(".matrix tbody.blocks")) == 2


def test_devices_are_summed_and_rulesets_told_apart(tmp_path: Path) -> None:
    report = Report(
        head(visit(HOME, DESKTOP), visit(HOME, PHONE), rulesets=[RULESET, QUIET]),
        [
            assertion("F-1", Outcome.FAILED, device="desktop"),
            assertion("F-1", Outcome.FAILED, device="phone"),
            assertion("P-2", Outcome.PASSED, ruleset="quiet"),
        ],
    )
    assert rows(written(report, tmp_path)) == ["home 2 0 0 1 0", "sample 2 0 0 0 0", "quiet 0 0 0 1 0"]


def test_a_page_leads_to_its_findings(tmp_path: Path) -> None:
    tree = written(everything(tmp_path), tmp_path)
    links = tree.css(".matrix th[scope=row] a")
    assert len(links) == len(tree.css(".visits > li")) > 8
    [link] = [one for one in links if one.text() == "home"]
    assert link.attributes["data-page"] == "home"
    entry = the(tree, link.attributes["href"] or "")
    assert text_of(entry, ".visit .page-id") == "home"
    [failed] = [row for row in entry.css("tbody tr")[:1] if text_of(row, "th").startswith("Failed")]
    anchors = [one.attributes["href"] or "" for one in failed.css("a")]
    assert [text_of(tree, anchor) for anchor in anchors[:2]] == [
        "Pictures have a text alternative",
        "Chữ đủ tương phản với nền",
    ]


def test_a_large_run_stays_small(tmp_path: Path) -> None:
    subjects = [page(f"page-{number}") for number in range(3_000)]
    failed = [assertion("F-1", Outcome.FAILED, Finding.failed("Everywhere."), subject=one) for one in subjects]
    tree = written(Report(head(*(visit(one, DESKTOP) for one in subjects)), failed), tmp_path)
    assert len(tree.css(".matrix tbody")) == html_module.MOST_ROWS
    assert len(tree.css(".matrix tbody")) - len(tree.css("details .matrix tbody")) == html_module.OPEN_ROWS // 2
    assert "2,800 more pages stand under “Page by page”." in text_of(tree)
    assert len(tree.css(".visits > li, .more-visits > li")) == 3_000
    [cause] = tree.css(".cause")
    assert cause.attributes["data-visits"] == "0:0-2999"
    assert len(tree.css("select[name=page] option")) == 3_001
    assert (tmp_path / html.file_name).stat().st_size < 2.5e6


def test_the_filter_offers_what_there_is(tmp_path: Path) -> None:
    report = Report(
        head(visit(HOME, DESKTOP), visit(FORM, PHONE), rulesets=[RULESET]),
        [
            assertion("F-1", Outcome.FAILED, Finding.failed("No.")),
            assertion("U-1", Outcome.UNTESTED, Finding.untested("Late."), subject=FORM, device="phone"),
            assertion("P-1", Outcome.PASSED, subject=page("fine")),
        ],
    )
    tree = written(report, tmp_path)
    offered = {
        select.attributes["name"]: [option.attributes["value"] for option in select.css("option")]
        for select in tree.css("#filter select")
    }
    assert offered == {
        "outcome": ["", "failed", "untested"],
        "severity": ["", "critical", "serious", "moderate", "minor"],
        "ruleset": ["", "sample"],
        "device": ["", "desktop", "phone"],
        "page": ["", "home", "feedback"],
    }
    hidden = [one.css("select")[0].attributes["name"] for one in tree.css(".choice[hidden]")]
    assert hidden == ["ruleset"]
    assert "hidden" in the(tree, "#filter").attributes, "it is shown by the script that it needs"


@pytest.mark.parametrize(("causes", "told"), [(3, False), (30, True)])
def test_it_says_where_the_filter_does_not_see_all(causes: int, told: bool, tmp_path: Path) -> None:
    findings = [Finding.failed(f"Fault {number}.") for number in range(causes)]
    tree = written(Report(head(), [assertion("F-1", Outcome.FAILED, *findings)]), tmp_path)
    assert ("findings.csv holds every finding" in text_of(tree, "#filter")) == told


def test_visits_are_kept_as_ranges() -> None:
    spans = Spans()
    for number in (0, 1, 2, 5):
        spans.add(number, 0)
        spans.add(number, 1)
        spans.add(number, 1)
    assert str(spans) == "0:0-2 1:0-2 0:5 1:5"


def test_a_cause_that_is_scattered_is_found_on_any_page() -> None:
    spans = Spans()
    for number in range(0, 4 * MOST_SPANS, 2):
        spans.add(number, 0)
    assert str(spans).endswith(f"0:{2 * MOST_SPANS - 2} *")


def test_numbers_are_written_short() -> None:
    assert ranges([2, 3, 4, 5, 7, 9, 10]) == "2–5, 7, 9–10"
    assert ranges([4]) == "4"
