"""Text as Markdown has it plain: nothing that a page or a portal file says becomes markup."""

import re

from portalcheck.report.visible import visible

_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&])")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")  # not what keeps `px` with its number
_MENTION = re.compile(r"([@#])(?=\w)")


def plain(text: str) -> str:
    """Write text so that nothing in it is markup, a mention or the end of a cell."""
    marked = _MARKS.sub(r"\\\1", on_one_line(text))
    # A code host finds people and issues in what is left after Markdown: an empty space keeps them apart.
    return _MENTION.sub("\\1\N{ZERO WIDTH SPACE}", marked)


def on_one_line(text: str) -> str:
    """Give text without line ends, and with what cannot be seen spelled out."""
    return _SPACE.sub(" ", visible(text)).strip()
