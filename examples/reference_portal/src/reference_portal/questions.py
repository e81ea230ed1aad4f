"""Questions and answers: the general ones of ``data/questions*.yaml``, and those of each service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reference_portal import data
from reference_portal.catalogue import SERVICES, Question


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together on the guidance page, and the page that says more about them."""

    anchor: str
    title: str
    address: str
    more: str
    questions: tuple[Question, ...]


def _read(name: str) -> tuple[Group, ...]:
    records: list[dict[str, Any]] = data.load(name)
    return tuple(Group(**one | {"questions": tuple(Question(**each) for each in one["questions"])}) for one in records)


GENERAL = _read("questions.yaml")
OF_SERVICES = tuple(
    Group(
        anchor=f"hoi-{each.slug}",
        title=each.name,
        address=f"/dich-vu/{each.slug}",
        more=f"Xem thủ tục “{each.name}”",
        questions=each.questions,
    )
    for each in SERVICES
)
ENGLISH = _read("questions.en.yaml")
