"""The refresh that a page declares in a `meta` element, as browsers read it."""

import re
from collections.abc import Iterable

from portalcheck.model.artifact import Meta

# After the whole seconds may come a fraction, which is dropped, and a separator; anything else makes it no refresh.
_REFRESH = re.compile(r"[\t\n\f\r ]*(?P<seconds>\d+|(?=\.))[\d.]*(?:[;,\t\n\f\r ]|$)", re.ASCII)


def declared_refresh(metas: Iterable[Meta]) -> tuple[int, Meta] | None:
    """Give the seconds of the first valid refresh, which is the one that counts, and the element; None without one."""
    for meta in metas:
        if meta.key == "refresh" and (found := _REFRESH.match(meta.content)):
            return int(found["seconds"] or 0), meta
    return None
