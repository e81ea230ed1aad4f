"""The texts of a page that are in Vietnamese, by what is declared for them."""

import re
from collections.abc import Iterator

from portalcheck.measure.language import primary_subtag
from portalcheck.model.assertion import Pointer
from portalcheck.model.elements import Elements

_CODE = re.compile(r"\b(?:code|pre|kbd|samp|tt)\b")
_LETTERS = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")


def vietnamese_texts(elements: Elements) -> Iterator[tuple[str, Pointer]]:
    """Give each visible text that is declared Vietnamese and is no code, and where it stands."""
    for frame in elements.frames:
        for passage in frame.passages:
            last = passage.css.rpartition(" ")[2]
            if primary_subtag(passage.language or "") == "vi" and not _CODE.search(last):
                yield passage.text, Pointer(css=passage.css, frame=frame.frame)


def has_vietnamese_letters(text: str) -> bool:
    """Tell whether a text holds a letter that hardly any other language has."""
    return _LETTERS.search(text) is not None
