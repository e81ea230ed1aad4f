"""The way through a service offers what is asked for, such as to save a draft.

## Applicability
Each journey, if *labels* say what is looked for.

## Expectation
At some step there is a link, a button, a tab or an item of a menu that says one of *labels*; without regard to case
and accents, and among other words.

## Why it matters
Who is interrupted, or wants to see what became of an application, needs a way that can be seen.

## Cannot tell
Where none is found by its words, there may be one under other words, or it may happen by itself, as where each step is
saved. Whether what is offered works, a person finds out.

## Sources
- Ours: which words are looked for is said by the ruleset that uses this rule.
"""

from collections.abc import Iterator

from portalcheck.measure.literal import states as _written
from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.way import likeness, not_played, step_number
from portalcheck.measure.wording import AnyOf
from portalcheck.measure.words import folded
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements
from portalcheck.model.trace import Trace
from portalcheck.rule_format import Across, Params, cant_tell, inapplicable, passed, rule

_PRESSED = frozenset({"link", "button", "tab", "menuitem"})
_LIKE = 60  # of 100


class Offered(Params):
    """What is looked for: `labels` are its words, of which one is enough."""

    labels: tuple[str, ...] = ()


@rule("journey/offered", version=1, severity="moderate")
def offered(trace: Trace, states: Across[Elements], params: Offered) -> Iterator[Finding]:
    if not params.labels:
        return
    asked = [folded(label) for label in params.labels]
    near, score = "", float(_LIKE)
    for state, elements in states:
        for element in (one for frame in elements.frames for one in frame.elements if _is_pressed(one)):
            name = folded(element.name)
            if any(f" {label} " in f" {name} " for label in asked):
                yield Finding.passed("Step {number} offers “{name}”.", number=step_number(state), name=element.name)
                return
            like = likeness(name, asked)
            if like > score:
                near, score = element.name, like
    if trace.stop:
        yield not_played(trace)
    elif near:
        yield Finding.cant_tell(
            "No step offers {labels}; the nearest is “{nearest}”. Is that it?",
            labels=AnyOf(params.labels),
            nearest=near,
        )
    else:
        yield Finding.cant_tell("No step offers {labels}. Is there another way to it?", labels=AnyOf(params.labels))


def _is_pressed(element: Element) -> bool:
    return element.role in _PRESSED and element.exposed and bool(element.name)


def _button(name: str, role: str = "button") -> Element:
    return Element(tag="button", css="button", snippet="<button>", role=role, name=name)


_DRAFT = {"labels": ("Lưu bản nháp", "Save draft")}


def _states(*texts: str, elements: tuple[Element, ...] = ()) -> Across[Elements]:
    return Across(Elements, _written(*texts, elements=elements))


CASES = (
    passed("by its words", _trace(), _states("a", "b", elements=(_button("Lưu bản nháp, làm sau"),)), **_DRAFT),
    passed("without accents", _trace(), _states("a", elements=(_button("LUU BAN NHAP", "link"),)), **_DRAFT),
    cant_tell("other words", _trace(), _states("a", elements=(_button("Lưu nháp"),)), **_DRAFT),
    cant_tell("nothing of the kind", _trace(), _states("a", elements=(_button("Nộp"),)), **_DRAFT),
    inapplicable("nothing is asked for", _trace(), _states("a", elements=(_button("Lưu bản nháp"),))),
)
