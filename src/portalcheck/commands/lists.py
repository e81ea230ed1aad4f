"""Commands that show what is here: rules, rulesets, plugins, schemas."""

import inspect
import json
import sys
from pathlib import Path

from pydantic import BaseModel
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

from portalcheck import hookspecs
from portalcheck.commands.kit import kit_for
from portalcheck.errors import UsageError, nearest
from portalcheck.model.journey import Journey
from portalcheck.model.portal import Portal, RulesetUse
from portalcheck.model.report import ReportFile
from portalcheck.model.ruleset import RulesetFile
from portalcheck.rulesets import read, resolve

SCHEMAS: dict[str, type[BaseModel]] = {
    "portal": Portal,
    "journey": Journey,
    "ruleset": RulesetFile,
    "report": ReportFile,
}


def list_rules(family: str | None) -> None:
    """Print a line for each rule. Raises UsageError for an unknown family."""
    rules = kit_for().rules
    families = {rule.family for rule in rules.values()}
    if family and family not in families:
        raise UsageError(f"unknown family {family!r}; known: {', '.join(sorted(families))}.{nearest(family, families)}")
    table = _table("Rule", "v", "Asked by", "What it measures")
    for rule in rules.values():
        if family in (None, rule.family):
            table.add_row(rule.id, str(rule.version), " ".join(rule.requirements), rule.title)
    _console().print(table)


def list_rulesets(name: str | None) -> None:
    """Print a line for each ruleset, or the criteria of one. Raises UsageError for an unknown one."""
    kit = kit_for()
    if name is None:
        table = _table("Ruleset", "Edition", "Profiles", "Title")
        notes = []
        for folder in kit.folders.values():
            try:
                data = read(folder)[1]
            except UsageError as error:
                notes.append(f"A ruleset was left out: {error}")
                continue
            profiles = " ".join(f"{one}*" if one == data.default_profile else one for one in data.profiles)
            table.add_row(data.id, data.edition, profiles, data.title.get("en", ""))
        _console().print(table)
        for note in notes:
            sys.stderr.write(f"portalcheck: {note}\n")
        return
    ruleset, checks = resolve(RulesetUse(use=name), kit.folders, kit.rules, Path())
    table = _table("Criterion", "Severity", "Asked by", "Basis", "Rule")
    for check in checks:
        source = ruleset.sources[check.criterion.source]
        table.add_row(
            check.criterion.id,
            check.criterion.severity,
            " ".join(one for one in check.rule.requirements if not one.startswith("ACT:")),
            f"{source.basis}, in force: {source.in_force}",
            "" if check.rule.id == check.criterion.id else check.rule.id,
        )
    console = _console()
    console.print(f"{ruleset.title.get('en', ruleset.id)}, edition {ruleset.edition}, profile {ruleset.profile or '-'}")
    console.print(table)


def explain_rule(name: str) -> None:
    """Print a rule's own document. Raises UsageError with the nearest names."""
    rule = kit_for().rule(name)
    console = _console()
    console.print(f"{rule.id}  version {rule.version}  {' '.join(rule.requirements)}\n", highlight=False)
    console.print(Markdown(rule.doc))
    if rule.params.model_fields:
        console.print("\nParameters", style="bold")
        for parameter, field in rule.params.model_fields.items():
            console.print(f"  {parameter} = {field.default!r}", highlight=False)
    if rule.cases:
        console.print("\nCases", style="bold")
        for case in rule.cases:
            console.print(f"  {case.expected}: {case.title}", highlight=False, markup=False)


def list_plugins() -> None:
    """Print each installed plugin, what it takes part in, and what went wrong with it."""
    plugins = kit_for().plugins
    hooks = [name for name, _ in inspect.getmembers(hookspecs, inspect.isfunction) if name.startswith("portalcheck_")]
    table = _table("Plugin", "Distribution", "Version", "Takes part in")
    for plugin in plugins.installed:
        parts = [name.removeprefix("portalcheck_") for name in hooks if plugin.name in plugins.providers(name)]
        table.add_row(plugin.name, plugin.distribution, plugin.version, plugin.error or " ".join(parts))
    _console().print(table)


def print_schema(name: str) -> None:
    """Print a JSON Schema. Raises UsageError for an unknown name."""
    if name not in SCHEMAS:
        raise UsageError(f"unknown schema {name!r}; known: {', '.join(SCHEMAS)}.{nearest(name, SCHEMAS)}")
    schema = SCHEMAS[name].model_json_schema(mode="serialization" if name == "report" else "validation")
    sys.stdout.write(json.dumps(schema, indent=1) + "\n")


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _console() -> Console:
    """Print as wide as the terminal is, and without cutting lines where there is none."""
    console = Console()
    return console if console.is_terminal else Console(width=200)
