"""A form that a step of a journey fills in and sends: how it is sent with a mistake, and how one comes back to it."""

import asyncio
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from portalcheck.gather.answers import Gone, ScriptError, Unanswered, playwright_error, script
from portalcheck.gather.find import Stopped, find, is_there, text_of
from portalcheck.gather.form_attempt import Typed, form_answers, sent, settle, with_look
from portalcheck.gather.load import Unloadable, go
from portalcheck.gather.tab import Tab
from portalcheck.measure.entries import is_secret
from portalcheck.measure.form_answers import is_refused
from portalcheck.measure.wrong_values import Field, wrong_value
from portalcheck.model.form_errors import Attempt, FormAnswers, Way
from portalcheck.model.journey import Action, Fill, Step, substitute
from portalcheck.model.mistakes import LeftOut, Went

if TYPE_CHECKING:
    from portalcheck.gather.journey import Player

FILLING = frozenset({"fill", "choose", "check", "upload"})
_A_MOMENT = 0.5  # seconds in which what is there is found
_LATE = 2.0  # seconds in which what is expected may still come after the page has come to rest
_NEVER_KEPT = ("password", "file")
_UNFILLED = ("not-there", "ambiguous", "not-possible", "expectation")


class NotMade(Exception):
    """A mistake could not be made, or need not be."""

    def __init__(self, why: LeftOut) -> None:
        super().__init__(why)
        self.why: LeftOut = why


