"""Pages that Lighthouse measures: visits of their own, after all others and alone."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portalcheck import lighthouse as measuring
from portalcheck.errors import UsageError
from portalcheck.gather.browser import FoundBrowser
from portalcheck.gather.pool import Pool
from portalcheck.hookspecs import hookimpl
from portalcheck.kit import equip, plan_for
from portalcheck.model.artifact import Missing
from portalcheck.model.assertion import Outcome
from portalcheck.model.lighthouse import Lighthouse
from portalcheck.model.subject import VisitKey
from portalcheck.plan import Plan
from portalcheck.portal_file import read_portal
from portalcheck.replay import from_stored, judge_stored
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from tests.at_hand import needs_lighthouse
from tests.pipeline.checking import Checked, plugin
from tests.pipeline.lighthouse_reports import command, report
from tests.pipeline.own_loop import in_own_loop
from tests.servers.pages import Page, serve_pages

RULESET = """
id: quick
edition: "1"
title: {vi: Nhanh, en: Quick, fr: Rapide}
sources:
  ours: {title: Chosen by the tests, basis: ours, in_force: "yes"}
criteria:
  - {rule: content/language-declared}
  - {id: lcp, rule: performance/lighthouse-metric}
"""
PAGE = "<!doctype html><html lang=vi><title>Trang chủ</title><h1>Trang chủ</h1>"
MOVED = Page(status=302, headers={"Location": "/trang-chu"})
MEASURED = VisitKey(subject="home", device="phone", lens="lighthouse")


SEVERAL = "home: /, news: /tin-tuc, gone: {url: /het, status: 404}"


def write_portal(folder: Path, base_url: str = "http://127.0.0.1:9/", more: str = "", pages: str = "home: /") -> Path:
    (folder / "quick.yaml").write_text(RULESET, "utf-8")
    portal = folder / "portal.yaml"
    portal.write_text(
        f"base_url: {base_url}\npages: {{{pages}}}\n"
        f"rulesets: [quick.yaml]\nlimits: {{requests_per_second: 100}}\n{more or 'devices: [phone]'}\n",
        "utf-8",
    )
    return portal


def plan(portal: Path) -> Plan:
    return plan_for(equip(), read_portal(portal), portal.parent)


def run(portal: Path, folder: Path, *local: Any, in_flight: int = 2) -> Checked:
    kit = equip(local)
    planned = plan_for(kit, read_portal(portal), portal.parent)
    store = Store(folder, kit.kinds)
    with Run(kit, planned, store, in_flight=in_flight, pictures=False) as running:
        return Checked(run_all(running, kit, planned, store, lambda key: None), store, kit)


def measured(checked: Checked) -> Lighthouse | Missing:
    visit = checked.store.load(MEASURED)
    assert visit
    given = visit.artifacts["lighthouse"]
    assert isinstance(given, Lighthouse | Missing)
    return given


Install = Callable[[list[dict[str, Any]]], None]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a stand-in into Lighthouse's place, with the reports that it leaves."""

    def install(reports: list[dict[str, Any]]) -> None:
        monkeypatch.setattr(measuring, "find", lambda: command(tmp_path, "good", reports))

    return install


# What is planned


def test_it_comes_last_and_once_a_page(tmp_path: Path) -> None:
    keys = [str(key) for key in plan(write_portal(tmp_path, pages=SEVERAL)).keys]
    assert keys[-1] == "home+phone+lighthouse"
    assert [key for key in keys if key.endswith("lighthouse")] == ["home+phone+lighthouse"]
    several = write_portal(
        tmp_path, pages=SEVERAL, more="lighthouse: {pages: [news, home]}\ndevices: [desktop, small-phone, phone]"
    )
    keys = [str(key) for key in plan(several).keys]
    assert keys[-2:] == ["news+small-phone+lighthouse", "home+small-phone+lighthouse"]


def test_each_visit_is_asked_what_is_its_own(tmp_path: Path) -> None:
    planned = plan(write_portal(tmp_path))
    home = planned.subjects["home"]
    assert [check.criterion.id for check in planned.checks_for(home, "phone", "lighthouse")] == ["lcp"]
    assert [check.criterion.id for check in planned.checks_for(home, "phone")] == ["content/language-declared"]


