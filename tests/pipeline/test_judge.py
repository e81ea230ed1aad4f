"""Judging is pure: literal artifacts in, assertions out, in milliseconds."""

from collections.abc import Iterator
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portalcheck import Artifact, Device, Finding, Missing, Params, Pointer, Subject, Visit
from portalcheck.judge import illustrate, judge, to_clip
from portalcheck.model.assertion import Evidence, Outcome, aggregate
from portalcheck.model.ruleset import Criterion, Gate, Ruleset, Source, Waiver
from portalcheck.model.subject import VisitKey
from portalcheck.rule_format import Check, rule

TODAY = date(2026, 11, 24)
PICTURE = Evidence(path="evidence/a.webp", media_type="image/webp", width=9, height=9)


class Numbers(Artifact):
    name = "numbers"
    values: tuple[int, ...]


class Least(Params):
    least: int = 0


calls: list[int] = []


@rule("test/least", version=3, requirements=["WCAG20:1.1.1"])
def least(numbers: Numbers, params: Least) -> Iterator[Finding]:
    calls.append(params.least)
    for value in numbers.values:
        where = Pointer(css=f"#n{value}")
        if value < params.least:
            yield Finding.failed(f"{value} is less than {params.least}.", where)
        else:
            yield Finding.passed(f"{value} is enough.", where)


def visit(artifact: Artifact | Missing | None, **clips: Evidence) -> Visit:
    return Visit(
        key=VisitKey(subject="home", device="desktop"),
        subject=Subject(id="home", url="http://127.0.0.1/"),
        device=Device(name="desktop", width=1280, height=900),
        load=None,
        artifacts={"numbers": artifact} if artifact else {},
        clips={f"#{name}": picture for name, picture in clips.items()},
    )


def check(
    *, severity: str = "serious", criterion: str = "C1", waivers: tuple[Waiver, ...] = (), **params: int
) -> Check:
    one = Criterion(id=criterion, rule="test/least", params=params, source="s", severity=severity)  # type: ignore[arg-type]
    ruleset = Ruleset(
        id="r", edition="1", label="r", title={"en": "R"}, criteria=(one,), waivers=waivers,
        sources={"s": Source(title="S", basis="ours", in_force="yes")}, gate=Gate(fail_on=("critical", "serious")),
    )  # fmt: skip
    return Check(ruleset, one, least, Least(**params))


def test_outcomes_follow_the_findings() -> None:
    assert judge([check(least=2)], visit(Numbers(values=(1, 5))), TODAY)[0].outcome is Outcome.FAILED
    assert judge([check(least=0)], visit(Numbers(values=(1, 5))), TODAY)[0].outcome is Outcome.PASSED
    assert judge([check(least=0)], visit(Numbers(values=())), TODAY)[0].outcome is Outcome.INAPPLICABLE


def test_what_is_missing_is_untested_with_its_reason() -> None:
    (gone,) = judge([check()], visit(Missing(reason="the page crashed", cause="crash")), TODAY)
    assert gone.outcome is Outcome.UNTESTED
    assert gone.findings[0].message == "Not tested: the page crashed."
    (never,) = judge([check()], visit(None), TODAY)
    assert never.outcome is Outcome.UNTESTED
    assert "did not gather numbers" in never.findings[0].message


def test_a_rule_that_serves_two_criteria_is_judged_once() -> None:
    calls.clear()
    judge([check(criterion="C1", least=1), check(criterion="C2", least=1)], visit(Numbers(values=(1,))), TODAY)
    assert calls == [1]
    judge([check(criterion="C1", least=1), check(criterion="C2", least=2)], visit(Numbers(values=(1,))), TODAY)
    assert calls == [1, 1, 2]


def test_a_waiver_leaves_the_outcome_and_ends() -> None:
    waiver = Waiver(criterion="C1", reason="known", until=TODAY)
    (waived,) = judge([check(least=2, waivers=(waiver,))], visit(Numbers(values=(1,))), TODAY)
    assert waived.outcome is Outcome.FAILED
    assert waived.waiver == waiver
    assert not waived.blocks
    (after,) = judge([check(least=2, waivers=(waiver,))], visit(Numbers(values=(1,))), date(2026, 11, 25))
    assert after.waiver is None
    assert after.blocks
    elsewhere = waiver.model_copy(update={"pages": ("other",)})
    assert judge([check(least=2, waivers=(elsewhere,))], visit(Numbers(values=(1,))), TODAY)[0].blocks


def test_the_gate_is_the_rulesets() -> None:
    (minor,) = judge([check(least=2, severity="minor")], visit(Numbers(values=(1,))), TODAY)
    assert minor.outcome is Outcome.FAILED
    assert not minor.gating
    assert not minor.blocks


def test_pictures_go_to_what_failed_and_nowhere_else() -> None:
    seen = visit(Numbers(values=(1, 5)), n1=PICTURE, n5=PICTURE)
    (assertion,) = judge([check(least=2)], seen, TODAY)
    assert [finding.evidence for finding in assertion.findings] == [(PICTURE,), ()]
    plain = judge([check(least=2)], visit(Numbers(values=(1, 5))), TODAY)
    assert [finding.target.css for finding in to_clip(plain) if finding.target] == ["#n1"]
    assert illustrate(plain, seen.clips) == [assertion]


@given(st.lists(st.sampled_from(list(Outcome))))
def test_nothing_unseen_ever_passes(outcomes: list[Outcome]) -> None:
    joined = aggregate(outcomes)
    if Outcome.FAILED in outcomes:
        assert joined is Outcome.FAILED
    elif Outcome.UNTESTED in outcomes:
        assert joined is Outcome.UNTESTED
    elif Outcome.CANT_TELL in outcomes:
        assert joined is Outcome.CANT_TELL
    elif Outcome.PASSED in outcomes:
        assert joined is Outcome.PASSED
    else:
        assert joined is Outcome.INAPPLICABLE


@given(st.lists(st.integers(-5, 5)), st.integers(-5, 5))
def test_judging_twice_gives_the_same(values: list[int], bound: int) -> None:
    seen = visit(Numbers(values=tuple(values)))
    assert judge([check(least=bound)], seen, TODAY) == judge([check(least=bound)], seen, TODAY)
