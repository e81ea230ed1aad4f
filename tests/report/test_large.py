"""A run of any size is reported in memory that does not grow with it."""

import tracemalloc
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from portalcheck.model.assertion import Assertion, Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.subject import Subject
from portalcheck.report import Reporter
from portalcheck.report.cause import MOST_PLACES
from portalcheck.report.causes import MOST_CAUSES, by_cause
from portalcheck.report.findings_csv import findings_csv
from portalcheck.report.html import html
from portalcheck.report.junit import junit
from portalcheck.report.results_json import results_json
from portalcheck.report.sarif import sarif
from tests.report.sample import DESKTOP, RULESET, assertion, head, pointer, visit

CRITERIA = 50
OUTCOMES = (Outcome.PASSED, Outcome.INAPPLICABLE, Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED)


class Streamed(Collection[Assertion]):
    """Assertions made while they are gone through, as those on disk are read; each page has faults of its own."""

    def __init__(self, visits: int) -> None:
        self._visits = visits

    def __len__(self) -> int:
        return self._visits * CRITERIA

    def __contains__(self, one: object) -> bool:
        return False

    def __iter__(self) -> Iterator[Assertion]:
        patterns = [assertion(f"C-{n}", OUTCOMES[n % 5]) for n in range(CRITERIA)]
        for number in range(self._visits):
            subject = Subject(id=f"page-{number}", url=f"https://portal.example/{number}")
            given = {}
            for outcome in OUTCOMES:
                common = Finding(outcome=outcome, message="Everywhere.", target=pointer("a", "<a>"))
                own = Finding(outcome=outcome, message=f"Here {number}.", target=pointer("b", "<b>" * 99))
                given[outcome] = (common, own)
            for pattern in patterns:
                yield pattern.model_copy(update={"subject": subject, "findings": given[pattern.outcome]})


def report_of(visits: int) -> Report:
    subjects = [Subject(id=f"page-{number}", url=f"https://portal.example/{number}") for number in range(visits)]
    return Report(head(*(visit(one, DESKTOP) for one in subjects), rulesets=[RULESET]), Streamed(visits))


def peak(reporter: Reporter, visits: int, folder: Path) -> float:
    """Megabytes that a reporter takes at its worst, besides the list of visits that the run itself holds."""
    report = report_of(visits)
    tracemalloc.start()
    try:
        reporter(report, folder)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_portal_of_twelve_hundred_pages(tmp_path: Path) -> None:
    """The page for people gathers what it is given: it stays small all the same, and so does what it takes."""
    assert peak(html, 1_200, tmp_path) < 20
    assert (tmp_path / html.file_name).stat().st_size < 5e6


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("reporter", [html, junit, results_json, findings_csv, sarif])
def test_twice_the_run_is_not_twice_the_memory(reporter: Reporter, tmp_path: Path) -> None:
    peak(reporter, 10, tmp_path)  # what is made once and kept, such as the templates
    once, twice = peak(reporter, 100, tmp_path), peak(reporter, 200, tmp_path)
    assert twice < once * 1.5 + 1


def test_what_goes_beyond_the_limits_is_counted() -> None:
    visits = MOST_CAUSES + 100
    judged = by_cause(report_of(visits)).judged["sample"]
    [group] = [one for one in judged.groups(Outcome.FAILED) if one.criterion == "C-2"]
    assert group.visits == visits
    assert group.causes[0].message.text == "Everywhere."
    assert group.causes[0].visits == visits
    assert len(group.causes[0].places) == MOST_PLACES
    assert len(group.causes) == MOST_CAUSES
    assert len(group.causes) - 1 + group.more == visits
    assert judged.total == visits * CRITERIA
