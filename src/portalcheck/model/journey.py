"""What a person does to complete a service, in data: steps of actions upon things that a person can name.

A value may hold placeholders: `{person.full_name}` of a made-up person, `{account.password}` of a test account,
`{reference}` or whatever else an `extract` took from the page.
"""

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field, model_validator

from portalcheck.model.assertion import Phrase
from portalcheck.model.frozen import Frozen

Role = Literal[
    "alert", "alertdialog", "article", "banner", "button", "cell", "checkbox", "columnheader", "combobox",
    "complementary", "contentinfo", "definition", "dialog", "document", "figure", "form", "group", "heading", "img",
    "link", "list", "listbox", "listitem", "log", "main", "menu", "menubar", "menuitem", "menuitemcheckbox",
    "menuitemradio", "meter", "navigation", "note", "option", "progressbar", "radio", "radiogroup", "region", "row",
    "rowheader", "search", "searchbox", "slider", "spinbutton", "status", "switch", "tab", "table", "tablist",
    "tabpanel", "textbox", "toolbar", "tree", "treeitem",
]  # fmt: skip
Sex = Literal["female", "male"]

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?\}")
REFERENCE = "reference"
"""The name under which a journey extracts what a citizen keeps: the code of the dossier."""


def _pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression ({error})") from error
    return pattern


Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Pattern = Annotated[str, AfterValidator(_pattern)]


class Target(Frozen):
    """A thing on the page as a person would name it: by role and name, by label, or by its text.

    `within` narrows the search to what lies inside another target.
    """

    role: Role | None = None
    name: str | None = Field(default=None, min_length=1)
    label: str | None = Field(default=None, min_length=1)
    text: str | None = Field(default=None, min_length=1)
    within: "Target | None" = None

    @model_validator(mode="after")
    def _named_one_way(self) -> "Target":
        ways = [way for way in (self.role, self.label, self.text) if way]
        if len(ways) != 1 and not (not ways and self.nameless):
            raise ValueError("name the target by exactly one of `role` (with `name`), `label` and `text`")
        if self.name and not self.role:
            raise ValueError("`name` belongs to `role`")
        return self

    @property
    def nameless(self) -> bool:
        """Whether the whole page will do as a target."""
        return False

    def __str__(self) -> str:
        """Say it in words, for messages."""
        return str(self.phrase())

    def phrase(self) -> Phrase:
        """Say it in words that can be translated."""
        if self.within:
            alone = self.model_copy(update={"within": None})
            return Phrase.of("{target} in {within}", target=alone.phrase(), within=self.within.phrase())
        if self.label:
            return Phrase.of("the field labelled “{label}”", label=self.label)
        if self.text:
            return Phrase.of("the text “{text}”", text=self.text)
        if self.name:
            return Phrase.of("the {role} “{name}”", role=self.role, name=self.name)
        return Phrase.of("the {role}", role=self.role)


class Fill(Target):
    """Type a value into a field. It is taken for personal data and blacked out everywhere, unless `public`."""

    value: str
    public: bool = False


class Choose(Target):
    """Choose an option by its words: of a list, or of the radio buttons of a group."""

    option: str = Field(min_length=1)


class Upload(Target):
    """Hand a file in; its path is relative to the journey's file."""

    file: str = Field(min_length=1)


class Expect(Target):
    """Wait until something is to be seen, or, with `gone`, no longer is."""

    gone: bool = False
    seconds: float = Field(default=10, gt=0, le=300)


class Extract(Target):
    """Take what a pattern finds (its first group, if it has one) in the text of the target, else of the page."""

    into: Name
    pattern: Pattern
    seconds: float = Field(default=10, gt=0, le=300)

    @property
    def nameless(self) -> bool:
        """Whether the whole page will do as a target."""
        return True


class Action(Frozen):
    """One thing that a person does. Exactly one verb stands in it."""

    open: str | None = Field(default=None, min_length=1)
    fill: Fill | None = None
    choose: Choose | None = None
    check: Target | None = None
    click: Target | None = None
    upload: Upload | None = None
    expect: Expect | None = None
    extract: Extract | None = None

    @model_validator(mode="after")
    def _one_verb(self) -> "Action":
        if len(self.model_fields_set) != 1 or getattr(self, next(iter(self.model_fields_set))) is None:
            raise ValueError(f"an action has exactly one verb; accepted: {', '.join(VERBS)}")
        return self

    @property
    def verb(self) -> str:
        """The one verb."""
        return next(iter(self.model_fields_set))

    @property
    def words(self) -> dict[str, str]:
        """Every text in it that may hold placeholders, by key."""
        given = getattr(self, self.verb)
        return {"": given} if isinstance(given, str) else dict(_texts(given))

    def __str__(self) -> str:
        """Say it in words, without what is typed."""
        given = getattr(self, self.verb)
        if isinstance(given, Choose):
            return f"choose “{given.option}” in {_bare(given)}"
        if isinstance(given, Extract):
            return (
                f"extract {given.into} from {_bare(given) if given.role or given.label or given.text else 'the page'}"
            )
        return f"{self.verb} {given if isinstance(given, str) else _bare(given)}"


VERBS = tuple(Action.model_fields)


def _bare(target: Target) -> str:
    return Target.__str__(target)


def _texts(target: Target) -> Iterator[tuple[str, str]]:
    for key in ("name", "label", "text", "value", "option", "file"):
        if isinstance(text := getattr(target, key, None), str):
            yield key, text
    if target.within:
        yield from ((f"within.{key}", text) for key, text in _texts(target.within))


class Step(Frozen):
    """Some actions and the state that they end in, which is looked at as a page is."""

    title: str = Field(min_length=1)
    do: tuple[Action, ...] = Field(min_length=1)


class Person(Frozen):
    """A made-up citizen. `age_days` counts back from the day of the run, so that a child stays as old as is asked."""

    sex: Sex | None = None
    age_days: int | None = Field(default=None, ge=0, le=40_000)


class Journey(Frozen):
    """One service from its first page to the place where its outcome is found again.

    The same `seed` gives the same people, on every machine.
    """

    title: str = Field(min_length=1)
    account: str | None = None
    seed: int = 1
    people: dict[Name, Person] = {}
    steps: tuple[Step, ...] = Field(min_length=1)


def placeholders(text: str) -> Iterator[tuple[str, str]]:
    """Give what a text asks for: `("person", "full_name")`, or `("reference", "")`."""
    for found in PLACEHOLDER.finditer(text):
        yield found[1], found[2] or ""


def substitute(target: Target | str, values: dict[str, str]) -> Any:
    """Put values in at the placeholders of a target or a text. Raises KeyError for one that is not known yet."""
    if isinstance(target, str):
        return PLACEHOLDER.sub(lambda found: values[found[0][1:-1]], target)
    changed: dict[str, Any] = {}
    for key in ("name", "label", "text", "value", "option", "file"):
        if isinstance(text := getattr(target, key, None), str):
            changed[key] = substitute(text, values)
    if target.within:
        changed["within"] = substitute(target.within, values)
    return target.model_copy(update=changed)


ROLES = get_args(Role)
