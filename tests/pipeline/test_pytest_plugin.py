"""The pytest plugin, run as its users run it."""

import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.plain_pytest import PLAIN
from tests.servers.pages import Site, serve_pages

pytestmark = pytest.mark.browser

CLEAN = """<!doctype html><html lang="vi"><title>Trang</title><main><h1>Trang</h1>
<img src="data:," alt="Hình" width="9" height="9"></main>"""
FAULTY = CLEAN.replace("<h1>", '<img src="data:," width="9" height="9"><p style="color:#bbb">Nhạt</p><h1>')
RULESET = """
id: mine
edition: "1"
title: {en: Mine}
sources: {ours: {title: The test, basis: ours, in_force: "yes"}}
criteria:
  - {rule: axe/image-alt, severity: critical}
  - {rule: axe/color-contrast, severity: minor}
  - {rule: axe/document-title}
  - {rule: axe/video-caption}
  - {rule: test/asks}
  - {rule: test/breaks}
gate: {fail_on: [critical, serious]}
"""
CONFTEST = """
import pytest
from portalcheck import Document, Finding, find_browser, hookimpl, rule

@rule("test/asks", version=1)
def asks(document: Document):
    yield Finding.cant_tell("Is this the right page?")

@rule("test/breaks", version=1)
def breaks(document: Document):
    if "breaks" in document.url:
        raise RuntimeError("broken")
    yield Finding.passed("Fine.")

@hookimpl
def portalcheck_rules():
    return [asks, breaks]

@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": find_browser()}
"""


@pytest.fixture
def site() -> Iterator[Site]:
    pages = {"/a": FAULTY, "/b": CLEAN, "/breaks": CLEAN}
    with serve_pages(pages) as site:
        yield site


@pytest.fixture
def project(pytester: pytest.Pytester, site: Site) -> pytest.Pytester:
    """A project with a portal file, a ruleset of its own and a local rule."""
    write_portal(pytester, site)
    (pytester.path / "mine.yaml").write_text(RULESET)
    pytester.makeconftest(CONFTEST)
    return pytester


def write_portal(pytester: pytest.Pytester, site: Site, pages: str = "{a: /a, b: /b}", more: str = "") -> None:
    (pytester.path / "portal.yaml").write_text(
        textwrap.dedent(
            f"""\
            base_url: {site.url}
            pages: {pages}
            devices: [desktop, phone]
            rulesets: [{{use: ./mine.yaml{more}}}]
            limits: {{requests_per_second: 50}}
            """
        )
    )


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return project.runpytest_subprocess(*PLAIN, "--strict-markers", *arguments)


def test_each_outcome_has_its_place(project: pytest.Pytester, site: Site) -> None:
    write_portal(project, site, "{a: /a, breaks: /breaks}")
    done = run(project, "-v")
    done.stdout.fnmatch_lines(
        [
            "*portal.yaml::a+desktop::mine/axe/image-alt FAILED*",
            "*portal.yaml::a+desktop::mine/axe/color-contrast XFAIL (below the gat*",
            "*portal.yaml::a+desktop::mine/axe/document-title PASSED*",
            "*portal.yaml::a+desktop::mine/axe/video-caption SKIPPED (inapplica*",
            "*portal.yaml::a+desktop::mine/test/asks CANNOT TELL*",
            "*portal.yaml::breaks+desktop::mine/test/breaks ERROR*",
        ]
    )
    output = done.stdout.str()
    assert "Traceback" not in output
    assert "items.py" not in output
    assert "Not tested: the rule test/breaks raised RuntimeError: broken" in output
    assert "? portal.yaml::a+desktop::mine/test/asks: Is this the right page?" in output
    assert done.ret == 1


def test_one_load_for_each_page_and_device(project: pytest.Pytester, site: Site) -> None:
    run(project)
    assert site.hits["/a"] == site.hits["/b"] == 2


@pytest.mark.parametrize(
    "dist",
    ["load", pytest.param("loadgroup", marks=pytest.mark.slow), pytest.param("worksteal", marks=pytest.mark.slow)],
)
def test_one_load_under_xdist(project: pytest.Pytester, site: Site, dist: str) -> None:
    done = run(project, "-n", "2", "--dist", dist)
    assert site.hits["/a"] == site.hits["/b"] == 2, done.stdout.str()
    report = json.loads((project.path / "portal-results/report.json").read_text("utf-8"))
    assert len(report["assertions"]) == 24
    assert [visit["key"]["subject"] for visit in report["visits"]] == ["a", "a", "b", "b"]
    assert all(visit["loads"] == 1 for visit in report["visits"])


def test_beside_the_users_own_playwright_tests(project: pytest.Pytester, site: Site) -> None:
    project.makepyfile(
        f"""
        def test_before(page):
            page.goto("{site.url}/b")
            assert page.title() == "Trang"

        def test_check(page, portal):
            page.goto("{site.url}/b")
            portal.check(page, rules=["axe/image-alt", "axe/document-title"]).assert_ok()
        """
    )
    done = run(project, "portal.yaml", "test_beside_the_users_own_playwright_tests.py", "-k", "test_ or image-alt")
    done.assert_outcomes(passed=4, failed=2)
    assert site.hits["/a"] == 2
    assert site.hits["/b"] == 4  # two visits of ours, two of the user's own tests


