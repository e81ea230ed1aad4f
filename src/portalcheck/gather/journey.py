"""Plays a journey on an open page, as a person would, and keeps the trace of it."""

import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from portalcheck.gather import act
from portalcheck.gather.answers import Gone, Unanswered, playwright_error, script
from portalcheck.gather.find import Stopped, expect, take
from portalcheck.gather.form_part import last_press
from portalcheck.gather.guard import Guard
from portalcheck.gather.hands import Hands
from portalcheck.gather.load import Unloadable, go
from portalcheck.gather.record import Record
from portalcheck.gather.tab import Tab
from portalcheck.measure.cost import cost
from portalcheck.measure.private import Private
from portalcheck.model.journey import (
    PLACEHOLDER,
    REFERENCE,
    Action,
    Expect,
    Extract,
    Journey,
    Step,
    Target,
    placeholders,
    substitute,
)
from portalcheck.model.portal import Limits
from portalcheck.model.trace import OF_THE_PAGE, OF_THE_SERVICE, Done, Reached

_FORM_AGAIN = (400, 422)  # a form that was not filled in well comes back so, and is a page of its own
_MOST_SAID = 200  # letters of what the page says, in a message
_LATER = (429, 502, 503, 504)

Instead = Callable[[int, Action], Awaitable[bool]]
"""Is told an action and its place in the step before it is done; True says that it was done in another way."""


