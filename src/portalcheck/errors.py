"""What goes wrong with the asking or with the tool; what goes wrong with a page is data, never an exception."""

import difflib
from collections.abc import Iterable


class PortalcheckError(Exception):
    """The message is complete in itself: it is shown without a traceback."""

    exit_code = 3


class UsageError(PortalcheckError):
    """The request cannot be understood: names the file or option, the key, and what is accepted."""

    exit_code = 2


class ToolError(PortalcheckError):
    """A part that the tool needs is missing or broken: names it and how to get it."""

    exit_code = 3


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known names closest to *word*, ready to end a message; empty when nothing is close.

    A part counts as well as the whole, so that `reflow` finds `mobile/reflow`.
    """
    names = sorted(set(known))
    close = difflib.get_close_matches(word, names, n=3, cutoff=0.6)
    close += [name for name in names if word and word in name.split("/") and name not in close]
    return f" Did you mean {' or '.join(close[:3])}?" if close else ""
