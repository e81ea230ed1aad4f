"""Texts of any length, kept within a limit."""

from typing import NamedTuple

from portalcheck.model.ruleset import Language
from portalcheck.report.translations import Words

_LONGEST = 1_000  # characters of a text that the page under test has a say in


class Cut(NamedTuple):
    """The beginning of a text, the number of characters left out, and its language where it has one."""

    text: str
    more: int = 0
    language: Language = "en"

    @classmethod
    def of(cls, text: str, longest: int = _LONGEST) -> "Cut":
        """Cut a text where it is too long."""
        return cls(text[:longest], max(0, len(text) - longest))

    @classmethod
    def said(cls, words: Words) -> "Cut":
        """Cut words of ours where they are too long."""
        return cls.of(words.text)._replace(language=words.language)