def test_nothing_is_measured_that_no_rule_asks_for(tmp_path: Path) -> None:
    planned = plan(write_portal(tmp_path)).only(["quick/content/language-declared"])
    assert [key for key in planned.keys if key.lens] == []


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("lighthouse: {pages: [hom]}", "lighthouse.pages: hom is no page that answers with 200; .* Did you mean home"),
        ("lighthouse: {pages: [gone]}", "gone is no page that answers with 200; known: home, news"),
        ("lighthouse: {runs: 1}", r"portal.yaml:5: lighthouse.runs: .* 3"),
        ("lighthouse: {run: 3}", "lighthouse.run"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, written: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        plan(write_portal(tmp_path, pages=SEVERAL, more=written))


# What becomes of it


@pytest.mark.browser
def test_a_measured_page_is_judged_and_judged_again(
    tmp_path: Path, stand_in: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve_pages({"/": PAGE}) as site:
        slow = [report(f"{site.url}/", largest_contentful_paint=value) for value in (4100.0, 4600.0, 4300.0, 4400.0)]
        stand_in(slow)
        portal = write_portal(tmp_path, f"{site.url}/", more="lighthouse: {runs: 4}\ndevices: [phone]")
        checked = run(portal, tmp_path / "out")
    judged = checked.of("lcp")
    assert (judged.lens, judged.device, judged.outcome) == ("lighthouse", "phone", Outcome.FAILED)
    given = measured(checked)
    assert isinstance(given, Lighthouse)
    assert all((tmp_path / "out" / one.report).exists() for one in given.runs)
    assert len({one.report for one in given.runs}) == 4
    (visit,) = (visit for visit in checked.report.head.visits if visit.key == MEASURED)
    assert visit.load
    assert (visit.load.url, visit.loads) == (f"{site.url}/", 4)
    assert visit.reports == tuple(one.report for one in given.runs)
    assert checked.report.head.made_with["lighthouse"] == "12.6.1"
    assert given.beside
    assert given.beside.largest_contentful_paint
    assert "In the load that all rules share, which nothing slows down, it was " in judged.findings[0].message

    monkeypatch.setenv("PATH", "")
    again = Store(tmp_path / "again", checked.kit.kinds)
    stored = checked.store.read_plan()
    assert stored["keys"][-1] == MEASURED.model_dump(mode="json")
    judge_stored(from_stored(checked.kit, stored, checked.store), checked.store, again)
    assert list(again.assertions(MEASURED)) == [judged]
    assert all((tmp_path / "again" / one.report).exists() for one in given.runs)


@pytest.mark.browser
def test_where_lighthouse_is_absent_the_rest_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with serve_pages({"/": PAGE}) as site:
        checked = run(write_portal(tmp_path, f"{site.url}/"), tmp_path / "out")
    judged = checked.of("lcp")
    assert judged.outcome is Outcome.UNTESTED
    assert "`portalcheck install lighthouse`" in judged.findings[0].message
    others = [one for one in checked.assertions if one.criterion != "lcp"]
    assert {one.outcome for one in others} == {Outcome.PASSED}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("routes", "came_to", "says"),
    [
        ({"/": PAGE}, "http://other.example/", "outside the allowed origins"),
        ({"/": PAGE}, "/sign-in", "Lighthouse was led to another page, {site}/sign-in, and not to {site}/"),
        # Where all other rules look at the page that it redirects to, that is the page.
        ({"/": MOVED, "/trang-chu": PAGE}, "/trang-chu;jsessionid=1", None),
        ({"/": MOVED, "/trang-chu": PAGE}, "/", "and not to {site}/trang-chu"),
    ],
)
def test_another_page_than_was_asked_for(
    tmp_path: Path, stand_in: Install, routes: dict[str, Any], came_to: str, says: str | None
) -> None:
    with serve_pages(routes) as site:
        stand_in([report(came_to if came_to.startswith("http") else f"{site.url}{came_to}")] * 3)
        given = measured(run(write_portal(tmp_path, f"{site.url}/"), tmp_path / "out"))
    if says is None:
        assert isinstance(given, Lighthouse)
    else:
        assert isinstance(given, Missing)
        assert given.cause == "elsewhere"
        assert says.format(site=site.url) in given.reason


@pytest.mark.browser
def test_what_a_plugin_opens_a_page_with(tmp_path: Path, stand_in: Install) -> None:
    with serve_pages({"/": PAGE}) as site:
        stand_in([report(f"{site.url}/")] * 3)
        portal = write_portal(tmp_path, f"{site.url}/")

        @hookimpl
        def portalcheck_context_args() -> dict[str, Any]:
            return {"extra_http_headers": {"X-Test": "1"}}

        headers = run(
            portal, tmp_path / "headers", plugin("headers", portalcheck_context_args=portalcheck_context_args)
        )

        @hookimpl(specname="portalcheck_context_args")
        def signed_in() -> dict[str, Any]:
            return {"storage_state": {"cookies": [], "origins": []}}

        state = run(portal, tmp_path / "state", plugin("state", signed_in=signed_in))
    assert isinstance(measured(headers), Lighthouse)
    missing = measured(state)
    assert isinstance(missing, Missing)
    assert "opens this page with storage_state" in missing.reason


# Alone


def test_nobody_else_has_a_page_open_meanwhile() -> None:
    seen: list[str] = []

    async def look(pool: Pool, name: str) -> None:
        async with pool.slot("http://127.0.0.1:9/"):
            seen.append(f"{name} begins")
            await asyncio.sleep(0.02)
            seen.append(f"{name} ends")

    async def measure(pool: Pool, name: str) -> None:
        async with pool.every_slot():
            seen.append(f"{name} begins")
            await asyncio.sleep(0.02)
            seen.append(f"{name} ends")

    async def all_together(pool: Pool) -> None:
        works = [look(pool, "a"), measure(pool, "m"), look(pool, "b"), measure(pool, "n"), look(pool, "c")]
        await asyncio.gather(*works)

    pool = Pool(FoundBrowser("", "of a test"), in_flight=2, requests_per_second=1000)
    pool.submit(all_together(pool)).result(timeout=30)
    pool.close()
    assert len(seen) == 10
    for name in ("m", "n"):
        assert seen.index(f"{name} ends") == seen.index(f"{name} begins") + 1


def test_other_workers_wait_as_well(tmp_path: Path) -> None:
    mine, other = (Store(tmp_path, {}) for _ in range(2))
    seen: list[str] = []

    def of_the_other() -> None:
        async def look(name: str, seconds: float) -> None:
            async with other.beside_others():
                seen.append(f"{name} begins")
                await asyncio.sleep(seconds)
                seen.append(f"{name} ends")

        async def several() -> None:
            await asyncio.gather(look("long", 0.6), look("short", 0.2))
            await asyncio.sleep(0.2)
            await look("late", 0.1)

        asyncio.run(several())

    async def of_mine() -> None:
        async with mine.beside_others(), mine.alone():
            seen.append("alone begins")
            await asyncio.sleep(0.6)
            seen.append("alone ends")

    thread = threading.Thread(target=of_the_other)
    thread.start()
    while "short begins" not in seen:
        time.sleep(0.01)
    in_own_loop(of_mine())
    thread.join()
    assert seen[:2] == ["long begins", "short begins"]
    assert seen[2:] == ["short ends", "long ends", "alone begins", "alone ends", "late begins", "late ends"]


# The real one


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.timeout(600)
@needs_lighthouse
def test_the_home_page_of_the_reference_portal(tmp_path: Path) -> None:
    from reference_portal import serve

    with serve() as portal:
        checked = run(write_portal(tmp_path, portal.url), tmp_path / "out")
    given = measured(checked)
    assert isinstance(given, Lighthouse), given
    assert given.version.startswith("12.")
    assert given.url == portal.url
    assert len(given.runs) == 3
    assert all(run.first_contentful_paint and run.speed_index and run.benchmark for run in given.runs)
    assert all(run.largest_contentful_paint and run.time_to_interactive for run in given.runs)
    assert {run.total_blocking_time is not None and run.longest_task is not None for run in given.runs} == {True}
    assert all((tmp_path / "out" / run.report).stat().st_size < 200_000 for run in given.runs)
    # How quick it is depends on this machine; that it failed here would be wrong.
    assert checked.of("lcp").outcome in {Outcome.PASSED, Outcome.CANT_TELL}
