"""A lost connection loses nothing that was typed.

## Applicability
Each step of a journey that fills a form in, up to the one that gives the reference, where pressing its control sends
something: it is pressed without a connection, and then there is a connection again. Passwords, codes and files are not
looked at.

## Expectation
Where the browser says that there is no connection, going back finds what was typed. Where a script of the page sends
the form, the page says in text that there is no connection, keeps what was typed, and lets it be sent again or sends it
by itself.

## Why it matters
On the way, in a village, in a lift: a phone has no connection for a moment, and that moment comes when one presses.

## Cannot tell
Where what the page says does not name the connection, and where going back leads to another page, or the form shows
something else.

## Sources
- Ours: that a form keeps what was typed. No success criterion of WCAG asks for it.
"""

from collections.abc import Iterator

from portalcheck.measure.interrupted import fate, fields_that, loss, not_tried, place, short_trace, stopped
from portalcheck.model.assertion import Finding
from portalcheck.model.interruptions import Disconnected, Interruptions
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("journey/connection-lost", version=1)
def connection_lost(trace: Trace, interruptions: Interruptions) -> Iterator[Finding]:
    sent = [one for one in interruptions.disconnected if one.way != "nothing" and not one.untried]
    told = [finding for one in sent if (finding := _judge(one))]
    untold = [*not_tried(interruptions.disconnected), *stopped(trace)]
    yield from (*told, *untold)
    if sent and not told and not untold:
        yield Finding.passed(
            "{steps} steps were sent without a connection; nothing was lost, and the way on was clear.", steps=len(sent)
        )


def _judge(one: Disconnected) -> Finding | None:
    data = {**place(one), "said": one.said, "status": one.status}
    if (one.status or 0) >= 400:
        return Finding.failed(
            "After step {number} ({title}) was sent without a connection, going back is answered by {status}.", **data
        )
    lost = loss(one.fates)
    if lost == "lost":
        return Finding.failed(
            "After step {number} ({title}) was sent without a connection, {count} fields are empty: {fields}.",
            **data,
            **fields_that("empty", one.fates),
        )
    if not one.usable:
        return Finding.failed(
            "After step {number} ({title}) was sent without a connection, its control can no longer be pressed.", **data
        )
    if one.way == "script" and not one.said and not one.moved:
        return Finding.failed("Step {number} ({title}), sent without a connection, says nothing of it in text.", **data)
    if lost:
        return Finding.cant_tell(
            "After step {number} ({title}) was sent without a connection, {fields} are not as they were. Can the "
            "person go on without typing it again?",
            **data,
            **fields_that("gone" if lost == "gone" else "other" if lost == "other" else "empty", one.fates),
        )
    if one.way == "script" and not one.told and not one.moved:
        return Finding.cant_tell(
            "Step {number} ({title}), sent without a connection, says “{said}”. Does that tell why it was not sent?",
            **data,
        )
    return None


def _seen(**more: object) -> Interruptions:
    step = {"number": 2, "title": "Tờ khai", "fates": (fate(),), "way": "browser", "status": 200}
    return Interruptions(disconnected=(Disconnected.model_validate({**step, **more}),))


_SAYS = {"way": "script", "status": None, "said": "Không có kết nối mạng.", "told": True}

CASES = (
    passed("going back finds everything", short_trace(), _seen()),
    passed("a script says that there is no connection", short_trace(), _seen(**_SAYS)),
    passed("a script sends it by itself", short_trace(), _seen(way="script", status=None, moved=True, fates=())),
    failed("an empty form", short_trace(), _seen(fates=(fate("empty"),))),
    failed("an error page", short_trace(), _seen(fates=(fate("gone"),), status=400)),
    failed("a control that stays disabled", short_trace(), _seen(**_SAYS, usable=False)),
    failed("a script says nothing", short_trace(), _seen(way="script", status=None)),
    cant_tell("a script says something", short_trace(), _seen(**_SAYS | {"said": "Đang gửi…", "told": False})),
    cant_tell("another page", short_trace(), _seen(fates=(fate("gone"),))),
    cant_tell("another value", short_trace(), _seen(fates=(fate("other"),))),
    cant_tell("a tick alone", short_trace(), _seen(fates=(fate("empty", "Tôi cam đoan", "tick"),))),
    inapplicable("nothing is sent", short_trace(), _seen(way="nothing", status=None)),
    inapplicable("nothing is filled in", short_trace(), Interruptions()),
)
