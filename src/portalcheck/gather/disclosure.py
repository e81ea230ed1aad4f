"""Controls that promise to open something, each opened with the keyboard and closed again."""

from dataclasses import dataclass, field
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.form_attempt import settle
from portalcheck.gather.guard import Seclusion
from portalcheck.gather.tab import Tab
from portalcheck.model.disclosure import Dialog, Disclosure, Opener, Shown
from portalcheck.rule_format import Params

_MOMENT = 80  # ms
_POLLS = 5  # that many times _STEP until something shows
_STEP = 120  # ms
_PATIENT_POLLS = 18  # what is fetched first may take longer than a moment
_FOCUS_POLLS = 6  # a modal dialog may take the focus when its animation is over
_MOST_TABS = 12
_RELOADS = 8
_RELOAD_MILLISECONDS = 1000
"""Between two loads of a page that is not on this machine."""
_BY_ARROW = ("menuitem", "combobox")


class DisclosureParams(Params):
    """`openers` and `details` that are pressed on a page at most; a page that has more says so."""

    openers: int = 10
    details: int = 40


@gatherer(effect="consuming", seconds=120)
async def disclosure(tab: Tab, params: DisclosureParams) -> Disclosure:
    """Focus each control that promises to open something, press Enter, else Space, and look; then Escape.

    Links, and buttons whose words say that they send, delete, pay or end something, are not pressed. Nothing leaves
    this machine meanwhile, and the page is held at its address.
    """
    stage = _Stage(tab, tab.url, await tab.seclude())
    listed = await stage.begin()
    openers: list[Opener] = []
    details = [told for told in listed if told["kind"] == "details"]
    others = [told for told in listed if told["kind"] != "details"]
    for told in (*others[: params.openers], *details[: params.details]):
        at = await stage.call(f"find({_quoted(told['css'])})")
        if at < 0:
            continue
        opener = await _fold(stage, told, at) if told["kind"] == "details" else None
        if not opener and await stage.call(f"begin({at})"):
            opener = await _Trial(stage, told, at).run()
        if opener:
            openers.append(opener)
        if stage.stopped:
            break
    return Disclosure(
        openers=tuple(openers),
        left_out=max(0, len(others) - params.openers),
        details_left_out=max(0, len(details) - params.details),
        stopped=stage.stopped,
    )


async def _fold(stage: "_Stage", told: dict[str, Any], at: int) -> Opener | None:
    """Open and close what the browser itself folds; None where a press did not do that."""
    await stage.call(f"focus({at})")
    await stage.tab.press("Enter")
    seen = await stage.call(f"folded({at})")
    if not seen.pop("open") or not seen.pop("focused"):
        return None
    await stage.tab.press("Enter")
    toggled = not (await stage.call(f"folded({at})"))["open"]
    return Opener(**told, key="Enter", shown=(Shown.model_validate(seen),), toggled=toggled)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass
class _Stage:
    """The page, loaded again where it cannot be closed otherwise."""

    tab: Tab
    url: str
    seclusion: Seclusion
    loads: int = 0
    stopped: str = ""

    async def begin(self) -> list[dict[str, Any]]:
        """Shut the page in and list its openers."""
        await self.seclusion.begin(self.url)
        shown = script("shown.js").replace("SELECTOR", script("selector.js"))
        source = script("disclosure.js").replace("WORDS_OF_THE_GRAVE", script("grave.js"))
        listed = await self.tab.evaluate(source.replace("SHOWN", shown))
        return list(listed)

    async def again(self) -> bool:
        """Load the page anew; tells whether that was still allowed."""
        if self.loads >= _RELOADS:
            self.stopped = "the page could not be closed again"
            return False
        self.loads += 1
        if self.tab.past:
            self.tab.past.accepts_dialogs = True
        await self.tab.go("about:blank", 30)
        await self.seclusion.end()
        if not Seclusion.is_here(self.url):
            await self.tab.pause(_RELOAD_MILLISECONDS)
        await self.tab.go(self.url, 30)
        if self.tab.past:
            self.tab.past.accepts_dialogs = False
        await settle(self.tab, 0)
        await self.begin()
        return True

    async def call(self, what: str) -> Any:
        """Ask what is kept in the page."""
        return await self.tab.evaluate(f"() => globalThis.portalcheckOpen.{what}")


