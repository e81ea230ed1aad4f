"""One fault of one component is one cause, however often it is met; two faults are two."""

import pytest

from portalcheck.judge import CarriedOver
from portalcheck.model.assertion import Assertion, Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.subject import Subject
from portalcheck.report.cause import MOST_COPIES, Cause
from portalcheck.report.causes import by_cause
from portalcheck.report.html import html
from portalcheck.report.summary_md import summary_md
from tests.report.sample import DESKTOP, HOME, STEPS, assertion, head, pointer, visit

SMALL = "The target is {width} px wide where {asked} px are asked."
ICON = '<button class="icon share" aria-label="Share">'


def icon(
    css: str = "li:nth-of-type(3) > button", snippet: str = ICON, width: float = 18.2, message: str = SMALL
) -> Finding:
    return Finding.failed(message, pointer(css, snippet), width=width, asked=24)


def failed(*findings: Finding, subject: Subject = HOME, name: str = "F-1") -> Assertion:
    return assertion(name, Outcome.FAILED, *findings, subject=subject)


def causes(*assertions: Assertion) -> list[Cause]:
    judged = by_cause(Report(head(), assertions)).judged["sample"]
    return [cause for group in judged.groups(Outcome.FAILED) for cause in group.causes]


def test_one_component_on_forty_pages_is_one_row(tmp_path) -> None:
    pages = [Subject(id=f"page-{number}", url=f"https://portal.example/{number}") for number in range(40)]
    found = [
        failed(icon(f"li:nth-of-type({number % 4 + 1}) > button", width=18 + number % 2 / 5), subject=page)
        for number, page in enumerate(pages)
    ]
    [cause] = causes(*found)
    assert (cause.visits, cause.further) == (40, False)
    assert [one.text for one in cause.elements] == [f"li:nth-of-type({number}) > button" for number in (1, 2, 3, 4)]
    assert [said.text for said in cause.messages.values()] == [
        "The target is 18.0 px wide where 24 px are asked.",
        "The target is 18.2 px wide where 24 px are asked.",
    ]
    report = Report(head(*(visit(page, DESKTOP) for page in pages)), found)
    page = html(report, tmp_path).read_text("utf-8")
    assert page.count('<li class="cause"') == 1
    assert all(f"<code>{one.text.replace('>', '&gt;')}</code>" in page for one in cause.elements)
    assert "Also measured" in page
    assert "18.2 px wide" in page
    assert "`li:nth-of-type(1) > button` and 3 more" in summary_md(report, tmp_path).read_text("utf-8")


def test_copies_on_one_page_are_one_visit() -> None:
    [cause] = causes(failed(*(icon(f"li:nth-of-type({number}) > button") for number in range(1, MOST_COPIES + 5))))
    assert (cause.visits, len(cause.elements), cause.further) == (1, MOST_COPIES, True)


def test_a_component_is_the_same_in_another_state_and_elsewhere() -> None:
    link = '<a class="tab" href="/vi" aria-current="page">'
    assert len(causes(failed(icon("nav > a", link), icon("footer > a", link.replace(' aria-current="page"', ""))))) == 1


@pytest.mark.parametrize(
    "other",
    [
        failed(icon(), name="F-2"),
        failed(icon(message="It is {width} px wide.")),
        failed(icon(snippet=ICON.replace("button", "a"))),
        failed(icon(snippet=ICON.replace("Share", "Print"))),
        failed(icon().model_copy(update={"target": pointer("li > button", ICON, "iframe#map")})),
    ],
    ids=["criterion", "template", "kind of element", "name", "frame"],
)
def test_two_faults_are_two(other: Assertion) -> None:
    assert len(causes(failed(icon()), other)) == 2


def test_markup_that_tells_nothing_is_told_by_its_place() -> None:
    alike = [icon("main > p:nth-of-type(1)", "<p>"), icon("main > p:nth-of-type(2)", "<p>")]
    assert len(causes(failed(*alike, icon("footer > p", "<p>")))) == 2


def test_what_names_other_things_is_another_fault() -> None:
    named = [Finding.failed("The field '{name}' has no label.", pointer("i", "<i class=x>"), name=n) for n in "ab"]
    assert len(causes(failed(*named))) == 2


def test_a_page_as_a_whole_is_told_with_its_numbers() -> None:
    wide = [Finding.failed("{width} px wide.", pointer("html", "<html>"), width=width) for width in (400, 900)]
    of_none = [Finding.failed("{count} headings.", count=count) for count in (2, 3)]
    assert len(causes(failed(*wide, *of_none))) == 4


def test_a_step_with_another_number_is_carried_over() -> None:
    carried = CarriedOver()
    carried.mark([failed(icon(width=18.2), subject=STEPS[0])])
    [again] = carried.mark([failed(icon(width=18.4), subject=STEPS[1])])
    assert again.findings[0].carried == STEPS[0].id
    [other] = carried.mark([failed(icon(snippet=ICON.replace("Share", "Print")), subject=STEPS[2])])
    assert other.findings[0].carried is None
