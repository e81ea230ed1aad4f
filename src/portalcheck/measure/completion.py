"""Whether a service was completed, by the journey through it."""

import re
import unicodedata
from typing import Any

from portalcheck.model.assertion import Finding
from portalcheck.model.journey import REFERENCE
from portalcheck.model.trace import Stop, Trace

_UNKNOWN = re.compile(
    r"\bkhông (?:tìm thấy|có|tồn tại|đúng|hợp lệ|xác định)\b|\bchưa (?:có|tìm thấy)\b|"
    r"\b(?:not|n['’]t) (?:found|exist|known|valid)\b|\bno (?:such|match\w*|results?|records?)\b|"
    r"\b(?:unknown|invalid)\b|\b(?:aucune?|introuvable|inconnue?|invalide)\b|\bn['’]existe pas\b",
    re.IGNORECASE,
)


def is_said_unknown(line: str) -> bool:
    """Tell whether a line of a page that names a reference says that it knows none such."""
    return _UNKNOWN.search(unicodedata.normalize("NFC", line)) is not None


def came_of(trace: Trace) -> Finding:
    """Say what came of a journey: a reference that was found again, or where it stopped and how surely."""
    if trace.stop:
        return _stopped(trace, trace.stop)
    given = next((step for step in trace.steps if step.extracted.get(REFERENCE)), None)
    if given is None:
        return Finding.cant_tell(
            "All {steps} steps were played, and the journey takes no reference. Was the service completed?",
            steps=trace.planned,
        )
    data: dict[str, Any] = {"reference": given.extracted[REFERENCE], "given": given.number, "steps": trace.planned}
    found = next((step for step in trace.steps if REFERENCE in step.confirmed), None)
    if found is None:
        return Finding.cant_tell(
            "Step {given} gave the reference {reference}, and no later step expects it at another address. "
            "Can it be found again?",
            **data,
        )
    if trace.invented:
        return Finding.failed(
            "Step {given} gave the reference {reference}, and what step {found} found it by is there for an invented "
            "reference as well.",
            **data,
            found=found.number,
        )
    if trace.invented is None and not trace.taken_by_a_test:
        return Finding.cant_tell(
            "Step {given} gave the reference {reference}, and step {found} shows it; whether it would show an invented "
            "one as well could not be tried. Does it know the reference?",
            **data,
            found=found.number,
        )
    return Finding.passed(
        "Step {given} of {steps} gave the reference {reference}, and step {found} found it again.",
        **data,
        found=found.number,
    )


def _stopped(trace: Trace, stop: Stop) -> Finding:
    data: dict[str, Any] = {
        "number": stop.number,
        "steps": trace.planned,
        "title": stop.title,
        "reason": stop.why,
        "action": stop.action,
        "cause": stop.cause,
    }
    if stop.flake:
        data["flake"] = stop.flake
    where = "The journey stopped at step {number} of {steps} ({title}): {reason}."
    if stop.again:
        return Finding.cant_tell(f"{where} Tried again from the start, it came through. What was different?", **data)
    if stop.cause == "not-there" and stop.nearest:
        return Finding.cant_tell(f"{where} Is “{{nearest}}” what is meant?", nearest=stop.nearest, **data)
    if stop.cause == "ambiguous":
        return Finding.cant_tell(f"{where} Which one is meant?", **data)
    if stop.cause == "unsure":
        return Finding.cant_tell(f"{where} Can a person do it?", **data)
    if stop.again is False:
        return Finding.failed(f"{where} Tried again from the start, it stopped there as well.", **data)
    if stop.elsewhere:
        return Finding.failed(
            f"{where} Tried again from the start, it stopped at step {{elsewhere}}.", elsewhere=stop.elsewhere, **data
        )
    if stop.flake == "stable-fail":
        return Finding.failed(where, **data)
    return Finding.untested(where, **data)
