"""What a person said to a question that a program could not settle: EARL's assertion by somebody, kept as data."""

from typing import Literal

from pydantic import AwareDatetime, Field, field_validator, model_validator

from portalcheck.model.frozen import Frozen

Decision = Literal["passed", "failed", "inapplicable", "cantTell"]
"""What a person may say; `cantTell` is "still cannot tell"."""


class Answer(Frozen):
    """One answer. `fingerprint` names what was judged, as `measure/fingerprint.py` makes it; the answer counts until
    that changes. `visits` says where it was given for: the pages by device, a device under a lens being
    `phone+keyboard`. `question` and `element` are for whoever reads the file.
    """

    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$")
    rule: str
    rule_version: int
    requirements: tuple[str, ...] = ()
    question: str
    element: str = ""
    outcome: Decision
    who: str = Field(min_length=1)
    when: AwareDatetime
    why: str = ""
    visits: dict[str, tuple[str, ...]] = Field(min_length=1)

    @field_validator("who")
    @classmethod
    def _somebody(cls, who: str) -> str:
        if not who.strip():
            raise ValueError("an answer needs the name of who gave it")
        return who.strip()

    def stands_for(self, screen: str, subject: str) -> bool:
        """Whether it was given for a page on a device (with its lens)."""
        return subject in self.visits.get(screen, ())

    def without(self, visits: dict[str, tuple[str, ...]]) -> "Answer | None":
        """Give what is left of it where some visits have another answer; nothing where none is left."""
        left = {
            screen: tuple(subject for subject in subjects if subject not in visits.get(screen, ()))
            for screen, subjects in self.visits.items()
        }
        left = {screen: subjects for screen, subjects in left.items() if subjects}
        return self.model_copy(update={"visits": left}) if left else None

    @property
    def told(self) -> str:
        """Say it in English: `passed, answered by An on 2026-11-24: 5.2:1`."""
        outcome = "still cannot tell" if self.outcome == "cantTell" else self.outcome
        return f"{outcome}, answered by {self.who} on {self.when.date()}{f': {self.why}' if self.why else ''}"

    @property
    def where(self) -> list[str]:
        """Name its visits as they are called everywhere else: `home+phone`."""
        return [f"{subject}+{screen}" for screen, subjects in self.visits.items() for subject in subjects]


class AnswersFile(Frozen):
    """The whole of an `answers.yaml`."""

    version: Literal[1] = 1
    answers: tuple[Answer, ...] = ()

    @model_validator(mode="after")
    def _one_each(self) -> "AnswersFile":
        seen: set[tuple[str, str]] = set()
        for answer in self.answers:
            for visit in answer.where:
                if (answer.fingerprint, visit) in seen:
                    raise ValueError(f"`answers` holds two for {answer.fingerprint} on {visit}; keep one of them")
                seen.add((answer.fingerprint, visit))
        return self
