"""What rules over things that open share."""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.disclosure import Dialog, Disclosure, Opener, Shown


def pointer(one: Opener | Shown | Dialog) -> Pointer:
    """Point at a control or at what it opened."""
    return Pointer(css=one.css, snippet=one.snippet)


def called(one: Opener) -> str:
    """Give what a control is called, on one line."""
    return on_one_line(one.name[:80])


def said(shown: tuple[Shown, ...]) -> str:
    """Give the beginning of what was shown, on one line."""
    return on_one_line(next((one.text or one.name for one in shown if one.text or one.name), "")[:80])


def rest_of_the_openers(disclosure: Disclosure, *, details: bool = False) -> Iterator[Finding]:
    """Ask about what was not pressed; of `details`, which the browser folds, only where the rule speaks of them."""
    if disclosure.stopped:
        yield Finding.cant_tell(
            "After {openers} controls what had opened could not be closed again. Does the same hold for the rest?",
            openers=len(disclosure.openers),
        )
    elif left_out := disclosure.left_out + (disclosure.details_left_out if details else 0):
        yield Finding.cant_tell(
            "{openers} controls were pressed, the limit; {left_out} were not. Does the same hold for these?",
            openers=len(disclosure.openers),
            left_out=left_out,
        )
