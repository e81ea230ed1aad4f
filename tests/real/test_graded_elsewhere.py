"""Portals scored by `vn-dvc` with nothing but their address: an application that nobody here wrote, and a service on an
engine of others.

Each failure was looked at by hand and is listed with its reason; none is added.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portalcheck.kit import equip, plan_for
from portalcheck.model.assertion import Outcome
from portalcheck.model.report import Report
from portalcheck.portal_file import portal_of
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from portalcheck.summary import write_reports
from tests.at_hand import needs_lighthouse
from tests.real.casa_app import run_casa
from tests.real.datasette_app import run_datasette

pytestmark = [
    pytest.mark.browser,
    pytest.mark.real,
    pytest.mark.slow,
    needs_lighthouse,
]
CONFIRMED = {
    # An application for a library card: a start page, the questions, and a page where an application is looked up.
    "casa": {
        "services-listed": "it is one service, and lists none",
        "search-found": "it has no search",
        "guidance": "nothing is linked to but the first question and the page to look up",
        "questions-answered": "the same",
        "sign-in": "nobody signs in",
        "feedback": "nothing asks what people think of it",
        "hotline": "no telephone number stands anywhere",
        "assistant-found": "it has no virtual assistant",
        "privacy-page": "it asks for a name and a date of birth, and says nowhere what becomes of them",
        "search-engines": "there is no sitemap",
        "english": "it is in English, and tells of no organisation and of nobody to write to",
    },
    # datasette, on a database of provinces and procedures.
    "datasette": {
        "search-found": "its home page has no search",
        "assistant-found": "it has no virtual assistant",
        "search-engines": "there is no sitemap",
        "content-types": "its answers have neither of these headers",
        "framing": "the same",
        "referrer": "the same",
    },
}


@contextmanager
def running(name: str) -> Iterator[str]:
    if name == "casa":
        with run_casa() as url:
            yield url
    else:
        with run_datasette() as application:
            yield application.url + "/"


@pytest.fixture(scope="module", params=CONFIRMED)
def looked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Report, Path]:
    folder = tmp_path_factory.mktemp(request.param)
    kit = equip()
    store = Store(folder, kit.kinds)
    with running(request.param) as url:
        plan = plan_for(kit, portal_of([url], ["vn-dvc"], ("desktop", "phone")), Path())
        with Run(kit, plan, store) as run:
            report = run_all(run, kit, plan, store, lambda key: None)
    write_reports(kit, report, folder)
    return request.param, report, folder


def test_what_fails_is_true(looked: tuple[str, Report, Path]) -> None:
    name, report, _ = looked
    assert {one.criterion for one in report.assertions if one.outcome is Outcome.FAILED} == set(CONFIRMED[name])
    assert {one.criterion for one in report.assertions if one.outcome is Outcome.UNTESTED} == set()


def test_it_ends_in_a_scorecard_that_claims_no_more_than_was_seen(looked: tuple[str, Report, Path]) -> None:
    _, report, folder = looked
    [score] = report.head.scores
    assert (score.grade, score.no_grade) == (None, "category")
    assert [one.category for one in score.categories if one.points is None] == ["functions"]
    assert score.not_assessed > 0.4
    page = (folder / "index.html").read_text("utf-8")
    assert "not an official score" in page
    tools = report.head.tools
    for told in ("vn-dvc", "2024.473", tools.portalcheck, tools.browser, tools.axe):
        assert told in page
