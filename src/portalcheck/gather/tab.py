"""Tab: the few verbs that a gatherer may use, over an async page of ours or a sync page of the user's own test.

Scripts run in an isolated world: they see the page's DOM but none of its JavaScript, so a page that patches
prototypes or forbids scripts by its content security policy changes no verdict. Over a sync page every awaitable is
ready at once, so a gatherer must await nothing but the verbs of its tab.
"""

import asyncio
import base64
import contextlib
import inspect
import json
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from portalcheck.gather.answers import (
    Gone,
    Unanswered,
    playwright_error,
    raise_fault,
    script,
    well_formed,
)
from portalcheck.gather.frame_tree import Frame, list_frames
from portalcheck.gather.guard import Guard, Seclusion
from portalcheck.gather.past import Past
from portalcheck.measure.private import Private
from portalcheck.model.assertion import Evidence
from portalcheck.model.subject import Device

if TYPE_CHECKING:
    from portalcheck.gather.reach import Reach

Keep = Callable[[bytes], Evidence]


class Tab:
    """An open page.

    `past` holds what happened since before the first request; None for a page found open. `keep` puts a WebP picture
    beside the results; None where no pictures are wanted. `private` is what was typed, on the pages of a journey.
    `reach` is where a gatherer may go beside the page; None where it may not.
    """

    def __init__(
        self,
        page: Any,
        *,
        device: Device,
        past: Past | None = None,
        keep: Keep | None = None,
        private: Private | None = None,
        reach: "Reach | None" = None,
        seconds: float = 10,
    ) -> None:
        self._page = page
        self._session: Any = None
        self._frames: tuple[Frame, ...] = ()
        self._injected: set[tuple[str, str, str]] = set()
        self._resized = False
        self.device = device
        self.past = past
        self.keep = keep
        self.private = private
        self.reach = reach
        self.seconds = seconds
        self.messages = 0
        self.bytes_out = 0

    @property
    def url(self) -> str:
        """The address of the page now."""
        return str(self._page.url)

    @property
    def page(self) -> Any:
        """Playwright's own page: for who plays a journey, never for a gatherer."""
        return self._page

    @property
    def closed(self) -> bool:
        """Tell whether the page is no more, as when it closed itself or its browser ended."""
        return bool(self._page.is_closed())

    async def frames(self) -> tuple[Frame, ...]:
        """List the documents of the tab, the page's own first, each with an isolated world to run scripts in."""
        self._frames = await list_frames(self, self._frames)
        if not self._frames:
            raise Gone("the page closed its document while it was looked at")
        return self._frames

    async def main(self) -> Frame:
        """Give the page's own document."""
        return (self._frames or await self.frames())[0]

    async def evaluate(
        self, source: str, *arguments: Any, frame: Frame | None = None, seconds: float | None = None
    ) -> Any:
        """Call a JavaScript function expression with JSON arguments and give its JSON answer.

        Raises Unanswered after the deadline, ScriptError where the script raised, Gone where the frame is no more.
        """
        where = frame or await self.main()
        limit = seconds or self.seconds
        call = f"({source})({', '.join(json.dumps(argument) for argument in arguments)})"
        if where.scripted:
            late = f"new Promise((_, no) => setTimeout(() => no(new Error('portalcheck-deadline')), {limit * 1000}))"
            expression = f"(async () => JSON.stringify((await Promise.race([{call}, {late}])) ?? null))()"
        else:
            expression = f"JSON.stringify({call} ?? null)"
        answer = await self.send(
            where.session,
            "Runtime.evaluate",
            {
                "expression": expression,
                "contextId": where.context,
                "awaitPromise": where.scripted,
                "returnByValue": True,
                "timeout": limit * 1000,
            },
            seconds=limit + 2,
        )
        raise_fault(answer, limit)
        text = answer["result"].get("value", "null")
        self.bytes_out += len(text)
        answered = json.loads(text)
        return well_formed(answered) if "\\ud" in text else answered

    async def inject(self, name: str, source: str, frame: Frame) -> None:
        """Run a library in a frame's isolated world, once."""
        once = (name, frame.id, frame.loader)
        if once in self._injected:
            return
        answer = await self.send(
            frame.session,
            "Runtime.evaluate",
            {"expression": f"{source}\n;undefined", "contextId": frame.context, "returnByValue": True},
        )
        raise_fault(answer, self.seconds)
        self._injected.add(once)

    async def hosted_frame(self, source: str, *arguments: Any, frame: Frame) -> Frame | None:
        """Give the frame whose iframe element a script returns; None where that frame cannot be reached."""
        call = f"({source})({', '.join(json.dumps(argument) for argument in arguments)})"
        answer = await self.send(frame.session, "Runtime.evaluate", {"expression": call, "contextId": frame.context})
        handle = answer["result"].get("objectId")
        if not handle:
            return None
        node = (await self.send(frame.session, "DOM.describeNode", {"objectId": handle}))["node"]
        return next((known for known in self._frames if known.id == node.get("frameId")), None)

    async def cdp(self, method: str, frame: Frame | None = None, **parameters: Any) -> dict[str, Any]:
        """Send one command of the Chrome DevTools Protocol."""
        session = frame.session if frame else await self.main_session()
        answer = await self.send(session, method, parameters)
        return dict(answer)

    async def go(self, url: str, seconds: float) -> None:
        """Go to an address; returns when the server has answered. Raises Gone with the browser's own reason."""
        try:
            await self.within(self._page.goto(url, wait_until="commit", timeout=seconds * 1000), seconds + 2)
        except playwright_error() as error:
            raise Gone(str(error).partition("\n")[0]) from error
        self._frames = ()

    async def press(self, key: str) -> None:
        """Press a key, named as Playwright names it."""
        await self.within(self._page.keyboard.press(key))

    async def type(self, text: str) -> None:
        """Put text into what has the focus, as a paste or an input method does."""
        await self.within(self._page.keyboard.insert_text(text))

    async def point(self, x: float, y: float) -> None:
        """Move the pointer to a place in the viewport, in CSS px."""
        await self.within(self._page.mouse.move(x, y))

    async def click(self, x: float, y: float) -> None:
        """Press and release the main button at a place in the viewport, in CSS px."""
        await self.within(self._page.mouse.click(x, y))

    async def resize(self, width: int, height: int, *, mobile: bool | None = None, wait: bool = True) -> None:
        """Lay the page out in another viewport, in place; undo it with `restore`. Who does not `wait` asks the page
        itself when it is done.
        """
        self._resized = True
        await self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=self.device.scale,
            mobile=self.device.mobile if mobile is None else mobile,
        )
        if wait:
            await self.rendered()

    async def restore(self) -> None:
        """Give the page its device's own viewport back."""
        await self.resize(self.device.width, self.device.height)

    async def rendered(self) -> None:
        """Wait until the page has laid out and painted what was asked of it."""
        await self.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    async def pause(self, milliseconds: float) -> None:
        """Let the page run on for a while."""
        await self.within(self._page.wait_for_timeout(milliseconds), milliseconds / 1000 + self.seconds)

    async def clip(self, x: float, y: float, width: float, height: float, margin: float = 0) -> bytes | None:
        """Take a WebP picture of one part of the page, in CSS pixels of the whole page, without scrolling it.

        `margin` is added where there is room. On a page found open, what lies outside its viewport has no picture:
        taking one would resize the page.
        """
        left, top, wide, high, zoom = await self.evaluate(script("viewport.js"))
        right, bottom = left + wide, top + high
        inside = zoom == 1 and left <= x and x + width <= right and top <= y and y + height <= bottom
        # Reaching beyond the viewport makes the browser lay the page out twice, and costs four times as much.
        beyond = self.past is not None and not inside
        edges = (0.0, 0.0, math.inf, math.inf) if beyond else (left, top, right, bottom)
        x1, y1 = max(x - margin, edges[0]), max(y - margin, edges[1])
        x2, y2 = min(x + width + margin, edges[2]), min(y + height + margin, edges[3])
        if x1 >= x2 or y1 >= y2:
            return None
        picture = await self.cdp(
            "Page.captureScreenshot",
            format="webp",
            quality=75,
            captureBeyondViewport=beyond,
            clip={"x": x1, "y": y1, "width": x2 - x1, "height": y2 - y1, "scale": min(1.0, 2 / self.device.scale)},
        )
        return base64.b64decode(picture["data"])

    async def seclude(self) -> Seclusion:
        """Keep what this page would send on this machine, from now on."""
        seclusion = Seclusion(self._page.context)
        await self.within(seclusion.start())
        return seclusion

    async def guarded(self, guard: Guard) -> None:
        """Have a guard stand between this page and the network, from now on."""
        await self.within(guard.watch(self._page.context))

    async def window(self) -> bytes:
        """Take a lossless PNG picture of the window as it is, for measuring: naming a part would change the scale."""
        picture = await self.cdp("Page.captureScreenshot", format="png", optimizeForSpeed=True)
        return base64.b64decode(picture["data"])

    async def crash(self) -> None:
        """End the renderer of a page that no longer answers: closing such a page would wait for it."""
        with contextlib.suppress(Gone, Unanswered):
            await self.send(await self.main_session(), "Page.crash", {}, seconds=1)

    async def leave(self) -> None:
        """Give back what was taken from a page that stays open.

        A session that resized it stays: the viewport would end with the session, and Playwright would not know.
        """
        sessions = {id(frame.session): frame.session for frame in self._frames}
        for session in sessions.values():
            if not (self._resized and session is self._session):
                await self.within(session.detach())
        self._session, self._frames = None, ()

    async def main_session(self) -> Any:
        """Give the session of the page's own process."""
        if self._session is None:
            self._session = await self.within(self._page.context.new_cdp_session(self._page))
        return self._session

    async def send(self, session: Any, method: str, parameters: dict[str, Any], seconds: float | None = None) -> Any:
        """Send a command in a session, within a deadline. Raises Gone where the browser refuses it."""
        self.messages += 1
        try:
            return await self.within(session.send(method, parameters), seconds)
        except playwright_error() as error:
            raise Gone(str(error).partition("\n")[0]) from error

    async def within(self, answer: Any, seconds: float | None = None) -> Any:
        """Give the answer of a Playwright call, sync or async, within a deadline."""
        if not inspect.isawaitable(answer):
            return answer
        try:
            async with asyncio.timeout(seconds or self.seconds):
                return await answer
        except TimeoutError as error:
            raise Unanswered(f"the page gave no answer within {seconds or self.seconds:g} s") from error
