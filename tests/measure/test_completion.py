"""A line that names a reference may say that there is none such."""

import pytest

from portalcheck.measure.completion import is_said_unknown


@pytest.mark.parametrize(
    "line",
    [
        "Không tìm thấy hồ sơ HS-1",
        "Mã hồ sơ HS-1 không tồn tại.",
        "No application HS-1 was found: no such reference",
        "HS-1 does not exist",
        "Aucun dossier HS-1",
    ],
)
def test_it_says_that_there_is_none(line: str) -> None:
    assert is_said_unknown(line)


@pytest.mark.parametrize(
    "line", ["Hồ sơ HS-1", "Hồ sơ HS-1 chưa được giải quyết", "HS-1: not yet decided", "Dossier HS-1 reçu"]
)
def test_it_says_how_it_stands(line: str) -> None:
    assert not is_said_unknown(line)
