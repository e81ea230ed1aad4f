"""What the axe engine says, kept so that a report can say it in its own language.

A message of the engine is known by its place in axe's locale format (`checks/has-alt/fail`, `rules/image-alt/help`)
and by a digest of its English. Another engine may say something else at the same place: it is not what was translated.
"""

import hashlib

from pydantic import Field

from portalcheck.model.frozen import Frozen


def digest(english: str) -> str:
    """Name a template of the engine by what it says."""
    return hashlib.sha256(english.encode("utf-8", "replace")).hexdigest()[:12]


class EngineMessage(Frozen):
    """One message of the engine: its place, the digest of its English template, and the values put into it."""

    place: str
    english: str
    values: dict[str, str | int | float] = {}


class EngineWords(Frozen):
    """A part of a finding's message in the engine's words: messages in a row, none where they are not known.

    The English text is not stored again: it stands in the message.
    """

    text: str = Field(default="", exclude=True)
    engine: tuple[EngineMessage, ...] = ()

    def __str__(self) -> str:
        """Give the English text, as a message holds it."""
        return self.text

    def __format__(self, form: str) -> str:
        """Give the English text, as a message holds it."""
        return format(self.text, form)
