"""A rule is a function of its artifacts: it imports nothing of the world, and says the same when asked again."""

import ast
import sys
from pathlib import Path

import pytest

from portalcheck import Finding, Outcome, Rule
from portalcheck.testing import gathered, run_case
from tests.house.conftest import SOURCE, named
from tests.house.own_rules import OWN
from tests.house.own_rules import named as rule_id

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


def _twice(rule: Rule, given: dict[str, object], params: dict[str, object]) -> list[Finding]:
    arguments = {argument: given[kind.name] for argument, kind in rule.needs.items()}
    first, second = (rule.judge(arguments, rule.params(**params)) for _ in range(2))
    assert first == second
    return first


@pytest.mark.parametrize("rule", [rule for rule in OWN if any(not case.page for case in rule.cases)], ids=rule_id)
def test_judged_twice_says_the_same(rule: Rule) -> None:
    for case in rule.cases:
        if case.page is None:
            _say_well(_twice(rule, dict(case.artifacts), dict(case.params)))


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("rule", [rule for rule in OWN if any(case.page for case in rule.cases)], ids=rule_id)
def test_judged_twice_says_the_same_of_a_page(rule: Rule) -> None:
    """One page for each outcome; `tests/rules` opens them all."""
    for outcome in (Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED):
        case = next((case for case in rule.cases if case.page and case.expected is outcome), None)
        if case:
            kinds = [kind for kind in rule.needs.values() if kind.name not in case.artifacts]
            seen = gathered(case.page, *kinds, device=case.device, params=case.params)
            _say_well(_twice(rule, {**seen, **case.artifacts}, dict(case.params)))


def _say_well(findings: list[Finding]) -> None:
    """A message begins with a capital or a number and ends as a sentence; what cannot be told ends in its question."""
    for finding in findings:
        message = finding.message
        first = message.lstrip("\"'“‘«(`<[")[:1]
        assert first.isupper() or not first.isalpha(), message
        assert message.endswith("?" if finding.outcome is Outcome.CANT_TELL else "."), message
        assert "  " not in message and "\n" not in message, message


def test_a_case_is_right_or_wrong() -> None:
    """What the two tests above lean on: a case that expects something else is told."""
    rule = next(rule for rule in OWN if any(not case.page for case in rule.cases))
    case = next(case for case in rule.cases if case.page is None)
    result = run_case(rule, case)
    assert result.right
    assert result.outcome is case.expected
