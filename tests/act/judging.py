"""Judge ACT cases through the real pipeline, by every rule that speaks of a success criterion or an ACT rule."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

import portalcheck_wcag
from portalcheck.kit import equip
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.portal import Limits
from portalcheck.model.subject import VisitKey
from tests.act.cases import Case, served
from tests.judged_by import judged_by

_WCAG = Path(portalcheck_wcag.__file__).with_name("ruleset.yaml")


@dataclass(frozen=True)
class Said:
    """What one rule of ours said of a case."""

    rule: str
    requirements: tuple[str, ...]
    outcome: Outcome
    findings: tuple[Finding, ...]

    @property
    def act(self) -> frozenset[str]:
        """The ACT rules that it claims."""
        return frozenset(name.removeprefix("ACT:") for name in self.requirements if name.startswith("ACT:"))

    @property
    def criteria(self) -> frozenset[str]:
        """The success criteria that it speaks of, by number."""
        return frozenset(name.partition(":")[2] for name in self.requirements if name.startswith("WCAG"))


def replaced() -> set[str]:
    """Name the engine's rules that the ruleset `wcag` leaves out, since a rule of ours measures the same."""
    entries = YAML(typ="safe").load(_WCAG)["criteria"]
    return {f"{entry['family']}/{name}" for entry in entries for name in entry.get("except", ())}


def shipped(said: Mapping[str, Sequence[Said]]) -> dict[str, list[Said]]:
    """Keep what the rules say that a user gets."""
    left_out = replaced()
    return {path: [one for one in all_said if one.rule not in left_out] for path, all_said in said.items()}


def of_the_engine(said: Mapping[str, Sequence[Said]]) -> dict[str, list[Said]]:
    """Keep what the engine says, all its rules switched on."""
    return {path: [one for one in all_said if one.rule.startswith("axe/")] for path, all_said in said.items()}


def judge_cases(
    chosen: Sequence[Case], folder: Path, on_visit: Callable[[VisitKey], None] = lambda key: None
) -> dict[str, list[Said]]:
    """Give what each rule said of each case, by the case's path. A case of several rules is visited once.

    Results are kept in `folder`, so that they can be looked at and judged again. The engine's rules that ours replace
    are judged as well, to be compared with: `shipped` leaves them out.
    """
    kit = equip()
    # Every rule that judges a page by itself.
    rules = [name for name, rule in kit.rules.items() if rule.scope == "page" and rule.requirements]
    paths = {f"case{number}": path for number, path in enumerate(dict.fromkeys(case.path for case in chosen))}
    said: dict[str, list[Said]] = {path: [] for path in paths.values()}
    # Some cases refresh or move for ever: they are judged as they stand.
    limits = Limits(requests_per_second=100, quiet_milliseconds=200, settle_seconds=3, unsettled="judge")
    with served() as site:
        for assertion in judged_by(kit, rules, paths, site, folder, limits, on_visit):
            said[paths[assertion.subject.id]].append(
                Said(assertion.rule, assertion.requirements, assertion.outcome, assertion.findings)
            )
    return said
