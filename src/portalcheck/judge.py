"""Rules × artifacts → assertions. Pure: no browser, no clock, no network, no disk.

A rule that serves several criteria with the same parameters is judged once.
"""

import traceback
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from portalcheck.measure.exposed import is_met
from portalcheck.measure.fingerprint import fingerprints
from portalcheck.measure.likeness import fault
from portalcheck.model.answer import Answer
from portalcheck.model.artifact import Artifact, Document, Missing, MissingFrame
from portalcheck.model.assertion import Assertion, Evidence, Finding, Outcome, Pointer, aggregate
from portalcheck.model.elements import Elements
from portalcheck.model.ruleset import Waiver
from portalcheck.model.subject import Subject
from portalcheck.model.visit import Visit
from portalcheck.rule_format import Across, Check

_SHOWN = (Outcome.FAILED, Outcome.CANT_TELL)
"""The outcomes that want a picture, the gravest first."""


def judge(checks: Iterable[Check], visit: Visit, today: date, pages: Iterable[Visit] | None = None) -> list[Assertion]:
    """Judge one visit by some checks, in their order. `today` is the date that waivers are held against.

    `pages` are the visits that a site is made of, or the states of a journey, on the device of `visit`; they can be
    gone through several times.
    """
    return illustrate(_assertions(checks, visit, today, pages), visit.clips)


def illustrate(assertions: Iterable[Assertion], clips: Mapping[str, Evidence]) -> list[Assertion]:
    """Put the pictures of a visit, by `Pointer.key`, to the findings that they show."""
    return [
        assertion.model_copy(update={"findings": tuple(_illustrated(finding, clips) for finding in assertion.findings)})
        if clips and assertion.outcome in _SHOWN
        else assertion
        for assertion in assertions
    ]


def _assertions(
    checks: Iterable[Check], visit: Visit, today: date, pages: Iterable[Visit] | None
) -> Iterator[Assertion]:
    known: dict[tuple[str, str], tuple[Finding, ...]] = {}
    for check in checks:
        once = (check.rule.id, check.params.model_dump_json())
        if once not in known:
            known[once] = tuple(_findings(check, visit.artifacts, pages))
        findings = known[once]
        yield Assertion(
            subject=visit.subject,
            device=visit.device.name,
            lens=visit.key.lens,
            ruleset=check.ruleset.label,
            criterion=check.criterion.id,
            rule=check.rule.id,
            rule_version=check.rule.version,
            requirements=check.rule.requirements,
            severity=check.criterion.severity,
            mode=check.criterion.mode,
            outcome=aggregate(finding.outcome for finding in findings),
            findings=findings,
            gating=check.criterion.severity in check.ruleset.gate.fail_on,
            waiver=_waiver(check, visit.subject, today),
        )


