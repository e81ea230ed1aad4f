"""The report passes what it judges others by: filtered or not, on desktop or phone, light or dark, in any language."""

from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
from playwright.sync_api import Browser

from portalcheck.hookspecs import hookimpl
from portalcheck.kit import equip, plan_for
from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Outcome
from portalcheck.model.contrast import Contrast
from portalcheck.model.disclosure import Disclosure
from portalcheck.model.form_errors import FormErrors
from portalcheck.model.keyboard import Keyboard
from portalcheck.model.portal import Limits
from portalcheck.model.report import Report, describe
from portalcheck.model.ruleset import Language
from portalcheck.model.shortcuts import Shortcuts
from portalcheck.model.sweep import Sweep
from portalcheck.plan import Plan
from portalcheck.portal_file import portal_of
from portalcheck.report.html import html
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from tests.report.sample import everything, head, one_of_each
from tests.servers.pages import serve_pages

pytestmark = pytest.mark.browser
RULESETS = ("wcag:2.2-aa", "mobile")
LANGUAGES = get_args(Language)
AT_ANY_SIZE = {"accessibility/text-contrast", "accessibility/text-spacing", "mobile/reflow"}
IN_USE = {"accessibility/focus-visible", "accessibility/keyboard-trap"}
MANY_PRESSES: set[type[Artifact]] = {Keyboard, Disclosure, FormErrors, Shortcuts}
"""What presses its way through a page: a long one has more stops than are walked to."""
MANY_SCREENS: set[type[Artifact]] = {Contrast, Sweep}
"""What looks at a page screen by screen: one with all unfolded has more than are looked at."""
FILTERED = "#?words=name&outcome=failed"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The report of a run that has everything, in each language, and once all unfolded; that of a run of nothing."""
    folder = tmp_path_factory.mktemp("results")
    report = everything(folder)
    found = {}
    for language in LANGUAGES:
        spoken = replace(report, head=report.head.model_copy(update={"language": language}))
        found[f"/{language}.html"] = html(spoken, folder).read_text("utf-8")
        small = one_of_each()
        spoken = replace(small, head=small.head.model_copy(update={"language": language}))
        found[f"/small-{language}.html"] = html(spoken, tmp_path_factory.mktemp("small")).read_text("utf-8")
    found["/unfolded.html"] = found["/en.html"].replace("<details", "<details open")
    found["/nothing.html"] = html(Report(head(), []), tmp_path_factory.mktemp("nothing")).read_text("utf-8")
    return found


@pytest.mark.parametrize(
    ("scheme", "addresses"),
    [
        ("light", [*(f"/small-{language}.html" for language in LANGUAGES), "/nothing.html"]),
        ("dark", ["/small-en.html"]),
        ("light", ["/en.html", f"/en.html{FILTERED}"]),
        ("dark", ["/en.html"]),
        ("dark", ["/unfolded.html"]),
        # What the filter hides is the same in every language.
        *(("light", [f"/{language}.html"]) for language in LANGUAGES if language != "en"),
    ],
    ids=["small", "small-dark", "en", "en-dark", "unfolded", *(language for language in LANGUAGES if language != "en")],
)
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_it_passes(pages: dict[str, str], scheme: str, addresses: list[str], tmp_path: Path) -> None:
    kit = equip([_scheme(scheme)])
    with serve_pages(pages) as site:
        portal = portal_of([f"{site.url}{address}" for address in addresses], RULESETS, ("desktop", "phone"))
        portal = portal.model_copy(update={"limits": Limits(requests_per_second=100, page_seconds=400)})
        plan = plan_for(kit, portal, Path())
        large = not addresses[0].startswith("/small")
        if large:
            plan = without(plan, MANY_PRESSES | (MANY_SCREENS if addresses == ["/unfolded.html"] else set()))
        store = Store(tmp_path, kit.kinds)
        with Run(kit, plan, store, pictures=False, in_flight=1 if large else 2) as run:  # each has its time limits
            report = run_all(run, kit, plan, store, lambda key: None)
        fetched = set(site.hits)
    open_questions = [
        describe(one) for one in report.assertions if one.outcome not in (Outcome.PASSED, Outcome.INAPPLICABLE)
    ]
    assert not open_questions, "\n\n".join(open_questions)
    applied = {one.rule for one in report.assertions if one.outcome is Outcome.PASSED}
    if addresses != ["/unfolded.html"]:
        assert applied >= AT_ANY_SIZE | (set() if large else IN_USE)
    assert fetched == {address.partition("#")[0] for address in addresses}, "it needs nothing beside it"


def without(plan: Plan, artifacts: set[type[Artifact]]) -> Plan:
    """Leave out the rules that need what costs too much on a page so long."""
    return plan.only(one.name for one in plan.checks if not artifacts & set(one.rule.needs.values()))


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_from_a_file(browser: Browser, pages: dict[str, str], width: int, tmp_path: Path) -> None:
    """Opened from the disk, it fits, asks for nothing, and its own policy lets its style and its script in."""
    said: list[str] = []
    for name, content in pages.items():
        (tmp_path / name[1:]).write_text(content, "utf-8")
        page = browser.new_page(viewport={"width": width, "height": 740})
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: said.append(request.url) if request.url[:4] == "http" else None)
        for fragment in ("", FILTERED):
            page.goto("about:blank")
            page.goto(f"file://{tmp_path}{name}{fragment}")
            assert page.evaluate("document.documentElement.scrollWidth") == width
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(245, 246, 244)"
            filtering = bool(fragment) and name != "/nothing.html"
            assert page.evaluate("document.documentElement.classList.contains('filtering')") == filtering
        page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()
    assert not said


def test_without_scripts_nothing_is_missing(browser: Browser, pages: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_content(pages["/en.html"])
    assert not page.locator("#filter").is_visible()
    assert page.locator(".criterion").count() == page.locator(".criterion:visible").count() > 5
    page.locator(".matrix a", has_text="feedback").click()
    assert page.locator(":target .page-id").text_content() == "feedback"
    context.close()


def test_by_keyboard(browser: Browser, pages: dict[str, str]) -> None:
    """The first things that Tab reaches are the ways past the contents, and whatever has focus shows it."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(pages["/en.html"])
    for skip in ("Skip to the report", "Skip to the findings"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == skip
        box = page.locator(".skip:focus").bounding_box()
        assert box
        assert box["x"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'findings'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "filter-words"
    page.keyboard.press("Shift+Tab")
    page.locator(".skip").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    for _ in range(30):
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Tab")
    page.close()


def test_a_window_is_enlarged_by_keyboard(browser: Browser, pages: dict[str, str]) -> None:
    """The strip wraps, so nothing has to be scrolled to; Enter shows a window in its whole width, and not again."""
    for width in (360, 1280):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_content(pages["/en.html"])
        strip = page.locator(".journey", has=page.get_by_role("heading", name="Đăng ký khai sinh on desktop"))
        assert strip.evaluate("(one) => one.scrollWidth <= one.clientWidth")
        before = strip.get_by_role("listitem").filter(has_text="Chọn thủ tục").locator("img").bounding_box()
        strip.locator("summary").first.focus()
        page.keyboard.press("Enter")
        after = strip.locator("img").first.bounding_box()
        assert before
        assert after
        assert after["width"] > before["width"] * 1.5
        page.keyboard.press("Enter")
        again = strip.locator("img").first.bounding_box()
        assert again
        assert again["width"] == before["width"]
        page.close()


def test_on_paper(browser: Browser, pages: dict[str, str]) -> None:
    """What is folded on the screen is printed; the means to filter are not."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(pages["/en.html"])
    command = page.locator("details pre", has_text="portalcheck check").first
    assert not command.is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert command.is_visible()
    assert not page.locator("nav").is_visible()
    assert not page.locator("#filter").is_visible()
    assert page.locator(".step img").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.close()


def _scheme(scheme: str) -> ModuleType:
    module = ModuleType("scheme")

    def context_args() -> dict[str, Any]:
        return {"color_scheme": scheme}

    module.portalcheck_context_args = hookimpl(context_args)  # type: ignore[attr-defined]
    return module
