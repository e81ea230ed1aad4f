"""Errs in each form first: sends it with nothing done, then with one wrong value, then as the journey is written."""

from typing import TYPE_CHECKING, ClassVar

from portalcheck.gather.find import Stopped
from portalcheck.gather.form_on_the_way import FILLING, FormOnTheWay, NotMade, presses
from portalcheck.gather.lenses.lens import Lens
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Artifact
from portalcheck.model.form_errors import Way
from portalcheck.model.journey import Action, Step
from portalcheck.model.mistakes import LeftOut, Mistake, Mistakes, NotTried
from portalcheck.model.trace import StopCause

if TYPE_CHECKING:
    from portalcheck.gather.journey import Player

_WAYS: tuple[Way, ...] = ("empty", "format")
_DOUBTFUL: frozenset[StopCause] = frozenset({"not-there", "ambiguous", "not-possible", "expectation", "refused"})
"""What stops a journey on account of the service, or of a lens that had left the way."""


class MistakesLens(Lens):
    """Takes the journey as somebody does who errs, and goes on as it is written."""

    makes: ClassVar[tuple[type[Artifact], ...]] = (Mistakes,)

    def __init__(self) -> None:
        self._made: list[Mistake] = []
        self._left_out: list[NotTried] = []
        self._strayed = False

    async def begin(self, tab: Tab) -> None:
        """Keep the tab."""
        self.tab = tab

    async def play(self, player: "Player", number: int, step: Step) -> None:
        """Play a step, with the mistakes before each of its forms."""
        way = _Step(self, player, number, step)
        try:
            await player.play(number, step, way.err)
        except Stopped as stopped:
            raise self._in_doubt(stopped, way) from stopped
        if await way.remains():
            self._made = [one.model_copy(update={"remains": True}) if one.step == number else one for one in self._made]

    def left(self) -> dict[str, Artifact]:
        """Give what the forms answered."""
        return {Mistakes.name: Mistakes(made=tuple(self._made), left_out=tuple(self._left_out))}

    def keep(self, mistake: Mistake) -> None:
        """Keep what a form answered to a mistake. What took one may have led the service another way."""
        self._made.append(mistake)
        self._strayed = self._strayed or mistake.went != "stayed"

    def leave_out(self, mistake: NotTried) -> None:
        """Keep which mistake was not made."""
        self._left_out.append(mistake)

    def _in_doubt(self, stopped: Stopped, way: "_Step") -> Stopped:
        """Own up to what the mistakes may have brought about: where one was taken, the service went another way."""
        if stopped.cause not in _DOUBTFUL:
            return stopped
        if self._strayed:
            return Stopped(
                "{why}; a form had taken a mistake before, which may be the reason",
                "astray",
                stopped.nearest,
                why=stopped.why,
            )
        if way.erred:
            return Stopped(
                "{why}; the form had just been sent with a mistake, which may be the reason",
                "astray",
                stopped.nearest,
                why=stopped.why,
            )
        return stopped


class _Step:
    """One step as it is played. `erred` from a mistake on until its form has been filled in again."""

    def __init__(self, lens: MistakesLens, player: "Player", number: int, step: Step) -> None:
        self._lens = lens
        self._player = player
        self._number = number
        self._step = step
        self._form: FormOnTheWay | None = None
        self._sender = -1  # where the form is sent that is being filled in, or was
        self.erred = False

    async def err(self, at: int, action: Action) -> bool:
        """Make the mistakes before the first action of a form; tell whether an action is to be left out."""
        if at == self._sender:
            self.erred = False
        if action.verb in FILLING and at > self._sender:
            await self._begin(at)
        return self.erred and self._form is not None and not await self._form.takes(action)

    async def remains(self) -> bool:
        """Tell whether the form that was sent last is there still."""
        return self._form is not None and await self._form.is_open()

    async def _begin(self, at: int) -> None:
        self._form = None
        try:
            self._form = await FormOnTheWay.at(self._lens.tab, self._player, self._step, at)
        except NotMade as error:
            self._leave_out("empty", error.why)
        if self._form is None:
            self._sender = next(iter(presses(self._step, at)), len(self._step.do))
            return
        self._sender = self._form.sender
        for way in _WAYS:
            await self._make(self._form, way)

    async def _make(self, form: FormOnTheWay, way: Way) -> None:
        lost = False
        try:
            answers, went = await form.send(way)
        except NotMade as error:
            self._leave_out(way, error.why)
            lost = error.why in ("unanswered", "not-there")
        else:
            self._lens.keep(Mistake(step=self._number, title=self._step.title, went=went, form=answers))
            self.erred, lost = True, went in ("on", "away")
        self.erred = self.erred or lost
        if (lost or (self.erred and not await form.is_open())) and not await form.come_back():
            raise Stopped("the form had been sent with a mistake, and there was no way back to it", "astray")

    def _leave_out(self, way: Way, why: LeftOut) -> None:
        self._lens.leave_out(NotTried(step=self._number, title=self._step.title, way=way, why=why))