class FormOnTheWay:
    """What a step fills in from the action `begin` on, and sends by the action `sender`."""

    def __init__(self, tab: Tab, player: "Player", step: Step, begin: int, sender: int) -> None:
        self._tab = tab
        self._page = tab.page
        self._player = player
        self._begin, self.sender = begin, sender
        self._press = step.do[sender]
        self._filling = step.do[begin:sender]
        self._expected = _expected(step, sender)
        self._url = tab.url
        self._keys: frozenset[str] = frozenset()
        self._first: dict[str, Any] = {}

    @classmethod
    async def at(cls, tab: Tab, player: "Player", step: Step, begin: int) -> "FormOnTheWay | None":
        """Find what is filled in from an action on; None where nothing is sent. Raises NotMade where it is no form."""
        formless = False
        for place in presses(step, begin):
            with suppress(Stopped):
                form = cls(tab, player, step, begin, place)
                button = await form._button()
                if button["framed"]:
                    raise NotMade("framed")
                if button["form"] and button["sends"] and not button["dialog"]:
                    return form
                formless = formless or not button["form"]
        if formless:
            raise NotMade("no-form")
        return None

    async def send(self, way: Way) -> tuple[FormAnswers, Went]:
        """Send it with a mistake. Raises NotMade where that is not done, Stopped where the journey must not go on."""
        try:
            form = await self._look()
            if not self._first:
                self._first = await self._tab.evaluate(with_look("form_ready.js"), form["css"], False)
                # An error that stands there already is said anew, though in the same words.
                standing = {said["text"] for said in form["standing"]}
                self._first["texts"] = [text for text in self._first["texts"] if text not in standing]
                self._keys = frozenset(one["key"] for one in form["fields"])
            typed = Typed("empty")
            if way == "format":
                form, typed = await self._fill_in_wrongly(form)
            elif not any(one["empty"] for one in form["fields"]):
                raise NotMade("nothing-missing")
            if form["button"]["disabled"]:
                raise NotMade("disabled")
            known = bool(self._expected) and not await self._is_met()
            attempt = await sent(self._tab, form, typed, self._send, first=self._first)
            return form_answers(form, attempts=(attempt,)), await self._went(attempt, known)
        except (Gone, ScriptError, Unanswered) as error:
            raise NotMade("unanswered") from error

    async def is_open(self) -> bool:
        """Tell whether the form is there to be filled in."""
        if self._player.fault():
            return False
        with suppress(NotMade, Stopped, Gone, ScriptError, Unanswered, playwright_error()):
            return self._is_known(one["key"] for one in (await self._look())["fields"])
        return False

    async def come_back(self) -> bool:
        """Come back to the form as a person does, else by its address; tell whether it is there."""
        with suppress(playwright_error()):
            await self._page.go_back(wait_until="commit", timeout=10_000)
        await settle(self._tab, 0)
        if await self.is_open():
            return True
        with suppress(Unloadable):
            await go(self._tab, self._url, 30)
        await settle(self._tab, 0)
        return await self.is_open()

    async def takes(self, action: Action) -> bool:
        """Tell whether an action can be done again: the service may have kept a file, and ask for it no more."""
        if action.upload is None:
            return True
        with suppress(Stopped):
            await find(self._page, substitute(action.upload, self._player.values), _A_MOMENT, _is_attached)
            return True
        return False

    async def _button(self) -> dict[str, Any]:
        assert self._press.click
        found = await find(self._page, substitute(self._press.click, self._player.values), _A_MOMENT)
        return dict(await found.evaluate(with_look("form_sender.js")))

    async def _look(self) -> dict[str, Any]:
        """Give the form as it is now, with the button that the step presses."""
        await self._tab.frames()
        button = await self._button()
        for form in await self._tab.evaluate(with_look("form_list.js"), button["part"]):
            if form["css"] == button["form"]:
                if button["grave"]:
                    raise NotMade("grave")
                return {**form, "button": button}
        raise NotMade("no-form")

    def _is_known(self, keys: Any) -> bool:
        """Tell whether fields are those of this form, half of them at least."""
        return 2 * len(self._keys.intersection(keys)) >= len(self._keys)

    async def _fill_in_wrongly(self, form: dict[str, Any]) -> tuple[dict[str, Any], Typed]:
        if any(one["kind"] == "password" and "new-password" not in one["autocomplete"] for one in form["fields"]):
            raise NotMade("password")
        before = {one["css"]: one["state"] for one in form["fields"]}
        wrong: tuple[str, str, str] | None = None
        try:
            for action in self._filling:
                if action.fill and wrong is None and (wrong := await self._wrong(action.fill)):
                    action = Action(fill=action.fill.model_copy(update={"value": wrong[2], "public": True}))
                await self._player.do(action, {}, {})
        except Stopped as stopped:
            if stopped.cause in _UNFILLED:
                raise NotMade("not-there") from stopped
            raise
        if wrong is None:
            raise NotMade("nothing-wrong")
        css, asked, value = wrong
        form = await self._look()
        values = {
            one["css"]: one["state"]
            for one in form["fields"]
            if one["state"] and one["state"] != before.get(one["css"]) and one["kind"] not in _NEVER_KEPT
            if one["css"] != css and not is_secret(one["label"], one["autocomplete"])
        }
        fields = [{**one, "format": asked} if one["css"] == css else one for one in form["fields"]]
        return {**form, "fields": fields}, Typed("format", {**values, css: value}, {css: value})

    async def _wrong(self, fill: Fill) -> tuple[str, str, str] | None:
        """Give the field that is filled in, what it asks for and a value that is wrong there for sure."""
        right = substitute(fill, self._player.values)
        found = await find(self._page, right, 2 * _A_MOMENT, several=True)
        css = await found.evaluate(f"element => window === top ? ({script('selector.js')})(element) : ''")
        field = next((one for one in (await self._look())["fields"] if one["css"] == css), None)
        if field is None:
            return None
        told = Field(field["label"], field["kind"], field["format"], field["mode"], field["min"], field["max"])
        given = wrong_value(told, right.value)
        return (css, *given) if given else None

    async def _send(self) -> None:
        try:
            await self._player.do(self._press, {}, {})
        except Stopped as stopped:
            if stopped.cause == "not-possible":
                raise NotMade("disabled") from stopped
            if stopped.cause not in ("refused", "overload"):
                raise

    async def _went(self, attempt: Attempt, known: bool) -> Went:
        """Tell where it went; `known` where what the step expects was not there before."""
        again = [field for field in attempt.fields if field.snippet]
        there = attempt.there and 2 * len(again) >= len(self._keys)
        refused = there and is_refused(attempt)
        if known:
            end = time.monotonic() + (0 if refused else _LATE)
            while not (met := await self._is_met()) and time.monotonic() < end:
                await asyncio.sleep(0.2)
            if met:
                return "on"
            return "stayed" if there else "away"
        if there:
            return "stayed" if refused else "unclear"
        return "away" if (attempt.status or 0) >= 400 else "on"

    async def _is_met(self) -> bool:
        """Tell whether all that the step expects is to be seen."""
        for action in self._expected:
            if action.expect:
                there = await is_there(self._page, substitute(action.expect, self._player.values))
                if there is action.expect.gone:
                    return False
            elif action.extract:
                target = substitute(action.extract, self._player.values)
                if not re.search(action.extract.pattern, await text_of(self._page, target)):
                    return False
        return True


def presses(step: Step, begin: int) -> list[int]:
    """Give the places of the presses that may send what is filled in from an action on."""
    places = []
    for at in range(begin, len(step.do)):
        if step.do[at].verb in ("open", "extract"):
            break
        if step.do[at].verb == "click":
            places.append(at)
    return places


def _expected(step: Step, sender: int) -> tuple[Action, ...]:
    """Give what a step expects right after it has sent its form."""
    expected: list[Action] = []
    for action in step.do[sender + 1 :]:
        if action.verb not in ("expect", "extract"):
            break
        expected.append(action)
        if action.extract:  # what comes after may speak of what it takes
            break
    return tuple(expected)


async def _is_attached(locator: Any) -> Literal[True]:
    return True
