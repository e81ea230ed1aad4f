"""The page does not reload or go elsewhere after a while.

## Applicability
The page's own document, if a `meta` element declares a refresh that browsers follow; the first of these counts.

## Expectation
It happens at once, or after more than *hours*.

## Why it matters
Who reads slowly loses the place, and whoever fills in a form loses what was typed.

## Cannot tell
Nothing. A page that a script reloads is not looked at here.

## Sources
- WCAG 2.0, success criterion 2.2.1 Timing Adjustable, level A: https://www.w3.org/TR/WCAG22/#timing-adjustable
- ACT rule bc659a: https://www.w3.org/WAI/standards-guidelines/act/rules/bc659a/
- The HTML standard: https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-refresh
"""

from collections.abc import Iterator

from portalcheck.measure.refresh import declared_refresh
from portalcheck.measure.wording import px
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.rule_format import Params, failed, inapplicable, passed, rule


class TimedRefresh(Params):
    """`hours` after which a page may reload by itself; 2.2.1 names 20."""

    hours: float = 20.0


@rule("accessibility/timed-refresh", version=1, requirements=["WCAG20:2.2.1", "ACT:bc659a"])
def timed_refresh(document: Document, params: TimedRefresh) -> Iterator[Finding]:
    declared = declared_refresh(document.metas)
    if declared is None:
        return
    seconds, meta = declared
    target = Pointer(css='meta[http-equiv="refresh" i]', snippet=meta.snippet)
    if 0 < seconds <= params.hours * 3600:
        yield Finding.failed(
            "The page reloads or goes elsewhere by itself after {seconds} s; the rule asks for none within {hours} h.",
            target,
            seconds=seconds,
            hours=px(params.hours),
        )
    else:
        yield Finding.passed("The declared refresh waits {seconds} s.", target, seconds=seconds)


CASES = (
    passed("after a day", '<meta http-equiv="refresh" content="86400">'),
    passed(
        "the first one counts", '<meta http-equiv="Refresh" content="72001"><meta http-equiv="refresh" content="5">'
    ),
    failed("after half a minute", '<meta http-equiv="refresh" content="30">'),
    failed("elsewhere, after exactly 20 hours", '<meta http-equiv="refresh" content="72000; url=/khac">'),
    failed("a fraction is dropped", '<meta http-equiv="refresh" content=" 90.5,/khac">'),
    inapplicable("no refresh", "<p>Trang chủ"),
    inapplicable("no number", '<meta http-equiv="refresh" content="+5; /khac">'),
    inapplicable("a colon", '<meta http-equiv="refresh" content="60: /khac">'),
)
