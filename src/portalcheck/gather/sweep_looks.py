"""The second look at what may be a layout failure: whether it can be seen, and pictures of it across its range."""

import base64
import io
from collections import defaultdict
from functools import partial
from typing import Any

import numpy
from PIL import Image, ImageDraw

from portalcheck.gather.answers import script
from portalcheck.gather.tab import Tab
from portalcheck.gather.windows import Windows
from portalcheck.measure.pixels import Picture
from portalcheck.measure.responsive.edges import Region
from portalcheck.measure.responsive.runs import Run
from portalcheck.measure.responsive.snapshot import Snapshot
from portalcheck.model.assertion import Evidence
from portalcheck.model.sweep import LayoutCandidate

_CHANGED = 2  # of 255: pictures are lossless
_REGION = 600  # CSS px: more of a region tells no more
_A_LETTER = 8  # CSS px: the space at the end of a line hangs over by less
_SHOWN = 8  # candidates with pictures
_MARGIN, _WIDEST, _TALLEST = 24, 1400, 420  # CSS px of a picture
_ELEMENT, _OTHER = (0xC6, 0x1A, 0x1A), (0x1A, 0x4F, 0xC6)
_QUALITY = 60


class Looks:
    """Looks at candidates once more, and keeps what it was told of each."""

    def __init__(self, tab: Tab, windows: Windows, widest: int) -> None:
        self._tab = tab
        self._windows = windows
        self._widest = widest
        self._told: dict[int, dict[str, Any]] = defaultdict(dict)

    def shows(self, run: Run) -> bool:
        """Tell whether there is anything to be seen of it."""
        told = self._told[id(run)]
        return bool(told.get("observed") != 0 or told.get("lost")) and not run.about.get("gallery")

    async def look(self, runs: list[Run]) -> None:
        """Look at each where it is worst."""
        by_width: dict[int, list[Run]] = defaultdict(list)
        for run in runs:
            if run.found.px > 0 and (run.found.region or run.kind == "content-cut-off"):
                by_width[run.worst].append(run)
        for width in sorted(by_width, reverse=True):
            cut = [run for run in by_width[width] if run.kind == "content-cut-off"]
            if cut:
                # How all texts are seen in the widest window, to tell what was lost on the way here.
                await self._windows.look(self._widest)
                await self._tab.evaluate(_cut_script(), True, False)
            now = await self._windows.look(width)
            if cut:
                said = await self._tab.evaluate(_cut_script(), False, False)
                for run in cut:
                    self._told[id(run)] |= await _reach(self._tab, run, said["cuts"])
            for run in by_width[width]:
                if run.found.region:
                    observed = await _observed(self._tab, now, run)
                    lost = not observed and run.kind == "element-protrusion" and await _is_lost(self._tab, run)
                    self._told[id(run)] |= {"observed": observed, "lost": lost}

    async def look_at_ends(self, runs: list[Run]) -> None:
        """Look at the styles on both sides of both ends of small ranges."""
        for run in runs:
            if run.kind == "small-range":
                self._told[id(run)]["styled"] = await _styled(self._tab, self._windows, run)

    async def candidates(self, runs: list[Run]) -> tuple[LayoutCandidate, ...]:
        """Give them with all that was told of them, and pictures of some, those that rules are likely to spare last."""
        shown = [run for run in runs if self._told[id(run)].get("styled") is not False]
        shown.sort(key=self._is_likely_spared)
        clips = await _pictures(self._tab, self._windows, shown[:_SHOWN])
        return tuple([await self._candidate(run, clips.get(id(run), ())) for run in runs])

    def _is_likely_spared(self, run: Run) -> bool:
        told = self._told[id(run)]
        return bool(told.get("ellipsis") or told.get("reach"))

    async def _candidate(self, run: Run, clips: tuple[Evidence, ...]) -> LayoutCandidate:
        names = [await _named(self._tab, at) if at >= 0 else ("", "") for at in (run.found.element, run.found.other)]
        return LayoutCandidate(
            kind=run.kind,
            css=names[0][0],
            snippet=names[0][1],
            other=names[1][0],
            other_snippet=names[1][1],
            first=run.narrowest,
            last=run.widest,
            exact=run.is_exact,
            px=round(run.found.px, 1),
            at=run.worst,
            letters=run.found.text if run.kind == "text-clipped" else "",
            absent=run.about.get("absent", False),
            axis=run.about.get("axis", ""),
            like=run.about.get("like", 0),
            clips=clips,
            **self._told[id(run)],
        )


async def _observed(tab: Tab, now: Snapshot, run: Run) -> float:
    """Give the share of a region's pixels that change as an element is hidden; of two elements, the smaller share."""
    region = _cropped(run.found.region)
    # Where no scrolling leads, nothing is drawn for a picture: the page is moved aside for it.
    aside = max(-region[0], 0) or (min(now.edge - region[2], 0) if now.leftwards else 0)
    hidden = partial(_hidden, tab, (region[0] + aside, region[1], region[2] + aside, region[3]), aside)
    pair = run.found.element, run.found.other
    if run.kind != "element-collision":
        return _changed(await hidden(), await hidden(pair[0]))
    neither = await hidden(*pair)
    return min([_changed(neither, await hidden(one)) for one in pair])


async def _is_lost(tab: Tab, run: Run) -> bool:
    """Tell whether text that nobody sees outside its box is uncovered there: it has the colour of what is behind."""
    if not run.found.is_text or run.found.px < _A_LETTER:
        return False
    source = script("sweep_lost.js")
    return bool(await tab.evaluate(source, run.found.element, *_cropped(run.found.region)))


