"""The success criteria of WCAG 2.0 to 2.2: number, the version that introduced it, level and short name.

Source: W3C, Web Content Accessibility Guidelines 2.0, 2.1 and 2.2. 4.1.1 was removed in 2.2.
"""

import re
from typing import NamedTuple

_NO_WORD = re.compile(r"[^a-z0-9]+")


class SuccessCriterion(NamedTuple):
    """One success criterion; `since` is 20, 21 or 22."""

    number: str
    since: int
    level: str
    name: str

    @property
    def requirement(self) -> str:
        """Its id in this project: named by the version that introduced it, such as `WCAG21:1.4.10`."""
        return f"WCAG{self.since}:{self.number}"

    @property
    def fragment(self) -> str:
        """Its id in the Recommendation since 2.1, such as `non-text-content`; 2.0 is spoken of by the same."""
        return _NO_WORD.sub("-", self.name.lower()).strip("-")

    @property
    def address(self) -> str:
        """Where it stands: in 2.1, or in 2.2 where that introduced it. Tools match by this address."""
        return f"https://www.w3.org/TR/WCAG{max(self.since, 21)}/#{self.fragment}"


_TABLE = """
1.1.1 20 A Non-text Content
1.2.1 20 A Audio-only and Video-only (Prerecorded)
1.2.2 20 A Captions (Prerecorded)
1.2.3 20 A Audio Description or Media Alternative (Prerecorded)
1.2.4 20 AA Captions (Live)
1.2.5 20 AA Audio Description (Prerecorded)
1.2.6 20 AAA Sign Language (Prerecorded)
1.2.7 20 AAA Extended Audio Description (Prerecorded)
1.2.8 20 AAA Media Alternative (Prerecorded)
1.2.9 20 AAA Audio-only (Live)
1.3.1 20 A Info and Relationships
1.3.2 20 A Meaningful Sequence
1.3.3 20 A Sensory Characteristics
1.3.4 21 AA Orientation
1.3.5 21 AA Identify Input Purpose
1.3.6 21 AAA Identify Purpose
1.4.1 20 A Use of Color
1.4.2 20 A Audio Control
1.4.3 20 AA Contrast (Minimum)
1.4.4 20 AA Resize Text
1.4.5 20 AA Images of Text
1.4.6 20 AAA Contrast (Enhanced)
1.4.7 20 AAA Low or No Background Audio
1.4.8 20 AAA Visual Presentation
1.4.9 20 AAA Images of Text (No Exception)
1.4.10 21 AA Reflow
1.4.11 21 AA Non-text Contrast
1.4.12 21 AA Text Spacing
1.4.13 21 AA Content on Hover or Focus
2.1.1 20 A Keyboard
2.1.2 20 A No Keyboard Trap
2.1.3 20 AAA Keyboard (No Exception)
2.1.4 21 A Character Key Shortcuts
2.2.1 20 A Timing Adjustable
2.2.2 20 A Pause, Stop, Hide
2.2.3 20 AAA No Timing
2.2.4 20 AAA Interruptions
2.2.5 20 AAA Re-authenticating
2.2.6 21 AAA Timeouts
2.3.1 20 A Three Flashes or Below Threshold
2.3.2 20 AAA Three Flashes
2.3.3 21 AAA Animation from Interactions
2.4.1 20 A Bypass Blocks
2.4.2 20 A Page Titled
2.4.3 20 A Focus Order
2.4.4 20 A Link Purpose (In Context)
2.4.5 20 AA Multiple Ways
2.4.6 20 AA Headings and Labels
2.4.7 20 AA Focus Visible
2.4.8 20 AAA Location
2.4.9 20 AAA Link Purpose (Link Only)
2.4.10 20 AAA Section Headings
2.4.11 22 AA Focus Not Obscured (Minimum)
2.4.12 22 AAA Focus Not Obscured (Enhanced)
2.4.13 22 AAA Focus Appearance
2.5.1 21 A Pointer Gestures
2.5.2 21 A Pointer Cancellation
2.5.3 21 A Label in Name
2.5.4 21 A Motion Actuation
2.5.5 21 AAA Target Size (Enhanced)
2.5.6 21 AAA Concurrent Input Mechanisms
2.5.7 22 AA Dragging Movements
2.5.8 22 AA Target Size (Minimum)
3.1.1 20 A Language of Page
3.1.2 20 AA Language of Parts
3.1.3 20 AAA Unusual Words
3.1.4 20 AAA Abbreviations
3.1.5 20 AAA Reading Level
3.1.6 20 AAA Pronunciation
3.2.1 20 A On Focus
3.2.2 20 A On Input
3.2.3 20 AA Consistent Navigation
3.2.4 20 AA Consistent Identification
3.2.5 20 AAA Change on Request
3.2.6 22 A Consistent Help
3.3.1 20 A Error Identification
3.3.2 20 A Labels or Instructions
3.3.3 20 AA Error Suggestion
3.3.4 20 AA Error Prevention (Legal, Financial, Data)
3.3.5 20 AAA Help
3.3.6 20 AAA Error Prevention (All)
3.3.7 22 A Redundant Entry
3.3.8 22 AA Accessible Authentication (Minimum)
3.3.9 22 AAA Accessible Authentication (Enhanced)
4.1.1 20 A Parsing
4.1.2 20 A Name, Role, Value
4.1.3 21 AA Status Messages
"""


def _parse() -> dict[str, SuccessCriterion]:
    rows = (line.split(" ", 3) for line in _TABLE.strip().splitlines())
    return {number: SuccessCriterion(number, int(since), level, name) for number, since, level, name in rows}


SUCCESS_CRITERIA = _parse()
BY_REQUIREMENT = {criterion.requirement: criterion for criterion in SUCCESS_CRITERIA.values()}
