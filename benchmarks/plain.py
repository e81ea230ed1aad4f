"""The plain script: Playwright and axe, as a good engineer would write it who needs no more.

Several contexts in flight, a fresh one for each page; the engine in every frame; all four result types; the result out
of the page as one string, and kept in a file for each page. Usage: `python -m benchmarks.plain URLS FOLDER`.
"""

import argparse
import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, async_playwright

from portalcheck.gather import browser as browsers
from portalcheck.gather.axe import engine

_RUN = """async () => JSON.stringify(
  await axe.run(document, { resultTypes: ["violations", "passes", "incomplete", "inapplicable"] }))"""


async def check(browser: Browser, url: str, file: Path, wait: Any, axe: str) -> None:
    """Load a page, run the engine in it, and keep what it says."""
    context = await browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = await context.new_page()
        await page.goto(url, wait_until=wait)
        for frame in page.frames:
            await frame.evaluate(axe)
        file.write_text(await page.evaluate(_RUN), "utf-8")
    finally:
        await context.close()


async def check_all(urls: Sequence[str], folder: Path, wait: str, in_flight: int, axe: str = "") -> None:
    """Check all pages, `in_flight` at a time, in one browser; `axe` is the path of another engine."""
    places = asyncio.Semaphore(in_flight)
    source, _ = engine(axe)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=browsers.find_browser(), args=list(browsers.QUIET), chromium_sandbox=not browsers.is_root()
        )

        async def one(number: int, url: str) -> None:
            async with places:
                await check(browser, url, folder / f"{number:04}.json", wait, source)

        await asyncio.gather(*(one(number, url) for number, url in enumerate(urls)))
        await browser.close()


def main() -> None:
    """Check the addresses that a file lists, one a line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("urls", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wait", choices=("load", "networkidle"), default="load")
    parser.add_argument("--in-flight", type=int, default=1)
    parser.add_argument("--axe", default="")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(check_all(given.urls.read_text("utf-8").split(), given.folder, given.wait, given.in_flight, given.axe))


if __name__ == "__main__":
    main()
