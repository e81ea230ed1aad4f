"""Whether a label's words stand in a name, in one piece, as a person would say them."""

import re
import unicodedata
from collections.abc import Sequence

_BRACKETS = re.compile(r"\([^()]*\)")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_ABBREVIATION = 3
"""How many letters a label in capitals may have to be taken for the beginning of a word."""


def words(text: str, *, brackets: bool = False) -> list[str]:
    """Split a text into words, without case, accents and all that is neither letter nor digit.

    What stands in round brackets is left out unless `brackets`. Where words are not spaced, each letter is one.
    """
    plain = text if brackets else _BRACKETS.sub(" ", text)
    decomposed = unicodedata.normalize("NFKD", plain.casefold())
    kept = "".join(
        letter if unicodedata.category(letter)[0] in "LN" else "" if unicodedata.category(letter) == "Mn" else " "
        for letter in decomposed
    )
    return re.sub(f"({_UNSPACED.pattern})", r" \1 ", kept).split()


def stands_in(label: Sequence[str], name: Sequence[str]) -> bool:
    """Tell whether the words of a label are words of a name, one after another."""
    size = len(label)
    return any(list(name[start : start + size]) == list(label) for start in range(len(name) - size + 1))


def is_contained(label: str, name: str) -> bool:
    """Tell whether a label stands in a name; one without words does."""
    return any(stands_in(words(label, brackets=own), words(name, brackets=own)) for own in (False, True))


def may_be_short_for(label: str, name: str) -> bool:
    """Tell whether a label stands in a name once its abbreviations are spelled out: `Ave.`, `EN`."""
    short, full = words(label), words(name)
    dotted = {word for found in re.findall(r"(\w+)\.(?!\w)", label) for word in words(found)}
    capitals = re.sub(r"\W", "", label)
    if len(short) == 1 and len(capitals) <= _ABBREVIATION and capitals.isupper():
        dotted.update(short)
    size = len(short)
    for start in range(len(full) - size + 1):
        pairs = list(zip(short, full[start : start + size], strict=True))
        if all(one == other or (one in dotted and other.startswith(one)) for one, other in pairs):
            return True
    return False
