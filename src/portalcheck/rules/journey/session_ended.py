"""A session that ends is said to have ended, and what was typed outlasts it.

## Applicability
The step of a journey with most to be typed, among those between signing in and handing in: when it has been filled in,
the cookies are taken away, as a service does that ends a session, and the form is sent. A service that goes on all the
same has its session elsewhere, and is not judged.

## Expectation
The service asks to sign in again, or says that the session has ended. After signing in, what was typed stands in the
form again.

## Why it matters
Who looks for a paper, or is called away, comes back to a session that has ended. To type everything again is what
people fear most about forms.

## Cannot tell
Where the page neither is an error page nor speaks of the session or of signing in, and where after signing in the form
is not found at its address, or shows something else.

## Sources
- Ours: that a form keeps what was typed. WCAG 2.0, 2.2.5 Re-authenticating asks for the same at level AAA: this rule
  tries one step and one way to end a session, so it does not claim that criterion.
"""

from collections.abc import Iterator

from portalcheck.measure.interrupted import fate, fields_that, loss, not_tried, place, short_trace, stopped
from portalcheck.model.assertion import Finding
from portalcheck.model.interruptions import Interruptions, SessionEnded
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("journey/session-ended", version=1)
def session_ended(trace: Trace, interruptions: Interruptions) -> Iterator[Finding]:
    yield from (_judge(one) for one in interruptions.session_ended if one.ended and not one.untried)
    yield from not_tried(interruptions.session_ended)
    if not interruptions.session_ended:
        yield from stopped(trace)


def _judge(one: SessionEnded) -> Finding:
    data = {**place(one), "said": one.said, "status": one.status}
    if not (one.asked or one.told):
        if (one.status or 0) >= 400:
            return Finding.failed(
                "Step {number} ({title}), sent when the session had ended, is answered by {status} and “{said}”: it "
                "neither asks to sign in nor says that the session ended.",
                **data,
            )
        return Finding.cant_tell(
            "Step {number} ({title}), sent when the session had ended, leads to “{said}”. Does the page say that the "
            "session ended?",
            **data,
        )
    lost = loss(one.fates)
    if lost == "lost":
        return Finding.failed(
            "After the session ended at step {number} ({title}) and the person signed in again, {count} fields are "
            "empty: {fields}.",
            **data,
            **fields_that("empty", one.fates),
        )
    if lost:
        return Finding.cant_tell(
            "After the session ended at step {number} ({title}) and the person signed in again, {fields} are not as "
            "they were. Can the person go on without typing it again?",
            **data,
            **fields_that("gone" if lost == "gone" else "other" if lost == "other" else "empty", one.fates),
        )
    return Finding.passed(
        "The session ended at step {number} ({title}); after signing in again, all {count} answers were there.",
        **data,
        count=len(one.fates),
    )


def _seen(**more: object) -> Interruptions:
    step = {"number": 3, "title": "Tờ khai", "fates": (fate(),), "asked": True, "told": True, "said": "Đăng nhập"}
    return Interruptions(session_ended=(SessionEnded.model_validate({**step, **more}),))


_SILENT = {"asked": False, "told": False, "said": "Có lỗi xảy ra"}

CASES = (
    passed("everything is there after signing in", short_trace(), _seen()),
    passed("it says so, and keeps everything", short_trace(), _seen(asked=False, said="Phiên đã kết thúc", status=400)),
    failed("an error page that says nothing of it", short_trace(), _seen(**_SILENT, status=403)),
    failed("an empty form after signing in", short_trace(), _seen(fates=(fate("empty"),))),
    cant_tell("a page that says something else", short_trace(), _seen(**_SILENT, status=200)),
    cant_tell("the form is not at its address", short_trace(), _seen(fates=(fate("gone"),))),
    cant_tell("another value", short_trace(), _seen(fates=(fate("other"),))),
    inapplicable("no account", short_trace(), Interruptions()),
    inapplicable("the service goes on", short_trace(), _seen(ended=False)),
)
