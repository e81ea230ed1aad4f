"""The lenses: ways to take the same journey, each of which some people depend on."""

from typing import Literal, get_args

LensName = Literal[
    "keyboard",  # by keys alone
    "reflow",  # in a window of 320 × 256 CSS px, as a desktop zoomed to 400 % has it
    "large-text",  # with all text at 200 %
    "slow",  # over a slow network, on a slow processor
    "mistakes",  # each form first sent empty, then with a wrong value
    "interruptions",  # reloads, back and forward, sending twice, a lost connection, a session that ended
    "vietnamese",  # decomposed letters and every tone
]
LENSES: tuple[LensName, ...] = get_args(LensName)

LIGHTHOUSE: Literal["lighthouse"] = "lighthouse"
"""A page as Lighthouse measures it: loaded by a program of its own, with no other visit beside it."""

VisitLens = LensName | Literal["lighthouse"]
"""What a visit can be made under: the lens of a journey, or Lighthouse for a page."""

ON_A_PHONE: frozenset[LensName] = frozenset({"slow", "mistakes", "interruptions", "vietnamese"})
"""What is taken on the first phone of a portal; all else on the first device that is none."""
