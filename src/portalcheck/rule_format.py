"""What a rule is: a pure function over artifacts, with its metadata, its document and its cases in one file.

    @rule("mobile/viewport-zoom", version=1, requirements=["WCAG20:1.4.4", "ACT:b4f0c3"])
    def viewport_zoom(document: Document, params: Zoom) -> Iterator[Finding]: ...

The signature is the declaration: the annotated artifact types are what the rule needs and all that it can see.
`Across[Document]` in place of `Document` makes it a rule over a site.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar, get_args, get_origin, get_type_hints

from portalcheck.model.artifact import Artifact, Missing
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.frozen import Frozen
from portalcheck.model.ruleset import Criterion, Ruleset, Severity
from portalcheck.model.subject import Subject

T = TypeVar("T", bound=Artifact)
_RULE_ID = re.compile(r"^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$")
_REQUIREMENT = re.compile(r"^(WCAG(20|21|22):\d\.\d\.\d{1,2}|ACT:[0-9a-z]{6})$")


class Params(Frozen):
    """The parameters of a rule or a gatherer; every one has a default, and rulesets set them by name."""


class Across(Generic[T]):
    """One artifact of each page of a site, or of each state of a journey, all on one device: pairs of the page and the
    artifact.

    A page is read when its turn comes, so that ten thousand of them do not lie in memory: a rule keeps what it
    compares, and not the artifacts. A finding names the page that its target is on in its data, as `page`.
    """

    def __init__(self, kind: type[T], pages: Iterable[tuple[Subject, T | Missing]]) -> None:
        """`pages` can be gone through again and again."""
        self.name = kind.name
        self._pages = pages
        self._missing: dict[str, Missing] | None = None

    def __iter__(self) -> Iterator[tuple[Subject, T]]:
        missing: dict[str, Missing] = {}
        for page, artifact in self._pages:
            if isinstance(artifact, Missing):
                missing[page.id] = artifact
            else:
                yield page, artifact
        self._missing = missing

    @property
    def missing(self) -> Mapping[str, Missing]:
        """The pages that could not be looked at, by name, and why."""
        if self._missing is None:
            for _ in self:
                pass
        return self._missing or {}


@dataclass(frozen=True)
class Case:
    """An example in ACT's sense: a page, or literal artifacts, and the outcome that the rule must give it; a rule that
    needs nothing is given nothing.
    """

    title: str
    expected: Outcome
    page: str | None = None
    artifacts: Mapping[str, Artifact | Across[Any]] = field(default_factory=dict)
    params: Mapping[str, Any] = field(default_factory=dict)
    device: str = "desktop"


def _case(expected: Outcome) -> Callable[..., Case]:
    def make(
        title: str,
        page: str | Artifact | Across[Any] | None = None,
        *more: Artifact | Across[Any],
        device: str = "desktop",
        **params: Any,
    ) -> Case:
        given = (*(() if page is None or isinstance(page, str) else (page,)), *more)
        return Case(
            title,
            expected,
            page=page if isinstance(page, str) else None,
            artifacts={artifact.name: artifact for artifact in given},
            params=params,
            device=device,
        )

    return make


passed = _case(Outcome.PASSED)
failed = _case(Outcome.FAILED)
inapplicable = _case(Outcome.INAPPLICABLE)
cant_tell = _case(Outcome.CANT_TELL)


@dataclass(frozen=True)
class Rule:
    """A rule as the pipeline sees it; `needs` maps argument names to artifact types, and `across` are the arguments
    that hold one of each page.
    """

    id: str
    version: int
    requirements: tuple[str, ...]
    severity: Severity
    tags: tuple[str, ...]
    needs: Mapping[str, type[Artifact]]
    params: type[Params]
    check: Callable[..., Iterable[Finding]]
    doc: str
    page_level: bool = False
    across: frozenset[str] = frozenset()
    every_lens: bool = False

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

    @property
    def scope(self) -> Literal["page", "process", "site"]:
        """What is judged by it: each page and state, each journey, or the portal as a whole: all pages or journeys
        side by side, what is gathered from the portal once, and what is asked of a person and of nothing gathered.
        """
        journeys = {argument for argument, kind in self.needs.items() if kind.scope == "process"}
        if not self.needs or journeys & self.across or any(kind.scope == "site" for kind in self.needs.values()):
            return "site"
        if any(kind.scope != "page" for kind in self.needs.values()):
            return "process"
        return "site" if self.across else "page"

    @property
    def side_by_side(self) -> bool:
        """Whether it holds the pages of a site side by side."""
        return self.scope == "site" and any(self.needs[argument].scope == "page" for argument in self.across)

    @property
    def of_service_page(self) -> tuple[type[Artifact], ...]:
        """What a rule over a journey wants to know of the page that tells about the service."""
        if self.scope != "process":
            return ()
        return tuple(
            kind for argument, kind in self.needs.items() if kind.scope != "process" and argument not in self.across
        )

    def is_asked_under(self, lens: str | None) -> bool:
        """Tell whether it is judged of a journey that is taken under a lens; None is the journey as it is written."""
        special = {kind.under for kind in self.needs.values() if kind.under}
        return special == {lens} if special else lens is None or self.every_lens

    @property
    def title(self) -> str:
        """The first line of its document."""
        return self.doc.strip().partition("\n")[0].rstrip(".")

    @property
    def cases(self) -> tuple[Case, ...]:
        """The cases that stand in the rule's own file."""
        return tuple(getattr(sys.modules[self.check.__module__], "CASES", ()))

    def __call__(self, *artifacts: Artifact | Across[Any], **params: Any) -> list[Finding]:
        """Judge literal artifacts, as a test does."""
        by_name = {artifact.name: artifact for artifact in artifacts}
        given = {argument: by_name[kind.name] for argument, kind in self.needs.items()}
        return self.judge(given, self.params(**params))

    def judge(self, artifacts: Mapping[str, Artifact | Across[Any]], params: Params) -> list[Finding]:
        """Call the rule with the artifacts that it asked for, by argument name."""
        arguments: dict[str, Any] = dict(artifacts)
        if "params" in inspect.signature(self.check).parameters:
            arguments["params"] = params
        return list(self.check(**arguments))


