"""The journey by keys alone, as people take it who cannot use a pointer."""

from typing import TYPE_CHECKING

from portalcheck.gather.hands import Hands
from portalcheck.gather.keys import KeyHands
from portalcheck.gather.lenses.lens import Lens
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Artifact
from portalcheck.model.journey import Step
from portalcheck.model.keys import Keys

if TYPE_CHECKING:
    from portalcheck.gather.journey import Player


class KeyboardLens(Lens):
    """Takes the journey with Tab, Shift+Tab, arrows, Enter, Space and letters, and counts the presses."""

    makes = (Keys,)
    _hands: KeyHands

    def hands(self, tab: Tab) -> Hands:
        """Give hands that press keys."""
        self._hands = KeyHands(tab)
        return self._hands

    async def play(self, player: "Player", number: int, step: Step) -> None:
        """Play a step, and keep what came of its targets."""
        self._hands.step = number
        try:
            await player.play(number, step)
        finally:
            self._hands.step = 0  # what is asked for after the journey is no part of it

    def left(self) -> dict[str, Artifact]:
        """Give what came of each target."""
        return {Keys.name: Keys(targets=tuple(self._hands.targets))}
