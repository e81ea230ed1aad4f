"""What came of a journey: the steps that were played, what they gave, and where and why it stopped."""

from typing import Any, Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Phrase
from portalcheck.model.frozen import Frozen
from portalcheck.model.lens import VisitLens
from portalcheck.model.portal import Budget

StopCause = Literal[
    "not-there",  # nothing on the page bears the name
    "ambiguous",  # several things do
    "not-possible",  # it is there and cannot be used: covered, disabled, or it does not react
    "unsure",  # whether it can be used could not be told
    "expectation",  # what the journey expects did not come
    "refused",  # the server answered with an error
    "overload",  # the server asked to come later, or a gateway did not reach it
    "not-allowed",  # it would submit something where the portal file does not allow it
    "no-secret",  # the environment does not hold the account's name or password
    "unreachable",
    "elsewhere",
    "unsettled",
    "timeout",
    "crash",
    "astray",  # a lens had left the way, which may be the reason
    "error",  # a fault of the tool
]


OF_THE_PAGE: frozenset[StopCause] = frozenset({"not-there", "not-possible", "expectation"})
"""What the same page may give when it is asked once more."""
OF_THE_SERVICE: frozenset[StopCause] = OF_THE_PAGE | {"refused"}
"""Why a journey stops on account of the service; for all else it is the journey, the network or the tool."""

Flake = Literal["stable-fail", "state-dependent", "load-dependent", "tool-error"]
"""How firmly something failed: always; not when it was tried again on the same page; not from the start; or it was the
tool, the network or the journey that failed.
"""


class Done(Frozen):
    """An action as it was done, in words, without what was typed; `url` is the address that it ended at."""

    action: str
    milliseconds: int
    url: str


class Cost(Frozen):
    """What a part of a way takes of the person who goes it.

    `fields` are typed into, `choices` made in lists, groups and boxes, `files` handed in, `clicks` made on buttons and
    links; `keys` are pressed where the way is gone by keys, else 0. `seconds` is how long the portal and the browser
    took, and not how long a person would; `bytes` came over the network, in `loads` documents.
    """

    steps: int = 1
    fields: int = 0
    choices: int = 0
    files: int = 0
    clicks: int = 0
    keys: int = 0
    seconds: float = 0
    bytes: int = 0
    loads: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(**{name: getattr(self, name) + getattr(other, name) for name in Cost.model_fields})


class Reached(Frozen):
    """A step that was played to its end. `extracted` holds what was taken from the page; `confirmed` names what was
    extracted earlier, elsewhere, and was now expected and found. `cost` is None where it was not counted.
    """

    number: int
    title: str
    url: str
    done: tuple[Done, ...]
    extracted: dict[str, str] = {}
    confirmed: tuple[str, ...] = ()
    cost: Cost | None = None


class Stop(Frozen):
    """Where a journey ended before its last step, and why; `nearest` is what bears a name like the one asked for.

    `again` tells whether the step was come through when it was tried again from the start; None where it was not tried,
    or was not reached again. `elsewhere` is the number of the step at which it then ended on account of the service, if
    that was another one; else 0. `template` is the reason before its `data` was put in, for translation; empty where it
    has none.
    """

    number: int
    title: str
    action: str
    reason: str
    cause: StopCause
    nearest: str = ""
    template: str = ""
    data: dict[str, Any] = {}
    again: bool | None = None
    elsewhere: int = 0

    @property
    def is_asked(self) -> bool:
        """Whether a person has to say what was meant, or can be done, before it is known to have failed at all."""
        return self.cause in ("ambiguous", "unsure") or (self.cause == "not-there" and bool(self.nearest))

    @property
    def flake(self) -> Flake | None:
        """How firmly it failed; None while that is asked. What could not be tried again counts as firm: nothing speaks
        against it.
        """
        if self.again:
            return "load-dependent"
        if self.is_asked:
            return None
        return "stable-fail" if self.cause in OF_THE_SERVICE else "tool-error"

    @property
    def why(self) -> Phrase:
        """The reason, as a part of other messages."""
        return Phrase(text=self.reason, template=self.template, data=self.data)


class Entry(Frozen):
    """A field as it was typed into, without what was typed.

    `value` numbers the different values of a journey from 1, so that the same one is known again; it is 0 for a
    password. `telling` tells whether the value is one that hardly belongs to two things: an address, a number of many
    digits, several words. `opened` counts the addresses that the journey had gone to by itself. `offered` says how the
    page spared the person from typing it: it could be chosen, or read and copied, or a control takes it over.
    """

    step: int
    opened: int
    url: str
    field: str
    label: str
    group: str = ""
    heading: str = ""
    type: str = "text"
    autocomplete: str = ""
    required: bool | None = None
    prefilled: bool = False
    offered: Literal["", "list", "text", "control"] = ""
    value: int
    telling: bool = False


class Trace(Artifact):
    """What came of a journey. `planned` counts its steps. `flakes` are what did not work, and did when it was tried
    again on the same page.

    `lens` is the one that it was taken under. `entries` are the fields that were typed into, in their order; None where
    that is not known.

    `invented` tells whether the place that confirmed the reference also confirmed one that was never given: False
    where it did not, True where it did (then it proves nothing), None where this was not tried.

    `budget` is what the portal file says that the service may cost.
    """

    name = "trace"
    schema_version = 4
    readable = frozenset({1, 2, 3})
    scope = "process"
    title: str
    lens: VisitLens | None = None
    planned: int
    steps: tuple[Reached, ...]
    stop: Stop | None = None
    flakes: tuple[Stop, ...] = ()
    invented: bool | None = None
    entries: tuple[Entry, ...] | None = None
    budget: Budget | None = None

    @property
    def taken_by_a_test(self) -> bool:
        """Whether a user's own test took the journey: what it expected, and typed, is known to it alone."""
        return self.entries is None

    @property
    def cost(self) -> Cost | None:
        """What the steps that were played cost together; None where that was not counted."""
        costs = [step.cost for step in self.steps if step.cost]
        return sum(costs, Cost(steps=0)) if costs and len(costs) == len(self.steps) else None
