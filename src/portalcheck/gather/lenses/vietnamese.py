"""Types Vietnamese as another keyboard does: letters apart from their marks, in names that hold every mark there is."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from portalcheck.gather import act
from portalcheck.gather.answers import Gone, ScriptError, playwright_error, script
from portalcheck.gather.find import Stopped, find
from portalcheck.gather.form_attempt import settle
from portalcheck.gather.hands import Hands
from portalcheck.gather.lenses.lens import Lens
from portalcheck.gather.tab import Tab
from portalcheck.measure.entries import folded
from portalcheck.measure.letters import damaged, has_marks, in_field, is_known_again, on_page
from portalcheck.model.artifact import Artifact
from portalcheck.model.journey import Action, Fill, Step
from portalcheck.model.trace import StopCause
from portalcheck.model.vietnamese import CameBack, InField, TypedLetters, Vietnamese
from portalcheck.people import with_every_mark

if TYPE_CHECKING:
    from portalcheck.gather.journey import Player

_NOT_TAKEN: frozenset[StopCause] = frozenset({"not-there", "ambiguous", "not-possible", "expectation", "refused"})
_HOLDS_A_VALUE = "element => element.isContentEditable || /^(input|textarea)$/.test(element.localName)"
Form = Literal["NFC", "NFD"]


@dataclass
class _Typed:
    """What was typed into one field; `at` is the place of the action in its step."""

    step: int
    at: int
    label: str
    value: str
    form: Form
    there: InField
    public: bool
    refused: bool = False
    shown: list[CameBack] = field(default_factory=list)

    def entry(self) -> TypedLetters:
        return TypedLetters(
            step=self.step,
            label=self.label,
            form="composed" if self.form == "NFC" else "decomposed",
            field=self.there,
            refused=self.refused,
            sought=self.is_sought,
            shown=tuple(self.shown),
        )

    @property
    def is_sought(self) -> bool:
        """Words that were searched for are nobody's data, and shown or not as the page likes."""
        return not self.public and is_known_again(self.value)


class VietnameseLens(Lens):
    """Takes the journey with decomposed letters, and looks whether they come back as they were typed."""

    makes: ClassVar[tuple[type[Artifact], ...]] = (Vietnamese,)

    def __init__(self) -> None:
        self._typed: list[_Typed] = []
        self._other = False  # whether the step is played again, in the other form
        self._number = self._at = 0

    def values(self, values: Mapping[str, str]) -> dict[str, str]:
        """Give made-up people names with every mark."""
        return with_every_mark(values)

    async def begin(self, tab: Tab) -> None:
        """Keep the tab."""
        self._tab = tab

    def hands(self, tab: Tab) -> Hands:
        """Give hands that type."""
        return _Typist(self)

    async def play(self, player: "Player", number: int, step: Step) -> None:
        """Play a step; where it does not go on, once more with what was typed in the other form."""
        self._number, self._other = number, False
        try:
            await player.play(number, step, self._note)
        except Stopped as stopped:
            begin = _begin_of_form(step, self._at)
            again = [one for one in self._typed if one.step == number and begin is not None and one.at >= begin]
            if stopped.cause not in _NOT_TAKEN or not again:
                raise
            await self._play_again(player, number, step, begin or 0, stopped)
            for one in again:
                one.refused = True
        await settle(self._tab, 0)
        await self._look(step)

    def left(self) -> dict[str, Artifact]:
        """Give what became of the letters."""
        return {Vietnamese.name: Vietnamese(entries=tuple(one.entry() for one in self._typed))}

    async def fill(self, page: Any, target: Fill, seconds: float) -> dict[str, Any]:
        """Type, and look at what stands in the field right after."""
        if not has_marks(target.value):
            return await act.fill(page, target, seconds)
        form = self._form(target.value)
        before = await act.fill(
            page, target.model_copy(update={"value": unicodedata.normalize(form, target.value)}), seconds
        )
        if before["type"] == "password" or self._other:
            return before
        there = await _what_stands_in(page, target, seconds)
        kept: InField = "equal" if there is None else in_field(target.value, there)
        self._typed.append(_Typed(self._number, self._at, before["label"], target.value, form, kept, target.public))
        return before

    def _form(self, value: str) -> Form:
        """Choose how a value is typed: decomposed the first time, composed when it comes again."""
        known = [one for one in self._typed if folded(one.value) == folded(value)]
        if self._other:
            mine = next((one for one in known if (one.step, one.at) == (self._number, self._at)), None)
            return "NFC" if mine is None or mine.form == "NFD" else "NFD"
        return "NFC" if known else "NFD"

    async def _note(self, at: int, action: Action) -> bool:
        self._at = at
        return False

    async def _play_again(self, player: "Player", number: int, step: Step, begin: int, first: Stopped) -> None:
        async def from_the_form_on(at: int, action: Action) -> bool:
            self._at = at
            return at < begin

        self._other = True
        try:
            await player.play(number, step, from_the_form_on)
        except Stopped:
            raise first from None  # it was not for the letters

    async def _look(self, step: Step) -> None:
        """Look for what was typed in the state that a step ended in, unless it has only just been typed there."""
        sent = max((at for at, action in enumerate(step.do) if action.verb in ("click", "open")), default=-1)
        sought = [one for one in self._typed if one.is_sought and (one.step < self._number or one.at < sent)]
        if not sought:
            return
        words = "\n".join([await self._words(frame) for frame in await self._tab.frames()])
        for one in sought:
            if how := on_page(one.value, words):
                one.shown.append(CameBack(step=self._number, how=how))
            if self._tab.private:
                self._tab.private.add(damaged(one.value, words))

    async def _words(self, frame: Any) -> str:
        try:
            return str(await self._tab.evaluate(script("shown_words.js"), frame=frame))
        except (Gone, ScriptError):
            return ""  # it left meanwhile


class _Typist:
    """Hands that type as the lens says, and do all else with a pointer."""

    choose = staticmethod(act.choose)
    tick = staticmethod(act.tick)
    click = staticmethod(act.click)
    upload = staticmethod(act.upload)

    def __init__(self, lens: VietnameseLens) -> None:
        self.fill = lens.fill


async def _what_stands_in(page: Any, target: Fill, seconds: float) -> str | None:
    """Read a field; None where it is no more."""
    try:
        found = await find(page, target, seconds, _holds_a_value)
        if await found.evaluate("element => element.isContentEditable"):
            return str(await found.inner_text())
        return str(await found.input_value())
    except (Stopped, playwright_error()):
        return None


async def _holds_a_value(locator: Any) -> bool:
    return bool(await locator.is_visible()) and bool(await locator.evaluate(_HOLDS_A_VALUE))


def _begin_of_form(step: Step, at: int) -> int | None:
    """Give where the form begins whose sending did not lead on, with the address that it is opened at; None where
    nothing was sent, or what was taken from the page in between would be taken twice.
    """
    presses = [place for place, action in enumerate(step.do[:at]) if action.verb == "click"]
    if not presses:
        return None
    begin = presses[-2] + 1 if len(presses) > 1 else 0
    return None if any(action.extract for action in step.do[: presses[-1]]) else begin
