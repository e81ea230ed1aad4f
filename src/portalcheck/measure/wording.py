"""How what was measured is written: words of a page on one line, sizes in CSS px, texts of which one is enough, and
what is said in several languages.
"""

from collections.abc import Mapping
from typing import Any, get_args

from portalcheck.model.ruleset import Language

_LANGUAGES = frozenset(get_args(Language))
_SPACES = str.maketrans("\u00a0\u202f", "  ")


class AnyOf(list[str]):
    """Texts of which one is enough: a list in data, `'vi' or 'en'` in a message."""

    def __format__(self, _form: str) -> str:
        return " or ".join(map(repr, self))


class ByLanguage(dict[str, str]):
    """A text in several languages, English among them: all of them in data, the English one in a message."""

    def __format__(self, _form: str) -> str:
        return self["en"]


def is_by_language(value: Any) -> bool:
    """Tell whether data is a text in several languages; once it was stored, it is a mapping like any other."""
    return (
        isinstance(value, Mapping)
        and "en" in value
        and _LANGUAGES.issuperset(value)
        and all(isinstance(text, str) for text in value.values())
    )


def on_one_line(text: str) -> str:
    """Write words of the page on one line, escaped; a space that does not break is a space."""
    return repr(text.translate(_SPACES))[1:-1]


def px(value: float) -> float:
    """Round to a tenth; a whole number is written as one."""
    tenths = round(float(value), 1)
    return int(tenths) if tenths.is_integer() else tenths
