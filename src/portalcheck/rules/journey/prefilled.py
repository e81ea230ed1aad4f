"""What the account knows is filled in already.

## Applicability
Each journey that signs in with a password.

## Expectation
After signing in, something stands in a field already that the journey did not type; and nothing that was typed to
sign in has to be typed again on the same way through the service.

## Why it matters
Names and numbers that the state knows already are typed wrong by who has to type them.

## Cannot tell
Where no field was found filled in: scripts can fill fields in ways that are not seen, and the service may ask for
nothing that the account knows. Whether all that is known is filled in, a person finds out.

## Sources
- Decree 42/2022/NĐ-CP, Article 11, by report: national databases fill forms in, and data are given once only.
"""

from collections.abc import Iterator

from portalcheck.measure.entries import is_exempt
from portalcheck.measure.literal import states as _written
from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.way import not_played, step_number
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements
from portalcheck.model.trace import Entry, Trace
from portalcheck.rule_format import Across, cant_tell, failed, inapplicable, passed, rule

_TYPED_INTO = frozenset({"textbox", "searchbox", "spinbutton", "combobox"})
_NO_DATA = frozenset({"hidden", "submit", "button", "reset", "search", "image"})


@rule("journey/prefilled", version=1, severity="moderate")
def prefilled(trace: Trace, states: Across[Elements]) -> Iterator[Finding]:
    if trace.entries is None:
        yield Finding.untested("Not tested: what the journey typed is not known.", cause="unavailable")
        return
    secret = next((entry for entry in trace.entries if entry.type == "password"), None)
    if secret is None:
        return
    again = _typed_again(secret, trace.entries)
    if again:
        yield Finding.failed(
            "Step {number} asks for “{label}”, which was typed to sign in: the account knows it, and it is not filled "
            "in.",
            number=again.step,
            label=again.label,
        )
        return
    there = next((entry for entry in trace.entries if entry.prefilled and entry.step > secret.step), None)
    if there:
        yield Finding.passed("Step {number} has “{label}” filled in already.", number=there.step, label=there.label)
        return
    for state, elements in states:
        if step_number(state) < secret.step:
            continue
        typed = {entry.label for entry in trace.entries if entry.step <= step_number(state)}
        for frame in elements.frames:
            for element in frame.elements:
                if _is_filled_in(element) and element.name not in typed:
                    yield Finding.passed(
                        "Step {number} has “{label}” filled in already.", number=step_number(state), label=element.name
                    )
                    return
    if trace.stop:
        yield not_played(trace)
    else:
        yield Finding.cant_tell(
            "No field was found filled in after signing in. Does the service ask what the account knows?"
        )


def _typed_again(secret: Entry, entries: tuple[Entry, ...]) -> Entry | None:
    """Give the field that asks once more for what was typed beside the password."""
    beside = {one.value for one in entries if one.url == secret.url and one.step == secret.step and one.telling}
    return next(
        (
            one
            for one in entries
            if one.value in beside
            and one.url != secret.url
            and one.opened == secret.opened
            and one.required
            and not (one.prefilled or one.offered or is_exempt(one))
        ),
        None,
    )


def _is_filled_in(element: Element) -> bool:
    kind = element.attributes.get("type", "text")
    return (
        element.role in _TYPED_INTO
        and kind not in _NO_DATA
        and element.visible
        and bool(element.name)
        and bool(element.attributes.get("value", "").strip())
    )


def _entry(step: int, label: str, value: int, **more: object) -> Entry:
    given = {"opened": 1, "url": f"http://localhost/{step}", "field": f"f{step}-{label}", "telling": True}
    return Entry.model_validate({"step": step, "label": label, "value": value, "required": True} | given | more)


_NUMBER = _entry(1, "Số định danh", 1)
_PASSWORD = _entry(1, "Mật khẩu", 0, type="password", telling=False)
_NAME = _entry(2, "Họ và tên của trẻ", 2)
_FIELD = Element(tag="input", css="#m", snippet="<input>", role="textbox", name="Họ và tên mẹ")
_FILLED = _FIELD.model_copy(update={"attributes": {"value": "■■■"}})


def _signed_in(*more: Entry) -> Trace:
    return _trace(entries=(_NUMBER, _PASSWORD, *more))


def _states(*texts: str, elements: tuple[Element, ...] = ()) -> Across[Elements]:
    return Across(Elements, _written(*texts, elements=elements))


CASES = (
    passed("a field stood filled in", _signed_in(_NAME.model_copy(update={"prefilled": True})), _states("a", "b")),
    passed("a field that was left as it stood", _signed_in(_NAME), _states("a", "b", elements=(_FILLED,))),
    failed("what signed in is asked for again", _signed_in(_entry(2, "Số định danh của mẹ", 1)), _states("a", "b")),
    cant_tell("nothing is filled in", _signed_in(_NAME), _states("a", "b", elements=(_FIELD,))),
    inapplicable("nobody signs in", _trace(entries=(_NAME,)), _states("a", "b")),
)
