"""The report passes what it judges others by: folded or unfolded, on a desktop or a phone, light or dark."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from playwright.sync_api import Browser

from portalcheck.hookspecs import hookimpl
from portalcheck.kit import equip, plan_for
from portalcheck.model.assertion import Outcome
from portalcheck.model.portal import Limits
from portalcheck.model.report import Report, describe
from portalcheck.portal_file import portal_of
from portalcheck.report.html import html
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from tests.report.sample import everything, head
from tests.servers.pages import serve_pages

pytestmark = pytest.mark.browser
RULESETS = ("wcag:2.2-aa", "mobile")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The report of a run that has everything, the same with all unfolded, and that of a run of nothing."""
    folder = tmp_path_factory.mktemp("results")
    report = html(everything(folder), folder).read_text("utf-8")
    nothing = html(Report(head(), []), tmp_path_factory.mktemp("nothing")).read_text("utf-8")
    return {
        "/index.html": report,
        "/unfolded.html": report.replace("<details", "<details open"),
        "/nothing.html": nothing,
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.slow
def test_it_passes(pages: dict[str, str], scheme: str, tmp_path: Path) -> None:
    kit = equip([_scheme(scheme)])
    with serve_pages(pages) as site:
        portal = portal_of([f"{site.url}{path}" for path in pages], RULESETS, ("desktop", "phone"))
        portal = portal.model_copy(update={"limits": Limits(requests_per_second=100, page_seconds=110)})
        plan = plan_for(kit, portal, Path())
        store = Store(tmp_path, kit.kinds)
        with Run(kit, plan, store, pictures=False) as run:
            report = run_all(run, kit, plan, store, lambda key: None)
        fetched = set(site.hits)
    open_questions = [
        describe(one) for one in report.assertions if one.outcome not in (Outcome.PASSED, Outcome.INAPPLICABLE)
    ]
    assert not open_questions, "\n\n".join(open_questions)
    assert report.counts[Outcome.PASSED] > 100
    assert fetched == set(pages), "it needs nothing beside it"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_from_a_file(browser: Browser, pages: dict[str, str], width: int, tmp_path: Path) -> None:
    """Opened from the disk, it fits, runs nothing, and its style is let in by its own policy."""
    said: list[str] = []
    for name, content in pages.items():
        (tmp_path / name[1:]).write_text(content, "utf-8")
        page = browser.new_page(viewport={"width": width, "height": 740})
        page.on("console", lambda message: said.append(message.text))
        page.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: said.append(request.url) if request.url[:4] == "http" else None)
        page.goto(f"file://{tmp_path}{name}")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(245, 246, 244)"
        assert page.evaluate("document.scripts.length") == 0
        page.close()
    assert not said


def test_by_keyboard(browser: Browser, pages: dict[str, str]) -> None:
    """The first thing that Tab reaches is the way past the contents, and whatever has focus shows it."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(pages["/index.html"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    box = page.locator(".skip").bounding_box()
    assert box
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    for _ in range(20):
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Tab")
    page.close()


def test_on_paper(browser: Browser, pages: dict[str, str]) -> None:
    """What is folded on the screen is printed."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(pages["/index.html"])
    command = page.locator("details pre", has_text="portalcheck check").first
    assert not command.is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert command.is_visible()
    assert not page.locator("nav").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.close()


def _scheme(scheme: str) -> ModuleType:
    module = ModuleType("scheme")

    def context_args() -> dict[str, Any]:
        return {"color_scheme": scheme}

    module.portalcheck_context_args = hookimpl(context_args)  # type: ignore[attr-defined]
    return module
