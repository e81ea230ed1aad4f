"""Plays a journey on an open page, as a person would, and keeps the trace of it."""

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from portalcheck.gather import act
from portalcheck.gather.answers import Gone, Unanswered, playwright_error, script
from portalcheck.gather.find import Stopped, expect, take
from portalcheck.gather.guard import Guard
from portalcheck.gather.hands import Hands
from portalcheck.gather.load import Unloadable, go
from portalcheck.gather.tab import Tab
from portalcheck.measure.entries import folded, is_telling
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
from portalcheck.model.lens import VisitLens
from portalcheck.model.portal import Limits
from portalcheck.model.trace import OF_THE_PAGE, OF_THE_SERVICE, Done, Entry, Reached, Stop, Trace

_FORM_AGAIN = (400, 422)  # a form that was not filled in well comes back so, and is a page of its own
_MOST_SAID = 200  # letters of what the page says, in a message
_LATER = (429, 502, 503, 504)


class Player:
    """Plays the steps of one journey in their order. `values` are those of its people and its account; `slack` is how
    many times as long as usual anything may take.
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
        self._journey = journey
        self._base_url = base_url
        self._folder = folder
        self.values = dict(values)
        self._limits = limits
        self._guard = guard
        self._private = private
        self._hands = hands
        self._slack = slack
        self._extracted_at: dict[str, str] = {}
        self._steps: list[Reached] = []
        self._stop: Stop | None = None
        self._flakes: list[Stop] = []
        self.invented: bool | None = None
        self._opened = 0
        self._entries: list[Entry] = []
        self._typed: dict[str, int] = {}
        self._doing: Action | None = None

    @property
    def stopped(self) -> bool:
        """Whether the journey has ended before its last step."""
        return self._stop is not None

    @property
    def may_be_tried_again(self) -> bool:
        """Whether it ended on account of the service, and before that gave anything that would be given twice."""
        return self._stop is not None and self._stop.cause in OF_THE_SERVICE and REFERENCE not in self.values

    @property
    def where(self) -> dict[str, Any]:
        """Say where and why it ended, for the states that it did not reach."""
        assert self._stop is not None  # asked only where it stopped
        return {"number": self._stop.number, "title": self._stop.title, "reason": self._stop.why}

    def trace(self, lens: VisitLens | None = None) -> Trace:
        """Give what came of it so far, under the lens that it was taken under."""
        return Trace(
            title=self._journey.title,
            lens=lens,
            planned=len(self._journey.steps),
            steps=tuple(self._steps),
            stop=self._stop,
            flakes=tuple(self._flakes),
            invented=self.invented,
            entries=tuple(self._entries),
        )

    async def play(self, number: int, step: Step) -> None:
        """Play one step. Raises Stopped where it cannot be played to its end."""
        done: list[Done] = []
        extracted: dict[str, str] = {}
        confirmed: dict[str, None] = {}
        for action in step.do:
            self._doing = action
            started = time.monotonic()
            try:
                await self.do(action, extracted, confirmed, number=number)
            except Stopped as stopped:
                await self._try_again(number, step, stopped, extracted, confirmed)
            milliseconds = round((time.monotonic() - started) * 1000)
            url = self._private.text(self._tab.url)
            done.append(Done(action=self._words(action), milliseconds=milliseconds, url=url))
        self._steps.append(
            Reached(
                number=number,
                title=step.title,
                url=self._private.text(self._tab.url),
                done=tuple(done),
                extracted=extracted,
                confirmed=tuple(confirmed),
            )
        )

    async def _try_again(
        self, number: int, step: Step, first: Stopped, extracted: dict[str, str], confirmed: dict[str, None]
    ) -> None:
        """Do once more, on the same page, what did not work; what works then is kept, and raises no more."""
        if first.cause not in OF_THE_PAGE or self._doing is None:
            raise first
        try:
            await self.do(self._doing, extracted, confirmed, number=number)
        except Stopped:
            raise first from None
        self._flakes.append(self._told(number, step, first))

    def stop(self, number: int, step: Step, stopped: Stopped) -> None:
        """Keep where and why the journey ended."""
        if self._steps and self._steps[-1].number == number:
            self._steps.pop()  # its actions were done, and what they led to was no state to go on from
        self._stop = self._told(number, step, stopped)

    def tried_again(self, came_through: bool | None) -> None:
        """Keep whether the step where it ended was come through from the start; None where that was not tried."""
        if self._stop:
            self._stop = self._stop.model_copy(update={"again": came_through})

    def _told(self, number: int, step: Step, stopped: Stopped) -> Stop:
        said = self._private.clean(stopped.why)
        return Stop(
            number=number,
            title=step.title,
            action=self._words(self._doing) if self._doing else "",
            reason=said.text,
            template=said.template,
            data=said.data,
            cause=stopped.cause,
            nearest=self._private.text(stopped.nearest),
        )

    @property
    def confirming(self) -> Step | None:
        """The last step, where it is one that went to a place by itself and found the reference there."""
        last = self._steps[-1] if self._steps else None
        step = self._journey.steps[last.number - 1] if last and REFERENCE in last.confirmed else None
        return step if step and step.do[0].open is not None else None

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
        self._guard.refused = ""
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
                    self._entries.append(self._entry(number, before, field.value))
            elif action.choose:
                await self._hands.choose(self._page, substitute(action.choose, self.values), patience)
            elif action.check:
                await self._hands.tick(self._page, substitute(action.check, self.values), patience)
            elif action.click:
                await self._click(substitute(action.click, self.values), patience)
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
        if self._guard.refused:
            return Stopped(
                "it would submit something ({request}), which the portal file does not allow for this service "
                "(`may_submit_to`)",
                "not-allowed",
                request=self._guard.refused,
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

    def _entry(self, number: int, before: dict[str, Any], value: str) -> Entry:
        """Say what was typed into, and whether its value was typed before; the value itself is not kept."""
        known = folded(value)
        secret = not known or before["type"] == "password"
        return self._private.clean(
            Entry(
                step=number,
                opened=self._opened,
                url=_without_fragment(self._tab.url),
                value=0 if secret else self._typed.setdefault(known, len(self._typed) + 1),
                telling=not secret and is_telling(known),
                **before,
            )
        )

    async def _explained(self, stopped: Stopped) -> Stopped:
        """Add what the page itself says: its alert, else its heading."""
        if stopped.cause not in ("not-there", "expectation", "not-possible"):
            return stopped
        said = await self._page.evaluate(script("says.js")) if not self._tab.closed else ""
        said = self._private.text(said)[:_MOST_SAID]  # shortened last: half a name would not be recognised
        if not said:
            return stopped
        return Stopped("{why}; the page says “{said}”", stopped.cause, stopped.nearest, why=stopped.why, said=said)

    def _hampered(self, stopped: Stopped) -> Stopped:
        """Own up to what was blocked on the way: the service may have needed it."""
        if not self._guard.blocked:
            return stopped
        return Stopped(
            "{why}; nothing was submitted to {origins}, since `may_submit_to` does not name it",
            "not-allowed",
            why=stopped.why,
            origins=", ".join(self._guard.blocked),
        )

    async def _click(self, target: Target, seconds: float) -> None:
        """Press, and wait for what it sets off: the next action must not fall on the page that is being left."""
        before, pause = self._past.departures, 20
        await self._hands.click(self._page, target, seconds, self._guard)
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
