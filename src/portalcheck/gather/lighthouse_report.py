"""Reads Lighthouse's reports (its LHR, as JSON): pure, but for what it is given."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from portalcheck.measure.lighthouse import median_run, spread
from portalcheck.model.artifact import Cause, Missing
from portalcheck.model.lighthouse import Lighthouse, LighthouseRun

_PICTURES = ("final-screenshot", "screenshot-thumbnails")
_TIMED_OUT = "core/gather/driver/navigation.js | warningTimeout"
_FAULT = re.compile(r'"runtimeError":\s*\{\s*"code":\s*"(?P<code>\w+)",\s*"message":\s*(?P<message>"(?:[^"\\]|\\.)*")')
_CAUSES: dict[str, Cause] = {
    "ERRORED_DOCUMENT_REQUEST": "refused",
    "FAILED_DOCUMENT_REQUEST": "unreachable",
    "DNS_FAILURE": "unreachable",
    "INSECURE_DOCUMENT_REQUEST": "unreachable",
    "NO_DOCUMENT_REQUEST": "unreachable",
    "CHROME_INTERSTITIAL_ERROR": "unreachable",
    "NOT_HTML": "not-html",
    "NO_FCP": "timeout",
    "NO_LCP": "timeout",
    "PAGE_HUNG": "timeout",
    "PROTOCOL_TIMEOUT": "timeout",
    "TARGET_CRASHED": "crash",
}
"""Lighthouse's own names of what goes wrong with a page (`core/lib/lh-error.js`)."""

Report = Mapping[str, Any]
PHONE = {"formFactor": "mobile", "throttlingMethod": "simulate"}
"""The settings under which a slow phone on a slow line is worked out, as a report names those that it was made with."""


def read_reports(reports: Sequence[Report], keep: Callable[[bytes], str]) -> Lighthouse | Missing:
    """Make one artifact of several reports; `keep` puts a whole report aside and names its file."""
    for report in reports:
        if fault := report.get("runtimeError"):
            return why(str(fault.get("code")), str(fault.get("message")))
        settings = report.get("configSettings", {})
        if {name: settings.get(name) for name in PHONE} != PHONE:
            return Missing(reason="Lighthouse did not measure as a slow phone on a slow line", cause="error")
    came_to = list(dict.fromkeys(str(report["mainDocumentUrl"]) for report in reports))
    if len(came_to) > 1:
        return Missing.of(
            "Lighthouse came to one page in one run and to another in the next: {pages}",
            "elsewhere",
            pages=", ".join(came_to),
        )
    runs = tuple(_run(report, keep) for report in reports)
    return Lighthouse(
        version=str(reports[0]["lighthouseVersion"]),
        browser=_browser(str(reports[0]["environment"]["hostUserAgent"])),
        url=came_to[0],
        runs=runs,
        median_run=median_run(runs),
        spread=spread(runs),
    )


def fault_in(said: str) -> Missing | None:
    """Find in the words of a run that failed what Lighthouse says is wrong with the page."""
    found = _FAULT.search(said)
    return why(found["code"], str(json.loads(found["message"]))) if found else None


def why(code: str, message: str) -> Missing:
    """Say in a reason what Lighthouse says is wrong."""
    return Missing.of("Lighthouse could not measure the page: {said}", _CAUSES.get(code, "error"), said=message)


def _run(report: Report, keep: Callable[[bytes], str]) -> LighthouseRun:
    return LighthouseRun(
        first_contentful_paint=_number(report, "first-contentful-paint"),
        largest_contentful_paint=_number(report, "largest-contentful-paint"),
        speed_index=_number(report, "speed-index"),
        total_blocking_time=_number(report, "total-blocking-time"),
        longest_task=_longest_task(report),
        cumulative_layout_shift=_number(report, "cumulative-layout-shift"),
        time_to_interactive=_number(report, "interactive"),
        benchmark=float(report["environment"]["benchmarkIndex"]),
        complete=_TIMED_OUT not in report.get("i18n", {}).get("icuMessagePaths", {}),
        warnings=tuple(str(warning) for warning in report.get("runWarnings", ())),
        report=keep(json.dumps(_lean(report), ensure_ascii=False, separators=(",", ":")).encode()),
    )


def _number(report: Report, audit: str) -> float | None:
    value = report["audits"].get(audit, {}).get("numericValue")
    return float(value) if isinstance(value, int | float) else None


def _longest_task(report: Report) -> float | None:
    """The audit lists the tasks of 50 ms and more; where it could not be made, it has no details."""
    details = report["audits"].get("long-tasks", {}).get("details")
    return max((float(task["duration"]) for task in details["items"]), default=0) if details else None


def _browser(user_agent: str) -> str:
    found = re.search(r"Chrome/([\d.]+)", user_agent)
    return found[1] if found else ""


def _lean(report: Report) -> dict[str, Any]:
    """Leave out pictures, and the headers that were sent along, which may hold a secret."""
    audits = {name: audit for name, audit in report["audits"].items() if name not in _PICTURES}
    settings = {name: value for name, value in report.get("configSettings", {}).items() if name != "extraHeaders"}
    rest = {name: value for name, value in report.items() if name != "fullPageScreenshot"}
    return {**rest, "audits": audits, "configSettings": settings}
