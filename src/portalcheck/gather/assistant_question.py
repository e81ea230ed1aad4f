"""One question to a virtual assistant, sent with the keyboard and waited for."""

from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from portalcheck.gather.answers import Gone, ScriptError, Unanswered
from portalcheck.gather.assistant_page import AssistantPage, Opened
from portalcheck.gather.clips import area_of
from portalcheck.gather.guard import Guard, origin_of
from portalcheck.measure.answers import answer_in
from portalcheck.model.assertion import Pointer
from portalcheck.model.portal import AssistantQuestion

_STEP = 150  # ms
_GREETINGS = 12  # looks until it has said its greeting
_MOST_TABS = 15
_STEADY = 8  # steps for which a text must not grow to be whole
_SENT = 8  # steps within which something shows that the question was sent
_LONGEST = 2_000  # characters of an answer that are kept


@dataclass
class Asking:
    """One question, sent and waited for."""

    page: AssistantPage
    guard: Guard
    asked: AssistantQuestion
    told: dict[str, Any] = field(default_factory=dict)
    opened: Any = None
    _began: float = 0

    async def ask(self, opened: Opened) -> None:
        """Go into the field, type, send, and wait."""
        self.opened = opened
        self.told |= {
            "field": await self.page.called(opened.frame, opened.field, "field"),
            "panel": await self.page.called(opened.frame, opened.panel, "panel"),
            "question": self.asked.question,
        }
        self.told["reached"] = await self._reach()
        if not self.guard.permits(opened.frame.url):
            self.told |= {"untried": "not-permitted", "origin": origin_of(opened.frame.url)}
            return
        await self._still()
        before = (await self._says())["text"]
        await self.page.call(opened.frame, "intoField()")
        await self.page.tab.type(self.asked.question)
        if self.asked.question not in await self.page.call(opened.frame, "value()"):
            self.told["untried"] = "no-field"
            return
        await self._send()
        await self._answer(before)

    async def _reach(self) -> bool:
        """See whether the focus is in the field, or Tab leads to it."""
        tab, frame = self.page.tab, self.opened.frame
        await tab.pause(2 * _STEP)
        for press in range(_MOST_TABS + 1):
            if await self.page.call(frame, "inField()"):
                return True
            if press < _MOST_TABS:
                await tab.press("Tab")
        return False

    async def _still(self) -> None:
        """Wait until it has said its greeting."""
        last = ""
        for _ in range(_GREETINGS):
            text = (await self._says())["text"]
            if text == last:
                return
            last = text
            await self.page.tab.pause(3 * _STEP)

    async def _says(self) -> dict[str, Any]:
        """Read it, also where the question has led to another document of the same frame."""
        try:
            return dict(await self.page.call(self.opened.frame, "says()"))
        except (Gone, ScriptError):
            frames = {frame.path: frame for frame in await self.page.frames()}
            frame = frames.get(self.opened.frame.path)
            if frame is None:
                raise Gone("the assistant's frame is no longer there") from None
            self.opened = Opened(frame, self.opened.field, self.opened.panel)
            return dict(await self.page.call(frame, "says()"))

    async def _send(self) -> None:
        """Press Enter; where nothing shows that this sent it, the button."""
        tab, frame = self.page.tab, self.opened.frame
        typed = (await self._says())["text"]
        self._began = perf_counter()
        await tab.press("Enter")
        for _ in range(_SENT):
            await tab.pause(_STEP)
            try:
                held = await self.page.call(frame, "value()")
                moved = self.asked.question not in held or (await self._says())["text"] != typed
            except (Gone, ScriptError, Unanswered):
                moved = True  # it leads to another document
            if moved:
                self.told["sent"] = "Enter"
                return
        if await self.page.call(frame, "sender()"):
            self._began = perf_counter()
            await tab.press("Enter")
            self.told["sent"] = "button"

    async def _answer(self, before: str) -> None:
        """Wait for a text that no longer grows."""
        names = (self.told["panel"].name, self.told["field"].name)
        answer, steady, first = "", 0, None
        while perf_counter() - self._began < self.asked.seconds:
            await self.page.tab.pause(_STEP)
            try:
                says = await self._says()
            except (Gone, ScriptError, Unanswered):
                continue  # another document is on its way
            now = answer_in(before, says["text"], self.asked.question, names)
            if now and first is None:
                first = perf_counter() - self._began
            first = first if now else None
            steady = steady + 1 if now == answer else 0
            answer = now
            if answer and not says["busy"] and steady >= _STEADY:
                break
        self.told |= {
            "answer": answer[:_LONGEST],
            "milliseconds": None if first is None else round(first * 1000),
            "waited": round(perf_counter() - self._began, 1),
        }
        stopped = self.guard.refused or next(iter(self.guard.blocked), "")
        if not answer and stopped:
            self.told |= {"untried": "stopped", "origin": stopped}
        if answer and self.page.tab.keep:
            self.told["picture"] = await self._picture()

    async def _picture(self) -> Any:
        tab = self.page.tab
        frames = {frame.path: frame for frame in await tab.frames()}
        says = await self._says()
        panel = self.told["panel"].model_copy(update={"css": says["css"]})
        self.told["panel"] = panel
        area = await area_of(tab, frames, Pointer(css=panel.css, frame=panel.frame))
        picture = await tab.clip(*area) if area else None
        return tab.keep(picture) if picture and tab.keep else None
