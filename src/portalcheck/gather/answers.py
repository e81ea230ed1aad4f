"""What a page answers to a script: its faults as exceptions of ours, its texts as UTF-8 can hold them."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Unanswered(Exception):
    """The page did not answer within its deadline."""


class ScriptError(Exception):
    """A script of ours raised in the page: a fault of the tool."""


class Gone(Exception):
    """The page, its frame or its renderer is no longer there."""


@cache
def script(name: str, package: str = "portalcheck.gather.scripts") -> str:
    """Read a script file: one JavaScript function expression."""
    return files(package).joinpath(name).read_text("utf-8")


def raise_fault(answer: dict[str, Any], limit: float) -> None:
    """Raise Unanswered or ScriptError where an answer of the DevTools protocol holds an exception."""
    if fault := answer.get("exceptionDetails"):
        text = fault.get("exception", {}).get("description") or fault.get("text", "unknown")
        if "portalcheck-deadline" in text:
            raise Unanswered(f"the page gave no answer within {limit:g} s")
        raise ScriptError(text)


def well_formed(value: Any) -> Any:
    """Replace lone surrogates: pages can hold them, and UTF-8 cannot."""
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [well_formed(item) for item in value]
    if isinstance(value, dict):
        return {key: well_formed(item) for key, item in value.items()}
    return value


@cache
def playwright_error() -> type[Exception]:
    """Give Playwright's own error, imported when it is first needed."""
    from playwright.async_api import Error

    return Error
