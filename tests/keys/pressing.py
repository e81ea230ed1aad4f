"""Takes actions of a journey by keys alone, on one small page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portalcheck.devices import DEVICES
from portalcheck.gather.find import Stopped
from portalcheck.gather.keys import KeyHands
from portalcheck.gather.load import allowed, load
from portalcheck.gather.pool import Pool
from portalcheck.model.journey import Action
from portalcheck.model.keys import KeyTarget
from portalcheck.model.portal import Limits
from portalcheck.model.subject import Subject
from tests.servers.pages import Route, serve_pages

HEAD = '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tờ khai</title></head><body><h1>Tờ khai</h1>'
LINKS = "".join(f"<a href='#{number}'>Liên kết {number}</a> " for number in range(6))


@dataclass(frozen=True)
class Pressed:
    """What came of the actions: each target, why they stopped, what the page says of itself, where it stands."""

    targets: list[KeyTarget]
    stopped: Stopped | None
    said: Any
    url: str

    @property
    def last(self) -> KeyTarget:
        return self.targets[-1]


def press(
    pool: Pool,
    body: str,
    *actions: dict[str, Any],
    ask: str = "document.title",
    file: Path | None = None,
    device: str = "desktop",
    **more: Route,
) -> Pressed:
    """Open a page of this body, act, and ask it for an expression. `more` are other addresses of the same server."""

    async def work(url: str) -> Pressed:
        async with pool.page(DEVICES[device], None, {}) as tab:
            await load(tab, Subject(id="page", url=url), allowed(url), Limits(quiet_milliseconds=50))
            hands = KeyHands(tab)
            hands.step = 1
            stopped = None
            try:
                for action in map(Action.model_validate, actions):
                    await _act(hands, tab.page, action, file)
            except Stopped as error:
                stopped = error
            await tab.page.wait_for_load_state("load")
            return Pressed(hands.targets, stopped, await tab.page.evaluate(ask), tab.page.url)

    with serve_pages({"/": HEAD + body, **{f"/{name}": page for name, page in more.items()}}) as site:
        return pool.submit(work(site.url)).result(120)


async def _act(hands: KeyHands, page: Any, action: Action, file: Path | None) -> None:
    if action.fill:
        await hands.fill(page, action.fill, 1)
    elif action.choose:
        await hands.choose(page, action.choose, 1)
    elif action.check:
        await hands.tick(page, action.check, 1)
    elif action.click:
        await hands.click(page, action.click, 1, None)
    elif action.upload and file:
        await hands.upload(page, action.upload, file, 1)
