"""What a report says, in the language of those who read it; English where there is no translation, and told to be so.

The catalogues lie beside the package as text and are compiled when they are first asked for. A rule's message is a row
of clauses, and each is translated by itself: so a rule may put its message together from several.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, NamedTuple, get_args

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol
from babel.support import NullTranslations, Translations

from portalcheck.measure.wording import is_by_language
from portalcheck.model.assertion import Finding, Phrase, fill
from portalcheck.model.engine_words import EngineWords
from portalcheck.model.ruleset import Language, Text
from portalcheck.report.engine_words import in_language

DOMAIN = "portalcheck"
SOURCE_LANGUAGE: Language = "en"
LANGUAGES: tuple[Language, ...] = get_args(Language)

PLACEHOLDER = re.compile(r"\{[a-z_]+(?::[^{}]*)?\}")
_BEFORE_COLON = re.compile(r"(?<=[^\s:]):$")
_BEFORE_SIGN = re.compile(r"(?<=[^\s;?!])(?=[;?!]$)")
_BETWEEN_CLAUSES = re.compile(r"(?<=[.;:?]) ")
_LETTER = re.compile(r"[^\W\d_]")


class _Decimal(float):
    """A number that is written with the decimal symbol of a language."""

    def __new__(cls, value: float, symbol: str) -> "_Decimal":
        made = super().__new__(cls, value)
        made.symbol = symbol
        return made

    symbol: str

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(".", self.symbol)


class _Unknown(Exception):
    """A part of a message is not known in a language."""


class Words(NamedTuple):
    """A text and the language that it is in, which is told where it is not the report's own."""

    text: str
    language: Language


@cache
def translations(language: Language) -> NullTranslations:
    """Give the catalogue of a language to templates and to `gettext`; English needs none."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return Translations(compiled, DOMAIN)


@cache
def catalogue(language: Language) -> Catalog:
    """Read the catalogue of a language as it stands in the package."""
    path = files("portalcheck").joinpath("locale", language, "LC_MESSAGES", f"{DOMAIN}.po")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def message(finding: Finding, language: Language) -> Words:
    """Say a finding's message in a language, with the numbers that it was made with."""
    return words(finding.message, language, finding.template, finding.data)


def words(text: str, language: Language, template: str = "", data: Mapping[str, Any] | None = None) -> Words:
    """Say a sentence of ours in a language: a message, or why something is missing.

    `template` is the text before `data` was put in, where anything was. What is not in the catalogue as a whole stays
    English as a whole.
    """
    if language == SOURCE_LANGUAGE:
        return Words(text, language)
    translated = [_clause(clause, language) for clause in clauses(template or text)]
    if not all(translated):
        return Words(text, SOURCE_LANGUAGE)
    said = " ".join(filter(None, translated))
    try:
        values = {name: _value(name, value, language) for name, value in (data or {}).items()} if template else {}
    except _Unknown:
        return Words(text, SOURCE_LANGUAGE)
    return Words(fill(said, values), language)


def said(text: Text, language: Language, otherwise: str = "") -> Words:
    """Choose a title that a ruleset gives in several languages: in the asked one, else in English, else in any."""
    if own := text.get(language):
        return Words(own, language)
    if english := text.get(SOURCE_LANGUAGE):
        return words(english, language)
    return next((Words(any_, which) for which, any_ in text.items()), Words(otherwise, language))


def called(title: str | Text, language: Language) -> Words:
    """Say what a source is called; a name by itself is the same in every language."""
    return Words(title, language) if isinstance(title, str) else said(title, language)


def clauses(message: str) -> list[str]:
    """Part a message into what is translated by itself."""
    return _BETWEEN_CLAUSES.split(message)


def is_translatable(clause: str) -> bool:
    """Whether a clause has words of its own, and not numbers or names alone."""
    return bool(_LETTER.search(PLACEHOLDER.sub("", clause)))


def _clause(clause: str, language: Language) -> str:
    """Give a clause in a language, or nothing. A reason has no full stop of its own; a sentence that ends in it has."""
    if not is_translatable(clause):
        return _spaced(clause, language)
    if found := _found(clause, language):
        return found
    inner = clause.removesuffix(".")
    return f"{found}." if inner != clause and (found := _found(inner, language)) else ""


def _spaced(clause: str, language: Language) -> str:
    """Set the sign at the end of a clause apart from it, as French does."""
    if language != "fr":
        return clause
    return _BEFORE_SIGN.sub("\N{NARROW NO-BREAK SPACE}", _BEFORE_COLON.sub("\N{NO-BREAK SPACE}:", clause))


def _small(text: str) -> str:
    """Begin a text with a small letter, but for an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _found(text: str, language: Language, context: str | None = None) -> str:
    entry = catalogue(language).get(text, context)
    return entry.string if entry and isinstance(entry.string, str) and not entry.fuzzy else ""


def _value(name: str, value: Any, language: Language) -> Any:
    """Write a value: a phrase, a term that the rule has for it, one of several texts, a text that is given in several
    languages, how many there are of each.
    """
    if isinstance(value, (Phrase, EngineWords)):
        value = value.model_dump()
    if isinstance(value, str):
        return _found(value, language, context=name) or value
    if isinstance(value, list):
        say = translations(language)
        either, quoted = str(say.pgettext("one of several", " or ")), str(say.pgettext("one of several", "'{text}'"))
        return either.join(quoted.replace("{text}", str(one)) for one in value)
    if isinstance(value, float):
        return _Decimal(value, get_decimal_symbol(language))
    if isinstance(value, dict) and "template" in value:
        return words(value["text"], language, value["template"], value["data"]).text
    if isinstance(value, dict) and set(value) == {"engine"}:
        if (messages := in_language(value, language)) is None:
            raise _Unknown
        # What the engine asks begins the sentence; what it saw goes on after a colon, in small letters.
        *others, last = messages if name == "help" else map(_small, messages)
        return " ".join((*(_spaced(f"{one};", language) for one in others), last))
    if is_by_language(value):
        if language not in value:
            raise _Unknown
        return value[language]
    if isinstance(value, dict):
        return ", ".join(f"{count} {_value(name, what, language)}" for what, count in sorted(value.items()))
    return value
