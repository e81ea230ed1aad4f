"""The page never reloads or goes elsewhere by itself.

## Applicability
The page's own document, if a `meta` element declares a refresh that browsers follow; the first of these counts.

## Expectation
It happens at once.

## Why it matters
A page that changes under the reader's eyes has to be found and read again from its start.

## Cannot tell
Nothing. A page that a script reloads is not looked at here.

## Sources
- WCAG 2.0, success criteria 2.2.4 Interruptions and 3.2.5 Change on Request, level AAA:
  https://www.w3.org/TR/WCAG22/#change-on-request
- ACT rule bisz58: https://www.w3.org/WAI/standards-guidelines/act/rules/bisz58/
"""

from collections.abc import Iterator

from portalcheck.measure.refresh import declared_refresh
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.rule_format import failed, inapplicable, passed, rule


@rule("accessibility/timed-refresh-enhanced", version=1, requirements=["WCAG20:2.2.4", "WCAG20:3.2.5", "ACT:bisz58"])
def timed_refresh_enhanced(document: Document) -> Iterator[Finding]:
    declared = declared_refresh(document.metas)
    if declared is None:
        return
    seconds, meta = declared
    target = Pointer(css='meta[http-equiv="refresh" i]', snippet=meta.snippet)
    if seconds:
        yield Finding.failed("The page reloads or goes elsewhere by itself after {seconds} s.", target, seconds=seconds)
    else:
        yield Finding.passed("The declared refresh happens at once.", target)


_AT_ONCE = Document.model_validate(
    {
        "url": "http://portal.test/",
        "content_type": "text/html",
        "title": "Trang chủ",
        "language": "vi",
        "metas": ({"key": "refresh", "content": "0; url=/khac", "snippet": "<meta>"},),
        "frames": ({"frame": "", "url": "http://portal.test/", "title": "", "language": "vi", "html": ""},),
    }
)

CASES = (
    passed("at once", _AT_ONCE),
    failed("after a day", '<meta http-equiv="refresh" content="86400">'),
    inapplicable("no refresh", "<p>Trang chủ"),
)
