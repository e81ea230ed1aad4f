"""One fault of a run: the visits and the elements that show it."""

from dataclasses import dataclass, field

from portalcheck.model.answer import Answer
from portalcheck.model.assertion import Evidence, Finding, Outcome
from portalcheck.model.ruleset import Language
from portalcheck.report.cut import Cut
from portalcheck.report.place import Place
from portalcheck.report.spans import Spans
from portalcheck.report.translations import message

MOST_PLACES = 50  # of one cause
MOST_COPIES = 20  # elements of one cause, and messages


@dataclass(eq=False, slots=True)
class Cause:
    """One fault, question or reason, and the visits that show it; `pictured` and `seen_on` belong to the pictures.

    One component may show it in several `elements` (selectors), and be measured differently in several `messages`; the
    first of both go together. `further` tells that there are more elements than are kept. `carried` counts the visits
    that had it from an earlier step of their journey.
    """

    outcome: Outcome
    frame: Cut
    snippet: Cut
    seen_on: Place
    answer: Answer | None = None
    evidence: tuple[Evidence, ...] = ()
    pictured: Cut = field(default_factory=lambda: Cut.of(""))
    elements: dict[Cut, None] = field(default_factory=dict)
    further: bool = False
    messages: dict[Cut, Cut] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    visits: int = 0
    carried: int = 0
    spans: Spans = field(default_factory=Spans)

    @property
    def css(self) -> Cut:
        """The selector of the first element."""
        return next(iter(self.elements))

    @property
    def message(self) -> Cut:
        """What was said first."""
        return next(iter(self.messages.values()))

    def count(self, place: Place, finding: Finding) -> None:
        """Count one more visit."""
        self.visits += 1
        self.carried += finding.carried is not None
        self.spans.add(place.page, place.screen)
        if len(self.places) < MOST_PLACES:
            self.places.append(place)

    def add(self, place: Place, finding: Finding, language: Language) -> None:
        """Take in what one element shows; the first pictures that there are stay."""
        css, raw = Cut.of(finding.target.css if finding.target else ""), Cut.of(finding.message)
        if css not in self.elements:
            self.further = len(self.elements) == MOST_COPIES
            if not self.further:
                self.elements[css] = None
        if raw not in self.messages and len(self.messages) < MOST_COPIES:
            self.messages[raw] = Cut.said(message(finding, language))
        if not self.evidence and finding.evidence:
            self.evidence, self.seen_on, self.pictured = finding.evidence, place, css
