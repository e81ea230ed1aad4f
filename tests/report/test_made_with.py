"""Every report tells the versions that its verdicts hang on."""

from pathlib import Path

import pytest

from portalcheck.core import portalcheck_reporters
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from tests.report.sample import DESKTOP, HOME, assertion, head, visit

REPORTERS = {one.name: one for one in portalcheck_reporters()}


@pytest.mark.parametrize("name", REPORTERS)
def test_it_tells_tool_engine_browser_and_editions(name: str, tmp_path: Path) -> None:
    report = Report(head(visit(HOME, DESKTOP)), [assertion("F-1", Outcome.FAILED, Finding.failed("It has no alt."))])
    REPORTERS[name](report, tmp_path)
    written = "".join(file.read_text("utf-8") for file in tmp_path.rglob("*") if file.is_file())
    assert [
        told for told in ("0.1.0", "4.12.1", "Chromium 140.0", "2026.1") if told not in written.replace("\\", "")
    ] == []  # Markdown sets marks apart
