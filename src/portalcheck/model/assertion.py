"""What was found, in the words of EARL (Evaluation and Report Language 1.0) and of the ACT Rules Format."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Literal

from portalcheck.model.answer import Answer
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

_PLACEHOLDER = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<form>[^{}]*))?\}")


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
    """A picture kept beside the report; `path` is relative to the results folder, sizes are in pixels.

    `shows` tells two pictures of one place apart; empty where there is but one. `window` is the width of the window in
    CSS px where it is not the device's own, else 0.
    """

    path: str
    media_type: str
    width: int
    height: int
    shows: Literal["", "without-focus", "with-focus"] = ""
    window: int = 0


class Finding(Frozen):
    """One test target and its outcome; `data` holds the measured numbers that the message speaks of.

    `template` is the message before the numbers were put in, for translation; empty where it has none. `carried`
    names the earlier state of the same journey that shows the same finding already (`birth/2`). `answer` is what a
    person said where a program cannot tell; the finding stays what it is, and the answer stands beside it.
    """

    outcome: Outcome
    message: str
    template: str = ""
    target: Pointer | None = None
    data: dict[str, Any] = {}
    evidence: tuple[Evidence, ...] = ()
    carried: str | None = None
    answer: Answer | None = None

    @property
    def counts_as(self) -> Outcome:
        """The outcome that counts: a person's answer to what a program cannot tell, else the finding's own."""
        if self.answer and self.outcome is Outcome.CANT_TELL:
            return Outcome(self.answer.outcome)
        return self.outcome

    @classmethod
    def passed(cls, message: str, target: Pointer | None = None, **data: Any) -> "Finding":
        """Say that the expectation is met. `{name}` in a message, here and below, is filled in from `data`."""
        return cls._of(Outcome.PASSED, message, target, data)

    @classmethod
    def failed(cls, message: str, target: Pointer | None = None, **data: Any) -> "Finding":
        """Say that the expectation is not met."""
        return cls._of(Outcome.FAILED, message, target, data)

    @classmethod
    def cant_tell(cls, message: str, target: Pointer | None = None, **data: Any) -> "Finding":
        """Say what a person has to decide; the message ends in the question."""
        return cls._of(Outcome.CANT_TELL, message, target, data)

    @classmethod
    def untested(cls, message: str, target: Pointer | None = None, **data: Any) -> "Finding":
        """Say what was not looked at, and why."""
        return cls._of(Outcome.UNTESTED, message, target, data)

    @classmethod
    def _of(cls, outcome: Outcome, message: str, target: Pointer | None, data: dict[str, Any]) -> "Finding":
        filled = fill(message, data)
        template = message if filled != message else ""
        return cls(outcome=outcome, message=filled, template=template, target=target, data=data)


class Phrase(Frozen):
    """A part of a message with data of its own, so that it can be translated inside the message."""

    text: str
    template: str
    data: dict[str, Any] = {}

    @classmethod
    def of(cls, template: str, /, **data: Any) -> "Phrase":
        """Give a text that holds data, at `{name}`."""
        return cls(text=fill(template, data), template=template, data=data)

    def __str__(self) -> str:
        """Give the text alone, as a message holds it."""
        return self.text

    def __format__(self, form: str) -> str:
        """Give the text alone, as a message holds it."""
        return format(self.text, form)


def fill(template: str, data: Mapping[str, Any]) -> str:
    """Put data into a text at `{name}` or `{name:.1f}`. What names nothing in `data` stays as it is: it may be the
    page's own words.
    """
    return _PLACEHOLDER.sub(
        lambda found: format(data[found["name"]], found["form"] or "") if found["name"] in data else found[0], template
    )


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
    def screen(self) -> str:
        """The device, with its lens."""
        return f"{self.device}+{self.lens}" if self.lens else self.device

    @property
    def blocks(self) -> bool:
        """Whether this assertion makes a run fail: failed, grave enough for the gate, and not waived."""
        return self.outcome is Outcome.FAILED and self.gating and self.waiver is None
