"""Write the reference pages from the code: hooks, artifacts, command line, rules.

    python docs/generate.py           write them
    python docs/generate.py --check   write nothing; end with 1 where a page is not what would be written

They are kept in the repository, so that they can be read without running anything; a test holds them against the code.
"""

import ast
import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from portalcheck import Params, Rule, cli, core, hookspecs, pytest_plugin
from portalcheck.gather import Gatherer
from portalcheck.gather.lenses import LENSES
from portalcheck.model import artifact as artifacts
from portalcheck.model.lighthouse import Lighthouse
from portalcheck.model.trace import Trace
from portalcheck.model.wcag import BY_REQUIREMENT

DOCS = Path(__file__).parent
MARK = "<!-- Written by docs/generate.py from the code; change the code. -->"
LONGEST = 2_000
"""The characters up to which a case's page is shown."""
SIDE_BY_SIDE = " of each page of a site, side by side, on one device"
EFFECTS = {
    "passive": "leaves the page alone",
    "reversible": "touches the page and puts everything back",
    "consuming": "uses the page up, and gets a load of its own",
}


def pages() -> dict[str, str]:
    """Give every page by its path below `docs/`."""
    rules = sorted(core.portalcheck_rules(), key=lambda rule: rule.id)
    own = [rule for rule in rules if rule.family != "axe"]
    engine = [rule for rule in rules if rule.family == "axe"]
    written = {
        "hooks.md": _hooks(),
        "artifacts.md": _artifacts(core.portalcheck_gatherers()),
        "cli.md": _command_line(),
        "rules/README.md": _rule_list(own, len(engine)),
        "rules/axe.md": _engine_rules(engine),
        **{f"rules/{rule.id}.md": _rule(rule) for rule in own},
    }
    return {path: f"{MARK}\n\n{text.strip()}\n" for path, text in written.items()}


