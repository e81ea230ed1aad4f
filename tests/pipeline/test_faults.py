"""A fault of the tool is untested with its reason; the run goes on, and never ends in 0."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portalcheck import Artifact, Document, Finding, gatherer, hookimpl, rule
from portalcheck.gather.tab import Tab
from portalcheck.model.assertion import Outcome
from tests.pipeline.checking import check, plugin
from tests.servers.pages import serve_pages

pytestmark = pytest.mark.browser

PAGE = '<!doctype html><html lang="vi"><title>Trang</title><main><h1>Trang</h1></main>'
RULESET = """
id: faults
edition: "1"
title: {{en: Faults}}
sources: {{ours: {{title: The test, basis: ours, in_force: "yes"}}}}
criteria:
{}
"""


class Probe(Artifact):
    name = "probe"
    value: int


@gatherer(effect="passive", seconds=1)
async def throws(tab: Tab) -> Probe:
    raise RuntimeError("the gatherer's own fault")


@gatherer(effect="passive", seconds=1)
async def dawdles(tab: Tab) -> Probe:
    await tab.pause(5_000)
    return Probe(value=1)


@gatherer(effect="passive")
async def kills(tab: Tab) -> Probe:
    await tab.crash()
    await tab.evaluate("() => 1")
    return Probe(value=1)


@rule("test/probe", version=1)
def needs_probe(probe: Probe) -> Iterator[Finding]:
    yield Finding.passed("There is a probe.")


@rule("test/title", version=1)
def title(document: Document) -> Iterator[Finding]:
    yield Finding.passed(f"The title is {document.title!r}.")


@rule("test/throws", version=1)
def rule_throws(document: Document) -> Iterator[Finding]:
    yield Finding.passed("Up to here.")
    raise ZeroDivisionError("the rule's own fault")


def run(tmp_path, *, rules, gatherers=(), pages=None):
    path = tmp_path / "ruleset.yaml"
    path.write_text(RULESET.format("\n".join(f"  - rule: {one.id}" for one in rules)))
    local = plugin(
        "local",
        portalcheck_rules=hookimpl(lambda: list(rules), specname="portalcheck_rules"),
        portalcheck_gatherers=hookimpl(lambda: list(gatherers), specname="portalcheck_gatherers"),
    )
    with serve_pages(pages or {"/": PAGE, "/next": PAGE}) as site:
        return check([f"{site.url}/", f"{site.url}/next"], tmp_path / "results", ruleset=path, local=[local])


@pytest.mark.parametrize(
    ("faulty", "says"),
    [
        (throws, "the gatherer of probe raised RuntimeError: the gatherer's own fault"),
        (dawdles, "probe could not be gathered: it was not done within 1 s"),
        (kills, "crashed the browser's renderer"),
    ],
)
def test_a_gatherer_that_fails(tmp_path, faulty, says: str) -> None:
    checked = run(tmp_path, rules=[needs_probe, title], gatherers=[faulty])
    for path in ("/", "/next"):
        probe = checked.of("test/probe", path)
        assert probe.outcome is Outcome.UNTESTED
        assert says in probe.findings[0].message
    assert checked.report.exit_code == 3
    # What had been gathered before is judged all the same.
    assert checked.of("test/title", "/next").outcome is Outcome.PASSED


def test_a_rule_that_throws(tmp_path) -> None:
    checked = run(tmp_path, rules=[rule_throws, title])
    thrown = checked.of("test/throws", "/next")
    assert thrown.outcome is Outcome.UNTESTED
    assert (
        "the rule test/throws raised ZeroDivisionError: the rule's own fault (test_faults.py:"
        in thrown.findings[0].message
    )
    assert checked.of("test/title", "/next").outcome is Outcome.PASSED
    assert checked.report.exit_code == 3


def test_the_browser_dies_and_the_run_goes_on(tmp_path) -> None:
    @gatherer(effect="passive")
    async def ends_the_browser(tab: Tab) -> Probe:
        await tab.pause(500)  # long enough for the other page to be open as well, each time
        if tab.url.endswith("/next"):
            await tab.cdp("Browser.close")
        await tab.pause(1_000)
        return Probe(value=1)

    checked = run(tmp_path, rules=[needs_probe], gatherers=[ends_the_browser], pages={"/": PAGE, "/next": PAGE})
    assert checked.of("test/probe", "/next").outcome is Outcome.UNTESTED
    assert checked.of("test/probe", "/").outcome is Outcome.PASSED, "its neighbour is not to blame it"
    assert checked.report.exit_code == 3


@pytest.mark.slow
def test_a_page_that_moves_on_while_it_is_looked_at(tmp_path) -> None:
    """Artifacts of two documents are never judged as those of one."""

    @gatherer(effect="passive")
    async def waits_for_the_move(tab: Tab) -> Probe:
        await tab.pause(1_500)
        return Probe(value=1)

    moves = PAGE + "<script>setTimeout(() => { location.href = '{}'; }, 1000);</script>"
    once, ever = moves.replace("{}", "/arrived"), moves.replace("{}", "/next?again")
    arrived = PAGE.replace("<title>Trang</title>", "<title>Đã đến</title>")
    checked = run(
        tmp_path,
        rules=[needs_probe, title],
        gatherers=[waits_for_the_move],
        pages={"/": once, "/next": ever, "/arrived": arrived},
    )
    assert checked.of("test/title", "/").findings[0].message == "The title is 'Đã đến'."
    still = checked.of("test/title", "/next")
    assert still.outcome is Outcome.UNTESTED
    assert "moved on to another document" in still.findings[0].message
    assert {visit.loads for visit in checked.visits().values()} == {1, 2}


def test_an_answer_that_no_script_reads_does_not_keep_the_page_from_rest(tmp_path: Path) -> None:
    """The browser never calls such a request finished; counters of visits are made so."""
    page = (
        '<!doctype html><html lang="vi"><title>Đếm</title><main><h1>Đếm</h1></main>'
        "<script>fetch('/count?one'); fetch('/none', {method: 'POST', body: 'x'})</script></html>"
    )
    with serve_pages({"/": page, "/count": "1" * 5000}) as site:
        checked = check([f"{site.url}/"], tmp_path, settle_seconds=4)
    (visit,) = checked.visits().values()
    assert visit.load is not None
    assert visit.load.settled
    assert not checked.reasons("/")
