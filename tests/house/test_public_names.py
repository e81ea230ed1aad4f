"""What `from portalcheck import …` gives is what it says: no module in a name's place, nothing missing."""

from types import ModuleType

import pytest

import portalcheck

NAMES = [name for name in portalcheck.__all__ if name != "__version__"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_there(name: str) -> None:
    given: dict[str, object] = {}
    exec(f"from portalcheck import {name}", given)
    exec(f"from portalcheck import {name}", given)  # the first import may have put a module of that name in its place
    assert not isinstance(given[name], ModuleType)
    assert getattr(portalcheck, name) is given[name]


def test_they_are_in_order() -> None:
    assert len(set(portalcheck.__all__)) == len(portalcheck.__all__)
    assert list(portalcheck.__all__) == sorted(portalcheck.__all__)


def test_another_name_is_told() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rules_of_mine'"):
        _ = portalcheck.rules_of_mine
