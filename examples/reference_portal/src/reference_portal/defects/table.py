"""The table of defects, read from ``data/defects``: what each is, where it shows and who sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from reference_portal import data


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of a page as the template has it, and what stands there instead."""

    found: str
    put: str

    @classmethod
    def read(cls, record: Mapping[str, str]) -> Change:
        """Read a change: something is put before or after a piece, or instead of it."""
        match dict(record):
            case {"before": found, "put": put, **rest} if not rest:
                return cls(found, put + found)
            case {"after": found, "put": put, **rest} if not rest:
                return cls(found, found + put)
            case {"instead of": found, "put": put, **rest} if not rest:
                return cls(found, put)
        raise ValueError(f"a change says before, after or instead of what something is put: {record}")


@dataclass(frozen=True, slots=True)
class Defect:
    """One fault of real portals, reproduced on the pages it names."""

    name: str
    description: str
    # Addresses, or for a page of one dossier the pattern of its address.
    pages: tuple[str, ...]
    # The rules that must fail because of it.
    rules: tuple[str, ...] = ()
    # Rules that look at the same fault from another side, so they fail too wherever they are switched on.
    also: tuple[str, ...] = ()
    # Rules that cannot tell because of it: a program sees the place and leaves the verdict to a person.
    asks: tuple[str, ...] = ()
    # The way to take the journey that alone shows it; empty for what shows as it is written, or on the page itself.
    lens: str = ""
    # Without any, the defect is in the code, which asks `shown`.
    changes: tuple[Change, ...] = ()
    # Whether its pages need the extra stylesheet.
    styled: bool = False
    # What the content security policy has to allow for it.
    policy: Mapping[str, str] = field(default_factory=dict)


def _read(record: Mapping[str, Any]) -> Defect:
    told: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}
    return Defect(**told | {"changes": tuple(map(Change.read, record.get("changes", ())))})


DEFECTS: Mapping[str, Defect] = MappingProxyType(
    {defect.name: defect for name in data.names("defects") for defect in map(_read, data.load(f"defects/{name}.yaml"))}
)
