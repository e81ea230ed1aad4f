"""The scorecard tells each number with what it was made of, and leads to it; nothing is rounded into a better grade."""

from pathlib import Path

import pytest
from rich.console import Console
from selectolax.lexbor import LexborHTMLParser

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.ruleset import Category, Change, Grade
from portalcheck.model.score import Range
from portalcheck.report.html import html
from portalcheck.report.scorecard import shown
from portalcheck.report.terminal import print_report
from portalcheck.score import score
from tests.report.sample import DESKTOP, HOME, RULESET, TOOLS, assertion, criterion, head, visit

SCORED = RULESET.model_copy(
    update={
        "categories": (
            Category(id="functions", title={"en": "Functions", "fr": "Fonctions"}, points=50),
            Category(id="access", title={"en": "Access"}, points=5),
        ),
        "grades": tuple(Grade.model_validate({"id": name, "from": start}) for name, start in (("A", 90), ("B", 0))),
        "score_note": {"en": "Not an official score."},
        "criteria": (
            criterion("F-1", category="functions", points=3),
            criterion("Q-1", category="functions"),
            criterion("W-1", category="access"),
        ),
    }
)


def report(question: Outcome, last: Outcome, language: str = "en") -> Report:
    judged = [
        assertion("F-1", Outcome.PASSED),
        assertion("Q-1", question, *([Finding.cant_tell("Is it so?")] if question is Outcome.CANT_TELL else [])),
        assertion("W-1", last, Finding.failed("It is missing.") if last is Outcome.FAILED else Finding.passed("Good.")),
    ]
    summary = head(visit(HOME, DESKTOP), rulesets=[SCORED], scores=(score(SCORED, judged),), language=language)
    return Report(summary, judged)


def card(report: Report, folder: Path) -> str:
    html(report, folder)
    tree = LexborHTMLParser((folder / "index.html").read_text("utf-8"))
    found = tree.css_first("[aria-labelledby=scorecard]")
    assert found
    return " ".join(found.text().split())


def printed(report: Report) -> str:
    console = Console(width=100, color_system=None)
    with console.capture() as captured:
        print_report(report, console, quiet=True)
    return " ".join(captured.get().split())


def test_a_grade(tmp_path: Path) -> None:
    good = report(Outcome.PASSED, Outcome.PASSED)
    said = card(good, tmp_path)
    assert "A Grade A 100 per cent of all points." in said
    assert "Without a verdict: 0 per cent" in said
    assert "Not an official score." in said
    assert "Functions 50 / 50" in said
    assert "37.5 of 37.5 points. Passed on 1 of 1 visit." in said
    told = printed(good)
    assert "Grade A: 100.0 per cent." in told
    assert "Not an official score." in told
    assert "Functions 50.0 50 Access 5.0 5" in told
    assert "portalcheck 0.1.0 · axe 4.12.1 · browser Chromium 140.0" in told
    assert "changed what is asked" not in told + said


def test_what_is_open_leaves_no_grade(tmp_path: Path) -> None:
    open_ = report(Outcome.CANT_TELL, Outcome.PASSED)
    said = card(open_, tmp_path)
    assert "No grade What is still open could change it: the range reaches A, B." in said
    assert "77.3 to 100 per cent of all points." in said
    assert "Functions 37.5 to 50 / 50" in said
    assert "0 to 12.5 of 12.5 points. Passed on 0 of 1 visit. 1 waits for a person." in said
    assert "No grade: 77.3 to 100.0 per cent, which reaches A, B." in printed(open_)


def test_what_was_not_tested_leaves_no_total(tmp_path: Path) -> None:
    gap = report(Outcome.UNTESTED, Outcome.FAILED)
    said = card(gap, tmp_path)
    assert "No grade A category has no score, so there is no total." in said
    assert "Functions no score / 50" in said
    assert "Access 0 / 5" in said
    assert "No grade: a category has no score." in printed(gap)


def test_it_opens_down_to_the_findings(tmp_path: Path) -> None:
    html(report(Outcome.CANT_TELL, Outcome.FAILED), tmp_path)
    tree = LexborHTMLParser((tmp_path / "index.html").read_text("utf-8"))
    links = [link.attributes["href"] or "" for link in tree.css(".to-findings")]
    assert len(links) == 2
    assert all(tree.css_first(link) for link in links)


