"""What rules over mistakes on the way of a journey share: where each was made, and what could not be tried."""

from collections.abc import Iterator

from portalcheck.measure.way import not_played
from portalcheck.model.assertion import Finding, Phrase
from portalcheck.model.mistakes import Mistake, Mistakes
from portalcheck.model.trace import Trace

_WHY = {
    "no-form": "what it presses stands in no form",
    "framed": "it stands in a frame",
    "unanswered": "the page gave no answer",
    "not-there": "it could not be filled in again",
}
"""Where nobody looked. That a form is left alone for a good reason, such as a password, leaves nothing open."""


def in_step(mistake: Mistake, finding: Finding) -> Finding:
    """Say of a finding in which step it was."""
    where = Phrase.of("In step {number} ({title}):", number=mistake.step, title=mistake.title)
    return Finding(
        outcome=finding.outcome,
        message=f"{where.text} {finding.message}",
        template=f"{where.template} {finding.template or finding.message}",
        data={**where.data, **finding.data},
    )


def not_looked_at(mistakes: Mistakes, trace: Trace) -> Iterator[Finding]:
    """Give what was not tried, and so is not known."""
    for one in mistakes.left_out:
        if one.why in _WHY:
            yield Finding.untested(
                "In step {number} ({title}): The form was not sent with a mistake, since {why}.",
                number=one.step,
                title=one.title,
                why=_WHY[one.why],
                cause="unavailable",
            )
    if trace.stop:
        yield not_played(trace)
