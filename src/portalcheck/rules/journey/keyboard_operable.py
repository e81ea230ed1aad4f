"""The service can be completed by keys alone.

## Applicability
Each field, choice, button and link that the journey names, where the journey is taken by keys: Tab and Shift+Tab,
arrows, Enter, Space and letters.

## Expectation
The focus gets to each of them, or to a control that stands for it (that of its label, the radio button of its group
that has the focus, the box of its list), and keys do there what a pointer does: the value that was typed stands in the
field, the option is chosen, the box is ticked, the window for a file opens, a press is reacted to.

## Why it matters
Who cannot see a pointer or cannot steer one gives up where the keys end, however well the rest of the service does.
The number of presses is what the service costs them.

## Cannot tell
Where a target does not say that it is a control, has a shortcut of its own, stands among things that keys lead to in a
way of their own, or in a frame that the focus was not seen in; where the page names keys of its own for the way out;
where a field holds something else than was typed; where a page changes all the time, so that no reaction is seen.

## Sources
- WCAG 2.0, success criterion 2.1.1 Keyboard, level A: https://www.w3.org/TR/WCAG22/#keyboard
- WCAG 2.0, success criterion 2.1.2 No Keyboard Trap, level A: https://www.w3.org/TR/WCAG22/#no-keyboard-trap
- Ours: that the presses are counted.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.way import not_played
from portalcheck.model.assertion import Finding, Phrase
from portalcheck.model.keyboard import Stop
from portalcheck.model.keys import WAY, Came, Keys, KeyTarget
from portalcheck.model.trace import Stop as Ended
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule(
    "journey/keyboard-operable",
    version=1,
    requirements=["WCAG20:2.1.1", "WCAG20:2.1.2"],
    severity="critical",
)
def keyboard_operable(keys: Keys, trace: Trace) -> Iterator[Finding]:
    findings = [found for target in keys.targets if (found := _judge(target))]
    yield from findings
    if trace.stop and not findings:
        yield not_played(trace)
    if keys.targets and not findings:
        yield Finding.passed(
            "{targets} targets were reached and operated with {presses} presses of keys: {way} on the way to them, "
            "{there} to operate them, {letters} letters typed among these.",
            targets=len(keys.targets),
            presses=keys.total,
            way=keys.on_the_way,
            there=keys.total - keys.on_the_way,
            letters=keys.letters,
        )


def _judge(target: KeyTarget) -> Finding | None:
    """Judge one target; None where keys do what a pointer does."""
    data: dict[str, Any] = {"what": target.words, "step": target.step, "presses": target.total}
    if target.came == "not-reached":
        return Finding.failed(
            "Keys do not lead to {what} in step {step}: {presses} presses went round the page and past it.",
            target.pointer,
            **data,
        )
    if target.came == "held":
        return Finding.failed(
            "Keys do not lead to {what} in step {step}: after {presses} presses of Tab, Shift+Tab and Escape the "
            "focus stays among {held}.",
            target.pointer,
            **data,
            held=", ".join(f"“{name}”" for name in target.held),
        )
    if target.came == "not-operated":
        return Finding.failed(
            "The focus gets to {what} in step {step}, and nothing comes of pressing {keys}.",
            target.pointer,
            **data,
            keys=", ".join(key for key in target.presses if key not in WAY),
        )
    if target.came == "unsure" and target.doubt:
        return Finding.cant_tell(
            "Whether keys operate {what} in step {step} could not be told: {doubt}. Do they?",
            target.pointer,
            **data,
            doubt=target.doubt,
        )
    return None


def _keys(came: Came = "operated", **more: Any) -> Keys:
    words = Phrase.of("the {role} “{name}”", role="button", name="Nộp hồ sơ")
    stop = None if came in ("not-reached", "held") else Stop(css="#send", snippet="<button>", tag="button")
    given = {
        "step": 1,
        "verb": "click",
        "words": words,
        "css": "#send",
        "stop": stop,
        "presses": {"Tab": 9, "Enter": 1},
    }
    return Keys(targets=(KeyTarget.model_validate(given | {"came": came} | more),))


def _trace(*, stopped: bool = False) -> Trace:
    stop = Ended(number=1, title="Nộp hồ sơ", action="click", reason="nothing came of it", cause="expectation")
    return Trace(title="Đăng ký khai sinh", planned=1, steps=(), stop=stop if stopped else None)


CASES = (
    passed("all was operated", _keys(), _trace()),
    failed("Tab passes it", _keys("not-reached", presses={"Tab": 40, "Shift+Tab": 40}), _trace(stopped=True)),
    failed("the focus is held elsewhere", _keys("held", held=("Đóng", "Đồng ý")), _trace(stopped=True)),
    failed(
        "it has the focus and does nothing",
        _keys("not-operated", presses={"Enter": 1, "Space": 1}),
        _trace(stopped=True),
    ),
    cant_tell(
        "it may have keys of its own",
        _keys("unsure", doubt=Phrase.of("it has a shortcut of its own, which was not tried")),
        _trace(stopped=True),
    ),
    inapplicable("nothing is operated", Keys(), _trace()),
)
