"""Where something was seen, in as few lines as may be: a page on its devices, the steps of a journey together."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from portalcheck.model.subject import Subject
from portalcheck.report.place import Place

_Screen = tuple[str, str | None]


class Where(NamedTuple):
    """One line. `steps` are the numbers of several steps of one journey; a page, or a single step, has none."""

    subject: Subject
    steps: tuple[int, ...]
    places: list[Place]

    @property
    def screens(self) -> list[Place]:
        """One visit for each device."""
        return list({place.screen: place for place in reversed(self.places)}.values())[::-1]

    @property
    def pages(self) -> list[int]:
        """The numbers of its pages."""
        return list(dict.fromkeys(place.page for place in self.places))


def where(places: Iterable[Place]) -> list[Where]:
    """Put together what one line can tell: the devices of a page, and steps seen on the same devices.

    The lines are in the order of their first visits.
    """
    pages: dict[tuple[str, str], list[Place]] = {}
    steps: dict[str, dict[_Screen, dict[int, Place]]] = {}
    for place in places:
        number = step_number(place.subject)
        if number and place.subject.process:
            on = steps.setdefault(place.subject.process, {}).setdefault((place.device, place.lens), {})
            on[number] = place
        else:
            pages.setdefault((place.subject.id, place.subject.url), []).append(place)
    lines = [Where(there[0].subject, (), there) for there in pages.values()]
    lines += (line for screens in steps.values() for line in _journey(screens))
    order = {place: position for position, place in enumerate(places)}
    return sorted(lines, key=lambda line: min(order[place] for place in line.places))


def step_number(subject: Subject) -> int | None:
    """Give the number of a journey's step, from 1."""
    number = subject.id.rpartition("/")[2]
    return int(number) if subject.kind == "state" and number.isdecimal() else None


def ranges(numbers: Sequence[int]) -> str:
    """Write ascending numbers short: `2–5, 7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _journey(screens: dict[_Screen, dict[int, Place]]) -> Iterable[Where]:
    """Give the steps of one journey: devices that show the same steps share a line."""
    alike: dict[tuple[int, ...], list[Place]] = {}
    for steps in screens.values():
        numbers = tuple(sorted(steps))
        alike.setdefault(numbers, []).extend(steps[number] for number in numbers)
    for numbers, places in alike.items():
        yield Where(places[0].subject, numbers if len(numbers) > 1 else (), places)
