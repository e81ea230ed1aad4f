"""The hooks are called as `docs/hooks.md` says: how often, in which order, with what; and none changes an outcome."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.plugins.conftest import Command, Ran, write_project
from tests.servers.pages import Site

pytestmark = pytest.mark.browser

WATCHER = """
import json, os
from portalcheck import Subject, hookimpl

def note(hook, **what):
    with open(os.environ["WATCHER_LOG"], "a", encoding="utf-8") as log:
        log.write(json.dumps({"hook": hook, **what}) + "\\n")

@hookimpl
def portalcheck_subjects(portal):
    note("subjects", pages=[page.id for page in portal.pages])
    return [Subject(id="extra", url=f"{portal.base_url}/about?extra")]

@hookimpl
def portalcheck_context_args(subject, device):
    note("context_args", visit=f"{subject.id}+{device.name}")
    return {"extra_http_headers": {"X-Watcher": f"{subject.id}+{device.name}"}}

@hookimpl
async def portalcheck_arrived(tab, subject, device):
    heading = await tab.evaluate("() => document.querySelector('h1').textContent")
    await tab.evaluate("() => { document.title = 'Watched' }")
    note("arrived", visit=f"{subject.id}+{device.name}", heading=heading)

@hookimpl
def portalcheck_visited(visit):
    title = visit.artifacts["document"].title
    note("visited", visit=str(visit.key), artifacts=sorted(visit.artifacts), title=title)

@hookimpl
def portalcheck_asserted(assertion):
    note("asserted", visit=f"{assertion.subject.id}+{assertion.device}", criterion=assertion.criterion)

@hookimpl
def portalcheck_finished(report):
    note("finished", assertions=len(report.assertions))
"""
MEDDLER = """
import contextlib
from portalcheck import Outcome, hookimpl

def attempt(*deeds):
    for deed in deeds:
        with contextlib.suppress(Exception):
            deed()

@hookimpl
def portalcheck_visited(visit):
    attempt(visit.artifacts.clear, lambda: visit.__dict__.update(artifacts={}))
    return []

@hookimpl
def portalcheck_asserted(assertion):
    attempt(
        lambda: setattr(assertion, "outcome", Outcome.PASSED),
        lambda: object.__setattr__(assertion, "outcome", Outcome.PASSED),
        lambda: object.__setattr__(assertion, "findings", ()),
        lambda: assertion.findings[0].data.clear(),
    )
    return assertion.model_copy(update={"outcome": Outcome.PASSED})

@hookimpl
def portalcheck_finished(report):
    attempt(
        lambda: report.counts.update(dict.fromkeys(Outcome, 0), passed=9),
        lambda: setattr(report, "assertions", ()),
        lambda: setattr(report.head, "rulesets", ()),
    )
    return None
"""
CRITERIA = "{rule: axe/document-title}, {rule: axe/html-has-lang}"
VISITS = ("home+phone", "about+phone", "extra+phone")


@pytest.fixture(scope="module")
def watched(
    command: Command,
    distribution: Callable[..., Path],
    tmp_path_factory: pytest.TempPathFactory,
    site: Site,
) -> tuple[Ran, list[dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("watched")
    write_project(folder, site.url, CRITERIA)
    log = folder / "log.jsonl"
    ran = command(
        *("check", "--portal", str(folder / "portal.yaml")),
        path=(distribution("watcher", WATCHER),),
        results=True,
        WATCHER_LOG=str(log),
    )
    return ran, [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def test_each_is_called_as_often_as_documented(watched: tuple[Ran, list[dict[str, Any]]]) -> None:
    ran, log = watched
    assert ran.code == 0, ran.err
    assert Counter(entry["hook"] for entry in log) == {
        "subjects": 1,
        "context_args": 3,
        "arrived": 3,
        "visited": 3,
        "asserted": 6,
        "finished": 1,
    }


def test_the_order_is_the_documented_one(watched: tuple[Ran, list[dict[str, Any]]]) -> None:
    _, log = watched
    assert log[0] == {"hook": "subjects", "pages": ["home", "about"]}
    assert log[-1] == {"hook": "finished", "assertions": 6}
    for visit in VISITS:
        own = [entry["hook"] for entry in log if entry.get("visit") == visit]
        assert own == ["context_args", "arrived", "visited", "asserted", "asserted"]
    asserted = [(entry["visit"], entry["criterion"]) for entry in log if entry["hook"] == "asserted"]
    criteria = ("axe/document-title", "axe/html-has-lang")
    assert asserted == [(visit, criterion) for visit in VISITS for criterion in criteria]


def test_the_server_sees_the_arguments_of_the_context(watched: tuple[Ran, Any], site: Site) -> None:
    seen = {request.target: request.headers["X-Watcher"] for request in site.requests if "X-Watcher" in request.headers}
    assert seen == {"/": "home+phone", "/about": "about+phone", "/about?extra": "extra+phone"}


def test_what_was_done_on_arrival_is_gathered(watched: tuple[Ran, list[dict[str, Any]]]) -> None:
    _, log = watched
    headings = [entry["heading"] for entry in log if entry["hook"] == "arrived"]
    assert sorted(headings) == ["Giới thiệu", "Giới thiệu", "Trang chủ"]
    visited = [entry for entry in log if entry["hook"] == "visited"]
    assert {entry["title"] for entry in visited} == {"Watched"}
    assert all({"axe", "document", "network"} <= set(entry["artifacts"]) for entry in visited)


def test_a_page_that_a_plugin_adds_is_judged(watched: tuple[Ran, list[dict[str, Any]]]) -> None:
    ran, _ = watched
    assert ran.outcomes["extra+phone own/axe/document-title"] == "passed"


@pytest.mark.slow
def test_no_hook_changes_an_outcome(
    command: Command, distribution: Callable[..., Path], tmp_path: Path, site: Site
) -> None:
    """A page without a language fails, whatever a plugin does with what it is given."""
    site.add("/about", "<!doctype html><html><title>Giới thiệu</title><main><h1>Giới thiệu</h1></main></html>")
    write_project(tmp_path, site.url, CRITERIA)
    meddler = distribution("meddler", MEDDLER)
    ran = command("check", "--portal", str(tmp_path / "portal.yaml"), path=(meddler,), results=True)
    assert ran.outcomes == {
        "home+phone own/axe/document-title": "passed",
        "home+phone own/axe/html-has-lang": "passed",
        "about+phone own/axe/document-title": "passed",
        "about+phone own/axe/html-has-lang": "failed",
    }
    assert ran.report["counts"]["failed"] == 1
    assert ran.report["assertions"][-1]["findings"] != []
    assert [ruleset["id"] for ruleset in ran.report["rulesets"]] == ["own"]
    assert ran.code == 1
    stored = list((ran.results / "visits").glob("*.json"))
    assert len(stored) == 2
    assert all('"axe"' in path.read_text("utf-8") for path in stored)
