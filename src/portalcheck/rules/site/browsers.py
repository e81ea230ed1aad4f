"""The portal works in each of the browsers that are asked for.

## Applicability
The portal as a whole, once, where *browsers* names any.

## Expectation
In each of *browsers*, the portal works. portalcheck looks at it in Chromium alone: in a browser that is not built on
Chromium nobody has looked, and the portal is untested there.

## Why it matters
A portal that was tried in one browser shuts out who has another, and a citizen seldom has a second one.

## Cannot tell
Whether the portal works in the browsers that are built on Chromium: they share what lays a page out and runs its
scripts, and not all else.

## Sources
- Ours: which browsers are asked for is said by the ruleset that uses this rule.
"""

from collections.abc import Iterator

from portalcheck.measure.wording import AnyOf
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.rule_format import Case, Params, cant_tell, inapplicable, rule

_ON_CHROMIUM = frozenset({"brave", "chrome", "chromium", "cốc cốc", "edge", "opera", "samsung internet", "vivaldi"})


class Browsers(Params):
    """Which `browsers` the portal has to work in, by their usual names."""

    browsers: tuple[str, ...] = ()


@rule("site/browsers", version=1)
def browsers(params: Browsers) -> Iterator[Finding]:
    alike = [name for name in params.browsers if name.casefold() in _ON_CHROMIUM]
    others = [name for name in params.browsers if name not in alike]
    if others:
        yield Finding.untested(
            "Not tested in {browsers}: the portal was looked at in Chromium alone.",
            browsers=AnyOf(others),
            cause="unavailable",
        )
    elif alike:
        yield Finding.cant_tell(
            "The portal was looked at in Chromium, which {browsers} is built on. Does it work there as well?",
            browsers=AnyOf(alike),
        )


CASES = (
    Case("others as well", Outcome.UNTESTED, params={"browsers": ("Chrome", "Firefox", "Safari")}),
    cant_tell("those built on Chromium", browsers=("Chrome", "Edge")),
    inapplicable("none is asked for"),
)