class Player:
    """Plays the steps of one journey in their order. `values` are those of its people and its account, and grow by what
    is extracted; `slack` is how many times as long as usual anything may take.
    """

    def __init__(
        self,
        tab: Tab,
        journey: Journey,
        *,
        base_url: str,
        folder: Path,
        values: Mapping[str, str],
        limits: Limits,
        guard: Guard,
        private: Private,
        hands: Hands = act,
        slack: float = 1,
    ) -> None:
        assert tab.past is not None  # our own pages always have one
        self._tab = tab
        self._past = tab.past
        self._page: Any = tab.page
        self.journey = journey
        self._base_url = base_url
        self._folder = folder
        self.values = dict(values)
        self._limits = limits
        self.guard = guard
        self._private = private
        self._hands = hands
        self._slack = slack
        self._extracted_at: dict[str, str] = {}
        self._opened = 0
        self.began_at = ""
        """The address at which the last step began."""
        self._last_press = last_press(journey)
        self._handed_in = False
        self._pressed: tuple[Action, int] | None = None
        self.record = Record(journey, private)
        self._doing: Action | None = None

    @property
    def stopped(self) -> bool:
        """Whether the journey has ended before its last step."""
        return self.record.stop is not None

    @property
    def may_be_tried_again(self) -> bool:
        """Whether it ended on account of the service, and before that took anything that would be handed in twice."""
        stop = self.record.stop
        return stop is not None and stop.cause in OF_THE_SERVICE and not self._handed_in

    async def play(self, number: int, step: Step, instead: Instead | None = None) -> None:
        """Play one step; `instead` is asked before each action. Raises Stopped where it cannot be played to its end."""
        done: list[Done] = []
        extracted: dict[str, str] = {}
        confirmed: dict[str, None] = {}
        loads = self._past.departures
        self._pressed = None
        self.began_at = self._tab.url
        for at, action in enumerate(step.do):
            self._doing = action
            started = time.monotonic()
            try:
                if not (instead and await instead(at, action)):
                    await self.do(action, extracted, confirmed, number=number)
            except Stopped as stopped:
                await self._try_again(number, step, stopped, extracted, confirmed)
            self._handed_in = self._handed_in or (number, at) == self._last_press
            milliseconds = round((time.monotonic() - started) * 1000)
            url = self._private.text(self._tab.url)
            done.append(Done(action=self._words(action), milliseconds=milliseconds, url=url))
        self.record.reached(
            Reached(
                number=number,
                title=step.title,
                url=self._private.text(self._tab.url),
                done=tuple(done),
                extracted=extracted,
                confirmed=tuple(confirmed),
                cost=cost(step, done, self._past.departures - loads),
            )
        )

    async def _try_again(
        self, number: int, step: Step, first: Stopped, extracted: dict[str, str], confirmed: dict[str, None]
    ) -> None:
        """Do once more, on the same page, what did not work; what works then is kept, and raises no more.

        A press that set nothing off may have come before the page listened: it is made once more as well.
        """
        if first.cause not in OF_THE_PAGE or self._doing is None:
            raise first
        ways: list[tuple[Action, ...]] = [(self._doing,)]
        if self._pressed and self._pressed[1] == self._past.requests:
            ways.append((self._pressed[0], self._doing))
        for actions in ways:
            try:
                for one in actions:
                    await self.do(one, extracted, confirmed, number=number)
            except Stopped:
                continue
            self.record.flaked(number, step, self._doing_now, first)
            return
        raise first

    async def weigh(self) -> None:
        """Ask what came over the network for the last step, when its page has come to rest."""
        self.record.weigh(await self._past.bytes())

    def stop(self, number: int, step: Step, stopped: Stopped) -> None:
        """End the journey here."""
        self.record.ended(number, step, self._doing_now, stopped)

    @property
    def _doing_now(self) -> str:
        return self._words(self._doing) if self._doing else ""

    async def do(
        self,
        action: Action,
        extracted: dict[str, str],
        confirmed: dict[str, None],
        *,
        seconds: float | None = None,
        number: int = 0,
    ) -> None:
        """Do one thing. What it extracts and confirms is put into the two, and with a step's `number` what is typed is
        noted. Raises Stopped where it cannot be done, or must not be.
        """
        patience = seconds or self._limits.action_seconds * self._slack
        self.guard.refused = ""
        try:
            if action.open is not None:
                self._opened += 1
                await go(self._tab, urljoin(self._base_url, substitute(action.open, self.values)), 30 * self._slack)
            elif action.fill:
                field = substitute(action.fill, self.values)
                if not field.public and not _is_only(action.fill.value, REFERENCE):
                    self._keep_private(action.fill.value, field.value)
                before = await self._hands.fill(self._page, field, patience)
                if number:
                    url = _without_fragment(self._tab.url)
                    self.record.typed(number, self._opened, url, before, field.value)
            elif action.choose:
                await self._hands.choose(self._page, substitute(action.choose, self.values), patience)
            elif action.check:
                await self._hands.tick(self._page, substitute(action.check, self.values), patience)
            elif action.click:
                requests = self._past.requests
                await self._click(substitute(action.click, self.values), patience)
                self._pressed = (action, requests)
            elif action.upload:
                file = self._folder / substitute(action.upload.file, self.values)
                await self._hands.upload(self._page, substitute(action.upload, self.values), file, patience)
            elif action.expect:
                await expect(
                    self._page,
                    substitute(action.expect, self.values),
                    seconds or action.expect.seconds * self._slack,
                    gone=action.expect.gone,
                )
                confirmed.update(dict.fromkeys(self._confirmed_by(action.expect)))
            elif action.extract:
                extracted[action.extract.into] = await self._extract(
                    action.extract, seconds or action.extract.seconds * self._slack
                )
        except Stopped as stopped:
            raise self.fault() or self._hampered(await self._explained(stopped)) from stopped
        except Unloadable as error:
            cause = error.missing.cause
            known = cause if cause in ("unreachable", "elsewhere", "timeout", "crash") else "refused"
            missing = error.missing
            raise self.fault() or Stopped(missing.template or missing.reason, known, **missing.data) from error
        except playwright_error() as error:
            if self._tab.closed or self._past.crashed:
                raise Stopped("the page crashed the browser's renderer", "crash") from error
            raise Stopped("the browser failed ({error})", "error", error=type(error).__name__) from error
        except (Gone, Unanswered) as error:
            raise self.fault() or Stopped(str(error), "unreachable") from error
        if fault := self.fault():
            raise fault

    def fault(self) -> Stopped | None:
        """Tell what the guard or the server's last answer says against going on."""
        if self.guard.refused:
            return Stopped(
                "it would submit something ({request}), which the portal file does not allow for this service "
                "(`may_submit_to`)",
                "not-allowed",
                request=self.guard.refused,
            )
        answer = self._past.document
        if answer is None or answer.status < 400 or answer.status in _FORM_AGAIN:
            return None
        return Stopped(
            "the server answered {status}",
            "overload" if answer.status in _LATER else "refused",
            status=f"{answer.status} {answer.status_text}".rstrip(),
        )

    def _keep_private(self, written: str, value: str) -> None:
        """Keep what is typed private; a day, a month and a year are a date, which a page says back as a whole."""
        self._private.add(value)
        for name, field in placeholders(written):
            if field in ("born_day", "born_month", "born_year"):
                self._private.add(self.values[f"{name}.born_on"])

    async def _explained(self, stopped: Stopped) -> Stopped:
        """Add what the page itself says: its alert, else its heading."""
        if stopped.cause not in ("not-there", "expectation", "not-possible"):
            return stopped
        said = ""
        with suppress(playwright_error()):  # it may be leaving the page
            said = await self._page.evaluate(script("says.js")) if not self._tab.closed else ""
        said = self._private.text(said)[:_MOST_SAID]  # shortened last: half a name would not be recognised
        if not said:
            return stopped
        return Stopped("{why}; the page says “{said}”", stopped.cause, stopped.nearest, why=stopped.why, said=said)

    def _hampered(self, stopped: Stopped) -> Stopped:
        """Own up to what was blocked on the way: the service may have needed it."""
        if not self.guard.blocked:
            return stopped
        return Stopped(
            "{why}; nothing was submitted to {origins}, since `may_submit_to` does not name it",
            "not-allowed",
            why=stopped.why,
            origins=", ".join(self.guard.blocked),
        )

    async def _click(self, target: Target, seconds: float) -> None:
        """Press, and wait for what it sets off: the next action must not fall on the page that is being left."""
        before, pause = self._past.departures, 20
        await self._hands.click(self._page, target, seconds, self.guard)
        patience = self._limits.quiet_milliseconds / pause
        while patience > 0 and self._past.departures == before and not self._past.pending and not self._tab.closed:
            await self._tab.pause(pause)
            patience -= 1
        patience = self._limits.page_seconds * 1000 / pause
        while patience > 0 and self._past.departing and not self._tab.closed:
            await self._tab.pause(pause)
            patience -= 1
        with suppress(playwright_error()):
            await self._page.wait_for_load_state("load", timeout=seconds * 1000)

    async def _extract(self, wanted: Extract, seconds: float) -> str:
        value = await take(self._page, substitute(wanted, self.values), wanted.pattern, seconds)
        self.values[wanted.into] = value
        self._extracted_at[wanted.into] = _without_fragment(self._tab.url)
        return value

    def _confirmed_by(self, expected: Expect) -> list[str]:
        """Name what was extracted at another address than this, and is expected here."""
        words = " ".join(Action(expect=expected).words.values())
        here = _without_fragment(self._tab.url)
        return [
            name
            for name, where in self._extracted_at.items()
            if f"{{{name}}}" in words and where != here and not expected.gone
        ]

    def _words(self, action: Action) -> str:
        """Say an action, with what it spoke of but not with what was typed."""
        return self._private.text(PLACEHOLDER.sub(lambda found: self.values.get(found[0][1:-1], found[0]), str(action)))


def _is_only(text: str, name: str) -> bool:
    """Tell whether a text is one placeholder: what the page itself said before is no secret."""
    return text.strip() == f"{{{name}}}"


def _without_fragment(url: str) -> str:
    return url.partition("#")[0]
