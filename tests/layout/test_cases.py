"""Each known layout failure is found with its range, and nothing on the clean pages."""

from pathlib import Path

import pytest

from tests.layout.cases import FOLDER, all_cases
from tests.layout.judging import judge_cases

_CASES = all_cases()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(not _CASES, reason="the pages with known layout failures are not at hand")
def test_known_failures_are_found_and_clean_pages_are_spared(tmp_path: Path) -> None:
    wrong = [
        (
            one.case.page,
            [failure for failure in one.case.failures if failure not in one.found],
            one.alarms,
            one.untested,
        )
        for one in judge_cases(_CASES, FOLDER, tmp_path)
        if len(one.found) < len(one.case.failures) or one.alarms or one.untested
    ]
    assert not wrong
