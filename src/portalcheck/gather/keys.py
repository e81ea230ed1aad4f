"""What a person does to a page by keys alone, one verb a method: each target is reached, seen and operated."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portalcheck.gather import act
from portalcheck.gather.answers import playwright_error, script
from portalcheck.gather.find import Ready, Stopped, find, is_there
from portalcheck.gather.fingers import Fingers
from portalcheck.gather.guard import Guard
from portalcheck.gather.key_fields import KeyFields, comes
from portalcheck.gather.key_way import Arrival, KeyWay
from portalcheck.gather.tab import Tab
from portalcheck.model.assertion import Phrase
from portalcheck.model.journey import Choose, Fill, Target, Upload
from portalcheck.model.keyboard import Stop
from portalcheck.model.keys import Came, KeyTarget

_TRIES = 3
_DETACHED = "element => !element.isConnected"
_KIND = """element => {
  const role = (element.getAttribute("role") || "").trim().split(/\\s+/)[0];
  if (element.localName === "input") {
    if (/^(radio|checkbox)$/.test(element.type)) return "native-box";
    return /^(button|submit|reset|image|file|color)$/.test(element.type) ? "button" : "field";
  }
  if (/^(select|textarea)$/.test(element.localName) || element.isContentEditable) return "field";
  return /^(radio|checkbox|switch|menuitemradio|menuitemcheckbox)$/.test(role) ? "box" : "button";
}"""
_KEYS = {"native-box": ("Space",), "box": ("Space", "Enter"), "button": ("Enter", "Space"), "field": ()}
_SHOWS = """(element, option) => {
  const plain = (text) => (text || "").normalize("NFC").trim().replace(/\\s+/g, " ");
  const typed = /^(input|textarea)$/.test(element.localName);
  return plain(typed ? element.value : element.innerText).includes(plain(option));
}"""
_CHOOSER_SECONDS = 2
_MOMENT = 500  # ms


@dataclass
class _Taking:
    """What is known so far of a target that is being operated."""

    verb: Any
    target: Target
    came: Came | None = None
    where: dict[str, str] = field(default_factory=dict)
    stop: Stop | None = None
    arrival: Arrival = field(default_factory=Arrival)
    doubt: Phrase | None = None

    def doubted(self, doubt: Phrase) -> Stopped:
        """Give the reason to stop at what could not be told."""
        self.came, self.doubt = "unsure", doubt
        return Stopped(
            "whether keys operate {target} could not be told: {doubt}",
            "unsure",
            target=self.target.phrase(),
            doubt=doubt,
        )

    def idle(self, *keys: str) -> Stopped:
        """Give the reason to stop at what the keys did nothing to."""
        self.came = "not-operated"
        return Stopped(
            "{target} has the focus, and nothing comes of pressing {keys}",
            "not-possible",
            target=self.target.phrase(),
            keys=", ".join(keys),
        )


class KeyHands:
    """Acts by Tab, Shift+Tab, arrows, Enter, Space and letters; never by a pointer, and no script moves the focus.

    `targets` are those of the steps so far; `step` is the number that they are kept under, and with 0 none is kept.
    """

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._fingers = Fingers(tab)
        self._way = KeyWay(tab, self._fingers)
        self._fields = KeyFields(self._fingers, self._way)
        self.step = 0
        self.targets: list[KeyTarget] = []

    async def fill(self, page: Any, target: Fill, seconds: float) -> dict[str, Any]:
        """Type into a field, and give what it was like before. Raises Stopped where keys do not do it."""
        async with self._taken("fill", target) as taking:
            for _ in range(_TRIES):
                found, on = await self._reach(page, target, seconds, taking, act.can_be_typed_into)
                before: dict[str, Any] = await found.evaluate(script("entry.js"), target.value)
                typed = await self._fields.fill(on, target.value)
                if typed is not False or (await self._way.here(on)).relation == "it":
                    break  # else a script moved the focus as the first letter came
            if typed is None:
                raise taking.doubted(Phrase.of("it then holds something else than what was typed"))
            if not typed:
                raise taking.idle("letters")
        return before

    async def choose(self, page: Any, target: Choose, seconds: float) -> None:
        """Choose an option: of a list, of a group's radio buttons, or of a list that a script opens."""
        named = act.bare(target)
        if radio := await act.radio_of(page, target):
            return await self._tick("choose", page, radio, seconds)
        found = await find(page, named, seconds, act.stands_in)
        if await found.evaluate(act.CHECKABLE):
            return await self._tick("choose", page, named, seconds)
        native = await found.evaluate("element => element.localName === 'select'")
        if not native and (
            await found.get_attribute("role") in ("radiogroup", "group")
            or await found.evaluate("element => element.localName === 'fieldset'")
        ):
            return await self._tick("choose", page, act.radio_in(target, named), seconds)
        async with self._taken("choose", named) as taking:
            place = await act.place_of(found, target) if native else -1
            if native and await found.evaluate("element => element.selectedIndex") == place:
                return None
            found, on = await self._reach(page, named, seconds, taking, act.stands_in)
            if not native:
                await self._from_list(page, on, target, seconds, taking)
            elif not await self._fields.select(on, place):
                raise taking.doubted(Phrase.of("its options do not change by arrow keys as those of other lists do"))
        return None

    async def tick(self, page: Any, target: Target, seconds: float) -> None:
        """Tick a checkbox or choose a radio button."""
        await self._tick("check", page, target, seconds)

    async def click(self, page: Any, target: Target, seconds: float, guard: Guard | None) -> None:
        """Press something by Enter, else by Space. Raises Stopped where it would submit what must not be."""
        if await (await find(page, target, seconds)).evaluate(act.CHECKABLE):
            return await self._tick("click", page, target, seconds)
        async with self._taken("click", target) as taking:
            _, on = await self._reach(page, target, seconds, taking)
            await act.be_permitted(page, on, target, guard)
            if keys := _KEYS[await on.evaluate(_KIND)]:
                reaction = await self._fingers.operate(*keys)
                if reaction == "unheard":
                    raise taking.doubted(Phrase.of("whether something came of the keys could not be seen"))
                if not reaction:
                    raise taking.idle(*keys)
        return None

    async def upload(self, page: Any, target: Upload, file: Path, seconds: float) -> None:
        """Open the window for a file by Space or Enter, and hand the file in."""
        opened: list[Any] = []

        def keep(chooser: Any) -> None:
            opened.append(chooser)

        async def is_open() -> bool:
            return bool(opened)

        # Listened for from the start: the browser needs a moment until it hands the window over.
        page.on("filechooser", keep)
        try:
            async with self._taken("upload", target) as taking:
                await self._reach(page, target, seconds, taking, act.takes_files)
                await self._tab.pause(_MOMENT)
                for key in ("Enter", "Space"):
                    await self._fingers.press(key)
                    if await comes(is_open, _CHOOSER_SECONDS):
                        await opened[0].set_files(file)
                        return
                raise taking.idle("Enter", "Space")
        finally:
            page.remove_listener("filechooser", keep)

    async def _tick(self, verb: str, page: Any, target: Target, seconds: float) -> None:
        control = await find(page, target, seconds, act.can_be_ticked)
        if await control.is_checked():
            return
        async with self._taken(verb, target) as taking:
            control, on = await self._reach(page, target, seconds, taking, act.can_be_ticked)

            async def is_checked() -> bool:
                return bool(await control.is_checked(timeout=seconds * 1000))

            if await is_checked():
                return  # an arrow key that leads to a radio button chooses it
            keys = _KEYS[await on.evaluate(_KIND)]
            for key in keys:
                await self._fingers.press(key)
                if await comes(is_checked):
                    return
            raise taking.idle(*keys)

    async def _from_list(self, page: Any, on: Any, target: Choose, seconds: float, taking: _Taking) -> None:
        """Choose from a list that a script opens, and see that it was taken."""
        option = Target(role="option", name=target.option)
        typed = await on.evaluate(_KIND) == "field"
        if not await is_there(page, option):
            for key in ("ArrowDown", "Alt+ArrowDown") if typed else ("Enter", "Space", "ArrowDown"):
                await self._fingers.press(key)
                if await comes(lambda: is_there(page, option), 1):
                    break
            else:
                if typed:
                    await self._fields.type(on, target.option)
                if not typed or not await comes(lambda: is_there(page, option), 2):
                    raise taking.doubted(
                        Phrase.of("no option “{option}” came of the keys that open lists", option=target.option)
                    )
        wanted = await (await find(page, option, seconds)).element_handle()
        there = await self._way.along(wanted)
        if there is None:
            raise taking.doubted(
                Phrase.of("arrow keys were not seen to lead to the option “{option}”", option=target.option)
            )

        async def is_taken() -> bool:
            if await on.evaluate(_SHOWS, target.option):
                return True
            gone = await wanted.evaluate(_DETACHED) or not await wanted.is_visible()
            return not gone and await wanted.get_attribute("aria-selected") == "true"

        for key in ("Enter", "Space"):
            await self._fingers.press(key)
            if await comes(is_taken):
                return
        raise taking.doubted(Phrase.of("the option “{option}” was not seen to be taken", option=target.option))

    async def _reach(
        self, page: Any, target: Target, seconds: float, taking: _Taking, ready: Ready | None = None
    ) -> tuple[Any, Any]:
        """Go to a target; gives its locator, and a handle of what has the focus for it. What leaves the page on the way
        is looked for again.
        """
        for _ in range(_TRIES):
            found = await find(page, act.bare(target), seconds, ready)
            try:
                handle = await found.element_handle(timeout=seconds * 1000)
                if not await _is_usable(handle, seconds):
                    raise Stopped(
                        "{target} cannot be pressed: {why}",
                        "not-possible",
                        target=target.phrase(),
                        why=Phrase.of("it is disabled"),
                    )
                told = await handle.evaluate(script("keys_target.js").replace("SELECTOR", script("selector.js")))
                taking.where = {"css": told["css"], "frame": await _path(handle), "snippet": told["snippet"]}
                arrival = await self._way.to(handle, told)
            except playwright_error():
                if self._tab.closed:
                    raise
                continue  # the page went on meanwhile
            if arrival.on:
                taking.stop = await self._seen(arrival.on)
                return found, arrival.on
            if not arrival.gone:
                raise self._lost(arrival, taking)
        raise taking.doubted(Phrase.of("it left the page again and again"))

    def _lost(self, arrival: Arrival, taking: _Taking) -> Stopped:
        taking.arrival = arrival
        if arrival.doubt:
            return taking.doubted(arrival.doubt)
        words = taking.target.phrase()
        if arrival.held:
            taking.came = "held"
            names = ", ".join(f"“{name}”" for name in arrival.held)
            return Stopped(
                "keys do not lead to {target}: the focus stays among {names}",
                "not-possible",
                target=words,
                names=names,
            )
        taking.came = "not-reached"
        return Stopped("keys do not lead to {target}: it takes no focus", "not-possible", target=words)

    async def _seen(self, on: Any) -> Stop:
        """Look at what has the focus; where nothing of it is in sight, once more when what scrolls has come to rest."""
        source = script("keys_seen.js").replace("SELECTOR", script("selector.js")).replace("COVER", script("cover.js"))
        said = await on.evaluate(source)
        if not said["in_view"] or said.get("covered") == 1:
            await self._tab.pause(_MOMENT)
            said = await on.evaluate(source)
        return Stop(**said, frame=await _path(on))

    @asynccontextmanager
    async def _taken(self, verb: str, target: Target) -> AsyncIterator[_Taking]:
        """Keep what comes of a target, also where it stops the journey."""
        taking = _Taking(verb, act.bare(target))
        self._fingers.pressed.clear()
        try:
            try:
                yield taking
            except playwright_error() as error:
                if self._tab.closed:
                    raise
                raise taking.doubted(Phrase.of("the page went on while the keys were pressed")) from error
            taking.came = taking.came or "operated"
        finally:
            if self.step and taking.came and taking.where:
                self._keep(self._kept(taking))

    def _keep(self, target: KeyTarget) -> None:
        """Keep what came of a target; what did not come off and was tried again is kept once."""
        last = self.targets[-1] if self.targets else None
        tried = last and last.came != "operated" and (last.step, last.verb, last.words)
        if tried == (target.step, target.verb, target.words):
            self.targets.pop()
        self.targets.append(target)

    def _kept(self, taking: _Taking) -> KeyTarget:
        assert taking.came  # asked only where it is known
        return KeyTarget(
            step=self.step,
            verb=taking.verb,
            words=taking.target.phrase(),
            **taking.where,
            came=taking.came,
            presses=dict(self._fingers.pressed),
            stop=taking.stop,
            instead=taking.arrival.instead,
            held=taking.arrival.held,
            doubt=taking.doubt,
        )


async def _is_usable(handle: Any, seconds: float) -> bool:
    """Wait until a control is not disabled."""
    try:
        await handle.wait_for_element_state("enabled", timeout=seconds * 1000)
    except playwright_error() as error:
        if "Timeout" in str(error):
            return False
        raise
    return True


async def _path(handle: Any) -> str:
    """Give the path of the frame that an element stands in, as artifacts name frames."""
    names: list[str] = []
    frame = await handle.owner_frame()
    while frame is not None and frame.parent_frame is not None:
        owner = await frame.frame_element()
        names.insert(0, await owner.evaluate(script("selector.js")))
        frame = frame.parent_frame
    return " >> ".join(names)
