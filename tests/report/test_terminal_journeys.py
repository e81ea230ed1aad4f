"""The terminal tells what a journey carries along once, with its steps."""

import io
from pathlib import Path

from rich.console import Console

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.report.terminal import print_report
from tests.report.sample import STEPS, STOPPED, assertion, head, journey


def printed(report: Report) -> str:
    out = io.StringIO()
    print_report(report, Console(file=out, width=2_000))
    return out.getvalue()


def test_steps_are_one_line(tmp_path: Path) -> None:
    text = printed(journey(tmp_path))
    assert text.count("The link has no name.") == 1
    assert "    on birth: steps 2–6 (desktop), birth: steps 2–3 (phone)\n" in text
    assert "    on birth/3+desktop, birth/3+phone\n" in text
    assert f"birth: steps 4–6 (phone) {STOPPED}\n" in text


def test_devices_that_show_the_same_steps_share_it() -> None:
    fault = Finding.failed("It has no name.")
    assertions = [
        assertion("F-1", Outcome.FAILED, fault, subject=subject, device=device)
        for device in ("desktop", "phone")
        for subject in (*STEPS[:3], STEPS[4])
    ]
    assert "    on birth: steps 1–3, 5 (desktop, phone)\n" in printed(Report(head(), assertions))


def test_further_pages_are_counted() -> None:
    fault = Finding.failed("It has no name.")
    others = [STEPS[0].model_copy(update={"id": f"page-{number}", "kind": "page"}) for number in range(9)]
    assertions = [assertion("F-1", Outcome.FAILED, fault, subject=subject) for subject in (*STEPS, *others)]
    on = "    on birth: steps 1–6 (desktop), page-0+desktop, page-1+desktop, page-2+desktop and 6 more\n"
    assert on in printed(Report(head(), assertions))
