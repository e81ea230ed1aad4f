"""Lighthouse's reports as an artifact: every number of every run, and what is wrong with a page in our words."""

from typing import Any

import pytest

from portalcheck.gather.lighthouse_report import fault_in, read_reports, why
from portalcheck.model.artifact import Missing
from portalcheck.model.lighthouse import Lighthouse
from tests.pipeline.lighthouse_reports import report


class Shelf:
    """Keeps reports in memory, in the place of a results folder."""

    def __init__(self) -> None:
        self.kept: list[bytes] = []

    def __call__(self, content: bytes) -> str:
        self.kept.append(content)
        return f"evidence/{len(self.kept)}.json.gz"


def read(*reports: dict[str, Any]) -> Lighthouse:
    given = read_reports(reports, Shelf())
    assert isinstance(given, Lighthouse)
    return given


def test_every_number_of_every_run() -> None:
    given = read(report(), report(interactive=2600.0, tasks=[700.0, 90.0]), report(first_contentful_paint=1500.0))
    first, second, _ = given.runs
    assert (given.version, given.browser, given.url) == ("12.6.1", "156.0.8078.108", "http://127.0.0.1:9/")
    assert first.model_dump(exclude={"report"}) == {
        "first_contentful_paint": 1400.5,
        "largest_contentful_paint": 1900.0,
        "speed_index": 2100.0,
        "total_blocking_time": 60.0,
        "longest_task": 110.0,
        "cumulative_layout_shift": 0.01,
        "time_to_interactive": 2000.0,
        "benchmark": 1251.0,
        "complete": True,
        "warnings": (),
    }
    assert second.longest_task == 700
    assert [run.report for run in given.runs] == [f"evidence/{number}.json.gz" for number in (1, 2, 3)]
    assert given.median_run == 0
    assert (given.spread["time_to_interactive"].lowest, given.spread["time_to_interactive"].highest) == (2000, 2600)


@pytest.mark.parametrize("settings", [{"formFactor": "desktop"}, {"throttlingMethod": "provided"}])
def test_a_report_of_another_device_or_line_is_none(settings: dict[str, str]) -> None:
    other = report()
    other["configSettings"] |= settings
    given = read_reports([report(), other, report()], Shelf())
    assert isinstance(given, Missing)
    assert given.reason == "Lighthouse did not measure as a slow phone on a slow line"


def test_no_long_task_is_none_of_50_ms_and_an_audit_that_failed_is_none_at_all() -> None:
    failed = report()
    failed["audits"]["long-tasks"] = {"id": "long-tasks", "scoreDisplayMode": "error"}
    assert [run.longest_task for run in read(report(tasks=[]), failed).runs] == [0, None]


def test_a_metric_that_is_not_there_is_none() -> None:
    without = report(speed_index=None)
    del without["audits"]["largest-contentful-paint"]
    (run,) = read(without).runs
    assert run.speed_index is None
    assert run.largest_contentful_paint is None
    assert run.first_contentful_paint == 1400.5


def test_a_page_that_did_not_end_in_time_and_a_slow_machine() -> None:
    slow = report()
    slow["runWarnings"] = ["The page loaded too slowly to finish within the time limit. Results may be incomplete."]
    slow["i18n"] = {"icuMessagePaths": {"core/gather/driver/navigation.js | warningTimeout": ["runWarnings[0]"]}}
    slow["environment"]["benchmarkIndex"] = 1000
    (run,) = read(slow).runs
    assert (run.complete, run.slow_host) == (False, True)
    assert run.warnings == tuple(slow["runWarnings"])
    assert not read(report()).runs[0].slow_host


def test_what_is_kept_holds_no_picture_and_no_secret() -> None:
    shelf = Shelf()
    read_reports([report()], shelf)
    (kept,) = shelf.kept
    assert b"mainDocumentUrl" in kept
    assert b"image/jpeg" not in kept
    assert b"of-a-test" not in kept


def test_runs_that_came_to_two_pages() -> None:
    missing = read_reports([report(), report("http://127.0.0.1:9/sign-in")], Shelf())
    assert isinstance(missing, Missing)
    assert missing.cause == "elsewhere"
    assert "http://127.0.0.1:9/, http://127.0.0.1:9/sign-in" in missing.reason


def test_a_run_that_failed() -> None:
    failed = report() | {"runtimeError": {"code": "NO_FCP", "message": "The page did not paint any content."}}
    missing = read_reports([report(), failed], Shelf())
    assert missing == why("NO_FCP", "The page did not paint any content.")
    assert isinstance(missing, Missing)
    assert (missing.cause, missing.reason) == (
        "timeout",
        "Lighthouse could not measure the page: The page did not paint any content.",
    )


@pytest.mark.parametrize(
    ("code", "cause"),
    [("DNS_FAILURE", "unreachable"), ("NOT_HTML", "not-html"), ("TARGET_CRASHED", "crash"), ("OF_TOMORROW", "error")],
)
def test_lighthouses_own_names_of_what_is_wrong(code: str, cause: str) -> None:
    assert why(code, "…").cause == cause


def test_a_fault_is_found_in_what_the_program_says() -> None:
    message = r'"It says \"nothing\" \u00e0 d\u00e9couvert."'
    said = f'  "runtimeError": {{\n    "code": "NO_FCP",\n    "message": {message}\n  }}'
    found = fault_in(f"Error: …\n{said},\n…")
    assert found
    assert found.reason.endswith('It says "nothing" à découvert.')
    assert fault_in("Error: the browser did not start") is None