@dataclass
class _Trial:
    """One opener, pressed. Its page has begun with it."""

    stage: _Stage
    told: dict[str, Any]
    at: int
    seen: dict[str, Any] = field(default_factory=dict)
    polls: int = _POLLS

    async def run(self) -> Opener:
        tab, call = self.stage.tab, self.stage.call
        await tab.pause(_MOMENT)
        await call("rest()")
        key = await self._by_keyboard()
        focusable = self.seen["focusable"]
        if key:
            return await self._opened(key, focusable)
        pointer, hover = await self._by_pointer()
        again = False
        if pointer and not hover:
            again = await self._confirmed(pointer)
        elif pointer:
            await self._reset()
        return Opener(**self.told, focusable=focusable, pointer=pointer, hover=hover, pointer_again=again)

    async def _by_keyboard(self) -> str:
        """Press the keys that open things, one after the other, until one does. Gives that key."""
        tab, call = self.stage.tab, self.stage.call
        focusable = await call(f"focus({self.at})")
        await tab.pause(_MOMENT)
        by_focus = await self._look()
        keys = ["Enter", "Space"]
        if self.told["haspopup"] or self.told["role"] in _BY_ARROW:
            keys.append("ArrowDown")
        if by_focus["shown"]:
            await call("again()")
        for key in keys if focusable else ():
            await call(f"focus({self.at})")
            await tab.press(key)
            seen = await self._until_shown()
            if self._answered(seen):
                self.seen = {**seen, "focusable": focusable}
                return key
        if by_focus["shown"] and await call(f"begin({self.at})"):
            # Once more, for the keys that did nothing were held against what the focus had shown.
            await call(f"focus({self.at})")
            await tab.pause(_MOMENT)
            by_focus = await self._look()
        self.seen = {**by_focus, "focusable": focusable}
        return "focus" if by_focus["shown"] else ""

    def _answered(self, seen: dict[str, Any]) -> bool:
        """Tell whether a press did anything: what leads elsewhere opens nothing here."""
        return bool(seen["shown"] or seen["expanded"] != self.told["expanded"] or seen["went"] or seen["dialog"])

    async def _look(self) -> dict[str, Any]:
        return dict(await self.stage.call(f"look({self.at})"))

    async def _until_shown(self) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        for _ in range(self.polls):
            await self.stage.tab.pause(_STEP)
            seen = await self._look()
            if seen["shown"] or seen["went"]:
                break
        # What moves in is looked at when it is there, and a state may be told a moment later.
        if seen["shown"]:
            await self.stage.tab.pause(_STEP)
            seen = await self._look()
        for _ in range(_FOCUS_POLLS):
            late = (seen["dialog"] and seen["dialog"]["modal"] and seen["place"] != "inside") or (
                seen["shown"] and seen["expanded"] == self.told["expanded"] == "false"
            )
            if not late:
                break
            await self.stage.tab.pause(_STEP)
            seen = await self._look()
        return seen

    async def _opened(self, key: Any, focusable: bool) -> Opener:
        seen, tab = self.seen, self.stage.tab
        dialog = seen["dialog"]
        if dialog and dialog["modal"]:
            dialog = {**dialog, **await self._walk_inside(seen["place"])}
        escape, returned, toggled, closed = None, None, None, None
        if seen["shown"]:
            await tab.press("Escape")
            state = await self._closed(_POLLS if dialog else _POLLS - 2)
            escape, returned, closed = state["open"] == 0, state["place"], state["expanded"]
            if not escape and key != "focus":
                toggled, returned, closed = await self._close(key, dialog)
        if not seen["shown"]:
            toggled, returned, closed = await self._close(key, None)
        elif key != "focus" and not (escape or toggled):
            await self._reset()
        return Opener(
            **self.told,
            focusable=focusable,
            key=key,
            shown=tuple(map(Shown.model_validate, seen["shown"])),
            dialog=Dialog.model_validate(dialog) if dialog else None,
            expanded_after=seen["expanded"],
            expanded_closed=closed,
            renamed=seen["renamed"],
            there=seen["there"],
            spoken=seen["spoken"],
            place=seen["place"],
            next=seen["next"],
            escape=escape,
            returned=returned,
            toggled=toggled,
        )

    async def _closed(self, polls: int = _POLLS) -> dict[str, Any]:
        state: dict[str, Any] = {}
        for _ in range(polls):
            await self.stage.tab.pause(_STEP)
            state = await self.stage.call(f"closed({self.at})")
            if not state["open"]:
                break
        return state

    async def _close(self, key: str, dialog: dict[str, Any] | None) -> tuple[bool, Any, Any]:
        """Close what Escape did not: by what is said to close it in a dialog, else by the opener itself."""
        ready = await self.stage.call("closer()" if dialog else f"focus({self.at})")
        if not ready:
            return False, None, None
        await self.stage.tab.press("Enter" if dialog else key)
        state = await self._closed()
        return state["open"] == 0, state["place"], state["expanded"]

    async def _walk_inside(self, place: str) -> dict[str, Any]:
        """Press Tab a few times in a modal dialog, and see whether it leads out of it."""
        tab, call = self.stage.tab, self.stage.call
        first, behind = "", ""
        for press in range(min(await call("stops()") + 2, _MOST_TABS)):
            await tab.press("Tab")
            await tab.pause(_MOMENT / 4)
            here = await call("tabbed()")
            first = first or here["place"]
            if here["place"] == "behind":
                behind = here["css"]
                if press or place == "inside":
                    break
        await call("enter()")
        return {"first": first, "behind": behind}

    async def _by_pointer(self) -> tuple[tuple[Shown, ...], bool]:
        """Press with the pointer what no key opened. Gives what showed, and whether it did before the press."""
        tab, call = self.stage.tab, self.stage.call
        await call(f"begin({self.at})")
        spot = await call(f"spot({self.at})")
        if not spot:
            return (), False
        await tab.point(*spot)
        await tab.pause(3 * _STEP)
        if hovered := (await self._look())["shown"]:
            return tuple(map(Shown.model_validate, hovered)), True
        await tab.click(*spot)
        seen = await self._until_shown()
        await tab.point(0, 0)
        return (() if seen["went"] else tuple(map(Shown.model_validate, seen["shown"]))), False

    async def _confirmed(self, pointer: tuple[Shown, ...]) -> bool:
        """Do the same on the page loaded anew: no key opens it, and the pointer opens the same."""
        call = self.stage.call
        self.polls = _PATIENT_POLLS
        if not await self._reset():
            return False
        self.at = await call(f"find({_quoted(self.told['css'])})")
        if self.at < 0 or not await call(f"begin({self.at})"):
            return False
        await self.stage.tab.pause(_MOMENT)
        await call("rest()")
        if await self._by_keyboard():
            await self._reset()
            return False
        again, hover = await self._by_pointer()
        await self._reset()
        return bool(again) and not hover and again[0].css == pointer[0].css

    async def _reset(self) -> bool:
        return await self.stage.again()
