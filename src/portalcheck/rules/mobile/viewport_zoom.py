"""The viewport meta element allows zooming.

## Applicability
Each `meta[name=viewport]` of the page's own document whose content names `maximum-scale` or `user-scalable`.

## Expectation
As browsers resolve it, a person can scale the page to at least *min_scale*.

## Why it matters
Who cannot read small letters spreads two fingers. Older browsers and those inside other applications then obey the
page, not the person.

## Cannot tell
Browsers read a faulty text in two ways: some take a semicolon for a separator, others for a part of the value, and a
name without a value is dropped or read as 0. Where this makes the difference, it is asked what was meant.

## Sources
- WCAG 2.0, success criterion 1.4.4 Resize text, level AA: https://www.w3.org/TR/WCAG22/#resize-text
- ACT rule b4f0c3: https://www.w3.org/WAI/standards-guidelines/act/rules/b4f0c3/
- Parsing: https://drafts.csswg.org/css-viewport/#viewport-meta
"""

from collections.abc import Iterator

from portalcheck.measure.viewport_meta import Zoom, by_chromium, by_the_drafts, zoom
from portalcheck.model.artifact import Document, Meta
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_NAMES = ("maximum-scale", "user-scalable")


class ViewportZoom(Params):
    """`min_scale` that must be reached; 1.4.4 names 200 per cent."""

    min_scale: float = 2.0


@rule("mobile/viewport-zoom", version=1, requirements=["WCAG20:1.4.4", "ACT:b4f0c3"])
def viewport_zoom(document: Document, params: ViewportZoom) -> Iterator[Finding]:
    for meta in document.metas:
        if meta.key != "viewport" or "name=" not in meta.snippet.lower():
            continue
        readings = [by_the_drafts(meta.content), by_chromium(meta.content)]
        if not any(name in reading for reading in readings for name in _NAMES):
            continue
        zooms = [zoom(reading) for reading in readings]
        reaches = {one.reaches(params.min_scale) for one in zooms}
        least = min(zooms, key=lambda one: one.most if one.scalable else 0)
        limit, asked = _limit(least), "the rule asks for {asked:g}"
        target = _pointer(meta)
        data = {
            "content": repr(meta.content)[1:-1],  # on one line, escaped
            "most": least.most if least.most < float("inf") else None,
            "asked": params.min_scale,
        }
        if reaches == {True}:
            yield Finding.passed(f"Zooming is {limit}; {asked}.", target, **data)
        elif reaches == {False}:
            yield Finding.failed(f"Zooming is {limit}; {asked}.", target, **data)
        else:
            yield Finding.cant_tell(
                f"Zooming is {limit} in some browsers by '{{content}}', and not in others; {asked}. "
                "Is it meant to be limited?",
                target,
                **data,
            )


def _limit(zoom: Zoom) -> str:
    if not zoom.scalable:
        return "switched off"
    return "limited to {most:g}" if zoom.most < float("inf") else "not limited"


def _pointer(meta: Meta) -> Pointer:
    quoted = meta.content.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return Pointer(css=f'meta[name="viewport" i][content="{quoted}"]', snippet=meta.snippet)


_META = '<meta name="viewport" content="{}">'

CASES = (
    passed("scalable", _META.format("width=device-width, user-scalable=yes")),
    passed("up to twice", _META.format("maximum-scale=2.0")),
    passed("a negative maximum counts for nothing", _META.format("maximum-scale=-1")),
    passed("of two values the last counts", _META.format("maximum-scale=1, maximum-scale=5")),
    passed("a name in capitals", '<meta name="VIEWPORT" content="MAXIMUM-SCALE=3">'),
    failed("user-scalable is no", _META.format("width=device-width, user-scalable=no")),
    failed("user-scalable is 0", _META.format("width=device-width, user-scalable=0")),
    failed("a maximum below what is asked", _META.format("initial-scale=1, maximum-scale=1.5")),
    failed("a maximum that is no number", _META.format("maximum-scale=yes")),
    failed("parted by semicolons", _META.format("initial-scale=1.0; maximum-scale=1.0; user-scalable=0;")),
    failed("more is asked", _META.format("maximum-scale=3"), min_scale=4),
    cant_tell("a semicolon after yes", _META.format("width=device-width; user-scalable=yes;")),
    cant_tell("a maximum without a value", _META.format("width=device-width, maximum-scale=")),
    inapplicable("names neither", _META.format("width=device-width, initial-scale=1")),
    inapplicable("no content", '<meta name="viewport">'),
    inapplicable("not a viewport", '<meta property="viewport" content="user-scalable=no">'),
    inapplicable("no such element", "<p>Text"),
)
