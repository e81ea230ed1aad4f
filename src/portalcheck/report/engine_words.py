"""The words of the axe engine in the language of a report.

The locale files have axe's own format. `english.json` has the same form and holds the digest of each English message
that was translated: where the engine said something else, its English stays.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from babel.numbers import get_decimal_symbol
from pydantic import ValidationError

from portalcheck.model.engine_words import EngineMessage, EngineWords
from portalcheck.model.ruleset import Language

PLACEHOLDER = re.compile(r"\$\{\s?data(?:\.(\w+))?\s?\}")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_MEASURED = {"expectedContrastRatio", "fontSize"}
"""Values that the engine gives as text and that hold numbers: `4.5:1`, `12.0pt (16px)`."""


def in_language(given: Any, language: Language) -> tuple[str, ...] | None:
    """Say the engine's messages in a language, each once; None where one of them is not known in it."""
    try:
        words = EngineWords.model_validate(given)
    except ValidationError:
        return None
    said = [_said(message, language) for message in words.engine]
    return tuple(dict.fromkeys(filter(None, said))) if said and all(said) else None


def asked(rule: str, language: Language) -> str:
    """Say what a rule of the engine asks for; nothing where it is no rule of the engine, or not known in a language."""
    family, _, name = rule.partition("/")
    return _messages(language).get(f"rules/{name}/help", "") if family == "axe" else ""


def flat(messages: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Give each message of a locale with its place."""
    if isinstance(messages, str):
        yield place, messages
    else:
        for key, inner in messages.items():
            yield from flat(inner, f"{place}/{key}" if place else key)


def _said(message: EngineMessage, language: Language) -> str | None:
    template = _messages(language).get(message.place)
    if template is None or _messages("english").get(message.place) != message.english:
        return None
    if not all((name or "data") in message.values for name in PLACEHOLDER.findall(template)):
        return None
    symbol = get_decimal_symbol(language)

    def value(found: re.Match[str]) -> str:
        name = found[1] or "data"
        given = message.values[name]
        text = str(given)
        return _POINT.sub(symbol, text) if isinstance(given, float) or name in _MEASURED else text

    return PLACEHOLDER.sub(value, template)


@cache
def _messages(name: str) -> Mapping[str, str]:
    return dict(flat(_locale(name)))


@cache
def _locale(name: str) -> Mapping[str, Any]:
    file = files("portalcheck").joinpath("locale", "axe", f"{name}.json")
    locale: Mapping[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return locale
