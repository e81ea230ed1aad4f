"""What the plugins bring to a run, collected once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from portalcheck import core
from portalcheck.errors import UsageError, nearest
from portalcheck.gather import Gatherer
from portalcheck.gather.assistant import AssistantParams
from portalcheck.gather.axe import AxeParams
from portalcheck.gather.lenses import LENSES
from portalcheck.model.artifact import Artifact
from portalcheck.model.lighthouse import Lighthouse
from portalcheck.model.portal import Portal
from portalcheck.model.trace import Trace
from portalcheck.plan import Plan, make_plan
from portalcheck.plugins import Plugins
from portalcheck.report import Reporter
from portalcheck.rule_format import Rule
from portalcheck.rules.accessibility.axe import axe_rules
from portalcheck.rulesets import id_of


@dataclass(frozen=True)
class Kit:
    """What the plugins of a run brought. `left_out` says which rulesets could not be read, and why."""

    plugins: Plugins
    rules: Mapping[str, Rule]
    folders: Mapping[str, Path]
    gatherers: tuple[Gatherer, ...]
    axe: AxeParams = field(default_factory=AxeParams)
    left_out: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What was left out so far, and why; a plugin can fail in the middle of a run."""
        broken = (f"The plugin {plugin} was left out: {plugin.error}" for plugin in self.plugins.broken)
        return (*self.left_out, *broken)

    def rule(self, name: str) -> Rule:
        """Give a rule by its id. Raises UsageError with the nearest names."""
        if name not in self.rules:
            raise UsageError(f"unknown rule {name!r}.{nearest(name, self.rules)}")
        return self.rules[name]

    @property
    def reporters(self) -> list[Reporter]:
        """What can write a report, by name."""
        return sorted(self.plugins.gather_all("portalcheck_reporters"), key=lambda one: one.name)

    @property
    def kinds(self) -> dict[str, type[Artifact]]:
        """The artifact types by name: those that gatherers make, and what a journey and Lighthouse leave."""
        of_lenses = [kind for lens in LENSES.values() for kind in lens.makes]
        kinds: list[type[Artifact]] = [Trace, Lighthouse, *of_lenses, *(gatherer.makes for gatherer in self.gatherers)]
        return {kind.name: kind for kind in kinds}


def equip(local: Iterable[Any] = (), *, axe: str = "", axe_table: Mapping[str, Any] | None = None) -> Kit:
    """Load the plugins and collect what they bring. `local` are modules of the project, such as its `conftest.py`.

    `axe` is the path of another engine and `axe_table` its rules. Raises UsageError where two things have one name.
    """
    plugins = Plugins([core], local)
    rules: dict[str, Rule] = {}
    for rule in plugins.gather_all("portalcheck_rules"):
        if rule.id in rules and rules[rule.id] is not rule:
            raise UsageError(f"two plugins bring a rule named {rule.id}.")
        rules[rule.id] = rule
    if axe_table is not None:
        rules = {name: rule for name, rule in rules.items() if rule.family != "axe"}
        rules |= {rule.id: rule for rule in axe_rules(dict(axe_table))}
    gatherers: dict[str, Gatherer] = {}
    for gatherer in plugins.gather_all("portalcheck_gatherers"):
        if gatherer.makes.name in gatherers and gatherers[gatherer.makes.name] is not gatherer:
            raise UsageError(f"two plugins bring a gatherer of {gatherer.makes.name}.")
        gatherers[gatherer.makes.name] = gatherer
    folders: dict[str, Path] = {}
    notes = []
    for folder in plugins.gather_all("portalcheck_rulesets"):
        try:
            named = id_of(Path(folder))
        except UsageError as error:
            notes.append(f"A ruleset was left out: {error}")
            continue
        if folders.setdefault(named, Path(folder)) != Path(folder):
            raise UsageError(f"two plugins bring a ruleset named {named}.")
    return Kit(
        plugins=plugins,
        rules=dict(sorted(rules.items())),
        folders=folders,
        gatherers=tuple(gatherers.values()),
        axe=AxeParams(source=axe),
        left_out=tuple(notes),
    )


def plan_for(kit: Kit, portal: Portal, base: Path) -> Plan:
    """Plan a run; paths in the portal file are relative to `base`."""
    more = [subject for brought in kit.plugins.hook.portalcheck_subjects(portal=portal) for subject in brought or ()]
    return make_plan(
        portal,
        rules=kit.rules,
        folders=kit.folders,
        gatherers=[_set_by(portal, one) for one in kit.gatherers],
        base=base,
        more_subjects=more,
    )


def _set_by(portal: Portal, gatherer: Gatherer) -> Gatherer:
    """Give a gatherer what the portal file sets of its parameters."""
    asks = gatherer.params is AssistantParams
    return replace(gatherer, given=AssistantParams(asked=portal.assistant)) if asks else gatherer