@dataclass(frozen=True)
class Check:
    """A criterion with the rule that measures it, ready to be judged."""

    ruleset: Ruleset
    criterion: Criterion
    rule: Rule
    params: Params

    @property
    def name(self) -> str:
        """The criterion as it is called on the outside: `wcag/mobile/reflow`."""
        return f"{self.ruleset.label}/{self.criterion.id}"


def rule(
    rule_id: str,
    *,
    version: int,
    requirements: Iterable[str] = (),
    severity: Severity = "serious",
    tags: Iterable[str] = (),
    page_level: bool = False,
    every_lens: bool = False,
) -> Callable[[Callable[..., Iterable[Finding]]], Rule]:
    """Make a function a rule. One that needs no artifact asks a person about the portal. One over a journey is judged
    of the journey as it is written, or under the lens that makes what it needs, unless it holds under `every_lens`.

    `page_level` says that the rule looks at the page's own document alone, so that a frame that could not be looked at
    leaves nothing untested.

    `requirements` name success criteria by the WCAG version that introduced them (`WCAG21:1.4.10`) and ACT rules
    (`ACT:b4f0c3`). Raises TypeError or ValueError at import, where the author sees it.
    """
    if not _RULE_ID.match(rule_id):
        raise ValueError(f"rule id {rule_id!r} is not `family/kebab-name`")
    named = tuple(requirements)
    for requirement in named:
        if not _REQUIREMENT.match(requirement):
            raise ValueError(f"{rule_id}: {requirement!r} is neither `WCAG20:1.4.4` nor `ACT:b4f0c3` in form")

    def declare(function: Callable[..., Iterable[Finding]]) -> Rule:
        needs: dict[str, type[Artifact]] = {}
        across: set[str] = set()
        params: type[Params] = Params
        hints = get_type_hints(function)
        for argument in inspect.signature(function).parameters:
            hint = hints.get(argument)
            kind = get_args(hint)[0] if get_origin(hint) is Across else hint
            if argument == "params" and isinstance(kind, type) and issubclass(kind, Params):
                params = kind
            elif isinstance(kind, type) and issubclass(kind, Artifact):
                needs[argument] = kind
                if hint is not kind:
                    across.add(argument)
            else:
                raise TypeError(
                    f"{rule_id}: argument {argument!r} must be annotated with an artifact type, "
                    "or be `params` annotated with a subclass of Params"
                )
        of_a_page = {argument for argument, kind in needs.items() if kind.scope == "page"}
        if across - of_a_page - {argument for argument, kind in needs.items() if kind.scope == "process"}:
            raise TypeError(f"{rule_id}: what is `Across` is gathered from each page, or left by each journey")
        alone = of_a_page - across
        if alone and (of_a_page == set(needs) != alone or any(kind.scope == "site" for kind in needs.values())):
            raise TypeError(f"{rule_id}: all artifacts of a rule are `Across` a site, or none is")
        doc = inspect.cleandoc(function.__doc__ or sys.modules[function.__module__].__doc__ or "")
        return Rule(
            rule_id,
            version,
            named,
            severity,
            tuple(tags),
            needs,
            params,
            function,
            doc,
            page_level=page_level,
            across=frozenset(across),
            every_lens=every_lens,
        )

    return declare
