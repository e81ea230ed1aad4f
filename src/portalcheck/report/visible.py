"""Text of a page under test, made fit to be looked at: what deceives the eye or has no shape is told.

A control character can drive a terminal, and an override of the writing direction makes code read as what it
is not.
Programs get the text as it was (`report.json`); people get this.
"""

import re

# Controls but for tab and line feed; embeddings, overrides, isolates of direction; surrogates; noncharacters.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """Spell out what is unfit, as in `⟨U+202E⟩`; a carriage return is taken for the end of a line."""
    if not _UNFIT.search(text):
        return text
    return _UNFIT.sub(_named, text.replace("\r\n", "\n").replace("\r", "\n"))


def _named(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match[0]):04X}⟩"
