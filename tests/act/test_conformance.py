"""How ACT's three words are counted, over literal outcomes."""

import pytest

from portalcheck import Finding, Outcome
from tests.act.cases import Case
from tests.act.conformance import false_alarms, records, totals
from tests.act.judging import Said

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
