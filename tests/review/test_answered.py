"""An answer counts where a program cannot tell, and nowhere else."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from portalcheck.judge import answered, unfitting
from portalcheck.measure.fingerprint import fingerprints
from portalcheck.model.answer import Answer
from portalcheck.model.assertion import Assertion, Finding, Outcome, Pointer, aggregate
from portalcheck.model.report import Report, describe
from tests.report.sample import DESKTOP, HOME, WAIVER, assertion, head, visit

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def question(number: int = 0) -> Finding:
    return Finding.cant_tell("Is it {number}?", Pointer(css=f"#e{number}", snippet=f"<b>{number}</b>"), number=number)


def judged(*findings: Finding, **more: object) -> Assertion:
    return assertion("F-1", aggregate(one.outcome for one in findings), *findings, **more)


def answer(fingerprint: str, outcome: str = "passed", **more: object) -> Answer:
    return Answer(
        **{
            "fingerprint": fingerprint,
            "rule": "test/f-1",
            "rule_version": 1,
            "question": "Is it?",
            "outcome": outcome,
            "who": "An",
            "when": NOW,
            "why": "I looked.",
            "visits": {"desktop": ("home",)},
            **more,
        }
    )


def to_all(one: Assertion, outcome: str = "passed", **more: object) -> list[Answer]:
    return [answer(name, outcome, **more) for name in set(fingerprints(one).values())]


def test_the_finding_stays_and_the_outcome_counts_the_answer() -> None:
    one = judged(question(), Finding.passed("Yes."))
    (after,) = answered([one], to_all(one))
    assert after.outcome is Outcome.PASSED
    assert after.mode == "semiAuto"
    assert after.findings[0].outcome is Outcome.CANT_TELL
    assert after.findings[0].answer == to_all(one)[0]
    assert after.findings[0].message == one.findings[0].message


def test_each_outcome() -> None:
    one = judged(question())
    for outcome in ("passed", "failed", "inapplicable", "cantTell"):
        (after,) = answered([one], to_all(one, outcome))
        assert after.outcome == outcome
    assert answered([judged(question(), mode="manual")], to_all(one))[0].mode == "manual"


def test_one_of_two_questions() -> None:
    one = judged(question(1), question(2))
    (after,) = answered([one], to_all(one)[:1])
    assert after.outcome is Outcome.CANT_TELL


def test_elsewhere_it_does_not_count() -> None:
    one = judged(question())
    assert answered([one.model_copy(update={"device": "phone"})], to_all(one))[0].outcome is Outcome.CANT_TELL
    assert answered([one.model_copy(update={"lens": "keyboard"})], to_all(one))[0].outcome is Outcome.CANT_TELL
    under_lens = to_all(one, visits={"desktop+keyboard": ("home",)})
    assert answered([one.model_copy(update={"lens": "keyboard"})], under_lens)[0].outcome is Outcome.PASSED


def test_a_failure_that_a_person_saw_blocks_and_is_told() -> None:
    one = judged(question())
    (after,) = answered([one], to_all(one, "failed"))
    assert after.blocks
    assert "failed, answered by An on 2026-11-24: I looked." in describe(after)
    assert not answered([one.model_copy(update={"waiver": WAIVER})], to_all(one, "failed"))[0].blocks


OUTCOMES = st.sampled_from(list(Outcome))
FINDINGS = st.lists(
    st.builds(
        lambda outcome, number: question(number).model_copy(update={"outcome": outcome}), OUTCOMES, st.integers(0, 3)
    ),
    max_size=6,
)


@given(FINDINGS, st.data())
def test_an_answer_turns_nothing_but_what_cannot_be_told(findings: list[Finding], data: st.DataObject) -> None:
    one = judged(*findings)
    given_ = [
        answer(name, data.draw(st.sampled_from(["passed", "failed", "inapplicable", "cantTell"])))
        for name in sorted(set(fingerprints(one).values()))
    ]
    (after,) = answered([one], data.draw(st.lists(st.sampled_from(given_)) if given_ else st.just([])))
    if one.outcome is Outcome.FAILED:
        assert after.outcome is Outcome.FAILED
    if one.outcome is Outcome.UNTESTED:
        assert after.outcome in (Outcome.UNTESTED, Outcome.FAILED)
    if one.outcome in (Outcome.PASSED, Outcome.INAPPLICABLE):
        assert after == one
    for before, now in zip(one.findings, after.findings, strict=True):
        assert before == now.model_copy(update={"answer": None})
        if before.outcome is not Outcome.CANT_TELL:
            assert now.answer is None
    assert answered([after], given_)[0].findings == answered([one], given_)[0].findings


@given(FINDINGS)
def test_without_answers_nothing_changes(findings: list[Finding]) -> None:
    one = judged(*findings)
    assert answered([one], []) == [one]
    assert answered([one], [answer("0" * 16)]) == [one]


def test_what_fits_nothing_any_more() -> None:
    one = judged(question())
    (fits,) = to_all(one, visits={"desktop": ("home", "gone"), "phone": ("home",)})
    other, unasked = answer("f" * 16), answer("e" * 16, rule="test/other")
    found = unfitting([fits, other, unasked], [one], {"home"})
    assert [(each.fingerprint, each.where) for each in found] == [
        (fits.fingerprint, ["gone+desktop"]),
        (other.fingerprint, ["home+desktop"]),
    ]


def test_where_the_rule_did_not_look_nobody_knows() -> None:
    blind = judged(Finding.untested("Not tested."))
    assert unfitting([answer("f" * 16)], [blind], {"home"}) == ()
    assert unfitting([answer("f" * 16)], [], {"home"}) == ()


def test_a_report_counts_what_people_say() -> None:
    one = judged(question())
    report = Report(head(visit(HOME, DESKTOP)), answered([one], to_all(one, "failed")))
    assert report.exit_code == 1
