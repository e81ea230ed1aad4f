"""A way to take a journey: what it changes about the window, the hands and the course of a step."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from portalcheck.gather import act
from portalcheck.gather.hands import Hands
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Artifact
from portalcheck.model.journey import Step
from portalcheck.model.subject import Device

if TYPE_CHECKING:
    from portalcheck.gather.journey import Player


class Lens:
    """Takes a journey as it is written, with a pointer. A lens overrides what it does in another way.

    `makes` names the artifacts that it leaves beside the trace; `patience` is how many times as long as usual anything
    may take.
    """

    makes: ClassVar[tuple[type[Artifact], ...]] = ()
    patience: float = 1

    def device(self, device: Device) -> Device:
        """Give the window that is opened."""
        return device

    def values(self, values: Mapping[str, str]) -> dict[str, str]:
        """Give what the journey's placeholders stand for."""
        return dict(values)

    async def begin(self, tab: Tab) -> None:
        """Prepare a tab in which nothing was opened yet."""

    def hands(self, tab: Tab) -> Hands:
        """Give what acts upon the page."""
        return act

    async def play(self, player: "Player", number: int, step: Step) -> None:
        """Play a step, from the state that the step before ended in. Raises Stopped where it cannot be played."""
        await player.play(number, step)

    def left(self) -> dict[str, Artifact]:
        """Give the artifacts, by name, when the journey has ended."""
        return {}
