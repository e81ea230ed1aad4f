"""What a visit costs, in counters that no machine changes: loads, engine runs, messages, bytes out of the page."""

import pytest
from benchmarks.counters import Counted, count, counted_pages

pytestmark = pytest.mark.browser

DEVICES = ("desktop", "phone")
# What was measured, and a tenth more for bytes: fonts and browsers move boxes a little. Fewer is always welcome.
MESSAGES = {1: 23, 2: 35}
"""By the number of frames, from when the page is at rest."""
BYTES_OUT = {"/nho": 61_000, "/nho-co-script": 87_000, "/co-khung": 157_000, "/vua": 252_000, "/lon": 496_000}
TREE_BYTES = {"/nho": 240_000, "/nho-co-script": 320_000, "/co-khung": 370_000, "/vua": 780_000, "/lon": 1_470_000}


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> list[Counted]:
    visits = count(tmp_path_factory.mktemp("results"), DEVICES)
    expected = [(page.path, device) for device in DEVICES for page in counted_pages()]
    assert [(visit.path, visit.device) for visit in visits] == expected
    return visits


@pytest.mark.slow
def test_each_visit_loads_its_page_once(visits: list[Counted]) -> None:
    assert {visit.path: visit.loads for visit in visits} == dict.fromkeys(BYTES_OUT, 1)


def test_the_engine_runs_once_in_each_frame(visits: list[Counted]) -> None:
    assert {visit.path: visit.engine_runs for visit in visits} == {visit.path: visit.frames for visit in visits}


def test_messages(visits: list[Counted]) -> None:
    assert [visit for visit in visits if visit.messages > MESSAGES[visit.frames]] == []


def test_bytes_out_of_the_page(visits: list[Counted]) -> None:
    assert [visit for visit in visits if visit.bytes_out > BYTES_OUT[visit.path]] == []
    assert [visit for visit in visits if visit.tree_bytes > TREE_BYTES[visit.path]] == []


def test_counters_count(visits: list[Counted]) -> None:
    """Were nothing counted, the limits would hold as well."""
    assert all(visit.messages >= 10 and visit.bytes_out >= 100 * visit.elements**0.5 for visit in visits)
    assert all(visit.tree_bytes > visit.elements * 100 for visit in visits)
