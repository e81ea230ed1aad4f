"""A reference that was never given: of the form of the one that was, and not that of somebody else."""

import pytest

from portalcheck.gather.invented import invent


@pytest.mark.parametrize(
    ("given", "invented"),
    [
        ("KS-2026-000123", "KS-2026-999999"),
        ("LC-999999", "LC-888888"),
        ("000.00.12.H26-231115-0042", "000.00.12.H26-231115-9999"),  # filled up with noughts: as many digits
        ("residence-9", "residence-999999"),  # given in turn: 8 and 10 may be other people's
        ("HS1234", "HS999999"),
        ("A-B", "A-B"),
    ],
)
def test_invented(given: str, invented: str) -> None:
    assert invent(given) == invented
