"""What is not at hand is left out on a machine, and fails in continuous integration."""

import pytest

from tests.at_hand import absent, unless_at_hand


@pytest.mark.parametrize(
    ("ci", "ends"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception), ("false", pytest.skip.Exception)]
)
def test_what_is_absent(ci: str, ends: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(ends, match="no such program"):
        absent("no such program")


@pytest.mark.parametrize(("ci", "there", "skips"), [("true", "", False), ("", "", True), ("", "here", False)])
def test_what_a_mark_leaves_out(ci: str, there: str, skips: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    assert unless_at_hand(there, "no such program").mark.args == (skips,)