class CarriedOver:
    """Marks what a state of a journey shows that an earlier state has shown already, so that it is told once."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str, Outcome, str, str], str] = {}

    def mark(self, assertions: Iterable[Assertion]) -> list[Assertion]:
        """Mark the findings of the next state; states come in the order of the steps."""
        assertions = list(assertions)
        before = dict(self._first)
        marked = []
        for assertion in assertions:
            findings = tuple(self._marked(assertion, finding, before) for finding in assertion.findings)
            marked.append(
                assertion.model_copy(update={"findings": findings}) if assertion.outcome in _SHOWN else assertion
            )
        return marked

    def _marked(self, assertion: Assertion, finding: Finding, before: Mapping[Any, str]) -> Finding:
        if finding.outcome not in _SHOWN:
            return finding
        key = (
            assertion.ruleset,
            assertion.criterion,
            finding.outcome,
            fault(finding, assertion.subject.url),
            finding.target.key if finding.target else "",
        )
        self._first.setdefault(key, assertion.subject.id)
        return finding.model_copy(update={"carried": before[key]}) if key in before else finding


def answered(assertions: Iterable[Assertion], answers: Iterable[Answer]) -> list[Assertion]:
    """Put people's answers beside what cannot be told; the outcome of an assertion counts them.

    Only what cannot be told is answered: what failed or went untested stays so, whatever a person said.
    """
    known: dict[str, list[Answer]] = {}
    for answer in answers:
        known.setdefault(answer.fingerprint, []).append(answer)
    return [_answered(assertion, known) if known else assertion for assertion in assertions]


def _answered(assertion: Assertion, known: Mapping[str, list[Answer]]) -> Assertion:
    given: dict[int, Answer] = {}
    for at, fingerprint in fingerprints(assertion).items():
        for answer in known.get(fingerprint, ()):
            if answer.stands_for(assertion.screen, assertion.subject.id):
                given[at] = answer
    if not given:
        return assertion
    findings = tuple(
        finding.model_copy(update={"answer": given[at]}) if at in given else finding
        for at, finding in enumerate(assertion.findings)
    )
    return assertion.model_copy(
        update={
            "findings": findings,
            "outcome": aggregate(finding.counts_as for finding in findings),
            "mode": "semiAuto" if assertion.mode == "automatic" else assertion.mode,
        }
    )


def unfitting(
    answers: Collection[Answer], assertions: Iterable[Assertion], subjects: Collection[str]
) -> tuple[Answer, ...]:
    """Choose the answers to what is asked no more, each with the visits where it is not.

    It is asked no more where the rule looked and put another question or none, and on a page that is not among
    `subjects`. Where the rule did not look, nobody knows.
    """
    looked: set[tuple[str, str, str]] = set()
    blind: set[tuple[str, str, str]] = set()
    asked: set[tuple[str, str, str]] = set()
    rules = {answer.rule for answer in answers}
    for assertion in assertions:
        if assertion.rule in rules:
            where = (assertion.screen, assertion.subject.id)
            saw_all = not any(finding.outcome is Outcome.UNTESTED for finding in assertion.findings)
            (looked if saw_all else blind).add((assertion.rule, *where))
            asked.update((fingerprint, *where) for fingerprint in fingerprints(assertion).values())
    found = []
    for answer in answers:
        gone = {
            screen: tuple(
                subject
                for subject in there
                if subject not in subjects
                or (
                    (answer.rule, screen, subject) in looked - blind
                    and (answer.fingerprint, screen, subject) not in asked
                )
            )
            for screen, there in answer.visits.items()
        }
        if gone := {screen: there for screen, there in gone.items() if there}:
            found.append(answer.model_copy(update={"visits": gone}))
    return tuple(found)


def to_clip(assertions: Iterable[Assertion]) -> list[Finding]:
    """Choose the findings that want a picture: each element once, what failed before what cannot be told; what an
    earlier state of the journey has shown already has one there, and what an artifact brought needs no other.
    """
    wanted: dict[str, Finding] = {}
    for outcome in _SHOWN:
        for assertion in assertions:
            for finding in assertion.findings:
                if finding.outcome is outcome and finding.target and not (finding.carried or finding.evidence):
                    wanted.setdefault(finding.target.key, finding)
    return list(wanted.values())


def _findings(
    check: Check, artifacts: Mapping[str, Artifact | Missing], pages: Iterable[Visit] | None
) -> Iterable[Finding]:
    given: dict[str, Artifact | Across[Any]] = {}
    for argument, kind in check.rule.needs.items():
        if argument in check.rule.across:
            if pages is None:
                return [
                    Finding.untested(
                        "Not tested: it holds pages side by side, and one alone was looked at.", cause="not-gathered"
                    )
                ]
            given[argument] = Across(kind, _Each(pages, kind))
            continue
        artifact = _artifact(kind, artifacts)
        if isinstance(artifact, Missing):
            reason = artifact.template or artifact.reason
            return [Finding.untested(f"Not tested: {reason}.", cause=artifact.cause, **artifact.data)]
        given[argument] = artifact
    unseen = () if check.rule.page_level else _frames_not_looked_at(given.values(), artifacts.get(Elements.name))
    return [*_judged(check, given), *_not_looked_at(given.values()), *unseen]


def _frames_not_looked_at(
    given: Iterable[Artifact | Across[Any]], elements: Artifact | Missing | None
) -> Iterator[Finding]:
    """Say of each frame that an artifact lacks why it could not be looked at, but for those that nobody meets.

    Who asks for the document wants the page's own.
    """
    missing: dict[str, MissingFrame] = {}
    for one in given:
        if isinstance(one, Artifact) and not isinstance(one, Document):
            missing |= {lost.frame: lost for lost in getattr(one, "missing_frames", ())}
    for lost in missing.values():
        if not isinstance(elements, Elements) or is_met(lost.frame, elements):
            yield Finding.untested(
                f"The frame {{frame}} was not tested: {lost.reason}.",
                Pointer(css=":root", frame=lost.frame),
                frame=lost.url or lost.frame,
            )


def _not_looked_at(given: Iterable[Artifact | Across[Any]]) -> list[Finding]:
    """Say of each page that is held beside others why it could not be looked at, whatever the others show."""
    missing = {page: why for one in given if isinstance(one, Across) for page, why in one.missing.items()}
    found = []
    for page, why in missing.items():
        reason = why.template or why.reason
        told = f"Not tested on the page {{page}}: {reason}."
        found.append(Finding.untested(told, cause=why.cause, **{**why.data, "page": page}))
    return found


class _Each:
    """One artifact of each page, or of each journey, as often as it is gone through."""

    def __init__(self, pages: Iterable[Visit], kind: type[Artifact]) -> None:
        self._pages = pages
        self._kind = kind

    def __iter__(self) -> Iterator[tuple[Subject, Artifact | Missing]]:
        of_journeys = self._kind.scope == "process"
        return (
            (page.subject, _artifact(self._kind, page.artifacts))
            for page in self._pages
            if (page.subject.kind == "process") == of_journeys
        )


def _artifact(kind: type[Artifact], artifacts: Mapping[str, Artifact | Missing]) -> Artifact | Missing:
    return artifacts.get(kind.name) or Missing.of(
        "this run did not gather {artifact}", "not-gathered", artifact=kind.name
    )


def _judged(check: Check, given: Mapping[str, Artifact | Across[Any]]) -> Iterable[Finding]:
    try:
        findings = check.rule.judge(given, check.params)
    except Exception as error:
        # Whatever a rule raises is a fault of the rule: the page must not be blamed, and the run must go on.
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
        return [
            Finding.untested(
                f"Not tested: the rule {check.rule.id} raised {type(error).__name__}: {error} ({where}).",
                cause="error",
            )
        ]
    own = [one for one in given.values() if isinstance(one, Artifact)]
    return [_with_own_pictures(finding, own) for finding in findings]


def _with_own_pictures(finding: Finding, artifacts: Iterable[Artifact]) -> Finding:
    """Put the pictures of an artifact to a finding that was made of it."""
    if finding.target is None or finding.outcome not in _SHOWN:
        return finding
    pictures = next((known for one in artifacts if (known := one.evidence(finding.target))), ())
    return finding.model_copy(update={"evidence": pictures}) if pictures else finding


def _illustrated(finding: Finding, clips: Mapping[str, Evidence]) -> Finding:
    wanted = finding.target and finding.outcome in _SHOWN and not finding.evidence
    picture = clips.get(finding.target.key) if finding.target and wanted else None
    return finding.model_copy(update={"evidence": (picture,)}) if picture else finding


def _waiver(check: Check, subject: Subject, today: date) -> Waiver | None:
    for waiver in check.ruleset.waivers:
        if (
            waiver.criterion == check.criterion.id
            and (not waiver.pages or subject.id in waiver.pages or subject.process in waiver.pages)
            and today <= waiver.until
        ):
            return waiver
    return None
