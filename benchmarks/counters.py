"""Counters that do not depend on the machine: loads, engine runs, messages and bytes out of the page.

How often a page is asked whether it is at rest depends on the clock; so messages count from when it was.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.ours import check_all
from benchmarks.pages import GeneratedPage, generate
from benchmarks.portal_site import serve
from portalcheck import Device, Subject, Tab, hookimpl


@dataclass(frozen=True)
class Counted:
    """One visit: what it took once the page had come to rest, and how often the server sent the document for each.

    `bytes_out` is what our scripts answered, `tree_bytes` what the browser's own commands did: the accessibility tree.
    """

    path: str
    device: str
    elements: int
    frames: int
    loads: float
    engine_runs: int
    messages: int
    bytes_out: int
    tree_bytes: int


def counted_pages() -> list[GeneratedPage]:
    """Give the fixed set: small and large, with and without a script, one with a frame."""
    return [
        generate("/nho", 200, seed=1),
        generate("/nho-co-script", 300, seed=2, scripted=True),
        generate("/co-khung", 500, seed=3, framed=True),
        generate("/vua", 1000, seed=4, scripted=True),
        generate("/lon", 2000, seed=5),
    ]


def count(folder: Path, devices: Iterable[str], pages: Iterable[GeneratedPage] | None = None) -> list[Counted]:
    """Visit pages on some devices and count; `folder` takes the results."""
    chosen = list(pages or counted_pages())
    devices = list(devices)
    watch = _Watch()
    with serve({page.path: page.html for page in chosen}) as site:
        check_all(
            [site.url + page.path for page in chosen], folder, devices=devices, local=[watch.plugin()], in_flight=2
        )
        hits = site.take_hits()
        seen = {(url.removeprefix(site.url), device): one for (url, device), one in watch.seen.items()}
    return [
        Counted(
            path=page.path,
            device=device,
            elements=page.elements,
            frames=2 if page.framed else 1,
            loads=hits[page.path] / len(devices),
            engine_runs=seen[page.path, device].engine_runs,
            messages=seen[page.path, device].messages,
            bytes_out=seen[page.path, device].bytes_out,
            tree_bytes=seen[page.path, device].tree_bytes,
        )
        for device in devices
        for page in chosen
    ]


class _Watch:
    """Keeps the tab of each visit, to read its counters when the run is over."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, str], _Visit] = {}

    def plugin(self) -> ModuleType:
        """Make the plugin that is told of each page that has come to rest."""

        @hookimpl
        async def portalcheck_arrived(tab: Tab, subject: Subject, device: Device) -> None:
            self.seen[subject.url, device.name] = _Visit(tab)

        module = ModuleType("benchmarks_counters")
        module.portalcheck_arrived = portalcheck_arrived  # type: ignore[attr-defined]
        return module


class _Visit:
    """What a visit has taken since its page was at rest."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._messages, self._bytes = tab.messages, tab.bytes_out
        self.engine_runs = 0
        self.tree_bytes = 0
        evaluate, cdp = tab.evaluate, tab.cdp

        async def counting(source: str, *arguments: Any, **options: Any) -> Any:
            self.engine_runs += "axe.runPartial(" in source or "axe.run(" in source
            return await evaluate(source, *arguments, **options)

        async def weighing(method: str, *arguments: Any, **options: Any) -> Any:
            answer = await cdp(method, *arguments, **options)
            self.tree_bytes += len(json.dumps(answer, separators=(",", ":")))
            return answer

        tab.evaluate, tab.cdp = counting, weighing  # type: ignore[method-assign]

    @property
    def messages(self) -> int:
        return self._tab.messages - self._messages

    @property
    def bytes_out(self) -> int:
        return self._tab.bytes_out - self._bytes
