"""A small site whose pages are held side by side: by the command line, by pytest and its workers, and again later."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.test_judge_again import portalcheck
from tests.plain_pytest import PLAIN
from tests.servers.pages import Page, Site, serve_pages

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HELP = '<a href="/help">Trợ giúp</a>'
MENU = '<a href="/">Trang chủ</a> <a href="/b">Dịch vụ công</a> <a href="/c">Tra cứu</a>'
TURNED = '<a href="/">Trang chủ</a> <a href="/c">Tra cứu</a> <a href="/b">Dịch vụ công</a>'
RULESET = """
id: order
edition: "1"
title: {en: Order}
sources: {ours: {title: The test, basis: ours, in_force: "yes"}}
criteria: [{rule: accessibility/consistent-navigation}, {rule: accessibility/consistent-help}, {rule: axe/image-alt}]
"""
BOTH = ("accessibility/consistent-navigation", "accessibility/consistent-help")


def page(menu: str = MENU, *, late: bool = False) -> str:
    nav = f'<nav aria-label="Danh mục">{menu}</nav>'
    return (
        f'<!doctype html><html lang="vi"><title>Trang</title><header>{nav + HELP if late else HELP + nav}</header>'
        '<main><h1>Trang</h1><img src="data:," alt="Hình"></main>'
        '<footer><a href="mailto:a@b.vn">a@b.vn</a></footer></html>'
    )


CONSISTENT = {"/": page(), "/b": page(), "/c": page()}
SWAPPED = {"/": page(), "/b": page(), "/c": page(TURNED, late=True)}


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    path = tmp_path / "order.yaml"
    path.write_text(RULESET)
    return path


def check(site: Site, ruleset: Path, folder: Path, *more: str) -> tuple[int, dict[str, Any]]:
    urls = [site.url + path for path in ("/", "/b", "/c")]
    done = portalcheck("check", *urls, "-r", str(ruleset), "-d", "desktop", "--results", str(folder), "-q", *more)
    assert "Traceback" not in done.stderr, done.stderr
    report = json.loads((folder / "report.json").read_text("utf-8"))
    return done.returncode, report


def of_the_site(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["rule"]: one for one in report["assertions"] if one["subject"]["kind"] == "site"}


def test_one_order_passes(ruleset: Path, tmp_path: Path) -> None:
    with serve_pages(CONSISTENT) as site:
        code, report = check(site, ruleset, tmp_path / "r")
        assert site.hits["/b"] == 1
    assert {rule: one["outcome"] for rule, one in of_the_site(report).items()} == dict.fromkeys(BOTH, "passed")
    assert code == 0
    assert [visit["key"]["subject"] for visit in report["visits"]] == ["127.0.0.1", "b", "c"]


def test_a_swap_fails_and_is_judged_again_alike(ruleset: Path, tmp_path: Path) -> None:
    with serve_pages(SWAPPED) as site:
        code, report = check(site, ruleset, tmp_path / "r")
    judged = of_the_site(report)
    assert {rule: one["outcome"] for rule, one in judged.items()} == dict.fromkeys(BOTH, "failed")
    assert code == 1
    (navigation,) = judged[BOTH[0]]["findings"]
    assert navigation["message"] == (
        "Links of a navigation that come again must keep their order: on the page c “Tra cứu” comes before “Dịch vụ "
        "công”; on the page 127.0.0.1, it comes after."
    ).replace("on the page c “", "on the page c, “")
    assert navigation["target"]["css"] == "html > body > header > nav > a:nth-of-type(2)"
    assert navigation["data"]["other_url"] == report["base_url"]
    found = [one for one in judged[BOTH[1]]["findings"] if one["outcome"] == "failed"]
    assert {one["data"]["page"] for one in found} == {"c"}
    assert any("Trợ giúp" in (one["data"]["first"], one["data"]["second"]) for one in found)

    again = tmp_path / "again"
    done = portalcheck("judge", str(tmp_path / "r"), "--into", str(again), "-q", PORTALCHECK_BROWSER="/nonexistent")
    assert done.returncode == 1, done.stderr
    assert json.loads((again / "report.json").read_text("utf-8"))["assertions"] == report["assertions"]


def test_a_page_that_is_not_there_is_named(ruleset: Path, tmp_path: Path) -> None:
    with serve_pages({**CONSISTENT, "/c": Page("", status=500)}) as site:
        code, report = check(site, ruleset, tmp_path / "r")
    judged = of_the_site(report)
    assert {rule: one["outcome"] for rule, one in judged.items()} == dict.fromkeys(BOTH, "untested")
    told = [one["message"] for one in judged[BOTH[0]]["findings"] if one["outcome"] == "untested"]
    assert len(told) == 1
    assert told[0].startswith("Not tested on the page c: ")
    assert code == 3


def test_the_standard_asks_for_it(tmp_path: Path) -> None:
    """Both criteria in WCAG 2.2, help not before."""
    with serve_pages(CONSISTENT) as site:
        check(site, Path("wcag:2.1-a"), tmp_path / "r")
        done = portalcheck(
            "judge", str(tmp_path / "r"), "-r", "wcag:2.2-aa", "-r", "mobile", "--into", str(tmp_path / "a"), "-q"
        )
    assert not of_the_site(json.loads((tmp_path / "r/report.json").read_text("utf-8")))
    judged = of_the_site(json.loads((tmp_path / "a/report.json").read_text("utf-8")))
    assert {rule: one["outcome"] for rule, one in judged.items()} == dict.fromkeys(BOTH, "passed"), done.stderr


@pytest.fixture
def swapped() -> Iterator[Site]:
    with serve_pages(SWAPPED) as site:
        yield site


@pytest.fixture
def project(pytester: pytest.Pytester, swapped: Site) -> pytest.Pytester:
    (pytester.path / "order.yaml").write_text(RULESET)
    (pytester.path / "portal.yaml").write_text(
        f"base_url: {swapped.url}\npages: {{home: /, b: /b, c: /c}}\ndevices: [desktop, phone]\n"
        "rulesets: [{use: ./order.yaml}]\nlimits: {requests_per_second: 50}\n"
    )
    return pytester


def run(project: pytest.Pytester, *arguments: str) -> tuple[pytest.RunResult, dict[str, Any]]:
    done = project.runpytest_subprocess(*PLAIN, *arguments)
    return done, json.loads((project.path / "portal-results/report.json").read_text("utf-8"))


@pytest.mark.parametrize("workers", [(), ("-n", "2"), ("-n", "2", "--dist", "each")], ids=["one", "two", "each"])
def test_under_pytest_each_page_is_loaded_once(project: pytest.Pytester, swapped: Site, workers: tuple[str]) -> None:
    done, report = run(project, "-v", *workers)
    done.stdout.fnmatch_lines_random(
        [
            f"*portal.yaml::site+{device}::order/accessibility/consistent-{what}*"
            for device in ("desktop", "phone")
            for what in ("navigation", "help")
        ]
    )
    site = [one for one in report["assertions"] if one["subject"]["kind"] == "site"]
    assert {one["outcome"] for one in site} == {"failed"}
    assert swapped.hits["/"] == swapped.hits["/b"] == swapped.hits["/c"] == 2, done.stdout.str()
    assert all(visit["loads"] == 1 for visit in report["visits"])


def test_the_site_alone_visits_all_its_pages(project: pytest.Pytester, swapped: Site) -> None:
    done, report = run(project, "-k", "site and phone")
    done.assert_outcomes(failed=2, deselected=8)
    assert {one["device"] for one in report["assertions"]} == {"phone"}
    assert swapped.hits["/"] == swapped.hits["/b"] == swapped.hits["/c"] == 1
    assert [str(visit["key"]["subject"]) for visit in report["visits"]] == ["home", "b", "c"]
