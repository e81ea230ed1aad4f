"""The journeys of a run as people see them: the window at each step, one strip a device."""

from collections.abc import Iterator
from typing import NamedTuple

from portalcheck.model.assertion import Evidence
from portalcheck.model.report import ReportHead, VisitSummary
from portalcheck.model.ruleset import Language
from portalcheck.model.subject import Device
from portalcheck.model.trace import Cost
from portalcheck.report.causes import Causes, Said
from portalcheck.report.chapters import ORDER, reason
from portalcheck.report.cut import Cut
from portalcheck.report.place import Place
from portalcheck.report.where import step_number

MOST_STRIPS = 60  # the others are counted
MOST_STEPS = 60  # of one strip


class Step(NamedTuple):
    """One step. `reason` says why it was not reached; `same_as` is the step that already told this reason. `judged`
    tells whether it is a visit with findings of its own, which it is not under a lens.
    """

    number: int
    title: str
    place: Place
    device: Device
    picture: Evidence | None
    reached: bool
    reason: Cut
    same_as: int | None = None
    judged: bool = True


class Strip(NamedTuple):
    """A journey on one device: what was said of it as a whole, its steps in order, and what they took of a person."""

    process: str
    title: str
    place: Place
    tall: bool
    said: list[Said]
    steps: list[Step]
    cost: Cost | None = None

    @property
    def reached(self) -> int:
        """How many of its steps were reached."""
        return sum(step.reached for step in self.steps)

    @property
    def told(self) -> list[list[Said]]:
        """What was said of it, the gravest first and each thing once: criteria of one outcome for one reason stand
        together.
        """
        alike: dict[object, list[Said]] = {}
        for one in self.said:
            alike.setdefault((one.outcome, one.messages or one), []).append(one)
        return sorted(alike.values(), key=lambda said: ORDER.index(said[0].outcome))


def strips(head: ReportHead, causes: Causes) -> list[Strip]:
    """Gather the journeys of a run, in its order, those of one journey together."""
    found: dict[str, dict[int, Strip]] = {}
    wholes = [place.subject for place in causes.places.values() if place.subject.kind == "process"]
    titles = {subject.id: subject.step for subject in wholes if subject.step}

    def strip(place: Place) -> Strip:
        process = place.subject.process or place.subject.id
        device = causes.devices.get(place.device)
        tall = device is not None and device.height > device.width
        return found.setdefault(process, {}).setdefault(
            place.screen, Strip(process, titles.get(process, process), place, tall, [], [])
        )

    costs: dict[tuple[str, int], Cost | None] = {}
    for visit in head.visits:
        place = causes.place(visit.subject, visit.key.device, visit.key.lens)
        if visit.subject.kind == "process":
            costs[visit.subject.id, place.screen] = visit.cost
        if visit.subject.kind == "state":
            steps = strip(place).steps
            steps.append(_step(visit, place, len(steps) + 1, head.language))
        elif visit.states:
            strip(place).steps.extend(_glances(visit, place))
    for place, said in causes.said.items():
        strip(place).said.extend(said)
    return [
        _in_order(one)._replace(cost=costs.get((process, screen)))
        for process, of_one in found.items()
        for screen, one in of_one.items()
    ]


def _step(visit: VisitSummary, place: Place, position: int, language: Language) -> Step:
    reached = visit.load is not None
    why = None if reached else next(iter(visit.missing.values()), None)
    return Step(
        step_number(visit.subject) or position,
        visit.subject.step or visit.subject.id,
        place,
        visit.device,
        visit.picture,
        reached,
        reason(why, language),
    )


def _glances(visit: VisitSummary, place: Place) -> Iterator[Step]:
    """Give the states that a journey came to under a lens; why one was not reached is told of the journey."""
    for one in visit.states:
        url = visit.subject.model_copy(update={"url": one.url})
        at = Place(url, place.device, place.lens, place.page, place.screen)
        yield Step(one.number, one.title, at, visit.device, one.picture, one.reached, Cut.of(""), judged=False)


def _in_order(strip: Strip) -> Strip:
    steps: list[Step] = []
    told: dict[Cut, int] = {}
    for step in sorted(strip.steps, key=lambda step: step.number):
        if step.reached or not step.reason.text:
            steps.append(step)
        else:
            steps.append(step._replace(same_as=told.get(step.reason)))
            told.setdefault(step.reason, step.number)
    return strip._replace(steps=steps)
