"""What may open a virtual assistant, pressed; and the assistant closed again."""

from typing import Any

from portalcheck.gather.answers import Gone, ScriptError, Unanswered
from portalcheck.gather.assistant_page import AssistantPage, Launcher
from portalcheck.gather.form_attempt import settle
from portalcheck.gather.frame_tree import Frame, offset

_STEP = 150  # ms
_POLLS = 14  # that many steps until it is open: what is fetched first may take a moment
_CLOSING = 8  # as many until it is closed


class Opening:
    """One launcher, pressed with keys, and with the pointer where none opens it."""

    def __init__(self, page: AssistantPage, launcher: Launcher) -> None:
        self._page = page
        self.launcher = launcher
        self.opened: Any = None
        self.left = False
        self.told: dict[str, Any] = {}

    async def run(self) -> bool:
        """Tell whether it opened a field for a question."""
        if self._page.moved and not await self._reset():
            return False
        launcher = self.launcher
        said = await self._page.called(launcher.frame, launcher.part, f"launchers[{launcher.at}]")
        self.told["launcher"] = said
        if key := await self._by_keyboard():
            self.told |= {"key": key}
        elif self._page.moved or not await self._by_pointer() or not await self._confirmed():
            return False
        self.left = self._page.moved
        return True

    async def _by_keyboard(self) -> str:
        for key in ("Enter", "Space") if not self.launcher.told["link"] else ("Enter",):
            await self._page.begin()
            has = await self._page.call(self.launcher.frame, f"focus({self.launcher.at})")
            self.told["focusable"] = has["focused"] and has["tabbable"]
            if not has["focused"]:
                return ""
            await self._page.tab.press(key)
            if await self._came():
                return key
            if self._page.moved:
                return ""
        return ""

    async def _by_pointer(self) -> bool:
        tab, frame = self._page.tab, self.launcher.frame
        await self._page.begin()
        spot = await self._page.call(frame, f"spot({self.launcher.at})")
        if not spot or self.launcher.told["link"]:
            return False
        left, top = await offset(tab, frame)
        await tab.click(spot[0] + left, spot[1] + top)
        return await self._came()

    async def _confirmed(self) -> bool:
        """Do the same on the page loaded anew: no key opens it, and the pointer does."""
        if not await self._reset():
            return False
        if key := await self._by_keyboard():
            self.told |= {"key": key}
            return True
        self.told |= {"pointer": await self._by_pointer()}
        return bool(self.told["pointer"])

    async def _reset(self) -> bool:
        await self._page.again()
        css, path = self.launcher.told["css"], self.launcher.frame.path
        same = (one for one in await self._page.launchers() if one.told["css"] == css and one.frame.path == path)
        found = next(same, None)
        if found:
            self.launcher = found
        return found is not None

    async def _came(self) -> bool:
        for _ in range(_POLLS):
            await self._page.tab.pause(_STEP)
            try:
                went = self._page.moved
                if went:
                    await settle(self._page.tab, 0)
                # On a page that it led to, a field is that of an assistant where what stands around it says so.
                self.opened = await (self._page.standing() if went else self._page.opened())
            except (Gone, ScriptError, Unanswered):
                continue  # the page is moving on
            if self.opened:
                return True
            if went:
                break
        return False


async def close(page: AssistantPage, opening: Opening, frame: Frame) -> dict[str, Any]:
    """Close it by Escape, else by what is said to close it, else by what opened it; see where the focus is then."""
    tab, launcher = page.tab, opening.launcher
    for way, ready in (
        ("Escape", "intoField()"),
        ("button", "closer()"),
        ("launcher", f"focus({launcher.at})"),
    ):
        try:
            there = await page.call(launcher.frame if way == "launcher" else frame, ready)
            if way != "Escape" and (not there or (way == "launcher" and not there["focused"])):
                continue
            await tab.press("Escape" if way == "Escape" else "Enter")
            if await _gone(page, frame):
                place = await page.call(launcher.frame, f"place({launcher.at})")
                return {"closed": way, "returned": place}
        except Unanswered:
            return {}
        except Gone:
            return {"closed": way}
    return {"closed": ""}


async def _gone(page: AssistantPage, frame: Frame) -> bool:
    for _ in range(_CLOSING):
        await page.tab.pause(_STEP)
        paths = {one.id for one in await page.tab.frames()}
        if frame.id not in paths or not await page.call(frame, "there()"):
            return True
        if not await page.shows(frame):
            return True
    return False
