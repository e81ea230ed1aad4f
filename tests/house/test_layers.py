"""Who may import whom: the contracts hold, and rulesets and plugins see public names only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import portalcheck
from tests.house.conftest import BROUGHT, MODULES, ROOT, SOURCE, named

NO_NAMES = {"manager", "managers", "utils", "util", "helpers", "helper", "base", "common", "misc"}


def test_the_contracts_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("import-linter is not installed")
    ran = subprocess.run([lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "0 broken" in ran.stdout


def _imported(path: Path) -> list[tuple[int, str]]:
    """Give each imported module with its line, those for type checking and those inside functions as well."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.lineno, node.module or ""))
    return found


@pytest.mark.parametrize(
    ("library", "where"),
    [
        ("playwright", ("gather/",)),
        ("subprocess", ("gather/",)),
        ("pytest", ("pytest_plugin/", "testing.py")),
        ("_pytest", ()),
        ("typer", ("cli.py",)),
        ("ruamel", ("yaml_file.py", "report/openacr.py")),
    ],
)
def test_a_library_is_imported_in_its_place_only(library: str, where: tuple[str, ...]) -> None:
    elsewhere = [
        f"{named(path)}:{line}"
        for path in MODULES
        if not path.relative_to(SOURCE).as_posix().startswith(where or ("-",))
        for line, name in _imported(path)
        if name.partition(".")[0] == library
    ]
    assert elsewhere == []


@pytest.mark.parametrize("path", BROUGHT, ids=named)
def test_rulesets_and_plugins_import_public_names(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert not [alias.name for alias in node.names if alias.name.split(".")[0] == "portalcheck"]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "portalcheck":
            assert node.module == "portalcheck"
            assert {alias.name for alias in node.names} <= set(portalcheck.__all__)


def test_there_are_rulesets_and_plugins() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in BROUGHT} == {"rulesets", "plugins"}


@pytest.mark.parametrize("path", [*MODULES, *BROUGHT], ids=named)
def test_a_module_is_named_for_what_it_holds(path: Path) -> None:
    assert not {path.stem, path.parent.name} & NO_NAMES
