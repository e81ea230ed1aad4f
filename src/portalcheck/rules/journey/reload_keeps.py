"""What was typed outlasts a reload.

## Applicability
Each step of a journey that fills a form in, up to the one that gives the reference: the form is filled in, and the page
loaded again before the form is sent. Passwords, codes and files are not looked at, nor forms that sign in or search.

## Expectation
What was typed stands in the form again: the page, its browser or the service kept it.

## Why it matters
A phone that runs short of memory loads the page again when its owner comes back from the camera or a call. Who has
typed half a page then begins anew, or gives up.

## Cannot tell
Where the form is not there any more, the way on may be another one. A page that asks before it is left, or that offers
a draft, may be good enough; a declaration that is no longer ticked may have to be made anew. A page that is itself the
answer to a form is left alone, since to load it again would send that form again.

## Sources
- Ours: that a form keeps what was typed. No success criterion of WCAG asks for it.
"""

from collections.abc import Iterator

from portalcheck.measure.interrupted import fate, fields_that, loss, not_tried, place, short_trace, stopped
from portalcheck.model.assertion import Finding
from portalcheck.model.interruptions import Interruptions, Reloaded
from portalcheck.model.trace import Stop, Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("journey/reload-keeps", version=1)
def reload_keeps(trace: Trace, interruptions: Interruptions) -> Iterator[Finding]:
    told = [finding for one in interruptions.reloaded if not one.untried and (finding := _judge(one))]
    untold = [*not_tried(interruptions.reloaded), *stopped(trace)]
    yield from (*told, *untold)
    if interruptions.reloaded and not told and not untold:
        yield Finding.passed(
            "{steps} steps were loaded again when they were filled in, and kept all {count} answers.",
            steps=len(interruptions.reloaded),
            count=sum(len(one.fates) for one in interruptions.reloaded),
        )


def _judge(one: Reloaded) -> Finding | None:
    if one.answer:
        return Finding.cant_tell(
            "Step {number} ({title}) is itself the answer to a form, so that a reload would send that form again. "
            "Is what was typed still there then?",
            **place(one),
        )
    lost = loss(one.fates)
    if not lost:
        return None
    if (one.status or 0) >= 400:
        return Finding.failed(
            "Step {number} ({title}), loaded again when it was filled in, answers {status}.",
            **place(one),
            status=one.status,
        )
    if lost == "ticks":
        return Finding.cant_tell(
            "Step {number} ({title}), loaded again, is no longer ticked at {fields}. Is that to be declared anew?",
            **place(one),
            **fields_that("empty", one.fates),
        )
    if lost == "gone":
        return Finding.cant_tell(
            "Step {number} ({title}), loaded again, no longer shows {fields}. Can the person go on without typing it "
            "again?",
            **place(one),
            **fields_that("gone", one.fates),
        )
    if lost == "other":
        return Finding.cant_tell(
            "Step {number} ({title}), loaded again, shows something else at {fields}. Is that what was typed?",
            **place(one),
            **fields_that("other", one.fates),
        )
    data = {**place(one), **fields_that("empty", one.fates)}
    if one.warned:
        return Finding.cant_tell(
            "Step {number} ({title}) asks before it is loaded again, and then {count} fields are empty: {fields}. Is "
            "that enough?",
            **data,
        )
    if one.offers:
        return Finding.cant_tell(
            "Step {number} ({title}), loaded again, has {count} empty fields ({fields}) and says “{offers}”. Does that "
            "bring back what was typed?",
            **data,
            offers=one.offers,
        )
    return Finding.failed(
        "Step {number} ({title}) was loaded again when it was filled in, and {count} fields are empty: {fields}.",
        **data,
    )


def _seen(*reloaded: Reloaded) -> Interruptions:
    return Interruptions(reloaded=reloaded)


_STEP = Reloaded(number=2, title="Tờ khai", fates=(fate(), fate("kept", "Nơi sinh")), status=200)
_EMPTY = _STEP.model_copy(update={"fates": (fate(), fate("empty", "Nơi sinh"))})
_STOPPED = Stop(number=2, title="Tờ khai", action="", reason="the tool failed", cause="error")

CASES = (
    passed("everything is kept", short_trace(), _seen(_STEP)),
    failed("a field is empty", short_trace(), _seen(_STEP, _EMPTY)),
    failed(
        "an error page",
        short_trace(),
        _seen(_STEP.model_copy(update={"fates": (fate("gone"),), "status": 410})),
    ),
    failed("a field is empty, and then the journey stopped", short_trace(stop=_STOPPED), _seen(_EMPTY)),
    cant_tell("another page", short_trace(), _seen(_STEP.model_copy(update={"fates": (fate("gone"),)}))),
    cant_tell("another value", short_trace(), _seen(_STEP.model_copy(update={"fates": (fate("other"),)}))),
    cant_tell(
        "a tick alone",
        short_trace(),
        _seen(_STEP.model_copy(update={"fates": (fate(), fate("empty", "Tôi cam đoan", "tick"))})),
    ),
    cant_tell("it asks before", short_trace(), _seen(_EMPTY.model_copy(update={"warned": True}))),
    cant_tell("it offers a draft", short_trace(), _seen(_EMPTY.model_copy(update={"offers": "Khôi phục bản nháp?"}))),
    cant_tell("the answer to a form", short_trace(), _seen(Reloaded(number=2, title="Tờ khai", answer=True))),
    inapplicable("nothing is filled in", short_trace(), _seen()),
)
