"""A module is no longer than what one can hold in mind, or its docstring says why it is long."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.conftest import BROUGHT, MODULES, named

MOST = 350


@pytest.mark.parametrize("path", [*MODULES, *BROUGHT], ids=named)
def test_length(path: Path) -> None:
    text = path.read_text("utf-8")
    lines = text.count("\n")
    reason = re.search(r"\b[Ll]ong\b", ast.get_docstring(ast.parse(text)) or "")
    assert lines <= MOST or reason, f"{lines} lines; divide it, or say in the docstring why it is long"
