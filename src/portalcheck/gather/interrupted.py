"""One form of a journey that was filled in and is then interrupted: what becomes of what was typed."""

import re
import time
from typing import Any

from portalcheck.gather.answers import playwright_error, script
from portalcheck.gather.find import Stopped, find, is_there, text_of
from portalcheck.gather.form_errors import settle
from portalcheck.gather.form_part import FormPart, SigningIn
from portalcheck.gather.guard import SAFE
from portalcheck.gather.journey import Player
from portalcheck.gather.kept import Field, all_kept, fates, fields, typed_between
from portalcheck.gather.load import Unloadable, go
from portalcheck.gather.tab import Tab
from portalcheck.model.interruptions import Disconnected, Fate, Reloaded, SessionEnded, WentBack
from portalcheck.model.journey import Extract, Step, substitute

_WHOLE = Extract(into="words", pattern=".")  # the text of the whole page
_MOST_SAID = 200
_DRAFT = re.compile(
    r"bản nháp|khôi phục|soạn dở|\bdrafts?\b|\brestore|\bresume\b|brouillon|restaurer|reprendre", re.IGNORECASE
)
_CONNECTION = re.compile(
    r"kết nối|mạng|ngoại tuyến|internet|network|offline|connect|connexion|réseau|hors ligne", re.IGNORECASE
)
_SESSION = re.compile(
    r"phiên|đăng nhập|hết hạn|session|sign(ed)?[ -]?(in|out)|log(ged)?[ -]?(in|out|on)|expired|timed? ?out|authenticat|"
    r"connecte[rz]|connexion|expiré",
    re.IGNORECASE,
)


def answers_a_form(tab: Tab) -> bool:
    """Tell whether the page is itself the answer to a form that was sent, so that loading it again sends that again."""
    document = tab.past and tab.past.document
    return bool(document and document.request.method == "POST")


