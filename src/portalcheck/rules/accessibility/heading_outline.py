"""The headings of the page make an outline.

## Applicability
The exposed headings of each frame, in the order of the document, with their levels.

## Expectation
Each has a name, and none is more than one level below the one before it.

## Why it matters
Who cannot see the page hears its headings as a table of contents, and goes from one to the next. A heading without
words is a line without words in it; a level that was left out makes people look for what they missed.

## Cannot tell
WCAG asks that headings be what they look like, and forbids neither a gap nor an empty line: an empty heading is asked
about, and the first gap of a frame, with the number of the others.

## Sources
- WCAG 2.0, success criterion 1.3.1 Info and Relationships, level A: https://www.w3.org/TR/WCAG22/#info-and-relationships
- Technique G141: https://www.w3.org/WAI/WCAG22/Techniques/general/G141
"""

from collections.abc import Iterator

from portalcheck.measure.exposed import exposed_frames, pointer
from portalcheck.measure.outline import level
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, inapplicable, passed, rule


@rule("accessibility/heading-outline", version=1, requirements=["WCAG20:1.3.1"], severity="minor")
def heading_outline(elements: Elements) -> Iterator[Finding]:
    for frame in exposed_frames(elements):
        headings = [element for element in frame.elements if element.role == "heading" and element.exposed]
        findings = list(_odd(headings, frame))
        yield from findings
        if headings and not findings:
            yield Finding.passed(
                "The {headings} headings make an outline.", pointer(headings[0], frame), headings=len(headings)
            )


def _odd(headings: list[Element], frame: ElementsFrame) -> Iterator[Finding]:
    before: Element | None = None
    gaps: list[tuple[Element, Element]] = []
    for heading in headings:
        if not heading.name:
            yield Finding.cant_tell(
                "The heading of level {level} has no words. Is it a heading?",
                pointer(heading, frame),
                level=level(heading),
            )
            continue
        if before and level(heading) > level(before) + 1:
            gaps.append((before, heading))
        before = heading
    if gaps:
        above, heading = gaps[0]
        more = ", and {more} more leave out a level" if len(gaps) > 1 else ""
        yield Finding.cant_tell(
            f"The heading '{{heading}}' of level {{level}} comes after '{{before}}' of level {{above}}{more}. "
            "Is a heading missing between them?",
            pointer(heading, frame),
            heading=on_one_line(heading.name[:80]),
            level=level(heading),
            before=on_one_line(above.name[:80]),
            above=level(above),
            more=len(gaps) - 1,
        )


CASES = (
    passed("level by level", "<h1>Khai sinh</h1><h2>Giấy tờ</h2><h3>Bản sao</h3><h2>Lệ phí</h2>"),
    passed("back up several levels", "<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><h2>E</h2>"),
    passed("it begins below the first", "<h2>Tin</h2><h1>Khai sinh</h1>"),
    passed("levels by attribute", '<div role="heading" aria-level="1">A</div><h1 aria-level="2">B</h1><h3>C</h3>'),
    passed("a picture with a name", '<h1><img alt="Cổng dịch vụ công" src="data:,"></h1>'),
    cant_tell("a level is left out", "<h1>Khai sinh</h1><h3>Giấy tờ</h3>"),
    cant_tell("no words", "<h1>Khai sinh</h1><h2></h2>"),
    cant_tell("only a decorative picture", '<h1><img alt="" src="data:,"></h1>'),
    inapplicable("no headings", "<p>Khai sinh"),
    inapplicable("hidden", "<h1 hidden>A</h1><h3 hidden>B</h3>"),
)
