"""Each of the five outcomes survives the trip into every format that a reporter writes."""

import json
from pathlib import Path

import jsonschema
import pytest

from portalcheck import Assertion, Finding, Outcome, Pointer, Report, Reporter, Subject, core
from portalcheck.model.report import ReportFile, ReportHead, Tools
from portalcheck.model.ruleset import Criterion, Ruleset, Source

REPORTERS = sorted(core.portalcheck_reporters(), key=lambda reporter: reporter.name)
# These hold what someone has to act on, and of the rest the number at most.
EXCERPTS = {"csv", "markdown"}
# These speak of success criteria: what failed by its message, the rest by the page.
BY_CRITERION = {"openacr", "statement-en", "statement-vi"}
SAYS = {
    Outcome.PASSED: Finding.passed("A title is there."),
    Outcome.FAILED: Finding.failed("No title < is there & told.", Pointer(css="html", snippet="<html>")),
    Outcome.CANT_TELL: Finding.cant_tell("The title is “Trang chủ”. Does it say enough?", Pointer(css="title")),
    Outcome.INAPPLICABLE: None,
    Outcome.UNTESTED: Finding.untested("Not tested: it did not answer.", cause="timeout"),
}


@pytest.fixture
def report() -> Report:
    criteria = {outcome: f"own/is-{outcome.value.lower()}" for outcome in Outcome}
    assertions = tuple(
        Assertion(
            subject=Subject(id="home", url="http://portal.invalid/"),
            device="phone",
            ruleset="own",
            criterion=criteria[outcome],
            rule="own/title",
            rule_version=1,
            requirements=("WCAG20:2.4.2",),
            severity="serious",
            mode="automatic",
            outcome=outcome,
            findings=(finding,) if finding else (),
        )
        for outcome, finding in SAYS.items()
    )
    ruleset = Ruleset(
        id="own",
        edition="1",
        label="own",
        title={"en": "Own"},
        sources={"us": Source(title="Us", basis="ours", in_force="yes")},
        criteria=tuple(Criterion(id=one, rule="own/title", source="us") for one in criteria.values()),
    )
    head = ReportHead(
        portal="Portal",
        base_url="http://portal.invalid",
        started="2026-11-24T09:00:00+00:00",
        tools=Tools(portalcheck="0", browser="1", axe="4", python="3.11"),
        rulesets=(ruleset,),
        visits=(),
    )
    return Report(head, assertions)


@pytest.mark.parametrize("reporter", REPORTERS, ids=lambda reporter: reporter.name)
def test_every_reporter_tells_them(reporter: Reporter, report: Report, tmp_path: Path) -> None:
    text = reporter(report, tmp_path).read_text("utf-8").replace("\\", "")  # Markdown's way to say that it is no markup
    excerpt = set() if reporter.name in BY_CRITERION else {Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED}
    for outcome in excerpt if reporter.name in EXCERPTS | BY_CRITERION else Outcome:
        assert f"is-{outcome.value.lower()}" in text, outcome
    if reporter.name in BY_CRITERION:
        assert "2.4.2" in text
        assert "No title < is there & told." in text
        return
    for words in ("No title", "is there", "told.", "Does it say enough?", "it did not answer."):
        assert words in text


def test_report_json_reads_back_equal(report: Report, tmp_path: Path) -> None:
    reporter = next(reporter for reporter in REPORTERS if reporter.name == "json")
    text = reporter(report, tmp_path).read_text("utf-8")
    assert ReportFile.model_validate_json(text).assertions == report.assertions
    jsonschema.validate(json.loads(text), ReportFile.model_json_schema(mode="serialization"))


def test_what_is_untested_is_no_good_end(report: Report) -> None:
    assert report.exit_code == 3
    tested = Report(report.head, tuple(one for one in report.assertions if one.outcome is not Outcome.UNTESTED))
    assert tested.exit_code == 1
    assert Report(report.head, ()).exit_code == 3
