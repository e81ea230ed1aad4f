"""Policy as data: which rules, with which parameters, under which criterion of which text."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from portalcheck.model.frozen import Frozen

Severity = Literal["critical", "serious", "moderate", "minor"]
Basis = Literal["text", "report", "secondary", "ours"]
Mode = Literal["automatic", "semiAuto", "manual"]
Language = Literal["vi", "en", "fr"]
Text = dict[Language, str]
"""A text by language."""


def _is_question(text: Text) -> Text:
    if text and "en" not in text:
        raise ValueError("a question needs its English text (`en`), which stands where a language is not given")
    if not all(one.endswith("?") for one in text.values()):
        raise ValueError("each text of a question ends in its question mark")
    return text


Question = Annotated[Text, AfterValidator(_is_question)]
"""A question by language, English among them; empty where nothing is asked."""


class Source(Frozen):
    """Where a criterion comes from. `basis` says how well the wording is known: `text` (the wording was read),
    `report` (a description of it was read), `secondary` (one unofficial source), `ours` (chosen by this project).
    `title` is a name as it stands, or a text by language.
    """

    title: str | Text
    clause: str | None = None
    basis: Basis
    in_force: Literal["yes", "amended", "superseded", "unknown"]
    url: str | None = None


class Category(Frozen):
    """A group of criteria in a report; where rulesets give scores, with the points that it is worth."""

    id: str
    title: Text
    points: float | None = Field(default=None, gt=0)


class Grade(Frozen):
    """A grade and the share of all points, in per cent, that it begins at."""

    id: str = Field(min_length=1)
    start: float = Field(ge=0, le=100, alias="from")


class Waiver(Frozen):
    """A failure that is known and accepted for a time. The outcome stays failed; it is shown as waived."""

    criterion: str
    reason: str = Field(min_length=3)
    until: date
    pages: tuple[str, ...] = ()
    owner: str | None = None


class Criterion(Frozen):
    """What a ruleset asks. Its id is the rule's own id where none is given. `clause` names the place in its source,
    where that is not the source's own.

    `points` weigh it against the others of its category. Where one that is `required` was not tested, its category has
    no score.
    """

    id: str
    rule: str
    params: dict[str, Any] = {}
    source: str
    clause: str | None = None
    title: Text = {}
    category: str | None = None
    points: float = Field(default=1, gt=0)
    required: bool = True
    severity: Severity = "serious"
    mode: Mode = "automatic"


class Change(Frozen):
    """What a portal changed about a criterion, which stands here as the ruleset has it: it was `skipped`, or judged
    with other `params` than those `before`. Where the ruleset is scored, there is no grade then.
    """

    criterion: Criterion
    skipped: bool = False
    before: dict[str, Any] = {}
    params: dict[str, Any] = {}
    reason: str = ""


class CriterionEntry(Frozen):
    """One entry under `criteria`: a single rule, a whole family chosen by the tags of its rules, or all that another
    ruleset asks (`ruleset`, as `ID[:PROFILE][@EDITION]`): under that profile, or chosen by the tags of this one's own.
    """

    id: str | None = None
    rule: str | None = None
    family: str | None = None
    ruleset: str | None = None
    tags: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = Field(default=(), alias="except")
    params: dict[str, Any] = {}
    source: str | None = None
    clause: str | None = None
    title: Text = {}
    category: str | None = None
    points: float = Field(default=1, gt=0)
    required: bool = True
    severity: Severity | None = None
    mode: Mode = "automatic"

    @model_validator(mode="after")
    def _one_of(self) -> "CriterionEntry":
        if sum(one is not None for one in (self.rule, self.family, self.ruleset)) != 1:
            raise ValueError("give either `rule`, `family` or `ruleset`")
        if not self.family and self.leave_out:
            raise ValueError("`except` belongs to a `family`")
        if not self.rule and (self.id or self.params):
            raise ValueError("`id` and `params` belong to a `rule`, not to a `family` or a `ruleset`")
        if self.ruleset and (self.title or self.tags or self.severity):
            raise ValueError("a `ruleset` keeps the titles, the tags and the severities of its own criteria")
        return self


class Profile(Frozen):
    """A named part of a ruleset: the criteria that carry one of these tags."""

    title: Text = {}
    tags: tuple[str, ...]


class Gate(Frozen):
    """The severities that make a run fail."""

    fail_on: tuple[Severity, ...] = ("critical", "serious", "moderate", "minor")


class RulesetFile(Frozen):
    """The shape of a `ruleset.yaml`. `score_note` says what a score means and what it does not."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    edition: str
    title: Text
    about: Text = {}
    sources: dict[str, Source] = Field(min_length=1)
    categories: tuple[Category, ...] = ()
    grades: tuple[Grade, ...] = ()
    score_note: Text = {}
    profiles: dict[str, Profile] = {}
    default_profile: str | None = None
    criteria: tuple[CriterionEntry, ...] = Field(min_length=1)
    gate: Gate = Gate()

    @model_validator(mode="after")
    def _names_resolve(self) -> "RulesetFile":
        if self.profiles and self.default_profile not in self.profiles:
            raise ValueError(f"`default_profile` must be one of {', '.join(self.profiles)}")
        return self

    @model_validator(mode="after")
    def _scored_as_a_whole(self) -> "RulesetFile":
        worth = [category.points for category in self.categories]
        if self.grades and (not worth or None in worth):
            raise ValueError("`grades` need `categories`, each with its `points`")
        starts = [grade.start for grade in self.grades]
        if starts != sorted(set(starts), reverse=True):
            raise ValueError("`grades` stand from the best to the worst, each with a `from` of its own")
        if starts and starts[-1] != 0:
            raise ValueError("the last of the `grades` begins at 0")
        return self


class Ruleset(Frozen):
    """A ruleset as it is judged by: profile chosen, families spelled out, overrides applied.

    `path` is how whoever asked for it named its file, where it is not an installed one. `changes` are the overrides by
    which it asks something else than its file does, or less.
    """

    id: str
    path: str | None = None
    edition: str
    profile: str | None = None
    label: str
    title: Text
    sources: dict[str, Source]
    categories: tuple[Category, ...] = ()
    grades: tuple[Grade, ...] = ()
    score_note: Text = {}
    criteria: tuple[Criterion, ...]
    changes: tuple[Change, ...] = ()
    gate: Gate = Gate()
    waivers: tuple[Waiver, ...] = ()
