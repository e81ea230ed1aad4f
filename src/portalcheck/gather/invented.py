"""Asks the place that confirmed the reference for one that was never given: it must not know that one."""

import re

from portalcheck.gather.answers import Gone, Unanswered
from portalcheck.gather.find import Stopped
from portalcheck.gather.journey import Player
from portalcheck.model.journey import REFERENCE

_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_PATIENCE = 2  # seconds: the place has answered once already


async def ask_for_an_invented_one(player: Player) -> None:
    """Play the last step again with an invented reference, where it began by going to that place by itself."""
    step, known = player.record.confirming, player.values.get(REFERENCE, "")
    invented = _invent(known)
    if step is None or invented == known:
        return
    player.values[REFERENCE] = invented
    player.record.invented = True
    try:
        for action in step.do:
            await player.do(action, {}, {}, seconds=_PATIENCE)
    except Stopped as stopped:
        player.record.invented = False if stopped.cause in ("expectation", "not-there", "refused") else None
    except (Gone, Unanswered):
        player.record.invented = None
    finally:
        player.values[REFERENCE] = known


def _invent(reference: str) -> str:
    """Make up a reference of the same form; the same one where it has no number that could be changed."""
    invented = _LAST_NUMBER.sub(lambda found: "9" * len(found[0]), reference)
    return invented if invented != reference else _LAST_NUMBER.sub(lambda found: "8" * len(found[0]), reference)
