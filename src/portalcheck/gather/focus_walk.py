"""A walk with the Tab key: what has the focus after each press."""

from dataclasses import dataclass, replace
from typing import Any

from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.focus_pictures import Photo, View, shoot
from portalcheck.gather.frame_tree import Frame, offset
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import MissingFrame
from portalcheck.model.keyboard import Stop

_DEEP_ACTIVE = """() => {
  let element = document.activeElement;
  while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
  return element;
}"""
_FINISH = "() => { globalThis.portalcheckWalk.finish(); return globalThis.portalcheckWalk.place(); }"
_PARTS = 14  # presses that the parts of a date field or of a player take
_UNSEEN = 40  # presses that what stands in a frame of another process, or in a closed shadow root, may take
_UNSETTLED = 90  # ms: longer than the few by which traps give the focus back


@dataclass(frozen=True)
class Here:
    """What has the focus: `away` from the page, on `none` of its elements, or a stop with its place in the walk."""

    state: str
    stop: int = -1
    new: bool = False
    patience: int = 1  # how often Tab may be pressed here until it leads on


@dataclass(frozen=True)
class _Found:
    """What has the focus as the page tells it: the innermost frame that was asked, and its answer."""

    frame: Frame
    said: dict[str, Any]
    opaque: bool = False


class Walk:
    """Presses Tab and keeps every stop. Frames that cannot be entered are named, and count as one stop."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._stop_script = (
            script("walk_stop.js").replace("SELECTOR", script("selector.js")).replace("COVER", script("cover.js"))
        )
        self._index: dict[tuple[str, int], int] = {}
        self._scrolls: dict[str, int] = {}
        self.frames: list[Frame] = []
        self.missing: dict[str, MissingFrame] = {}
        self.stops: list[Stop] = []
        self.places: list[tuple[Frame, int]] = []
        self.moves: list[tuple[int, str]] = []
        self.focusable = 0
        self.autofocused = False
        self._at: Frame | None = None
        self._view = View()

    @property
    def view(self) -> View:
        """What the window showed when it was asked last."""
        return replace(self._view, scrolls=sum(self._scrolls.values()))

    async def begin(self) -> None:
        """Prepare every frame."""
        for frame in await self._tab.frames():
            try:
                said = await self._tab.evaluate(script("walk_begin.js"), frame=frame)
            except (Gone, ScriptError, Unanswered) as error:
                if not frame.path:
                    raise
                self.missing[frame.path] = MissingFrame(frame=frame.path, url=frame.url, reason=str(error))
                continue
            if not self.frames:
                self._view = View(*said["view"])
            self.frames.append(frame)
            self.focusable += said["focusable"]
            self.autofocused |= said["autofocused"]

    async def end(self) -> None:
        """Give focus and scroll back, the page's own document last."""
        for frame in reversed(self.frames):
            try:
                await self._tab.evaluate("() => globalThis.portalcheckWalk?.end()", frame=frame)
            except (Gone, ScriptError, Unanswered):
                if not frame.path:
                    raise

    async def press(self, key: str, *, settle: bool = True, slowly: bool = False) -> Here:
        """Press a key and tell what has the focus then."""
        await self._tab.press(key)
        if slowly:
            await self._tab.pause(_UNSETTLED)
        return await self._keep(await self._find(settle=settle))

    async def step(self) -> tuple[Here, Photo]:
        """Press Tab; tell what has the focus then, with a picture of the window.

        Taking a picture makes the page draw, and so is time enough for most pages to come to rest: only where something
        moved meanwhile is it waited for, and a picture taken again.
        """
        await self._tab.press("Tab")
        frame = self._at or self.frames[0]
        place = await self._tab.evaluate(_FINISH, frame=frame)
        photo = await shoot(self._tab)
        found = await self._find(settle=False)
        if found.frame != frame or found.said["place"] != place or found.said["moving"]:
            found = await self._find(settle=True)
            photo = await shoot(self._tab)
        return await self._keep(found), photo

    async def _find(self, *, settle: bool) -> _Found:
        """Ask what has the focus, in whatever frame it is."""
        frame = self.frames[0]
        outer: _Found | None = None
        while True:
            said = await self._ask(frame, settle=settle)
            self._at = frame
            if said["state"] != "stop":
                return outer or _Found(frame, said)  # the frame itself, as one that scrolls
            if not said["isFrame"]:
                return _Found(frame, said, opaque=said["closed"])
            outer = _Found(frame, said)
            inner = await self._tab.hosted_frame(_DEEP_ACTIVE, frame=frame)
            if inner is None or inner not in self.frames:
                self._name_missing(said["stop"]["css"], frame, inner)
                return _Found(frame, said, opaque=True)
            frame = inner

    async def _ask(self, frame: Frame, *, settle: bool) -> dict[str, Any]:
        said = dict(await self._tab.evaluate(self._stop_script, settle and frame.scripted, frame=frame))
        self._scrolls[frame.id] = said["scrolls"]
        if frame is self.frames[0]:
            self._view = View(*said["view"])
        self.moves += [(len(self.stops), address) for address in said["moved"]]
        return said

    async def _keep(self, found: _Found) -> Here:
        frame, said, opaque = found.frame, found.said, found.opaque
        if said["state"] != "stop":
            return Here(said["state"])
        key = (frame.id, said["index"])
        known = self._index.get(key)
        patience = _UNSEEN if opaque else _PARTS if said["parts"] else 1
        if known is not None:
            return Here("stop", known, patience=patience)
        left, top = await offset(self._tab, frame)
        x, y, width, height = said["box"]
        role, name = await self._called(frame)
        stop = Stop(
            **said["stop"],
            frame=frame.path,
            role=role,
            name=name,
            box=(x + left, y + top, width, height),
            opaque=opaque,
        )
        self._index[key] = len(self.stops)
        self.stops.append(stop)
        self.places.append((frame, said["index"]))
        return Here("stop", len(self.stops) - 1, new=True, patience=patience)

    async def _called(self, frame: Frame) -> tuple[str, str]:
        """Ask the browser for the role and the accessible name that it gives to what has the focus."""
        asked = {"expression": f"({_DEEP_ACTIVE})()", "contextId": frame.context}
        try:
            answer = await self._tab.send(frame.session, "Runtime.evaluate", asked)
            tree = await self._tab.send(
                frame.session,
                "Accessibility.getPartialAXTree",
                {"objectId": answer["result"].get("objectId", ""), "fetchRelatives": False},
            )
        except Gone:
            return "", ""
        node: dict[str, Any] = next(iter(tree["nodes"]), {})
        role, name = (str(node.get(part, {}).get("value", ""))[:300] for part in ("role", "name"))
        return role, name

    def _name_missing(self, css: str, frame: Frame, inner: Frame | None) -> None:
        path = f"{frame.path} >> {css}".removeprefix(" >> ")
        reason = "what has the focus inside it cannot be seen from outside"
        self.missing.setdefault(path, MissingFrame(frame=path, url=inner.url if inner else "", reason=reason))
