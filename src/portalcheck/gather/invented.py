"""Asks the place that confirmed the reference for one that was never given: it must not know that one."""

import re

from portalcheck.gather.answers import Gone, Unanswered, playwright_error
from portalcheck.gather.find import Stopped
from portalcheck.gather.journey import Player
from portalcheck.model.journey import REFERENCE, Action

_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_COUNTED = 5  # digits
_NOT_FOUND = frozenset({"expectation", "not-there", "refused", "not-allowed"})
_PATIENCE = 2  # seconds: the place has answered once already


async def ask_for_an_invented_one(player: Player) -> None:
    """Play the last step again with an invented reference, from the address at which it began."""
    step, known = player.record.confirming, player.values.get(REFERENCE, "")
    invented = invent(known)
    if step is None or invented == known:
        return
    player.values[REFERENCE] = invented
    player.record.invented = True
    begin = () if step.do[0].open else (Action(open=player.began_at),)
    try:
        for action in (*begin, *step.do):
            await player.do(action, {}, {}, seconds=_PATIENCE)
    except Stopped as stopped:
        # What was blocked on the way, such as a counter of visits, was blocked when the given one was found as well.
        tried = stopped.cause != "not-allowed" or not player.guard.refused
        player.record.invented = False if tried and stopped.cause in _NOT_FOUND else None
    except (Gone, Unanswered, playwright_error()):
        player.record.invented = None
    finally:
        player.values[REFERENCE] = known


def invent(reference: str) -> str:
    """Make up a reference of the same form; the same one where it has no number that could be changed.

    Short numbers are given in turn and get longer: one of as many digits may be another person's.
    """

    def other(found: re.Match[str]) -> str:
        number = found[0]
        if len(number) < _COUNTED and not number.startswith("0"):
            return "9" * (_COUNTED + 1)
        return ("8" if set(number) == {"9"} else "9") * len(number)

    return _LAST_NUMBER.sub(other, reference)
