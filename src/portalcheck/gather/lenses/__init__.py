"""The lenses, by name; each stands in a file of its own."""

from portalcheck.gather.lenses.interruptions import InterruptionsLens
from portalcheck.gather.lenses.keyboard import KeyboardLens
from portalcheck.gather.lenses.large_text import LargeTextLens
from portalcheck.gather.lenses.lens import Lens
from portalcheck.gather.lenses.mistakes import MistakesLens
from portalcheck.gather.lenses.reflow import ReflowLens
from portalcheck.gather.lenses.slow import SlowLens
from portalcheck.gather.lenses.vietnamese import VietnameseLens
from portalcheck.model.lens import LensName

LENSES: dict[LensName, type[Lens]] = {
    "keyboard": KeyboardLens,
    "reflow": ReflowLens,
    "large-text": LargeTextLens,
    "slow": SlowLens,
    "interruptions": InterruptionsLens,
    "mistakes": MistakesLens,
    "vietnamese": VietnameseLens,
}


def lens(name: str | None) -> Lens:
    """Make a lens by its name; None is the journey as it is written."""
    return next((kind() for known, kind in LENSES.items() if known == name), Lens())


__all__ = ["LENSES", "Lens", "lens"]
