"""The gate of `make act`, on a fixed sample of the cases: every rule, the whole pipeline, no false alarm."""

from collections.abc import Mapping, Sequence

import pytest

from tests.act.cases import FOLDER, Case, all_cases
from tests.act.conformance import false_alarms, records, totals
from tests.act.judging import Said, judge_cases, shipped
from tests.act.page import explained

EVERY = 9
SAMPLE = sorted(all_cases(), key=lambda case: (case.id, case.rule))[::EVERY]
"""Spread over the rules by the cases' ids, which say nothing of what is in them."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not SAMPLE, reason=f"the ACT cases are not at {FOLDER}"),
]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sequence[Said]]:
    return shipped(judge_cases(SAMPLE, tmp_path_factory.mktemp("act")))


def test_no_rule_fails_what_must_not_fail_for_an_act_rule_that_it_claims(said: Mapping[str, Sequence[Said]]) -> None:
    alarms = [alarm for alarm in false_alarms(SAMPLE, said) if alarm.claimed]
    assert not alarms, [f"{alarm.rule} on {alarm.case.path}: {alarm.findings}" for alarm in alarms]


def test_what_must_fail_is_found(said: Mapping[str, Sequence[Said]]) -> None:
    count = totals(SAMPLE, said)
    assert count.failing >= 10
    assert count.found >= 0.7 * count.failing, f"{count}: {list(_missed(said))}"


def test_the_false_alarms_are_those_that_were_looked_into(said: Mapping[str, Sequence[Said]]) -> None:
    known = {(case.id, rule) for case in SAMPLE for rule in explained().get(case.id, ())}
    assert len(known) == 1, "what stands in the sample is known by name"
    assert {(alarm.case.id, alarm.rule) for alarm in false_alarms(SAMPLE, said)} == known


def test_no_act_rule_that_we_claim_is_passed_over(said: Mapping[str, Sequence[Said]]) -> None:
    wrong = [
        (one.rule, case.path) for one in records(SAMPLE, said) if one.status == "inconsistent" for case, _ in one.wrong
    ]
    assert not wrong


def _missed(said: Mapping[str, Sequence[Said]]) -> list[Case]:
    return [
        case for case in SAMPLE if case.criteria and not totals([case], said).found and totals([case], said).failing
    ]
