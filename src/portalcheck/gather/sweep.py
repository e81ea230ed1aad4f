"""The page in ever narrower windows, in place: what breaks in them, and from which width to which."""

from collections.abc import Iterable
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.frames import scripted_page
from portalcheck.gather.laid_out import held_still, kept_viewport
from portalcheck.gather.sweep_breakpoints import breakpoints_of, listens_to_sizes
from portalcheck.gather.sweep_looks import Looks
from portalcheck.gather.tab import Tab
from portalcheck.measure.responsive.causes import causes
from portalcheck.measure.responsive.collision import Collision
from portalcheck.measure.responsive.cut import ContentCutOff, TextClipped
from portalcheck.measure.responsive.protrusion import ElementProtrusion, ViewportProtrusion
from portalcheck.measure.responsive.small_range import SmallRange
from portalcheck.measure.responsive.snapshot import Page, Snapshot
from portalcheck.measure.responsive.sweep import Sweep as Following
from portalcheck.measure.responsive.wrapping import Wrapping
from portalcheck.model.sweep import Sweep
from portalcheck.rule_format import Params

_FOLLOWED = 60  # candidates of a page that are looked at again
_NARROWING = 80  # widths that may be laid out to find where they begin and end
_FORGET = "() => { globalThis.portalcheckSweep?.observer.disconnect(); delete globalThis.portalcheckSweep; }"
_WAITS = (150, 250)  # ms after which scripts that answer late are looked for; usual delays are up to 250 ms


class SweepParams(Params):
    """The windows, in CSS px: from `narrowest` to `widest` by `step`, each `height` high. `most` is the longest small
    range.
    """

    narrowest: int = 320
    widest: int = 1400
    step: int = 30
    height: int = 800
    most: int = 40


@gatherer(effect="reversible", seconds=120, once=True)
async def sweep(tab: Tab, params: SweepParams) -> Sweep:
    """Lay the page out at a grid of widths and around its own breakpoints, follow what may be a failure, find its range
    to the px, and look at each once more.
    """
    await scripted_page(tab)
    async with kept_viewport(tab), held_still(tab):
        try:
            return await _sweep(tab, params)
        finally:
            await tab.evaluate(_FORGET)


async def _sweep(tab: Tab, params: SweepParams) -> Sweep:
    ends = range(params.narrowest, params.widest + 1)
    windows = Windows(tab, params.height)
    breakpoints = [at for at in await breakpoints_of(tab, windows.resize, ends, params.step) if at in ends]
    around = {near for at in breakpoints for near in (at - 1, at, at + 1) if near in ends}
    widths = sorted({*ends[:: params.step], ends[-1], *around}, reverse=True)
    windows.breakpoints = breakpoints
    scripted = await listens_to_sizes(tab)
    if scripted:
        await windows.learn_patience(_spread(widths))
    probes = (Collision(), ElementProtrusion(), ViewportProtrusion(), Wrapping(), ContentCutOff(), TextClipped())
    following = Following(probes, SmallRange(params.most))
    for width in widths:
        following.take(await windows.look(width))
    suspects = [run for run in following.runs if run.is_suspect(scripted=scripted)]
    followed = suspects[:_FOLLOWED]
    looks = Looks(tab, windows, widths[0])
    await looks.look(followed)
    seen = [run for run in followed if looks.shows(run)]
    for width, tell in following.narrow(seen, _NARROWING):
        tell(await windows.look(width))
    await looks.look_at_ends(seen)
    found = causes(seen, windows.page.structure)
    return Sweep(
        widths=tuple(reversed(widths)),
        height=params.height,
        breakpoints=tuple(breakpoints),
        elements=len(windows.page.structure),
        patience=windows.patience,
        candidates=await looks.candidates(found),
        more=len(suspects) - len(followed),
    )


class Windows:
    """The page in windows of other widths. `patience` is how long its scripts are waited for, in milliseconds."""

    def __init__(self, tab: Tab, height: int) -> None:
        self._tab = tab
        self._height = height
        self._last = 0
        self.page = Page()
        self.breakpoints: list[int] = []
        self.patience = 0

    async def resize(self, width: int) -> None:
        """Make the window as wide, as a desktop browser does, which heeds no viewport meta element."""
        await self._tab.resize(width, self._height, mobile=False, wait=False)

    async def look(self, width: int) -> Snapshot:
        """Give where everything stands in a window as wide as this."""
        await self.resize(width)
        if self.patience:
            await self._tab.pause(self.patience)
        return await self._snapshot(width)

    async def learn_patience(self, widths: Iterable[int]) -> None:
        """Find out whether, and how long after a change of the width, scripts of the page still move something."""
        for width in widths:
            await self.resize(width)
            known, passed = await self._snapshot(width), 0
            for wait in _WAITS:
                await self._tab.pause(wait)
                passed += wait
                now = await self._snapshot(width)
                if now.differs(known):
                    self.patience = max(self.patience, passed + 50)
                known = now

    async def _snapshot(self, width: int) -> Snapshot:
        """Read the styles again where there is a breakpoint on the way from the last width to this one."""
        low, high = sorted((width, self._last))
        afresh = any(low <= at <= high for at in self.breakpoints) or not self._last
        self._last = width
        told: dict[str, Any] = await self._tab.evaluate(script("sweep.js"), width, afresh)
        return self.page.at(width, told)


def _spread(widths: list[int]) -> list[int]:
    """Give a few widths over the whole range."""
    return [widths[len(widths) * part // 3] for part in range(3)] + [widths[-1]]
