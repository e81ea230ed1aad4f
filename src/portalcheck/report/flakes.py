"""How firmly journeys failed: how often each time, and how often not when it was tried again."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import get_args

from portalcheck.model.assertion import Assertion
from portalcheck.model.trace import Flake
from portalcheck.report.place import Place

ORDER: tuple[Flake, ...] = get_args(Flake)


@dataclass(eq=False)
class Flakes:
    """What did not work in the journeys of a run, each once however many criteria ask for it."""

    _seen: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, place: Place, assertion: Assertion) -> None:
        """Take in one assertion of a journey."""
        for finding in assertion.findings:
            if (flake := finding.data.get("flake")) in ORDER:
                self._seen.add((place.key, str(flake), finding.message))

    @property
    def counts(self) -> dict[Flake, int]:
        """How many there are of each kind that there is, the firmest first."""
        counted = Counter(flake for _, flake, _ in self._seen)
        return {flake: counted[flake] for flake in ORDER if counted[flake]}


def told(flakes: Flakes, ngettext: Callable[[str, str, int], str]) -> str:
    """Say the counts in words; empty where everything worked at once."""
    return "; ".join(_said(flake, count, ngettext) % {"num": count} for flake, count in flakes.counts.items())


def _said(flake: Flake, count: int, ngettext: Callable[[str, str, int], str]) -> str:
    match flake:
        case "stable-fail":
            return ngettext("%(num)s stopped each time", "%(num)s stopped each time", count)
        case "state-dependent":
            return ngettext("%(num)s at first only, on the same page", "%(num)s at first only, on the same page", count)
        case "load-dependent":
            return ngettext("%(num)s not when tried from the start", "%(num)s not when tried from the start", count)
        case "tool-error":
            return ngettext(
                "%(num)s by the tool, the network or the journey itself",
                "%(num)s by the tool, the network or the journey itself",
                count,
            )