class Interrupted:
    """A form that has been filled in, on the page where it stands. `blank` are its fields as they were before.

    Each experiment gives what came of it, and leaves the page as it comes out; `fill_again` has the form back.
    """

    def __init__(self, tab: Tab, player: Player, number: int, step: Step, part: FormPart) -> None:
        assert tab.past is not None  # our own pages always have one
        self._tab = tab
        self._page = tab.page
        self._past = tab.past
        self._player = player
        self._part = part
        self._named: dict[str, Any] = {"number": number, "title": step.title}
        self._blank: dict[str, Field] = {}
        self._typed: dict[str, Field] = {}

    async def begin(self) -> None:
        """Look at the form before it is filled in."""
        self._blank = await fields(self._page)

    async def filled_in(self) -> bool:
        """Look at what was typed; False where there is nothing that should be kept."""
        self._typed = typed_between(self._blank, await fields(self._page))
        self._url = self._tab.url
        self._departures = self._past.departures
        self._is_answer = answers_a_form(self._tab)
        self._always_there = await self._expected(0.3)
        return bool(self._typed)

    async def reload(self) -> Reloaded:
        """Load the page again."""
        if self._is_answer:
            return Reloaded(**self._named, answer=True)
        before, dialogs = await self._lines(), len(self._past.dialogs)
        await self._page.reload(wait_until="load")
        told = await self._fates()
        offers = next((one for one in await self._lines() if one not in before and _DRAFT.search(one)), "")
        return Reloaded(
            **self._named,
            fates=told,
            status=self._past.document.status if self._past.document else None,
            warned=any(one.kind == "beforeunload" for one in self._past.dialogs[dialogs:]),
            offers=self._shown(offers),
        )

    async def disconnect(self) -> Disconnected:
        """Send the form without a connection, then have one again."""
        before, dialogs = await self._lines(), len(self._past.dialogs)
        departures, said = self._past.departures, ""
        context, sent = self._page.context, list[Any]()

        def note(request: Any) -> None:
            if request.method not in SAFE and request.resource_type not in ("ping", "beacon"):
                sent.append(request)

        self._page.on("request", note)
        await context.set_offline(True)
        try:
            await self._player.do(self._part.pressing, {}, {})
            for turn in range(50):
                if self._has_left:
                    break
                new = [one for one in await self._lines() if one not in before]
                new += [one.text for one in self._past.dialogs[dialogs:]]
                said = next((one for one in new if _CONNECTION.search(one)), new[0] if new else said)
                if _CONNECTION.search(said) or (not sent and turn > 10):
                    break
                await self._tab.pause(200)
        finally:
            self._page.remove_listener("request", note)
            await context.set_offline(False)
        told = bool(_CONNECTION.search(said))
        if self._has_left:
            await self._page.go_back(wait_until="load")
            kept = await self._fates()
            if all(one.became == "gone" for one in kept):
                # A form that is sent to its own address is overwritten in the history; to open it anew is to come back.
                await go(self._tab, self._url, 30)
                anew = await self._fates()
                kept = anew if all_kept(anew) else kept
            status = self._past.document.status if self._past.document else None
            return Disconnected(**self._named, way="browser", fates=kept, status=status)
        if not (sent or told):
            return Disconnected(**self._named, moved=await self._led_on())
        await self._tab.pause(1500)  # it may go on by itself
        if self._past.departures > departures or await self._led_on():
            return Disconnected(**self._named, way="script", said=self._shown(said), told=told, moved=True)
        return Disconnected(
            **self._named,
            way="script",
            said=self._shown(said),
            told=told,
            usable=await self._usable(),
            fates=await self._fates(),
        )

    async def end_session(self, signing_in: SigningIn) -> SessionEnded:
        """Send the form with no cookies left, and sign in again. Where the form goes through, it was sent."""
        context, document = self._page.context, self._past.document
        cookies, failed = await context.cookies(), len(self._past.failed)
        asks_for = substitute(signing_in.asked.fill or _WHOLE, self._player.values)
        before = await is_there(self._page, asks_for)  # another field may bear the name
        await context.clear_cookies()
        try:
            await self._player.do(self._part.pressing, {}, {})
        except Stopped as stopped:
            if stopped.cause != "refused":
                raise
        await settle(self._tab, 300)
        status = self._past.document.status if self._past.document is not document else None
        status = next((one.status for one in self._past.failed[failed:] if one.status in (401, 403)), status)
        asked = not before and await is_there(self._page, asks_for)
        said = await self._says()
        seen: dict[str, Any] = {
            **self._named,
            "asked": asked,
            "said": self._shown(said),
            "told": bool(_SESSION.search(said)),
            "status": status,
        }
        if not (asked or (status or 0) >= 400) and await self._led_on():
            await context.add_cookies(cookies)
            return SessionEnded(**seen, ended=False)
        try:
            for action in signing_in.here if asked else signing_in.way:
                await self._player.do(action, {}, {})
            await settle(self._tab, 300)
        except Stopped:
            await context.add_cookies(cookies)  # the journey goes on as if they had never been away
            raise
        led_back = not self._typed.keys().isdisjoint(await fields(self._page))
        if not led_back:
            await go(self._tab, self._url, 30)
        return SessionEnded(**seen, led_back=led_back, fates=await self._fates())

    async def go_back(self) -> WentBack:
        """Go back from where the step led, and on again."""
        end = self._tab.url
        if end == self._url and self._past.departures == self._departures:
            return WentBack(**self._named, same_place=True)
        if self._is_answer or answers_a_form(self._tab):
            return WentBack(**self._named, answer=True)
        expired = False
        try:
            await self._page.go_back(wait_until="load")
        except playwright_error() as error:
            expired = "ERR_CACHE_MISS" in str(error) or self._has_left
            if not expired:
                raise
        told = () if expired else await self._fates()
        status = self._past.document.status if self._past.document else None
        return WentBack(**self._named, expired=expired, status=status, fates=told, onwards=await self._onwards(end))

    async def fill_again(self, *, afresh: bool = False) -> None:
        """Have the form filled in as it was, on a page that is loaded `afresh` if need be. Raises Stopped where that
        does not come about, which is no fault of the service.
        """
        here = self._tab.url == self._url and not afresh
        uploads = any(one.upload for one in self._part.entries)
        if here and not uploads and all_kept(fates(self._blank, self._typed, await fields(self._page))):
            self._departures = self._past.departures
            return
        for again in (not here, True):
            try:
                if again:
                    await go(self._tab, self._url, 30)
                    await settle(self._tab, 100)
                for action in self._part.entries:
                    await self._player.do(action, {}, {})
                self._departures = self._past.departures
                return
            except (Stopped, Unloadable) as error:
                why = str(error)
        raise Stopped("the tool could not bring the form back after an interruption ({why})", "error", why=why)

    async def be_at(self, end: str) -> None:
        """Be where the step led. Raises Stopped where that does not come about."""
        if self._tab.url == end and await self._arrived(end):
            return
        await go(self._tab, end, 30)
        await settle(self._tab, 100)
        if not await self._arrived(end):
            raise Stopped("the tool could not go on after going back", "error")

    async def _onwards(self, end: str) -> Any:
        """Go on as a person does: by the button “forward”, else by pressing again."""
        try:
            await self._page.go_forward(wait_until="load")
            await settle(self._tab, 100)
            if await self._arrived(end):
                return "forward"
            await go(self._tab, self._url, 30)
            await self._player.do(self._part.pressing, {}, {})
            return "again" if await self._arrived(end) else ""
        except (Stopped, Unloadable, playwright_error()):
            return ""

    async def _arrived(self, end: str) -> bool:
        """Tell whether this is where the step leads to."""
        known = any(one.expect for one in self._part.after)
        return await self._expected(3) if known else self._tab.url == end

    async def _led_on(self) -> bool:
        """Tell whether the step led on after all, as far as what it expects was not there before."""
        moved = self._tab.url != self._url or self._past.departures > self._departures
        known = any(one.expect for one in self._part.after) and not self._always_there
        return await self._expected(3) if known else moved

    async def _expected(self, seconds: float) -> bool:
        try:
            for action in self._part.after:
                if action.expect:
                    await self._player.do(action, {}, {}, seconds=seconds)
        except Stopped:
            return False
        return True

    async def _usable(self) -> bool:
        assert self._part.pressing.click is not None  # that is what sends a form
        try:
            control = await find(self._page, substitute(self._part.pressing.click, self._player.values), 5)
            await control.click(trial=True, timeout=5000)
        except (Stopped, playwright_error()):
            return False
        return True

    async def _fates(self, seconds: float = 3) -> tuple[Fate, ...]:
        """Look what became of what was typed; a script may put it back after a moment."""
        await settle(self._tab, 100)
        end = time.monotonic() + seconds
        while True:
            told = fates(self._blank, self._typed, await fields(self._page))
            if all_kept(told) or time.monotonic() > end:
                return told
            await self._tab.pause(200)

    @property
    def _has_left(self) -> bool:
        """Whether the browser shows a page of its own."""
        return self._tab.url.startswith("chrome-error:")

    async def _lines(self) -> list[str]:
        return [line.strip() for line in (await text_of(self._page, _WHOLE)).splitlines() if line.strip()]

    async def _says(self) -> str:
        """Give the alert of the page, else its heading, and its title."""
        return f"{await self._page.evaluate(script('says.js'))} – {await self._page.title()}"

    def _shown(self, text: str) -> str:
        """Black out what was typed, then shorten it: half a name would not be recognised."""
        return (self._tab.private.text(text) if self._tab.private else text)[:_MOST_SAID]
