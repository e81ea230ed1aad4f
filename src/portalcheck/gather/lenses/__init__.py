"""The lenses, by name; each stands in a file of its own."""

from portalcheck.gather.lenses.keyboard import KeyboardLens
from portalcheck.gather.lenses.lens import Lens
from portalcheck.gather.lenses.reflow import ReflowLens
from portalcheck.model.lens import LensName

LENSES: dict[LensName, type[Lens]] = {
    "keyboard": KeyboardLens,
    "reflow": ReflowLens,
}


def lens(name: str | None) -> Lens:
    """Make a lens by its name; None is the journey as it is written."""
    return next((kind() for known, kind in LENSES.items() if known == name), Lens())


__all__ = ["LENSES", "Lens", "lens"]