def test_what_passed_shows_what_was_seen(tmp_path: Path) -> None:
    html(report(Outcome.PASSED, Outcome.PASSED), tmp_path)
    tree = LexborHTMLParser((tmp_path / "index.html").read_text("utf-8"))
    seen = [" ".join(one.text().split()) for one in tree.css("[aria-labelledby=scorecard] details.seen")]
    assert len(seen) == 3
    assert [one.startswith("What was seen: ") for one in seen] == [True] * 3
    assert "Good." in seen[2]
    assert all("home" in one for one in seen)
    assert "Nothing that fails it." in seen[0]


def test_lighthouses_own_reports_are_linked_to(tmp_path: Path) -> None:
    judged = [assertion(name, Outcome.PASSED) for name in ("F-1", "Q-1", "W-1")]
    measured = criterion("F-1", category="functions").model_copy(update={"rule": "performance/lighthouse-metric"})
    ruleset = SCORED.model_copy(update={"criteria": (measured, *SCORED.criteria[1:])})
    kept = tuple(f"evidence/{run * 64}.json.gz" for run in "abc")
    seen = visit(HOME, DESKTOP, reports=(*kept, "javascript:alert(1)"))
    tools = TOOLS.model_copy(update={"lighthouse": "12.6.1"})
    html(Report(head(seen, rulesets=[ruleset], scores=(score(ruleset, judged),), tools=tools), judged), tmp_path)
    tree = LexborHTMLParser((tmp_path / "index.html").read_text("utf-8"))
    assert [link.attributes["href"] for link in tree.css("#lighthouse a")] == list(kept)
    assert "12.6.1" in tree.css("#lighthouse")[0].text()
    assert len(tree.css('[aria-labelledby=scorecard] a[href="#lighthouse"]')) == 1


CHANGES = (
    Change(criterion=criterion("F-1", category="functions"), before={"limit": 4000}, params={"limit": 60000}),
    Change(
        criterion=criterion("N-1", category="access", title={"en": "Videos have captions"}),
        skipped=True,
        reason="We publish none.",
    ),
)


def test_what_the_portal_file_changed_is_named_and_leaves_no_grade(tmp_path: Path) -> None:
    judged = [assertion(name, Outcome.PASSED) for name in ("F-1", "Q-1", "W-1")]
    ruleset = SCORED.model_copy(update={"changes": CHANGES})
    summary = head(visit(HOME, DESKTOP), rulesets=[ruleset], scores=(score(ruleset, judged),))
    said, told = card(Report(summary, judged), tmp_path), printed(Report(summary, judged))
    assert "No grade The portal file changed what is asked, so the grade would be that of another ruleset." in said
    assert "limit: 60000 in place of 4000" in said
    assert "No reason is given." in said
    assert "Videos have captions N-1" in said
    assert "Skipped. We publish none." in said
    assert "The portal file skips it, so it has no score." in said
    assert "Grade A" not in said + told
    assert "No grade, since the portal file changed what is asked: 100.0 per cent." in told
    assert "(F-1): limit: 60000 in place of 4000. No reason is given." in told
    assert "Videos have captions (N-1): skipped. We publish none." in told


@pytest.mark.parametrize(("exact", "told"), [(89.96, 89.9), (89.94, 89.9), (90, 90), (90.06, 90.1), (77.27, 77.3)])
def test_no_number_shows_a_grade_that_it_does_not_reach(exact: float, told: float) -> None:
    assert shown(Range(low=exact, high=exact), SCORED) == Range(low=told, high=told)


def test_in_french(tmp_path: Path) -> None:
    said = card(report(Outcome.PASSED, Outcome.FAILED, "fr"), tmp_path)
    assert "Fonctions 50 / 50" in said
    assert "90,9 pour cent de tous les points." in said


def test_without_points_there_is_none(tmp_path: Path) -> None:
    html(Report(head(visit(HOME, DESKTOP)), []), tmp_path)
    assert 'id="scorecard"' not in (tmp_path / "index.html").read_text("utf-8")
