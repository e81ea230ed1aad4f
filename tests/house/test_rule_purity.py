"""A rule is a function of its artifacts: it imports nothing of the world, and says the same when asked again."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from portalcheck import Finding
from portalcheck.errors import UsageError
from portalcheck.measure.literal import trace
from portalcheck.model.trace import Trace
from portalcheck.rule_format import passed, rule
from portalcheck.testing import run_case
from tests.house.conftest import SOURCE, named
from tests.house.own_rules import OWN

RULES = sorted(path for path in SOURCE.glob("rules/**/*.py") if path.name != "__init__.py")
MEASURES = sorted(SOURCE.glob("measure/*.py"))
OF_THE_HOUSE = ("portalcheck.model", "portalcheck.measure", "portalcheck.rule_format")
PURE = {
    *("bisect", "collections", "collections.abc", "dataclasses", "decimal", "enum", "fractions", "functools", "html"),
    *("datetime", "hashlib", "html.parser", "itertools", "json", "math", "operator", "re", "statistics", "string"),
    *("typing", "unicodedata", "urllib.parse", "urllib.robotparser", "xml.etree.ElementTree"),
}
OF_THE_TABLE = {"importlib.resources"}  # the engine's rules are read from the table that ships with the project
WORLDLY = {"open", "print", "input", "exec", "eval", "compile", "__import__"}


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}:{node.lineno}: a relative import"
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", RULES, ids=named)
def test_a_rule_imports_nothing_of_the_world(path: Path) -> None:
    allowed = PURE | OF_THE_TABLE if path.name == "axe.py" else PURE
    foreign = {name for name in _imports(path) - allowed if not name.startswith(OF_THE_HOUSE)}
    assert foreign == set()


@pytest.mark.parametrize("path", MEASURES, ids=named)
def test_a_measure_imports_the_model_and_libraries(path: Path) -> None:
    """Pure libraries are welcome there; of the standard library what is pure, of the house the model."""
    ours = ("portalcheck.model", "portalcheck.measure")
    for name in _imports(path) - PURE:
        assert name.startswith(ours) or name.partition(".")[0] not in {*sys.stdlib_module_names, "portalcheck"}


@pytest.mark.parametrize("path", [*RULES, *MEASURES], ids=named)
def test_it_calls_nothing_of_the_world(path: Path) -> None:
    called = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called & WORLDLY == set()


_ASKED: list[Trace] = []


@rule("own/counts", version=1)
def counts(trace: Trace) -> Iterator[Finding]:
    """It counts how often it is asked."""
    _ASKED.append(trace)
    yield Finding.passed("Asked {times} times.", times=len(_ASKED))


def test_a_rule_that_says_two_things_is_told() -> None:
    """`tests/rules` asks each rule of ours twice about each of its cases."""
    with pytest.raises(UsageError, match="it says two things"):
        run_case(counts, passed("a journey", trace()))


def test_a_case_is_right_or_wrong() -> None:
    """What `tests/rules` leans on: a case that expects something else is told."""
    literal, case = next((one, case) for one in OWN for case in one.cases if case.page is None)
    result = run_case(literal, case)
    assert result.right
    assert result.outcome is case.expected
