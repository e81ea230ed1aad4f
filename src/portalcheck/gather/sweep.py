"""The page in ever narrower windows, in place: what breaks in them, and from which width to which."""

from collections import Counter

from portalcheck.gather import gatherer
from portalcheck.gather.frames import scripted_page
from portalcheck.gather.laid_out import held_still, kept_viewport
from portalcheck.gather.sweep_breakpoints import breakpoints_of, listens_to_sizes
from portalcheck.gather.sweep_looks import Looks
from portalcheck.gather.tab import Tab
from portalcheck.gather.windows import Windows
from portalcheck.measure.responsive.causes import causes
from portalcheck.measure.responsive.collision import Collision
from portalcheck.measure.responsive.cut import ContentCutOff, TextClipped
from portalcheck.measure.responsive.protrusion import ElementProtrusion, ViewportProtrusion
from portalcheck.measure.responsive.small_range import SmallRange
from portalcheck.measure.responsive.sweep import Sweep as Following
from portalcheck.measure.responsive.wrapping import Wrapping
from portalcheck.model.sweep import Sweep
from portalcheck.rule_format import Params

_FOLLOWED = 60  # candidates of a page that are looked at again
NARROWING = 240  # widths that may be laid out to find where they begin and end: five for an end, on the grid
_FORGET = "() => { globalThis.portalcheckSweep?.observer.disconnect(); delete globalThis.portalcheckSweep; }"


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
    to the px as far as that many widths do, and look at each once more.
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
    if await listens_to_sizes(tab):
        await windows.learn_patience(_spread(widths))
    probes = (Collision(), ElementProtrusion(), ViewportProtrusion(), Wrapping(), ContentCutOff(), TextClipped())
    following = Following(probes, SmallRange(params.most))
    for width in widths:
        following.take(await windows.look(width))
    suspects = [run for run in following.runs if run.is_suspect]
    followed, rest = suspects[:_FOLLOWED], suspects[_FOLLOWED:]
    looks = Looks(tab, windows, widths[0])
    await looks.look(followed)
    seen = [run for run in followed if looks.shows(run)]
    for width, tell in following.narrow(seen, NARROWING):
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
        more=dict(Counter(run.kind for run in rest)),
        most=params.most,
    )


def _spread(widths: list[int]) -> list[int]:
    """Give a few widths over the whole range."""
    return [widths[len(widths) * part // 3] for part in range(3)] + [widths[-1]]
