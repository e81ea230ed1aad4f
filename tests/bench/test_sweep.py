"""The benchmark of the sweep says whether its aims are met."""

import pytest
from benchmarks.sweep import Cost, aims


@pytest.mark.parametrize(
    ("seconds", "megabytes", "met"),
    [(1.9, 3.0, [True, True]), (2.1, 3.0, [False, True]), (1.9, 3.2, [True, False])],
)
def test_an_aim_that_is_missed_is_told(seconds: float, megabytes: float, met: list[bool]) -> None:
    costs = {20: Cost(23, 1.0, 2.0), 40: Cost(43, seconds, 2.5), 160: Cost(159, 6.0, megabytes)}
    assert list(aims(costs).values()) == met
