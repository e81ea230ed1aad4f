"""Elements do not run into each other in narrower windows.

## Applicability
Each page. It is laid out in windows of 320 to 1400 CSS px, as a desktop browser does: at a regular grid, and at the
page's own breakpoints and one px beside them.

## Expectation
No two elements, of which neither holds the other, overlap in a range of widths while both are there, and apart, in the
next wider window. The overlap counts when it can be seen: hiding either of them changes pixels where they meet.

## Why it matters
A menu that lies over the name of the office can be neither read nor pressed, and between the widths that a team tries
out nobody has looked.

## Cannot tell
What was not looked at again, where a page has more candidates than are followed.

What stays in place while the page scrolls lies over it by intent, but for a bar at the top of the window: what is under
it at the beginning of the page comes out nowhere. What overlaps in the widest window, or where one of
the two is not shown there, may be meant to: it is no collision by this definition.

## Sources
- Walsh, Kapfhammer, McMinn: Automated Layout Failure Detection for Responsive Web Pages without an Explicit Oracle,
  ISSTA 2017, element collision: https://doi.org/10.1145/3092703.3092712
- Althomali, Kapfhammer, McMinn: Automatic Visual Verification of Layout Failures in Responsively Designed Web Pages,
  ICST 2019 (what can be seen): https://doi.org/10.1109/ICST.2019.00027
"""

from collections.abc import Iterator

from portalcheck.measure.responsive.findings import data_of, ends, is_seen, literal, named, or_passed, target_of
from portalcheck.model.assertion import Finding
from portalcheck.model.sweep import LayoutCandidate, Sweep
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("mobile/element-collision", version=1)
def element_collision(sweep: Sweep) -> Iterator[Finding]:
    found = [_finding(one) for one in sweep.of("element-collision") if is_seen(one)]
    none = Finding.passed("From {narrowest} to {widest} px no elements run into each other.", **ends(sweep))
    yield from or_passed(found, sweep, "element-collision", none)


def _finding(one: LayoutCandidate) -> Finding:
    return Finding.failed(
        "{windows} the element lies over {element}, by {px} px at {at} px; in a wider window they stand apart.",
        target_of(one),
        **data_of(one, element=named(one)),
    )


_HEADER = (
    "<style>body {{ margin: 0 }} header {{ position: relative; height: 60px }}"
    " #logo {{ position: absolute; left: 0; width: 300px{0} }}"
    " nav {{ position: absolute; right: 0; width: 400px{0} }}</style>"
    '<header><div id="logo">Cổng Dịch vụ công</div>'
    '<nav><a href="/a">Trang chủ</a> <a href="/b">Dịch vụ</a></nav></header>'
)


CASES = (
    passed(
        "a bar that sticks to the top",
        '<header style="position:sticky;top:0;background:#fff">Cổng</header>'
        '<main style="height:2000px">Nội dung</main>',
    ),
    passed(
        "two boxes overlap, and one shows nothing",
        '<div style="float:left;width:60vw">Điện thoại</div>'
        '<div style="float:left;margin-left:-10vw;width:40vw;height:40px"></div>',
    ),
    passed(
        "a badge hangs over the corner of its icon",
        '<a href="/" style="position:relative;display:inline-block;width:48px;height:48px;background:#cde">'
        '<span style="position:absolute;right:-8px;top:-8px;background:#b00;color:#fff">3</span></a>',
    ),
    passed("nothing to be seen of it", literal("element-collision", observed=0.0)),
    failed("a menu runs into the name of the portal", _HEADER.format("; background: #eee")),
    failed("it can be seen", literal("element-collision", observed=0.4)),
    cant_tell("more than were looked at again", literal("element-collision", more=3)),
    inapplicable("nothing on the page", literal("element-collision")),
)
