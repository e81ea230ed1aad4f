"""What stands in the fields of a page, and what became of it in another load of that page."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from portalcheck.gather.answers import playwright_error, script
from portalcheck.measure.entries import folded
from portalcheck.model.interruptions import Became, Fate

_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Field:
    """A field and what stands in it."""

    label: str
    kind: Literal["text", "choice", "tick"]
    value: str


Fields = Mapping[str, Field]


async def fields(page: Any) -> dict[str, Field]:
    """Read the fields of all frames of a page, by a key that is the same in another load of it."""
    found: dict[str, Field] = {}
    for place, frame in enumerate(page.frames):
        try:
            told = await frame.evaluate(script("typed_fields.js"))
        except playwright_error():
            continue  # the frame left meanwhile
        for one in told:
            found[f"{place} {one['key']}"] = Field(one["label"], one["kind"], one["value"])
    return found


def typed_between(blank: Fields, now: Fields) -> dict[str, Field]:
    """Give the fields that were filled in since: a choice or a tick that was taken away is none."""
    return {key: one for key, one in now.items() if one.value and (key not in blank or blank[key].value != one.value)}


def fates(blank: Fields, typed: Fields, after: Fields) -> tuple[Fate, ...]:
    """Tell of each field that was typed into what became of that."""
    return tuple(
        Fate(label=one.label, kind=one.kind, became=_became(key, one, blank, after)) for key, one in typed.items()
    )


def all_kept(told: tuple[Fate, ...]) -> bool:
    """Tell whether nothing of it has to be typed again."""
    return all(one.became == "kept" for one in told)


def _became(key: str, typed: Field, blank: Fields, after: Fields) -> Became:
    if key not in after:
        return "gone"
    now = after[key].value
    if folded(now) == folded(typed.value) or _bare(now) == _bare(typed.value) != "":
        return "kept"
    was = blank[key].value if key in blank else ""
    return "empty" if not now.strip() or now == was else "other"


def _bare(value: str) -> str:
    """Leave out what a service may write otherwise: spaces, dots and dashes in numbers, case."""
    return _LETTERS.sub("", unicodedata.normalize("NFC", value).casefold())
