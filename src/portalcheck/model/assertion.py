"""What was found, in the words of EARL (Evaluation and Report Language 1.0) and of the ACT Rules Format."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from portalcheck.model.frozen import Frozen
from portalcheck.model.ruleset import Mode, Severity, Waiver
from portalcheck.model.subject import Subject


class Outcome(StrEnum):
    """The five outcome values of EARL."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


# A failure is certain whatever else was not seen; below it, what was not looked at outweighs a pass.
_GRAVEST_FIRST = (Outcome.FAILED, Outcome.UNTESTED, Outcome.CANT_TELL, Outcome.PASSED)


def aggregate(outcomes: Iterable[Outcome]) -> Outcome:
    """Give one outcome for many test targets, as the ACT Rules Format does; none at all is inapplicable."""
    seen = set(outcomes)
    return next((outcome for outcome in _GRAVEST_FIRST if outcome in seen), Outcome.INAPPLICABLE)


class Pointer(Frozen):
    """Where in the page: a selector inside a frame. `frame` is the path of iframe selectors, empty at the top."""

    css: str
    frame: str = ""
    snippet: str = ""

    @property
    def key(self) -> str:
        """Name the element within its page."""
        return f"{self.frame} >> {self.css}" if self.frame else self.css


class Evidence(Frozen):
    """A picture kept beside the report; `path` is relative to the results folder, sizes are in pixels."""

    path: str
    media_type: str
    width: int
    height: int


class Finding(Frozen):
    """One test target and its outcome; `data` holds the measured numbers that the message speaks of."""

    outcome: Outcome
    message: str
    target: Pointer | None = None
    data: dict[str, Any] = {}
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def passed(cls, message: str, target: Pointer | None = None, **data: Any) -> "Finding":
        """Say that the expectation is met."""
        return cls(outcome=Outcome.PASSED, message=message, target=target, data=data)

    @classmethod
    def failed(cls, message: str, target: Pointer | None = None, **data: Any) -> "Finding":
        """Say that the expectation is not met."""
        return cls(outcome=Outcome.FAILED, message=message, target=target, data=data)

    @classmethod
    def cant_tell(cls, message: str, target: Pointer | None = None, **data: Any) -> "Finding":
        """Say what a person has to decide; the message ends in the question."""
        return cls(outcome=Outcome.CANT_TELL, message=message, target=target, data=data)

    @classmethod
    def untested(cls, message: str, target: Pointer | None = None, **data: Any) -> "Finding":
        """Say what was not looked at, and why."""
        return cls(outcome=Outcome.UNTESTED, message=message, target=target, data=data)


class Assertion(Frozen):
    """One criterion of one ruleset, judged for one visit."""

    subject: Subject
    device: str
    lens: str | None = None
    ruleset: str
    criterion: str
    rule: str
    rule_version: int
    requirements: tuple[str, ...]
    severity: Severity
    mode: Mode
    outcome: Outcome
    findings: tuple[Finding, ...]
    gating: bool = True
    waiver: Waiver | None = None

    @property
    def blocks(self) -> bool:
        """Whether this assertion makes a run fail: failed, grave enough for the gate, and not waived."""
        return self.outcome is Outcome.FAILED and self.gating and self.waiver is None
