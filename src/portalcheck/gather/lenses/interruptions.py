"""A person who is interrupted: by a reload, by going back, by a lost connection, by a session that ends; and one who is
impatient and presses twice.

Each form is interrupted when it has been filled in, and filled in again where that is needed, so that the journey goes
on. What cannot be brought back stops the journey for a fault of the tool, never of the service.
"""

from collections.abc import Awaitable
from typing import Any, TypeVar

from portalcheck.gather.answers import Gone, ScriptError, Unanswered, playwright_error
from portalcheck.gather.find import Stopped, find, take
from portalcheck.gather.form_attempt import settle
from portalcheck.gather.form_part import FormPart, form_part, hands_in, most_to_lose, signing_in
from portalcheck.gather.interrupted import Interrupted, answers_a_form
from portalcheck.gather.journey import Player
from portalcheck.gather.lenses.lens import Lens
from portalcheck.gather.load import Unloadable, go
from portalcheck.gather.tab import Tab
from portalcheck.gather.twice import Twice
from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Phrase
from portalcheck.model.interruptions import (
    Disconnected,
    Interruption,
    Interruptions,
    Reloaded,
    SentTwice,
    SessionEnded,
    WentBack,
)
from portalcheck.model.journey import REFERENCE, Action, Extract, Step, substitute

Seen = TypeVar("Seen", bound=Interruption)


