"""Policy as data: which rules, with which parameters, under which criterion of which text."""

from datetime import date
from typing import Any, Literal

from pydantic import Field, model_validator

from portalcheck.model.frozen import Frozen

Severity = Literal["critical", "serious", "moderate", "minor"]
Basis = Literal["text", "report", "secondary", "ours"]
Mode = Literal["automatic", "semiAuto", "manual"]
Language = Literal["vi", "en", "fr"]
Text = dict[Language, str]
"""A text by language."""


class Source(Frozen):
    """Where a criterion comes from. `basis` says how well the wording is known: `text` (the wording was read),
    `report` (a description of it was read), `secondary` (one unofficial source), `ours` (chosen by this project).
    """

    title: str
    clause: str | None = None
    basis: Basis
    in_force: Literal["yes", "amended", "superseded", "unknown"]
    url: str | None = None


class Category(Frozen):
    """A group of criteria in a report."""

    id: str
    title: Text
    points: float | None = None


class Waiver(Frozen):
    """A failure that is known and accepted for a time. The outcome stays failed; it is shown as waived."""

    criterion: str
    reason: str = Field(min_length=3)
    until: date
    pages: tuple[str, ...] = ()
    owner: str | None = None


class Criterion(Frozen):
    """What a ruleset asks. Its id is the rule's own id where none is given."""

    id: str
    rule: str
    params: dict[str, Any] = {}
    source: str
    title: Text = {}
    category: str | None = None
    severity: Severity = "serious"
    mode: Mode = "automatic"


class CriterionEntry(Frozen):
    """One entry under `criteria`: a single rule, or a whole family chosen by the tags of its rules."""

    id: str | None = None
    rule: str | None = None
    family: str | None = None
    tags: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = Field(default=(), alias="except")
    params: dict[str, Any] = {}
    source: str | None = None
    title: Text = {}
    category: str | None = None
    severity: Severity | None = None
    mode: Mode = "automatic"

    @model_validator(mode="after")
    def _one_of(self) -> "CriterionEntry":
        if (self.rule is None) == (self.family is None):
            raise ValueError("give either `rule` or `family`")
        if self.rule and self.leave_out:
            raise ValueError("`except` belongs to a `family`")
        if self.family and (self.id or self.params):
            raise ValueError("`id` and `params` belong to a `rule`, not to a `family`")
        return self


class Profile(Frozen):
    """A named part of a ruleset: the criteria that carry one of these tags."""

    title: Text = {}
    tags: tuple[str, ...]


class Gate(Frozen):
    """The severities that make a run fail."""

    fail_on: tuple[Severity, ...] = ("critical", "serious", "moderate", "minor")


class RulesetFile(Frozen):
    """The shape of a `ruleset.yaml`."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    edition: str
    title: Text
    about: Text = {}
    sources: dict[str, Source] = Field(min_length=1)
    categories: tuple[Category, ...] = ()
    profiles: dict[str, Profile] = {}
    default_profile: str | None = None
    criteria: tuple[CriterionEntry, ...] = Field(min_length=1)
    gate: Gate = Gate()

    @model_validator(mode="after")
    def _names_resolve(self) -> "RulesetFile":
        if self.profiles and self.default_profile not in self.profiles:
            raise ValueError(f"`default_profile` must be one of {', '.join(self.profiles)}")
        return self


class Ruleset(Frozen):
    """A ruleset as it is judged by: profile chosen, families spelled out, overrides applied.

    `path` is how whoever asked for it named its file, where it is not an installed one.
    """

    id: str
    path: str | None = None
    edition: str
    profile: str | None = None
    label: str
    title: Text
    sources: dict[str, Source]
    categories: tuple[Category, ...] = ()
    criteria: tuple[Criterion, ...]
    gate: Gate = Gate()
    waivers: tuple[Waiver, ...] = ()
