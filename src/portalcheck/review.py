"""What a person has to decide of a run: each question once, wherever it stands, and the answers that are kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from portalcheck.answers_file import read_answers, with_answer, write_answers
from portalcheck.measure.fingerprint import fingerprints
from portalcheck.model.answer import Answer, Decision
from portalcheck.model.assertion import Assertion, Evidence, Finding
from portalcheck.model.ruleset import Severity
from portalcheck.report.causes import SEVERITIES
from portalcheck.report.visible import visible

_LONGEST = 500  # characters of a question or an element, as they are kept with the answer


@dataclass(frozen=True)
class Seen:
    """One visit that puts a question: the page and where it is, the device, and the pictures that there are."""

    subject: str
    screen: str
    url: str
    pictures: tuple[Evidence, ...]

    @property
    def name(self) -> str:
        """The visit as it is called everywhere else."""
        return f"{self.subject}+{self.screen}"


@dataclass(eq=False)
class Question:
    """One question. `finding` is the first that puts it, `criteria` (ruleset and criterion) are those it bears on."""

    fingerprint: str
    rule: str
    rule_version: int
    requirements: tuple[str, ...]
    severity: Severity
    finding: Finding
    criteria: dict[tuple[str, str], None] = field(default_factory=dict)
    seen: dict[str, Seen] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)

    @property
    def open(self) -> list[Seen]:
        """The visits for which nobody has answered it."""
        return [one for one in self.seen.values() if self.answer_for(one) is None]

    def answer_for(self, seen: Seen) -> Answer | None:
        """Give the answer for one visit."""
        return next((one for one in self.answers if one.stands_for(seen.screen, seen.subject)), None)

    def take(self, answers: Iterable[Answer]) -> None:
        """Choose its answers among all."""
        self.answers = [one for one in answers if one.fingerprint == self.fingerprint]

    def plain(self) -> dict[str, Any]:
        """Give what a script needs to decide it, or to show it."""
        target = self.finding.target
        return {
            "fingerprint": self.fingerprint,
            "rule": self.rule,
            "rule_version": self.rule_version,
            "requirements": list(self.requirements),
            "criteria": [f"{ruleset}/{criterion}" for ruleset, criterion in self.criteria],
            "severity": self.severity,
            "question": self.finding.message,
            "data": self.finding.model_dump(mode="json")["data"],
            "target": target.model_dump(mode="json") if target else None,
            "visits": [
                {
                    "subject": one.subject,
                    "device": one.screen,
                    "url": one.url,
                    "pictures": [{"path": each.path, "shows": each.shows} for each in one.pictures],
                }
                for one in self.open
            ],
        }


def questions(assertions: Iterable[Assertion], answers: Iterable[Answer]) -> list[Question]:
    """Gather the questions of a run with their answers: the gravest first, those of one rule together."""
    found: dict[str, Question] = {}
    for assertion in assertions:
        for at, fingerprint in fingerprints(assertion).items():
            finding = assertion.findings[at]
            one = found.get(fingerprint)
            if one is None:
                one = found[fingerprint] = Question(
                    fingerprint,
                    assertion.rule,
                    assertion.rule_version,
                    assertion.requirements,
                    assertion.severity,
                    finding,
                )
            one.severity = min(one.severity, assertion.severity, key=SEVERITIES.index)
            one.criteria[assertion.ruleset, assertion.criterion] = None
            seen = Seen(assertion.subject.id, assertion.screen, assertion.subject.url, finding.evidence)
            if seen.name not in one.seen or not one.seen[seen.name].pictures:
                one.seen[seen.name] = seen
    given = list(answers)
    for one in found.values():
        one.take(given)
    return sorted(found.values(), key=lambda one: (SEVERITIES.index(one.severity), one.rule, -len(one.seen)))


class Answering:
    """Keeps answers: each is in the file before the next question is put."""

    def __init__(self, path: Path, asked: list[Question], who: str) -> None:
        self.path = path
        self.asked = asked
        self.who = who

    def keep(self, question: Question, outcome: Decision, why: str, visits: Iterable[Seen]) -> Answer:
        """Write an answer down. What others have written meanwhile stays. Raises UsageError where it cannot."""
        on: dict[str, tuple[str, ...]] = {}
        for one in visits:
            on[one.screen] = (*on.get(one.screen, ()), one.subject)
        target = question.finding.target
        answer = Answer(
            fingerprint=question.fingerprint,
            rule=question.rule,
            rule_version=question.rule_version,
            requirements=question.requirements,
            question=visible(question.finding.message)[:_LONGEST],
            element=visible(target.key)[:_LONGEST] if target else "",
            outcome=outcome,
            who=self.who,
            when=datetime.now().astimezone().replace(microsecond=0),
            why=visible(why.strip()),
            visits=on,
        )
        answers = with_answer(read_answers(self.path), answer)
        write_answers(self.path, answers)
        question.take(answers)
        return answer


def standing(asked: Iterable[Question]) -> tuple[int, int, int]:
    """Count the questions that are open, those that are answered, and those that a person says fail."""
    every = list(asked)
    waiting = sum(bool(one.open) for one in every)
    return waiting, len(every) - waiting, sum(_fails(one) for one in every)


def _fails(question: Question) -> bool:
    return any(answer and answer.outcome == "failed" for answer in _answers(question))


def _answers(question: Question) -> Iterator[Answer | None]:
    return (question.answer_for(one) for one in question.seen.values())