def stale(written: dict[str, str]) -> list[str]:
    """Name the pages that are not as they would be written, and those that nothing writes any more."""
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.glob("rules/**/*.md")}
    wrong = [path for path, text in written.items() if not _is(DOCS / path, text)]
    return sorted({*wrong, *(there - set(written))})


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    written = pages()
    wrong = stale(written)
    for path in wrong:
        if "--check" not in arguments:
            (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
            if path in written:
                (DOCS / path).write_text(written[path], encoding="utf-8")
            else:
                (DOCS / path).unlink()
        sys.stdout.write(f"docs/{path}\n")
    return int(bool(wrong) and "--check" in arguments)


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf-8") == text


# --- hooks ---


def _hooks() -> str:
    source = inspect.getsource(hookspecs)
    tree = ast.parse(source)
    sections = [(line, text[1]) for line, text in _sections(source)]
    parts = ["# Hooks", inspect.cleandoc(hookspecs.__doc__ or ""), _HOOKS_INTRODUCTION.strip()]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            while sections and sections[0][0] < node.lineno:
                parts.append(f"## {sections.pop(0)[1].capitalize()}")
            parts.append(f"### {node.name}\n\n```python\n{signature(node)}\n```\n\n{ast.get_docstring(node)}")
    return "\n\n".join(parts)


def signature(node: ast.FunctionDef) -> str:
    """Write a hook's head as its page shows it: with its exact arguments, types without quotes."""
    head = f"{node.name}({ast.unparse(node.args)})"
    return re.sub(r"['\"]", "", f"{head} -> {ast.unparse(node.returns)}" if node.returns else head)


def _sections(source: str) -> Iterator[tuple[int, re.Match[str]]]:
    for number, line in enumerate(source.splitlines(), 1):
        if match := re.match(r"# --- (.+?) -+$", line):
            yield number, match


_HOOKS_INTRODUCTION = """
```python
from pathlib import Path

from portalcheck import hookimpl


@hookimpl
def portalcheck_rulesets() -> list[Path]:
    return [Path(__file__).parent]
```

Implementations are asked in the order in which they were registered, the last one first. A plugin that raises is named
with its version, on the terminal and in the report's `notes`, and is left out from then on; the run goes on. Where a
page depends on the plugin (`portalcheck_context_args`, `portalcheck_arrived`), that page is untested, and says so.
Wrappers are refused.
"""

# --- artifacts ---


def _artifacts(gatherers: Iterable[Gatherer]) -> str:
    parts = ["# Artifacts", inspect.cleandoc(artifacts.__doc__ or "")]
    for gatherer in sorted(gatherers, key=lambda one: one.makes.__name__):
        how = f"Its gatherer is {gatherer.effect}: it {EFFECTS[gatherer.effect]}. {gatherer.doc.partition(chr(10))[0]}"
        parts += _artifact(gatherer.makes, how, gatherer.params)
    parts += _artifact(Lighthouse, "It is what Lighthouse leaves, which loads the page itself.")
    parts += _artifact(Trace, "It is what playing a journey leaves.")
    for kind in sorted((kind for lens in LENSES.values() for kind in lens.makes), key=lambda one: one.__name__):
        parts += _artifact(kind, f"It is what a journey leaves under the lens `{kind.under}`.")
    return "\n\n".join(parts)


def _artifact(kind: type[artifacts.Artifact], how: str, params: type[Params] = Params) -> Iterator[str]:
    yield (
        f"## {kind.__name__}\n\n{inspect.cleandoc(kind.__doc__ or '')}\n\n"
        f"Stored as `{kind.name}`, schema version {kind.schema_version}. {how}"
    )
    yield _fields(kind)
    if params.model_fields:
        yield f"Parameters of the gatherer:\n\n{_parameters(params)}"
    for part in _parts(kind):
        yield f"### {part.__name__}"
        yield inspect.cleandoc(part.__doc__ or "")
        yield _fields(part)


def _fields(kind: type[BaseModel]) -> str:
    rows = [(f"`{name}`", f"`{_type(field.annotation)}`") for name, field in kind.model_fields.items()]
    return _table(("Field", "Type"), rows)


def _parts(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Give the models that an artifact is made of, each once, in the order of its fields."""
    seen: dict[type[BaseModel], None] = {}

    def walk(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in seen:
            seen[annotation] = None
            for field in annotation.model_fields.values():
                walk(field.annotation)
        for inner in getattr(annotation, "__args__", ()):
            walk(inner)

    walk(kind)
    yield from (part for part in seen if part is not kind)


def _type(annotation: Any) -> str:
    text = (
        annotation.__name__ if isinstance(annotation, type) and not hasattr(annotation, "__args__") else str(annotation)
    )
    return re.sub(r"\b(?:portalcheck|typing|collections)[\w.]*\.", "", text).replace("NoneType", "None")


# --- the command line ---

OPTION = ("Argument or option", "What it says")


def _command_line() -> str:
    group: Any = typer.main.get_command(cli.app)
    own = [(_written(option), _explained(option)) for option in group.params if option.name != "help"]
    parts = ["# Command line", f"{group.help}\n\n{group.epilog}", _table(OPTION, own)]
    for name, command in group.commands.items():
        text = inspect.cleandoc(command.help or "")
        first, _, rest = text.partition("\n\n")
        parts.append(f"## portalcheck {name}\n\n{first}")
        if rest:
            parts.append(f"```sh\n{rest}\n```")
        rows = [(_written(option), _explained(option)) for option in command.params if option.name != "help"]
        parts.append(_table(OPTION, rows))
    parts.append("## pytest\n\nEach is an ini key as well: `--portal-results` is `portal_results`.")
    options = [(f"`--portal-{name} {metavar}`", text) for name, _, metavar, text in pytest_plugin.OPTIONS] + [
        (f"`--portal-{name}`", text) for name, text in pytest_plugin.FLAGS
    ]
    parts.append(_table(OPTION, options))
    return "\n\n".join(part for part in parts if part)


def _written(option: Any) -> str:
    """Write an argument or an option as one types it."""
    if option.param_type_name == "argument":
        return f"`{option.metavar or option.name.upper()}`"
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    return f"{names} `{option.metavar or 'N'}`" if not option.is_flag else names


def _explained(option: Any) -> str:
    text = option.help or ""
    given = option.default
    if given not in (None, "", False, ()) and not callable(given) and "[default" not in text:
        text += f" [default: {str(given).lower() if isinstance(given, bool) else given}]"
    return text.strip()


# --- rules ---


def _rule_list(rules: Iterable[Rule], engine: int) -> str:
    rows = [(f"[`{rule.id}`]({rule.id}.md)", rule.title, _asked(rule)) for rule in rules]
    return (
        "# Rules\n\nA rule measures one thing; rulesets say where it is asked for, and with which parameters.\n"
        "Each page here is the document at the head of the rule's own file.\n\n"
        f"{_table(('Rule', 'What it measures', 'Asked by'), rows)}\n\n"
        f"Beside these are [the {engine} rules of the axe engine](axe.md)."
    )


def _engine_rules(rules: list[Rule]) -> str:
    engine = core.shipped_table()["engine"]
    rows = [(f"`{rule.id}`", rule.severity, _asked(rule) or "best practice") for rule in rules]
    return (
        f"# The rules of the axe engine\n\nOf axe {engine}, the engine that is used by default. Each is described at\n"
        "https://dequeuniversity.com/rules/axe/. What the engine calls incomplete is `cantTell` here, with its\n"
        "reason.\n\n"
        f"{_table(('Rule', 'Severity', 'Asked by'), rows)}"
    )


def _rule(rule: Rule) -> str:
    kinds = [kind.__name__ for kind in rule.needs.values()]
    needs = ", ".join(f"[{kind}](../../artifacts.md#{kind.lower()})" for kind in kinds) or "nothing that is gathered"
    facts = [
        f"Version {rule.version}, {rule.severity} unless a ruleset says otherwise.",
        f"Judged from: {needs}{SIDE_BY_SIDE if rule.across else ''}.",
    ]
    if asked := _asked(rule):
        facts.append(f"Asked by: {asked}.")
    title, _, body = rule.doc.partition("\n")
    parts = [f"# {rule.id}", title, "\n".join(f"- {fact}" for fact in facts), body.strip()]
    if rule.params.model_fields:
        document = inspect.cleandoc(rule.params.__doc__ or "")
        parts.append(f"## Parameters\n\n{document}\n\n{_parameters(rule.params)}")
    parts += ["## Cases", *(_case(case) for case in rule.cases)]
    return "\n\n".join(parts)


def _asked(rule: Rule) -> str:
    return ", ".join(_requirement(requirement) for requirement in rule.requirements)


def _requirement(requirement: str) -> str:
    if criterion := BY_REQUIREMENT.get(requirement):
        version = "{}.{}".format(*str(criterion.since))
        return f"WCAG {version} {criterion.number} {criterion.name} ({criterion.level})"
    act = requirement.removeprefix("ACT:")
    return f"[ACT {act}](https://www.w3.org/WAI/standards-guidelines/act/rules/{act}/)"


def _parameters(params: type[Params]) -> str:
    rows = [
        (
            f"`{name}`",
            f"`{_type(field.annotation)}`",
            "" if field.default is PydanticUndefined else f"`{field.default!r}`",
        )
        for name, field in params.model_fields.items()
    ]
    return _table(("Parameter", "Type", "Default"), rows)


def _case(case: Any) -> str:
    given = ", ".join(f"`{name}: {value}`" for name, value in case.params.items())
    notes = "; ".join(filter(None, [given, f"on a {case.device}" if case.device != "desktop" else ""]))
    head = f"**{case.expected}**: {case.title}{f' ({notes})' if notes else ''}"
    if case.page is None:
        return f"{head} (judged from literal artifacts)" if case.artifacts else head
    if len(case.page) > LONGEST:
        return f"{head} (a page of {len(case.page):,} characters; it stands in the rule's file)"
    return f"{head}\n\n```html\n{case.page.strip()}\n```"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}", *lines]) if lines else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