async def _hidden(tab: Tab, region: Region, aside: float, *elements: int) -> Picture:
    """Take a lossless picture of a part of the page with these elements hidden, and all of it moved aside."""
    changes = [(element, 0.0) for element in elements] + [(0, aside)] * bool(aside)
    for change in changes:
        await tab.evaluate(script("sweep_hide.js"), *change)
    await tab.rendered()
    content = await _capture(tab, region, "png")
    if changes:
        await tab.evaluate(script("sweep_hide.js"), None, 0)
    with Image.open(io.BytesIO(content)) as image:
        return numpy.asarray(image.convert("RGB"))


def _changed(one: Picture, other: Picture) -> float:
    if one.shape != other.shape:
        return 0.0
    apart = numpy.abs(one.astype(int) - other.astype(int)) > _CHANGED
    return round(float(apart.any(axis=2).mean()), 4)


async def _capture(tab: Tab, region: Region, kind: str) -> bytes:
    left, top, right, bottom = region
    area = {
        "x": left,
        "y": top,
        "width": max(right - left, 1),
        "height": max(bottom - top, 1),
        "scale": 1 / tab.device.scale,
    }
    picture = await tab.cdp("Page.captureScreenshot", format=kind, captureBeyondViewport=True, clip=area)
    return base64.b64decode(picture["data"])


def _cropped(region: Region | None) -> Region:
    left, top, right, bottom = region or (0.0, 0.0, 1.0, 1.0)
    return left, top, min(right, left + _REGION), min(bottom, top + _REGION)


def _cut_script() -> str:
    return script("cut.js").replace("TEXTS", script("texts.js")).replace("SELECTOR", script("selector.js"))


async def _reach(tab: Tab, run: Run, cuts: list[dict[str, Any]]) -> dict[str, Any]:
    """Tell what may lead to the rest of the text that a box cuts; nothing where no text is missed after all."""
    box, _ = await _named(tab, run.found.other)
    own = [cut for cut in cuts if cut["css"] == box and cut["axis"] == run.about["axis"]]
    if not own:
        return {"observed": 0.0}
    worst = max(own, key=lambda cut: not (cut["reach"] or cut["ellipsis"] or cut["silent"]))
    silent = "silent" if worst["silent"] else ""
    return {"observed": 1.0, "reach": silent or worst["reach"], "ellipsis": worst["ellipsis"], "text": worst["text"]}


async def _styled(tab: Tab, windows: Windows, run: Run) -> bool:
    """Tell whether the styles change at both ends of a small range: else content flows from one line to the next."""
    source = script("sweep_element.js").replace("SELECTOR", script("selector.js"))
    said = []
    for width in (run.above, run.widest, run.narrowest, run.below):
        if width is None:
            return False
        await windows.look(width)
        said.append([await tab.evaluate(source, at, "styles") for at in run.about["pair"]])
    return bool(said[0] != said[1] and said[2] != said[3])


async def _named(tab: Tab, element: int) -> tuple[str, str]:
    """Give the selector of an element, and its opening tag."""
    source = script("sweep_element.js").replace("SELECTOR", script("selector.js"))
    css, snippet = await tab.evaluate(source, element, "name")
    return css, snippet


async def _pictures(tab: Tab, windows: Windows, runs: list[Run]) -> dict[int, tuple[Evidence, ...]]:
    """Take a strip of pictures of each: in the next wider window, then over its range down to the narrowest."""
    if tab.keep is None or tab.private is not None:
        return {}
    wanted: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        for width in {run.above or run.widest, run.widest, (run.widest + run.narrowest) // 2, run.narrowest}:
            wanted[width].append(run)
    clips: dict[int, list[Evidence]] = defaultdict(list)
    for width in sorted(wanted, reverse=True):
        now = await windows.look(width)
        for run in wanted[width]:
            if area := _area(now, run):
                content = _outlined(await _capture(tab, area, "png"), now, run, area)
                clips[id(run)].append(tab.keep(content).model_copy(update={"window": width}))
    return {at: tuple(strip) for at, strip in clips.items()}


def _area(now: Snapshot, run: Run) -> Region | None:
    """Give the part of the page with both elements, and a little of what is around them."""
    boxes = [now.box[at] for at in (run.found.element, run.found.other) if at >= 0 and now.sees(at)]
    if not boxes:
        return None
    sides = numpy.array(boxes)
    left, top = max(float(sides[:, 0].min()) - _MARGIN, 0), max(float(sides[:, 1].min()) - _MARGIN, 0)
    right, bottom = float(sides[:, 2].max()) + _MARGIN, float(sides[:, 3].max()) + _MARGIN
    right, bottom = min(right, left + _WIDEST, max(now.edge, right - _MARGIN)), min(bottom, top + _TALLEST)
    return (left, top, right, bottom) if right > left and bottom > top else None


def _outlined(content: bytes, now: Snapshot, run: Run, area: Region) -> bytes:
    """Draw the boxes of both elements, and the edge of the window, into a picture; gives it as WebP."""
    with Image.open(io.BytesIO(content)) as image:
        picture = image.convert("RGB")
    pen = ImageDraw.Draw(picture)
    for at, colour in ((run.found.other, _OTHER), (run.found.element, _ELEMENT)):
        if at >= 0 and now.sees(at):
            left, top, right, bottom = (float(side) for side in now.box[at])
            pen.rectangle(
                (left - area[0], top - area[1], right - area[0] - 1, bottom - area[1] - 1), outline=colour, width=2
            )
    if area[2] > now.edge:
        pen.line((now.edge - area[0], 0, now.edge - area[0], picture.height), fill=_OTHER, width=2)
    kept = io.BytesIO()
    picture.save(kept, "WEBP", quality=_QUALITY, method=2)
    return kept.getvalue()
