"""What answers at once loads nothing heavy: told by the modules that were loaded, not by a clock."""

import json
import subprocess
import sys

import pytest

HEAVY = {
    "pydantic",
    "playwright",
    "ruamel",
    "rich",
    "jinja2",
    "pytest",
    "pluggy",
    "langcodes",
    "selectolax",
    "axe_playwright_python",
}
LIST = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)"


def _loaded(program: str) -> set[str]:
    ran = subprocess.run([sys.executable, "-c", f"{program}\n{LIST}"], capture_output=True, text=True, timeout=60)
    return set(json.loads(ran.stderr.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], [], ["check", "--help"], ["chekc"]])
def test_the_command_line(arguments: list[str]) -> None:
    program = f"from portalcheck.cli import main\ntry: main({arguments!r})\nexcept SystemExit: pass"
    loaded = _loaded(program)
    assert "portalcheck" in loaded
    typers_own = {"pydantic"} if arguments and not arguments[0].startswith("-") else set()  # it reads arguments by it
    assert loaded & HEAVY - typers_own == set()


def test_the_pytest_plugin() -> None:
    """It is loaded in every pytest of whoever has portalcheck installed."""
    loaded = _loaded("import portalcheck.pytest_plugin")
    assert loaded & (HEAVY - {"pytest", "pluggy", "rich"}) == set()


def test_a_public_name_loads_what_it_needs_and_no_browser() -> None:
    loaded = _loaded("from portalcheck import Finding, Document, rule, passed")
    assert "pydantic" in loaded
    assert loaded & {"playwright", "pytest", "rich", "jinja2"} == set()


def test_what_is_heavy_would_be_seen() -> None:
    assert "pydantic" in _loaded("import portalcheck.model.subject")
