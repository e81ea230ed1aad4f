"""What became of what was typed, as the rules about interruptions tell it."""

from collections.abc import Iterable
from typing import Any, Literal

from portalcheck.measure.way import not_played
from portalcheck.model.assertion import Finding
from portalcheck.model.interruptions import Became, Fate, Interruption
from portalcheck.model.trace import Trace

_MOST = 3

Loss = Literal[
    "",  # everything is there
    "lost",  # something is surely empty that was not
    "gone",  # some of the form is not on the page
    "other",  # something else stands in a field
    "ticks",  # nothing but ticks was taken away
]


def loss(fates: Iterable[Fate]) -> Loss:
    """Tell the worst that became of what was typed. A tick may be a declaration that is to be made anew."""
    told = list(fates)
    if any(one.became == "empty" and one.kind != "tick" for one in told):
        return "lost"
    for became in ("gone", "other"):
        if any(one.became == became for one in told):
            return "gone" if became == "gone" else "other"
    return "ticks" if any(one.became != "kept" for one in told) else ""


def fields_that(became: Became, fates: Iterable[Fate]) -> dict[str, Any]:
    """Name fields by their labels, the first three, and count them."""
    labels = [one.label for one in fates if one.became == became]
    more = ", …" if len(labels) > _MOST else ""
    return {"count": len(labels), "fields": ", ".join(f"“{label}”" for label in labels[:_MOST]) + more}


def place(one: Interruption) -> dict[str, Any]:
    """Give the number and the title of a step."""
    return {"number": one.number, "title": one.title}


def not_tried(interruptions: Iterable[Interruption]) -> Iterable[Finding]:
    """Tell of what could not be tried, and why."""
    for one in interruptions:
        if one.untried:
            yield Finding.untested("Step {number} ({title}) was not tried: {why}.", **place(one), why=one.untried)


def stopped(trace: Trace) -> Iterable[Finding]:
    """Tell that the journey ended before its last step, so that no more is known."""
    if trace.stop:
        yield not_played(trace)


def short_trace(*, stop: Any = None) -> Trace:
    """Give a trace for the cases of a rule."""
    return Trace(title="Register a birth", planned=3, steps=(), stop=stop)


def fate(became: Became = "kept", label: str = "Họ và tên", kind: Literal["text", "choice", "tick"] = "text") -> Fate:
    """Give a field for the cases of a rule."""
    return Fate(label=label, kind=kind, became=became)
