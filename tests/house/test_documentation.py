"""The reference pages are what the generator writes, and hold every hook, option, artifact and rule."""

import importlib.util
import inspect
import re
from types import ModuleType
from typing import Any

import pytest
import typer

from portalcheck import Artifact, cli, core, hookspecs, pytest_plugin
from portalcheck.kit import equip
from portalcheck.model.portal import RulesetUse
from portalcheck.rulesets import resolve
from tests.house.conftest import ROOT
from tests.house.own_rules import ENGINE, OWN

DOCS = ROOT / "docs"
KIT = equip()
HOOKS = {name: hook for name, hook in vars(hookspecs).items() if name.startswith("portalcheck_")}
KINDS = sorted({gatherer.makes for gatherer in core.portalcheck_gatherers()}, key=lambda kind: kind.__name__)


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_what_the_generator_writes() -> None:
    generator = _generator()
    assert generator.stale(generator.pages()) == [], "run `python docs/generate.py`"


def test_a_page_that_is_not_is_named() -> None:
    generator = _generator()
    written = generator.pages()
    changed = {**written, "hooks.md": "", "rules/mobile/new.md": ""}
    changed.pop("rules/axe.md")
    assert {"hooks.md", "rules/axe.md", "rules/mobile/new.md"} <= set(generator.stale(changed))


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_is_there_with_its_exact_arguments(name: str) -> None:
    page = (DOCS / "hooks.md").read_text("utf-8")
    shown = re.findall(rf"^{name}\((.*)\) -> .+$", page, flags=re.MULTILINE)
    arguments = [part.partition(":")[0].strip() for part in re.sub(r"\[[^\]]*\]", "", shown[0]).split(",")]
    assert len(shown) == 1
    assert [argument for argument in arguments if argument] == list(inspect.signature(HOOKS[name]).parameters)
    assert inspect.getdoc(HOOKS[name]) in page


def test_there_are_hooks() -> None:
    assert len(HOOKS) >= 10


def _options() -> list[Any]:
    group: Any = typer.main.get_command(cli.app)
    return [
        pytest.param(name, option, id=f"{name} {option.opts[0]}")
        for name, command in group.commands.items()
        for option in command.params
        if option.name != "help"
    ]


@pytest.mark.parametrize(("command", "option"), _options())
def test_an_option_of_the_command_line_is_there(command: str, option: Any) -> None:
    page = (DOCS / "cli.md").read_text("utf-8")
    section = page.partition(f"## portalcheck {command}\n")[2].partition("\n## ")[0]
    names = option.opts + option.secondary_opts if option.param_type_name == "option" else [option.metavar]
    for name in names:
        assert f"`{name}`" in section
    assert option.help.replace("|", "\\|") in section


@pytest.mark.parametrize("name", [*(one[0] for one in pytest_plugin.OPTIONS), *(one[0] for one in pytest_plugin.FLAGS)])
def test_an_option_of_pytest_is_there(name: str) -> None:
    assert re.search(rf"`--portal-{name}[` ]", (DOCS / "cli.md").read_text("utf-8"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_artifact_is_there_with_its_fields(kind: type[Artifact]) -> None:
    page = (DOCS / "artifacts.md").read_text("utf-8")
    section = page.partition(f"\n## {kind.__name__}\n")[2].partition("\n## ")[0]
    assert f"Stored as `{kind.name}`, schema version {kind.schema_version}." in section
    for field in kind.model_fields:
        assert f"| `{field}` |" in section


def test_every_rule_is_there() -> None:
    for rule in OWN:
        page = (DOCS / "rules" / f"{rule.id}.md").read_text("utf-8")
        assert rule.doc.partition("\n")[2].strip() in page
        assert all(case.title in page for case in rule.cases)
    engine = (DOCS / "rules" / "axe.md").read_text("utf-8")
    assert all(f"| `{rule.id}` |" in engine for rule in ENGINE)


def test_links_between_pages_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in DOCS.rglob("*.md")
        for target in re.findall(r"\]\((?!https?:|mailto:)([^)#\s]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def _shown() -> list[Any]:
    """The criteria that README and manual show as a test item or a question."""
    pages = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
    named = re.compile(r"(?:::|^)((?:wcag|mobile)/[a-z]+/[a-z-]+)", flags=re.MULTILINE)
    return [
        pytest.param(found, id=f"{page.name} {found}")
        for page in pages
        for found in dict.fromkeys(named.findall(page.read_text("utf-8")))
    ]


@pytest.mark.parametrize("criterion", _shown())
def test_a_criterion_that_is_shown_is_one(criterion: str) -> None:
    ruleset, _, name = criterion.partition("/")
    assert name in {check.criterion.id for check in resolve(RulesetUse(use=ruleset), KIT.folders, KIT.rules, ROOT)[1]}


def test_criteria_are_shown() -> None:
    assert len(_shown()) >= 5
