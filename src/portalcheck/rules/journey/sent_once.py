"""Pressing twice hands in once.

## Applicability
The step of a journey that gives the reference: what hands everything in is pressed twice in quick succession. Then the
browser's button “back” is pressed, and the control once more, where it is still there.

## Expectation
No second reference is given: one press alone sends anything, both are answered with the same reference, or the second
is refused.

## Why it matters
Who hears nothing for a second presses again. Two dossiers for one birth have to be found and undone, by the person and
by the office, and where there is a fee it is paid twice.

## Cannot tell
Where the same was sent twice and an answer holds no reference, or nothing was seen to be sent.

## Sources
- Ours: that one matter is registered once.
"""

from collections.abc import Iterator

from portalcheck.measure.interrupted import not_tried, place, short_trace, stopped
from portalcheck.model.assertion import Finding
from portalcheck.model.interruptions import Interruptions, SentTwice
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("journey/sent-once", version=1, severity="critical")
def sent_once(trace: Trace, interruptions: Interruptions) -> Iterator[Finding]:
    yield from (_judge(one) for one in interruptions.sent_twice if not one.untried)
    yield from not_tried(interruptions.sent_twice)
    if not interruptions.sent_twice:
        yield from stopped(trace)


def _judge(one: SentTwice) -> Finding:
    data = {**place(one), "requests": one.requests, "references": ", ".join(one.references)}
    if len(one.references) > 1:
        return Finding.failed("Step {number} ({title}), pressed twice, gave two references: {references}.", **data)
    if one.again == "another":
        return Finding.failed(
            "Going back from step {number} ({title}) and pressing once more gave a second reference.", **data
        )
    if not one.requests:
        return Finding.cant_tell(
            "Step {number} ({title}) was pressed twice, and nothing was seen to be sent. Was it registered once?",
            **data,
        )
    if one.requests > 1 and one.unread:
        return Finding.cant_tell(
            "Step {number} ({title}), pressed twice, sent {requests} times, and an answer holds no reference. Was it "
            "registered once?",
            **data,
        )
    if one.requests == 1:
        return Finding.passed("Step {number} ({title}) was pressed twice and sent once.", **data)
    return Finding.passed(
        "Step {number} ({title}), pressed twice, sent {requests} times and gave no second reference.", **data
    )


def _seen(**more: object) -> Interruptions:
    step = {"number": 3, "title": "Nộp hồ sơ", "requests": 2, "references": ("KS-1",), "again": "none"}
    return Interruptions(sent_twice=(SentTwice.model_validate({**step, **more}),))


CASES = (
    passed("the same reference twice", short_trace(), _seen(again="same")),
    passed("sent once, since the control was disabled", short_trace(), _seen(requests=1)),
    passed("the second is refused", short_trace(), _seen(refused=1)),
    passed("sent once, with an answer that cannot be read", short_trace(), _seen(requests=1, references=(), unread=1)),
    failed("two references", short_trace(), _seen(references=("KS-1", "KS-2"))),
    failed("another one after going back", short_trace(), _seen(requests=1, again="another")),
    cant_tell("an answer without a reference", short_trace(), _seen(unread=1)),
    cant_tell("nothing was seen to be sent", short_trace(), _seen(requests=0, references=())),
    inapplicable("no step gives a reference", short_trace(), Interruptions()),
)
