"""Elements stay in the boxes they stand in.

## Applicability
Each page. It is laid out in windows of 320 to 1400 CSS px, as a desktop browser does: at a regular grid, and at the
page's own breakpoints and one px beside them.

## Expectation
Nothing that is seen of an element leaves the nearest box around it that has a background, a border or a shadow, in a
range of widths, while it is inside that box in the next wider window. It counts when it can be seen: hiding the element
changes pixels outside the box; or when it is text that has the colour of what is behind it there. What leaves the
window as soon is judged as that.

## Why it matters
A form that sticks out of its card runs over what stands beside it, or loses the background that its text needs.

## Cannot tell
What was not looked at again, where a page has more candidates than are followed.

What hangs out of its box in the widest window as well, as a badge does, is meant to.

## Sources
- Walsh, Kapfhammer, McMinn: Automated Layout Failure Detection for Responsive Web Pages without an Explicit Oracle,
  ISSTA 2017, element protrusion: https://doi.org/10.1145/3092703.3092712
- Althomali, Kapfhammer, McMinn: Automatic Visual Verification of Layout Failures in Responsively Designed Web Pages,
  ICST 2019 (what can be seen): https://doi.org/10.1109/ICST.2019.00027
"""

from collections.abc import Iterator

from portalcheck.measure.responsive.findings import data_of, ends, is_seen, literal, named, or_passed, target_of
from portalcheck.model.assertion import Finding
from portalcheck.model.sweep import LayoutCandidate, Sweep
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("mobile/element-protrusion", version=1)
def element_protrusion(sweep: Sweep) -> Iterator[Finding]:
    found = [_finding(one) for one in sweep.of("element-protrusion") if is_seen(one) or one.lost]
    none = Finding.passed("From {narrowest} to {widest} px no element leaves the box that it stands in.", **ends(sweep))
    yield from or_passed(found, sweep, "element-protrusion", none)


def _finding(one: LayoutCandidate) -> Finding:
    if one.lost:
        return Finding.failed(
            "{windows} text sticks out of {element}, by {px} px at {at} px, and cannot be seen there; "
            "in a wider window it is inside.",
            target_of(one),
            **data_of(one, element=named(one)),
        )
    return Finding.failed(
        "{windows} the element sticks out of {element}, by {px} px at {at} px; in a wider window it is inside.",
        target_of(one),
        **data_of(one, element=named(one)),
    )


_CARD = '<div style="width:50vw;background:#eef"><div style="{}">Họ và tên người nộp hồ sơ</div></div>'

CASES = (
    passed("it shrinks with its box", _CARD.format("max-width:300px")),
    passed(
        "a badge hangs over the corner of its icon at every width",
        '<a href="/" style="position:relative;display:inline-block;width:48px;height:48px;background:#cde">'
        '<span style="position:absolute;right:-8px;top:-8px;background:#b00;color:#fff">3</span></a>',
    ),
    passed(
        "a scroller",
        '<div style="width:50vw;background:#eef;overflow-x:auto"><div style="width:400px">Lệ phí</div></div>',
    ),
    passed(
        "code in a block that scrolls around it",
        '<pre style="overflow-x:auto;padding:14px"><code style="display:block;background:#eef">'
        + "tờ khai " * 12
        + "</code></pre>",
    ),
    passed("nothing to be seen of it", literal("element-protrusion", observed=0)),
    failed("a form of a fixed width in a card", _CARD.format("width:300px;background:#fde")),
    failed("a line that does not wrap", _CARD.format("white-space:nowrap;width:auto")),
    failed(
        "white links leave their dark bar",
        '<body style="margin:0"><div style="height:40px;background:#024">'
        + "".join(
            f'<a href="/{n}" style="float:left;width:200px;line-height:40px;color:#fff">Mục {n}</a>' for n in range(5)
        )
        + "</div><main style='height:200px'></main>",
    ),
    failed("it can be seen", literal("element-protrusion", observed=0.2)),
    cant_tell("more than were looked at again", literal("element-protrusion", more=3)),
    inapplicable("nothing on the page", literal("element-protrusion")),
)
