"""How ACT's three words are counted, over literal outcomes."""

import json

import pytest

from portalcheck import Finding, Outcome
from tests.act import __main__ as command
from tests.act.cases import Case
from tests.act.conformance import false_alarms, records, totals
from tests.act.implementation import implementation
from tests.act.judging import Said
from tests.act.page import explained, unexplained

FAILED, PASSED, CANT_TELL, INAPPLICABLE = Outcome.FAILED, Outcome.PASSED, Outcome.CANT_TELL, Outcome.INAPPLICABLE


def case(path: str, expected: Outcome, *criteria: str) -> Case:
    return Case(path, "abc123", "A rule", path, path, expected, criteria, approved=True)


def said(outcome: Outcome, *requirements: str) -> Said:
    return Said("family/rule", requirements, outcome, (Finding(outcome=outcome, message="So."),))


@pytest.mark.parametrize(
    ("on_failed", "on_passed", "status"),
    [
        (FAILED, PASSED, "complete"),
        (FAILED, CANT_TELL, "complete"),
        (FAILED, INAPPLICABLE, "complete"),
        (CANT_TELL, PASSED, "partial"),
        (Outcome.UNTESTED, PASSED, "partial"),
        (PASSED, PASSED, "inconsistent"),
        (INAPPLICABLE, PASSED, "inconsistent"),
        (FAILED, FAILED, "inconsistent"),
        (CANT_TELL, FAILED, "inconsistent"),
    ],
)
def test_the_status_of_an_act_rule(on_failed: Outcome, on_passed: Outcome, status: str) -> None:
    cases = [case("/f", FAILED), case("/p", PASSED)]
    (record,) = records(cases, {"/f": [said(on_failed, "ACT:abc123")], "/p": [said(on_passed, "ACT:abc123")]})
    assert record.status == status
    assert (record.status == "complete") == (not record.wrong)


def test_an_act_rule_that_nobody_claims_is_untested() -> None:
    (record,) = records([case("/f", FAILED)], {"/f": [said(FAILED, "WCAG20:1.1.1")]})
    assert record.status == "untested"


def test_a_failed_case_counts_as_found_by_its_own_criterion_only() -> None:
    cases = [case("/f", FAILED, "1.1.1"), case("/p", PASSED, "1.1.1"), case("/none", FAILED)]
    other = {"/f": [said(FAILED, "WCAG20:4.1.2")], "/p": [said(FAILED, "WCAG20:4.1.2")], "/none": []}
    assert (totals(cases, other).found, totals(cases, other).alarms) == (0, 0)
    own = {"/f": [said(FAILED, "WCAG20:1.1.1")], "/p": [said(FAILED, "WCAG20:1.1.1")], "/none": []}
    assert (totals(cases, own).found, totals(cases, own).alarms) == (1, 1)
    assert totals(cases, own).failing == totals(cases, own).clean == 1


def test_a_false_alarm_names_the_rule_and_why_it_counts() -> None:
    cases = [case("/p", PASSED, "1.1.1"), case("/f", FAILED, "1.1.1")]
    both = [
        said(FAILED, "ACT:abc123"),
        said(FAILED, "WCAG20:1.1.1"),
        said(FAILED, "WCAG20:2.4.4"),
        said(PASSED, "ACT:abc123"),
    ]
    alarms = list(false_alarms(cases, {"/p": both, "/f": both}))
    assert [(alarm.case.path, alarm.claimed, alarm.criteria) for alarm in alarms] == [
        ("/p", True, ()),
        ("/p", False, ("1.1.1",)),
    ]


@pytest.mark.parametrize("known", [True, False])
def test_an_alarm_that_nobody_looked_into_fails_the_command(known: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    found, rules = next(iter(explained().items()))
    alarm = Case(found if known else "0" * 40, "abc123", "A rule", "Passed", "/p", PASSED, ("1.1.1",), approved=True)
    clean = [case(f"/{at}", PASSED, "1.1.1") for at in range(99)]
    one = Said(next(iter(rules)), ("WCAG20:1.1.1",), FAILED, (Finding(outcome=FAILED, message="So."),))
    everything = {"/p": [one], **{other.path: [said(PASSED, "WCAG20:1.1.1")] for other in clean}}
    assert unexplained(false_alarms([alarm], everything)) == ([] if known else list(false_alarms([alarm], everything)))
    monkeypatch.setattr(command, "cases", lambda *rules: [alarm, *clean])
    monkeypatch.setattr(command, "_judge", lambda chosen: everything)
    assert command.main(["abc123"]) == (0 if known else 1)


def test_the_implementation_report_is_as_the_w3c_takes_it() -> None:
    cases = [case("/WAI/f.html", FAILED, "1.1.1"), case("/WAI/p.html", PASSED)]
    of_f = [said(FAILED, "ACT:abc123", "WCAG20:1.1.1"), said(PASSED, "WCAG20:2.4.4"), said(FAILED, "WCAG20:4.1.2")]
    told = json.loads(implementation(cases, {"/WAI/f.html": of_f, "/WAI/p.html": [said(CANT_TELL, "ACT:abc123")]}))
    assert told["@context"] == "https://act-rules.github.io/earl-context.json"
    first, second = told["@graph"]
    assert {one["@type"] for one in (first, second)} == {"TestSubject"}
    assert [one["source"] for one in (first, second)] == [
        "https://www.w3.org/WAI/f.html",
        "https://www.w3.org/WAI/p.html",
    ]

    def assertion(outcome: str, *criteria: str) -> dict[str, object]:
        test = {"title": "family/rule", "isPartOf": list(criteria)}
        return {"@type": "Assertion", "test": test, "result": {"outcome": f"earl:{outcome}"}}

    assert first["assertions"] == [
        assertion("failed", "WCAG2:non-text-content"),
        assertion("failed", "WCAG2:name-role-value"),
    ], "what claims the ACT rule, and what failed besides"
    assert second["assertions"] == [assertion("cantTell")]
