"""Finding services: by words, with or without their marks, and by four facets."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from reference_portal.catalogue import AGENCIES, AUDIENCES, FIELDS, LEVELS, SERVICES, Service
from reference_portal.folding import fold, words

# A query longer than this is no search; it is cut off, not refused.
LONGEST = 100
# Words that say nothing about which service is meant.
_FILLERS = words("cho của để là làm muốn ở thủ tục tôi và về xin")
# Shorter words must match as a whole: “xa” is not the beginning of “xac”.
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to classify services: its name in the address, its label, and its values with their words."""

    name: str
    label: str
    values: Mapping[str, str]


FACETS = (
    Facet("linh-vuc", "Lĩnh vực", FIELDS),
    Facet("doi-tuong", "Đối tượng", AUDIENCES),
    Facet("co-quan", "Cơ quan thực hiện", AGENCIES),
    Facet("muc-do", "Mức độ trực tuyến", LEVELS),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet as the page shows it: how many services it would find, and whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. Values that no facet knows are dropped, so any address gives a page."""

    text: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, arguments: MultiDict[str, str]) -> Query:
        """Read the query from the address."""
        chosen = {facet.name: frozenset(arguments.getlist(facet.name)) & facet.values.keys() for facet in FACETS}
        return cls(
            " ".join(arguments.get("q", "").split())[:LONGEST], {name: some for name, some in chosen.items() if some}
        )

    def without(self, name: str, value: str) -> Query:
        """Give the query with one chosen value taken back."""
        left = {key: some - {value} if key == name else some for key, some in self.chosen.items()}
        return replace(self, chosen={key: some for key, some in left.items() if some})

    def encoded(self) -> str:
        """Give the query as the part of an address after the question mark."""
        pairs = [("q", self.text)] if self.text else []
        return urlencode(pairs + [(name, value) for name in self.chosen for value in sorted(self.chosen[name])])

    def find(self) -> list[Service]:
        """Give the services that have every word and fit every facet, the best first."""
        return [service for service in ranked(self.text) if self._fits(service)]

    def choices(self, facet: Facet) -> list[Choice]:
        """Give the values of a facet; each count is what choosing it would find beside the other facets."""
        others = replace(self, chosen={name: some for name, some in self.chosen.items() if name != facet.name})
        found = others.find()
        chosen = self.chosen.get(facet.name, frozenset())
        return [
            Choice(value, label, sum(value in _values(service, facet.name) for service in found), value in chosen)
            for value, label in facet.values.items()
        ]

    def removals(self) -> list[tuple[str, str, Query]]:
        """Give each chosen value in words, with its facet, and the query without it."""
        return [
            (facet.label, label, self.without(facet.name, value))
            for facet in FACETS
            for value, label in facet.values.items()
            if value in self.chosen.get(facet.name, frozenset())
        ]

    def _fits(self, service: Service) -> bool:
        return all(some & _values(service, name) for name, some in self.chosen.items())


def ranked(text: str) -> list[Service]:
    """Give the services that have every word of a text, the best first; without words, all in their own order."""
    asked = _telling(words(text))
    if not asked:
        return [] if words(text) == [] and text.strip() else list(SERVICES)
    scores = {service.slug: _score(asked, service) for service in SERVICES}
    return sorted((each for each in SERVICES if scores[each.slug]), key=lambda each: -scores[each.slug])


def nearest(text: str) -> list[str]:
    """Suggest the names of services that look most like what was typed."""
    # Each name stands for itself and for its keywords, so “so ho khau” leads to residence registration.
    spellings = {fold(words_): each.name for each in SERVICES for words_ in (each.name, *each.keywords)}
    near = difflib.get_close_matches(fold(text), spellings, n=5, cutoff=0.5)
    if not near:
        asked = _telling(words(text))
        shared = {spelling: len(set(asked) & set(words(spelling))) for spelling in spellings}
        near = sorted((each for each in shared if shared[each]), key=lambda each: -shared[each])
    return list(dict.fromkeys(spellings[spelling] for spelling in near))[:3]


def _telling(asked: list[str]) -> list[str]:
    # A query of nothing but fillers is searched as it stands.
    return [word for word in asked if word not in _FILLERS] or asked


def _values(service: Service, facet: str) -> frozenset[str]:
    return {
        "linh-vuc": frozenset({service.field}),
        "doi-tuong": frozenset(service.audiences),
        "co-quan": frozenset({service.agency}),
        "muc-do": frozenset({service.level}),
    }[facet]


def _weighted(service: Service) -> tuple[tuple[int, list[str]], ...]:
    return (
        (8, words(service.name)),
        (5, words(" ".join(service.keywords))),
        (3, words(f"{service.summary} {service.short['result']} {service.code}")),
        (2, words(f"{FIELDS[service.field]} {AGENCIES[service.agency]}")),
        (1, words(" ".join((*service.submit, *service.present, service.form.title)))),
    )


_INDEX = {service.slug: _weighted(service) for service in SERVICES}


def _score(asked: list[str], service: Service) -> int:
    """Rate how well a service fits; 0 if one of the words is nowhere in it."""
    score = 0
    for word in asked:
        best = max((weight for weight, text in _INDEX[service.slug] if _has(word, text)), default=0)
        if not best:
            return 0
        score += best
    # Words side by side, as typed, tell more than the same words apart.
    phrase = f" {' '.join(asked)} "
    return score + sum(2 * weight for weight, text in _INDEX[service.slug][:2] if phrase in f" {' '.join(text)} ")


def _has(word: str, text: Iterable[str]) -> bool:
    return any(each == word or (len(word) >= _SHORTEST_BEGINNING and each.startswith(word)) for each in text)
