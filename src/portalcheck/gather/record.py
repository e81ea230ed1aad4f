"""The record of a journey that is being played: what was reached, what was typed, and where and why it ended."""

from typing import Any

from portalcheck.gather.find import Stopped
from portalcheck.measure.entries import folded, is_telling
from portalcheck.measure.private import Private
from portalcheck.model.journey import REFERENCE, Journey, Step
from portalcheck.model.lens import VisitLens
from portalcheck.model.portal import Budget
from portalcheck.model.trace import OF_THE_SERVICE, Entry, Reached, Stop, Trace


class Record:
    """Keeps the trace of one journey, without what was typed. `invented` is as in `Trace`."""

    def __init__(self, journey: Journey, private: Private) -> None:
        self._journey = journey
        self._private = private
        self._steps: list[Reached] = []
        self._flakes: list[Stop] = []
        self._entries: list[Entry] = []
        self._typed: dict[str, int] = {}
        self.stop: Stop | None = None
        self.invented: bool | None = None

    @property
    def where(self) -> dict[str, Any]:
        """Say where and why it ended, for the states that it did not reach."""
        assert self.stop is not None  # asked only where it stopped
        return {"number": self.stop.number, "title": self.stop.title, "reason": self.stop.why}

    @property
    def confirming(self) -> Step | None:
        """The last step, where it found the reference again."""
        last = self._steps[-1] if self._steps else None
        return self._journey.steps[last.number - 1] if last and REFERENCE in last.confirmed else None

    def trace(self, lens: VisitLens | None = None, budget: Budget | None = None) -> Trace:
        """Give what came of it so far, under the lens that it was taken under, and what it may cost."""
        return Trace(
            title=self._journey.title,
            lens=lens,
            planned=len(self._journey.steps),
            steps=tuple(self._steps),
            stop=self.stop,
            flakes=tuple(self._flakes),
            invented=self.invented,
            entries=tuple(self._entries),
            budget=budget,
        )

    def reached(self, step: Reached) -> None:
        """Keep a step that was played to its end."""
        self._steps.append(step)

    def weigh(self, transferred: int) -> None:
        """Put what came over the network, in bytes, to the cost of the last step."""
        if self._steps and (known := self._steps[-1].cost):
            known = known.model_copy(update={"bytes": transferred})
            self._steps[-1] = self._steps[-1].model_copy(update={"cost": known})

    def typed(self, number: int, opened: int, url: str, before: dict[str, Any], value: str) -> None:
        """Say what was typed into, and whether its value was typed before; the value itself is not kept."""
        known = folded(value)
        secret = not known or before["type"] == "password"
        entry = Entry(
            step=number,
            opened=opened,
            url=url,
            value=0 if secret else self._typed.setdefault(known, len(self._typed) + 1),
            telling=not secret and is_telling(known),
            **before,
        )
        self._entries.append(self._private.clean(entry))

    def flaked(self, number: int, step: Step, action: str, first: Stopped) -> None:
        """Keep what did not work at first."""
        self._flakes.append(self._told(number, step, action, first))

    def ended(self, number: int, step: Step, action: str, stopped: Stopped) -> None:
        """Keep where and why the journey ended."""
        if self._steps and self._steps[-1].number == number:
            self._steps.pop()  # its actions were done, and what they led to was no state to go on from
        self.stop = self._told(number, step, action, stopped)

    def tried_again(self, second: Stop | None) -> None:
        """Keep whether it came through the step where it ended when it was tried again from the start: `second` is
        where it then ended. An end that is no fault of the service's tells nothing.
        """
        assert self.stop is not None  # only what has ended is tried again
        if second is None:
            told: dict[str, Any] = {"again": True}
        elif second.cause not in OF_THE_SERVICE:
            return
        else:
            told = {"again": False} if second.number == self.stop.number else {"elsewhere": second.number}
        self.stop = self.stop.model_copy(update=told)

    def _told(self, number: int, step: Step, action: str, stopped: Stopped) -> Stop:
        said = self._private.clean(stopped.why)
        return Stop(
            number=number,
            title=step.title,
            action=action,
            reason=said.text,
            template=said.template,
            data=said.data,
            cause=stopped.cause,
            nearest=self._private.text(stopped.nearest),
        )
