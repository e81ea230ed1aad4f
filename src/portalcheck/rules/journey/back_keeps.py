"""Going back finds what was typed, and a way on.

## Applicability
Each step of a journey that fills a form in and leads on, before the one that gives the reference: the browser's button
“back” is pressed, then “forward”. Passwords, codes and files are not looked at.

## Expectation
The form is there again with what was typed, and no page such as “document expired”. From there the way leads on: by the
button “forward”, or by pressing the same control again.

## Why it matters
People go back to look at what they wrote. The button that every browser has must not end the service.

## Cannot tell
Where going back leads to another page than the form, or the form shows other values or is no longer ticked. Where the
browser knows of no page to go back to; where one of the pages is the answer to a form, which going back would send
again; and where no way that was tried led on.

## Sources
- Ours: that a form keeps what was typed. No success criterion of WCAG asks for it.
"""

from collections.abc import Iterator

from portalcheck.measure.interrupted import fate, fields_that, loss, not_tried, place, short_trace, stopped
from portalcheck.model.assertion import Finding
from portalcheck.model.interruptions import Interruptions, WentBack
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("journey/back-keeps", version=1)
def back_keeps(trace: Trace, interruptions: Interruptions) -> Iterator[Finding]:
    told = [finding for one in interruptions.went_back if not one.untried and (finding := _judge(one))]
    untold = [*not_tried(interruptions.went_back), *stopped(trace)]
    yield from (*told, *untold)
    if interruptions.went_back and not told and not untold:
        yield Finding.passed(
            "Going back to {steps} steps found what was typed each time, and the way on.",
            steps=len(interruptions.went_back),
        )


def _judge(one: WentBack) -> Finding | None:
    if one.same_place:
        return Finding.cant_tell(
            "Step {number} ({title}) leads on without the browser's knowing, so that going back leaves the service. Is "
            "what was typed lost then?",
            **place(one),
        )
    if one.answer:
        return Finding.cant_tell(
            "Step {number} ({title}) begins or ends with the answer to a form, which going back would send again. Is "
            "what was typed still there then?",
            **place(one),
        )
    if one.expired:
        return Finding.failed(
            "Going back to step {number} ({title}) shows the browser's own page: the form has expired.", **place(one)
        )
    if (one.status or 0) >= 400:
        return Finding.failed(
            "Going back to step {number} ({title}) is answered by {status}.", **place(one), status=one.status
        )
    lost = loss(one.fates)
    if lost == "lost":
        return Finding.failed(
            "Going back to step {number} ({title}) finds {count} fields empty: {fields}.",
            **place(one),
            **fields_that("empty", one.fates),
        )
    if lost == "gone":
        return Finding.cant_tell(
            "Going back from step {number} ({title}) leads to a page without {fields}. Can what was typed be seen and "
            "changed?",
            **place(one),
            **fields_that("gone", one.fates),
        )
    if lost == "other":
        return Finding.cant_tell(
            "Going back to step {number} ({title}) finds something else at {fields}. Is that what was typed?",
            **place(one),
            **fields_that("other", one.fates),
        )
    if lost == "ticks":
        return Finding.cant_tell(
            "Going back to step {number} ({title}) finds {fields} no longer ticked. Is that to be declared anew?",
            **place(one),
            **fields_that("empty", one.fates),
        )
    if not one.onwards:
        return Finding.cant_tell(
            "Having gone back to step {number} ({title}), neither “forward” nor pressing again led on. Is there a way "
            "on?",
            **place(one),
        )
    return None


def _seen(**more: object) -> Interruptions:
    step = {"number": 2, "title": "Tờ khai", "fates": (fate(),), "status": 200, "onwards": "forward"}
    return Interruptions(went_back=(WentBack.model_validate({**step, **more}),))


CASES = (
    passed("everything is there, and forward leads on", short_trace(), _seen()),
    passed("pressing again leads on", short_trace(), _seen(onwards="again")),
    passed("nothing but a file was given", short_trace(), _seen(fates=())),
    failed("the browser's own page", short_trace(), _seen(expired=True, fates=())),
    failed("an error page", short_trace(), _seen(status=410, fates=(fate("gone"),))),
    failed("an empty form", short_trace(), _seen(fates=(fate("empty"),))),
    cant_tell("another page", short_trace(), _seen(fates=(fate("gone"),))),
    cant_tell("another value", short_trace(), _seen(fates=(fate("other"),))),
    cant_tell("a tick alone", short_trace(), _seen(fates=(fate("empty", "Tôi cam đoan", "tick"),))),
    cant_tell("no way on", short_trace(), _seen(onwards="")),
    cant_tell("no page to go back to", short_trace(), _seen(same_place=True, fates=())),
    cant_tell("the answer to a form", short_trace(), _seen(answer=True, fates=())),
    inapplicable("nothing is filled in", short_trace(), Interruptions()),
)
