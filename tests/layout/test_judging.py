"""What a page with known failures is held to: each is told once, of the right elements, with its range."""

import pytest

from portalcheck.model.assertion import Finding, Pointer
from tests.layout.cases import Case, Failure
from tests.layout.judging import Judged

KNOWN = Failure("element-collision", ("#logo", "#menu"), (320, 699))


def finding(css: str = "#logo", other: str = "#menu", first: int = 320, last: int = 699) -> Finding:
    return Finding.failed("m", Pointer(css=css), kind="element-collision", range=[first, last], other=other)


def judged(*findings: Finding) -> tuple[int, int]:
    """Count what was found, and what else was."""
    one = Judged(Case("a.html", (KNOWN,)), findings)
    return len(one.found), len(one.alarms)


@pytest.mark.parametrize(
    ("findings", "counted"),
    [
        pytest.param((finding(),), (1, 0), id="both elements"),
        pytest.param((finding("#menu", "#logo", last=701),), (1, 0), id="in the other order, 2 px off"),
        pytest.param((finding(other="#search"),), (0, 1), id="one of two elements"),
        pytest.param((finding(last=702),), (0, 1), id="3 px off"),
        pytest.param((finding(), finding("#menu", "#logo")), (1, 1), id="told twice"),
    ],
)
def test_a_known_failure_is_one_finding(findings: tuple[Finding, ...], counted: tuple[int, int]) -> None:
    assert judged(*findings) == counted