class InterruptionsLens(Lens):
    """Takes the journey with every interruption, up to the step that gives the reference."""

    makes = (Interruptions,)

    def __init__(self) -> None:
        self._reloaded: list[Reloaded] = []
        self._went_back: list[WentBack] = []
        self._disconnected: list[Disconnected] = []
        self._session_ended: list[SessionEnded] = []
        self._sent_twice: list[SentTwice] = []
        self._pressed: Twice | None = None

    async def begin(self, tab: Tab) -> None:
        """Keep the tab for what a person does to a browser."""
        self._tab = tab

    async def play(self, player: Player, number: int, step: Step) -> None:
        """Play a step and interrupt it."""
        giving, place = hands_in(player.journey)
        part = form_part(step)
        if (giving and number > giving) or (part and (part.signs_in or part.searches)):
            part, place = None, -1
        if number != giving:
            place = -1
        form = Interrupted(self._tab, player, number, step, part) if part else None

        async def instead(at: int, action: Action) -> bool:
            sent = False
            if form and part and at == part.first:
                await form.begin()
            if form and part and at == part.press:
                sent = await self._interrupt(form, player, number, step)
            if at == place and not sent:
                await self._twice(player, number, step, action)
                sent = True
            return sent

        await player.play(number, step, instead)
        await settle(self._tab, 100)
        if place >= 0 and self._pressed:
            seen = _sent(self._pressed, number, step, player.values[REFERENCE])
            self._sent_twice.append(seen)
            self._sent_twice[-1] = await self._again(player, step, step.do[place], seen)
        elif form and part and part.leads_on and number != giving:
            await self._back(form, number, step, part)

    def left(self) -> dict[str, Artifact]:
        """Give what came of all that."""
        seen = Interruptions(
            reloaded=tuple(self._reloaded),
            went_back=tuple(self._went_back),
            disconnected=tuple(self._disconnected),
            session_ended=tuple(self._session_ended),
            sent_twice=tuple(self._sent_twice),
        )
        return {seen.name: seen}

    async def _interrupt(self, form: Interrupted, player: Player, number: int, step: Step) -> bool:
        """Interrupt a form that is filled in. True where it was sent by that."""
        if not await form.filled_in():
            return False
        self._reloaded.append(await _seen(Reloaded, number, step, form.reload()))
        await form.fill_again()
        cut = await _seen(Disconnected, number, step, form.disconnect())
        self._disconnected.append(cut)
        if cut.moved:
            return True
        await form.fill_again(afresh=not cut.usable or bool(cut.untried))
        way = signing_in(player.journey)
        if way and number == most_to_lose(player.journey):
            ended = await _seen(SessionEnded, number, step, form.end_session(way))
            self._session_ended.append(ended)
            if not ended.ended:
                return True
            await form.fill_again(afresh=bool(ended.untried))
        return False

    async def _back(self, form: Interrupted, number: int, step: Step, part: FormPart) -> None:
        """Go back from where a step led, and be there again."""
        end = self._tab.url
        self._went_back.append(await _seen(WentBack, number, step, form.go_back()))
        try:
            await form.be_at(end)
        except Unloadable as error:
            raise Stopped("the tool could not go on after going back", "error") from error

    async def _twice(self, player: Player, number: int, step: Step, press: Action) -> None:
        """Hand everything in by pressing twice. Raises Stopped where it cannot be pressed."""
        page, wanted = self._tab.page, _wanted(step)
        self._posted = answers_a_form(self._tab)
        assert press.click is not None  # that is what hands in
        control = await find(page, substitute(press.click, player.values), 10)
        twice = Twice(page.context, player.guard, wanted.pattern)
        try:
            await twice.press(page, control)
        except playwright_error():
            await player.do(press, {}, {})  # it says itself why it cannot be pressed
            why = Phrase.of("it could not be pressed twice")
            self._sent_twice.append(SentTwice(number=number, title=step.title, untried=why))
            return
        await settle(self._tab, 300)
        if fault := player.fault():
            raise fault
        self._pressed = twice

    async def _again(self, player: Player, step: Step, press: Action, seen: SentTwice) -> SentTwice:
        """Go back from the reference and press once more. Raises Stopped where the journey cannot go on from there."""
        if self._posted:
            return seen  # going back would ask whether to send the form before it again
        page, wanted, here = self._tab.page, _wanted(step), self._tab.url
        extract = substitute(wanted, player.values)
        again: Any = ""
        try:
            await page.go_back(wait_until="load")
            await settle(self._tab, 100)
            await player.do(press, {}, {}, seconds=2)
            await settle(self._tab, 300)
            given = await take(page, extract, wanted.pattern, 3)
            again = "same" if given == player.values[REFERENCE] else "another"
        except (Stopped, Unloadable):
            again = "none"
        except (playwright_error(), Gone, ScriptError, Unanswered):
            again = ""
        try:
            await take(page, extract, wanted.pattern, 1)
        except Stopped:
            try:
                await go(self._tab, here, 30)
                await take(page, extract, wanted.pattern, 5)
            except (Stopped, Unloadable) as error:
                raise Stopped("the tool could not go on after going back", "error") from error
        return seen.model_copy(update={"again": again})


async def _seen(kind: type[Seen], number: int, step: Step, experiment: Awaitable[Seen]) -> Seen:
    """Await an experiment; where it could not be made, say why."""
    try:
        return await experiment
    except (Stopped, Unloadable, Gone, ScriptError, Unanswered) as error:
        why = str(error)
    except playwright_error() as error:
        why = type(error).__name__
    return kind(number=number, title=step.title, untried=Phrase.of("the tool could not do it ({why})", why=why))


def _sent(twice: Twice, number: int, step: Step, given: str) -> SentTwice:
    """Tell what came of pressing twice. Where the answers do not hold the reference that the page gave, what looks like
    references in them is something else.
    """
    told = twice.told
    references = tuple(dict.fromkeys(one.reference for one in told if one.reference))
    sure = given in references
    return SentTwice(
        number=number,
        title=step.title,
        requests=twice.requests,
        references=references if sure else (),
        refused=sum(one.status >= 400 for one in told),
        unread=sum(not (one.reference and sure) and one.status < 400 for one in told),
    )


def _wanted(step: Step) -> Extract:
    return next(one.extract for one in step.do if one.extract and one.extract.into == REFERENCE)