@pytest.mark.slow
def test_selecting(project: pytest.Pytester, site: Site) -> None:
    listed = run(project, "--co", "-q")
    assert "portal.yaml::a+desktop::mine/axe/image-alt" in listed.stdout.str()
    assert not (project.path / "portal-results").exists()
    assert not site.hits["/a"], "collecting visits nothing"
    done = run(project, "-k", "image-alt and phone")
    done.assert_outcomes(failed=1, passed=1, deselected=22)
    assert site.hits["/a"] == site.hits["/b"] == 1
    report = json.loads((project.path / "portal-results/report.json").read_text("utf-8"))
    assert {one["criterion"] for one in report["assertions"]} == {"axe/image-alt"}
    run(project, "-m", "not portal").assert_outcomes(deselected=24)
    one = run(project, "portal.yaml::b+phone::mine/axe/image-alt")
    one.assert_outcomes(passed=1)
    first = run(project, "-x", "-q")
    first.assert_outcomes(failed=1)


@pytest.mark.slow
def test_strict_makes_questions_fail(project: pytest.Pytester) -> None:
    done = run(project, "--portal-strict", "-k", "asks and phone")
    done.assert_outcomes(failed=2)
    assert "Is this the right page?" in done.stdout.str()


@pytest.mark.slow
def test_junit(project: pytest.Pytester) -> None:
    run(project, "--junitxml=out.xml")
    root = ElementTree.parse(project.path / "out.xml").getroot()
    cases = {f"{case.get('classname')}.{case.get('name')}": case for case in root.iter("testcase")}
    (failed,) = [case for name, case in cases.items() if "a+desktop" in name and name.endswith("image-alt")]
    assert failed.find("failure") is not None
    properties = {one.get("name"): one.get("value") for one in failed.iter("property")}
    assert properties["earl:outcome"] == "failed"
    assert properties["requirement"] in ("WCAG20:1.1.1", "ACT:23a2a8")
    (asked,) = [case for name, case in cases.items() if "a+desktop" in name and name.endswith("asks")]
    skipped = asked.find("skipped")
    assert skipped is not None
    assert "Is this the right page?" in str(skipped.get("message"))


@pytest.mark.slow
def test_waivers(project: pytest.Pytester, site: Site) -> None:
    waiver = ", waivers: [{criterion: axe/image-alt, reason: new pictures come in spring, until: %s}]"
    write_portal(project, site, more=waiver % "2999-01-01")
    done = run(project, "-k", "image-alt and desktop", "-rx")
    done.assert_outcomes(xfailed=1, passed=1)
    assert "waived until 2999-01-01: new pictures come in spring" in done.stdout.str()
    report = json.loads((project.path / "portal-results/report.json").read_text("utf-8"))
    assert {one["outcome"] for one in report["assertions"]} == {"failed", "passed"}, "the outcome stays failed"
    write_portal(project, site, more=waiver % "2020-01-01")
    run(project, "-k", "image-alt and desktop").assert_outcomes(failed=1, passed=1)


def test_mistakes_in_the_file_are_told_without_a_traceback(project: pytest.Pytester, site: Site) -> None:
    write_portal(project, site, "{a: 5}")
    done = run(project)
    output = done.stdout.str()
    assert "portal.yaml:2: pages.a" in output
    assert "Traceback" not in output
    assert done.ret == 2


def test_no_browser_is_one_message(project: pytest.Pytester) -> None:
    done = run(project, "--portal-browser-path", "/nonexistent", "-k", "image-alt and desktop")
    done.assert_outcomes(errors=2)
    assert "is not a program that can be run" in done.stdout.str()
    assert "Traceback" not in done.stdout.str()


@pytest.mark.parametrize("given", ["0", "-1", "many", "99"])
def test_a_wrong_number_is_one_message(project: pytest.Pytester, given: str) -> None:
    done = run(project, f"--portal-in-flight={given}")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    assert done.stderr.lines == [f"ERROR: --portal-in-flight {given}: this must be a number from 1 to 16.", ""]


@pytest.mark.slow
def test_options_stand_in_the_ini_file_too(project: pytest.Pytester, site: Site) -> None:
    project.makeini("[pytest]\nportal_results = elsewhere\nportal_device = phone\nportal_no_pictures = true\n")
    run(project, "-k", "image-alt").assert_outcomes(failed=1, passed=1, deselected=10)
    assert (project.path / "elsewhere/report.json").exists()
    assert not (project.path / "elsewhere/evidence").exists()


def test_can_be_switched_off(project: pytest.Pytester) -> None:
    project.makepyfile("def test_one(): pass")
    run(project, "-p", "no:portalcheck").assert_outcomes(passed=1)


def test_a_suite_without_portal_files_is_left_alone(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("import sys\ndef test_one(): assert 'portalcheck.run' not in sys.modules")
    done = run(pytester)
    done.assert_outcomes(passed=1)
    assert (
        "portalcheck" not in done.stdout.str().split("test session starts")[1].split("rootdir")[1].split("plugins")[0]
    )
    assert not Path("portal-results").exists()


@pytest.mark.slow
def test_results_of_pytest_can_be_judged_again(project: pytest.Pytester) -> None:
    run(project, "-k", "image-alt or document-title")
    done = project.run(sys.executable, "-m", "portalcheck", "judge", "portal-results", "-q")
    assert done.ret == 1
    first, again = (
        json.loads((project.path / folder / "report.json").read_text("utf-8"))["assertions"]
        for folder in ("portal-results", "portal-results/judged-again")
    )
    assert first == again
