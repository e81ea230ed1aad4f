"""A citizen can complete the service and find its outcome again.

## Applicability
Each journey: the steps that a person takes through a service, played in a browser on one device.

## Expectation
Every step can be played to its end; one of them gives a reference, such as the code of a dossier; and a place at
another address, such as the page where the status is looked up, knows that reference again. It must not know one that
was never given.

## Why it matters
A form that thanks for a dossier which nobody can find again has not done its service.

## Cannot tell
Where something on the page bears almost the name that the journey asks for, or several things bear it, the journey may
be out of date rather than the service. What works when it is tried again, on the same page or from the start, may have
failed by a moment's chance: it is neither a pass nor a failure. Where a place shows the reference and could not be
asked for an invented one, it may show any. Where the tool does not know how something is operated in the way that a
lens asks for, a person may. A journey that takes no reference, or does not look it up, shows how far a person comes and
not whether anything came of it.

## Sources
- Ours: that a service is completed when its outcome can be found again.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.completion import came_of
from portalcheck.model.assertion import Finding
from portalcheck.model.trace import Done, Reached, Stop, StopCause, Trace
from portalcheck.rule_format import cant_tell, failed, passed, rule


@rule("journey/completes", version=2, severity="critical", every_lens=True)
def completes(trace: Trace) -> Iterator[Finding]:
    if not trace.stop:
        yield from (_came_through(trace, flake) for flake in trace.flakes)
    yield came_of(trace)


def _came_through(trace: Trace, flake: Stop) -> Finding:
    return Finding.cant_tell(
        "In step {number} of {steps} ({title}), something worked only when it was tried again on the same page. At "
        "first: {reason}. Would a person have waited?",
        number=flake.number,
        steps=trace.planned,
        title=flake.title,
        reason=flake.why,
        action=flake.action,
        cause=flake.cause,
        flake="state-dependent",
    )


def _reached(number: int, *, confirmed: tuple[str, ...] = (), **extracted: str) -> Reached:
    done = (Done(action="open /", milliseconds=120, url="http://localhost/"),)
    return Reached(
        number=number,
        title=f"Step {number}",
        url=f"http://localhost/{number}",
        done=done,
        extracted=extracted,
        confirmed=confirmed,
    )


def _trace(*steps: Reached, invented: bool | None = False, **more: Any) -> Trace:
    return Trace(title="Register a birth", planned=2, steps=steps, invented=invented, entries=(), **more)


def _stop_at(cause: StopCause, **more: Any) -> Stop:
    return Stop(number=2, title="Look up", action="click", reason="the page has not it", cause=cause, **more)


def _stop(cause: StopCause, **more: Any) -> Trace:
    return _trace(_reached(1), stop=_stop_at(cause, **more))


_GIVEN = _reached(1, reference="KS-1")
_FOUND = _reached(2, confirmed=("reference",))

CASES = (
    passed("the reference is found again", _trace(_GIVEN, _FOUND)),
    passed(
        "a user's own test found it again",
        Trace(title="Register a birth", planned=2, steps=(_GIVEN, _FOUND)),
    ),
    failed("an invented reference is known as well", _trace(_GIVEN, _FOUND, invented=True)),
    failed("what the next action needs is not there", _stop("not-there")),
    failed("what is there cannot be used", _stop("not-possible")),
    failed("what was expected did not come", _stop("expectation")),
    failed("the server answered with an error", _stop("refused")),
    failed("it stopped there again, from the start", _stop("expectation", again=False)),
    failed("it stopped elsewhere, from the start", _stop("expectation", elsewhere=1)),
    cant_tell("it came through from the start", _stop("expectation", again=True)),
    cant_tell("it worked at the second try", _trace(_GIVEN, _FOUND, flakes=(_stop_at("not-possible"),))),
    cant_tell("an invented reference could not be tried", _trace(_GIVEN, _FOUND, invented=None)),
    cant_tell("something bears almost the name", _stop("not-there", nearest="Look up!")),
    cant_tell("several things bear the name", _stop("ambiguous")),
    cant_tell("whether it can be used is not known", _stop("unsure")),
    cant_tell("no reference is taken", _trace(_reached(1), _reached(2))),
    cant_tell("the reference is not looked up", _trace(_GIVEN, _reached(2))),
)
