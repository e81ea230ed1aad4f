"""What a rule says of a layout failure: where, between which widths, and by how much."""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding, Phrase, Pointer
from portalcheck.model.sweep import LayoutCandidate, LayoutKind, Sweep

# The least share of the pixels concerned that must change: less is a hair of an anti-aliased edge.
_SEEN = 0.005


def is_seen(candidate: LayoutCandidate) -> bool:
    """Tell whether hiding the elements changes anything where they meet: what nobody sees is no failure."""
    return candidate.observed is not None and candidate.observed >= _SEEN


def data_of(candidate: LayoutCandidate, **more: Any) -> dict[str, Any]:
    """Give the numbers of a finding: `kind`, and the inclusive `range` of widths in CSS px, `exact` or about."""
    first, last = candidate.first, candidate.last
    if not candidate.exact:
        windows = Phrase.of("In windows of about {first} to {last} px", first=first, last=last)
    elif first != last:
        windows = Phrase.of("In windows of {first} to {last} px", first=first, last=last)
    else:
        windows = Phrase.of("In a window of {first} px", first=first)
    return {
        "kind": candidate.kind,
        "range": [first, last],
        "exact": candidate.exact,
        "windows": windows,
        "other": candidate.other,
        "px": px(candidate.px),
        "at": candidate.at,
        "like": candidate.like,
        **more,
    }


def target_of(candidate: LayoutCandidate) -> Pointer:
    """Give the element that a finding is about."""
    return Pointer(css=candidate.css, snippet=candidate.snippet)


def named(candidate: LayoutCandidate) -> str:
    """Give the second element by its selector, on one line."""
    return on_one_line(candidate.other)


def ends(sweep: Sweep) -> dict[str, Any]:
    """Give the narrowest and the widest window."""
    return {"narrowest": sweep.widths[0], "widest": sweep.widths[-1]}


def or_passed(findings: list[Finding], sweep: Sweep, kind: LayoutKind, none: Finding) -> Iterator[Finding]:
    """Give the findings of a kind, or else that there are none. What was not looked at is a question."""
    yield from findings
    if more := sweep.more.get(kind):
        yield Finding.cant_tell(
            "{more} more places may break between {narrowest} and {widest} px and were not looked at. Do they?",
            more=more,
            **ends(sweep),
        )
    elif not findings and sweep.elements > 1:
        yield none


def literal(kind: LayoutKind, *, more: int = 0, **about: Any) -> Sweep:
    """Give a sweep with one candidate, for the cases of a rule; without anything about it, of an empty page. `more`
    were not looked at.
    """
    known = {
        "kind": kind,
        "css": "#a",
        "snippet": '<p id="a">',
        "other": "#b",
        "other_snippet": '<p id="b">',
        "text": "Lệ phí",
        "first": 320,
        "last": 500,
        "px": 40,
        "at": 320,
        **about,
    }
    candidates = (LayoutCandidate.model_validate(known),) if about else ()
    elements = 9 if about or more else 1
    return Sweep(widths=(320, 1400), height=800, elements=elements, candidates=candidates, more={kind: more})
