"""The page walked through with the Tab key, forward and back."""

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.focus_pictures import Photo, Shot, comparable, compare, look_again, shoot
from portalcheck.gather.focus_trap import find_trap
from portalcheck.gather.focus_walk import Here, Walk
from portalcheck.gather.stop_clips import keep_clips
from portalcheck.gather.tab import Tab
from portalcheck.model.assertion import Evidence
from portalcheck.model.keyboard import FocusLook, FocusMove, Keyboard, Stop, Trap
from portalcheck.rule_format import Params

_SECOND_LOOKS = 12
_TAKE_MOVES = "() => globalThis.portalcheckWalk.moves.splice(0)"
_MOST_LOST = 5


class KeyboardParams(Params):
    """`stops` of the walk at most; a page that has more is not walked to its end, and says so."""

    stops: int = 120


@gatherer(effect="reversible", seconds=120, stirs=True)
async def keyboard(tab: Tab, params: KeyboardParams) -> Keyboard:
    """Press Tab until the focus leaves the page, look at each stop with and without the focus, and walk back.

    What receives the focus may answer with an address to go to: that is held back and noted. Focus and scroll are
    given back at the end.
    """
    walk = Walk(tab)
    await walk.begin()
    try:
        forward = _Forward(tab, walk, params.stops)
        await forward.go()
        moves = await _moves(tab, walk)
        back, back_left = await _back(walk) if forward.left else (None, False)
        await forward.look_again()
    finally:
        await walk.end()
    return Keyboard(
        stops=forward.stops(),
        left=forward.left,
        capped=forward.capped,
        lost=tuple(forward.lost),
        traps=(forward.trap,) if forward.trap else (),
        moves=moves,
        back=back,
        back_left=back_left,
        focusable=walk.focusable,
        missing_frames=tuple(walk.missing.values()),
    )


class _Forward:
    def __init__(self, tab: Tab, walk: Walk, most: int) -> None:
        self._tab = tab
        self._walk = walk
        self._most = most
        self._shots: list[Shot | None] = []
        self._looks: dict[int, FocusLook | None] = {}
        self._clips: dict[int, tuple[Evidence, ...]] = {}
        self._presses: dict[int, int] = {}
        self.left = False
        self.capped = False
        self.lost: list[int] = []
        self.trap: Trap | None = None

    def stops(self) -> tuple[Stop, ...]:
        return tuple(
            stop.model_copy(
                update={
                    "look": self._looks.get(at),
                    "clips": self._clips.get(at, ()),
                    "presses": self._presses.get(at, 1),
                }
            )
            for at, stop in enumerate(self._walk.stops)
        )

    async def go(self) -> None:
        """Press Tab until the focus leaves, is held, or the limit is reached.

        A page that had put the focus somewhere itself is begun in the middle, so it is entered again from its start.
        """
        entries = 2 if self._walk.autofocused else 1
        self._shots = [self._shot(-1, await shoot(self._tab))]
        last, held = -1, 0
        while not (self.left or self.capped or self.trap):
            here, photo = await self._walk.step()
            if here.state == "away":
                entries -= 1
                self._see(-1, photo)
                self.left, last = entries == 0, -1
            elif here.state == "none":
                self.lost.append(last)
                self._see(-1, photo)
                if len(self.lost) > _MOST_LOST:
                    return
            elif here.new:
                self._presses[here.stop] = 1
                last, held = here.stop, 0
                self._see(here.stop, photo)
                self.capped = len(self._walk.stops) >= self._most
            elif here.stop == last and held < here.patience - 1:
                held += 1
                self._presses[last] += 1
            elif self._walk.autofocused and here.stop == 0 and entries == 1:
                self.left = True  # once around
            else:
                here = await self._held()
                if here.state == "away":
                    self.left = True
                elif here.new:
                    self._presses[here.stop] = 1
                    last, held = here.stop, 0
                    self._see(here.stop, await shoot(self._tab))
        self._see(-1, await shoot(self._tab))

    async def _held(self) -> Here:
        """The focus came back to a stop: see whether it is held there; if not, tell where it went on to."""
        here, self.trap = await find_trap(self._tab, self._walk)
        self._shots.append(None)
        return here

    def _shot(self, stop: int, photo: Photo) -> Shot:
        box = self._walk.stops[stop].box if stop >= 0 else (0.0, 0.0, 0.0, 0.0)
        return Shot(photo, stop, box, self._walk.view)

    def _see(self, stop: int, photo: Photo) -> None:
        """Judge the picture before by this one; three are kept."""
        self._shots.append(self._shot(stop, photo))
        self._shots = self._shots[-3:]
        before, focused, after = [None, None, *self._shots][-3:]
        if focused and focused.stop >= 0 and focused.stop not in self._looks:
            look = self._looks[focused.stop] = compare(before, focused, after)
            without = comparable(before, focused) or comparable(after, focused)
            self._clips[focused.stop] = keep_clips(self._tab.keep, look, without, focused)

    async def look_again(self) -> None:
        """Look a second time at what could not be compared and at what did not change, as many as time allows."""
        for at, _ in enumerate(self._walk.stops):
            look = self._looks.get(at)
            stop = self._walk.stops[at]
            if stop.opaque or (look and look.changed and not look.restless):
                continue
            if sum(1 for one in self._looks.values() if one and one.certain) >= _SECOND_LOOKS:
                return
            frame, index = self._walk.places[at]
            suspect = look is not None and not look.changed
            again = await look_again(self._tab, frame, index, suspect=suspect)
            if again and not suspect and not again.look.changed:
                again = await look_again(self._tab, frame, index, suspect=True)
            if again:
                self._looks[at] = again.look
                clips = keep_clips(self._tab.keep, again.look, again.without, again.focused)
                self._clips[at] = clips or self._clips.get(at, ())


async def _back(walk: Walk) -> tuple[tuple[int, ...], bool]:
    """Walk back from the end with Shift+Tab, as many presses as the way forward took and a few more."""
    met: list[int] = []
    limit = sum(stop.presses for stop in walk.stops) + 20
    for _ in range(limit):
        here = await walk.press("Shift+Tab", settle=False)
        if here.state == "away":
            return tuple(met), True
        at = -1 if here.new else here.stop
        if not met or met[-1] != at:
            met.append(at)
        if len(met) > 2 * len(walk.stops) + 4:
            break
    return tuple(met), False


async def _moves(tab: Tab, walk: Walk) -> tuple[FocusMove, ...]:
    """Give the focus once more to what made the page go elsewhere, to tell it from a page that goes by itself."""
    found = []
    for stop, address in tuple(walk.moves):
        again = False
        if stop < len(walk.places):
            frame, index = walk.places[stop]
            await tab.evaluate(_TAKE_MOVES, frame=frame)
            for focus in (False, True):
                await tab.evaluate(script("walk_again.js"), index, focus, frame=frame)
            again = bool(await tab.evaluate(_TAKE_MOVES, frame=frame))
        found.append(FocusMove(stop=stop, address=address, again=again))
    return tuple(found)
