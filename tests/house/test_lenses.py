"""Every lens that a portal file may name is there, and is told about."""

from pathlib import Path

from portalcheck.gather.lenses import LENSES, Lens, lens
from portalcheck.model.lens import LENSES as NAMES
from portalcheck.model.lens import ON_A_PHONE

GUIDE = Path(__file__).parents[2] / "docs" / "writing-a-journey.md"


def test_each_name_has_its_lens() -> None:
    assert set(LENSES) == set(NAMES)
    assert set(NAMES) > ON_A_PHONE
    assert type(lens(None)) is Lens


def test_each_is_in_the_guide() -> None:
    rows = [line for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("| `")]
    assert {name for name in NAMES if any(f"| `{name}` |" in row for row in rows)} == set(NAMES)


def test_what_a_lens_leaves_is_asked_under_it_alone() -> None:
    assert {kind.under: name for name, one in LENSES.items() for kind in one.makes} == {
        name: name for name, one in LENSES.items() if one.makes
    }
