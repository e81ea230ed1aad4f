"""No element falls out of its row.

## Applicability
Each page. It is laid out in windows of 320 to 1400 CSS px, as a desktop browser does: at a regular grid, and at the
page's own breakpoints and one px beside them.

## Expectation
Of three or more floating or inline blocks, or of a label, its field and the button beside it, that stand in one row in
the next wider window, none stands below while at least two still stand beside each other.

## Why it matters
A menu of which one entry hangs below the others pushes the page down and looks broken; a column that falls below the
others leaves half of the page empty.

## Cannot tell
What was not looked at again, where a page has more candidates than are followed.

A grid, and a flex container whose items may wrap, fill as many lines as they need because their author asked for it.
Cards of one fixed size are as many in a row as there is room for. Words, and inline blocks that are as wide as what
they hold, wrap as text does, except in a menu.

## Sources
- Walsh, Kapfhammer, McMinn: Automated Layout Failure Detection for Responsive Web Pages without an Explicit Oracle,
  ISSTA 2017, wrapping: https://doi.org/10.1145/3092703.3092712
"""

from collections.abc import Iterator

from portalcheck.measure.responsive.findings import data_of, ends, literal, named, or_passed, target_of
from portalcheck.model.assertion import Finding
from portalcheck.model.sweep import LayoutCandidate, Sweep
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("mobile/wrapping", version=1)
def wrapping(sweep: Sweep) -> Iterator[Finding]:
    found = [_finding(one) for one in sweep.of("wrapping")]
    none = Finding.passed("From {narrowest} to {widest} px no element falls out of its row.", **ends(sweep))
    yield from or_passed(found, sweep, "wrapping", none)


def _finding(one: LayoutCandidate) -> Finding:
    return Finding.failed(
        "{windows} the element stands {px} px below {element}, and others still stand beside each other; in a wider "
        "window all are in one row.",
        target_of(one),
        **data_of(one, element=named(one)),
    )


_ROW = (
    "<style>nav {{ font-size: 0; background: #eef }} nav a {{ {} font-size: 16px; line-height: 40px }} {} </style>"
    "<nav>{}</nav>"
)
_LINKS = "".join(f'<a href="/{n}">Mục {n}</a>' for n in range(5))

CASES = (
    passed(
        "a grid",
        _ROW.format("", "nav { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)) }", _LINKS),
    ),
    passed(
        "a flex container whose items may wrap",
        _ROW.format("flex: 0 0 150px;", "nav { display: flex; flex-wrap: wrap }", _LINKS),
    ),
    passed(
        "all of them stand below each other",
        _ROW.format(
            "display: inline-block; width: 150px;", "@media (max-width: 780px) { nav a { display: block } }", _LINKS
        ),
    ),
    passed("links in a line of text", f"<p>Xem thêm: {_LINKS}</p>"),
    passed(
        "cards of one size",
        "".join(f'<div style="float:left;width:250px;height:150px;background:#eef">Thẻ {n}</div>' for n in range(4)),
    ),
    failed("an entry falls below the others", _ROW.format("display: inline-block; width: 150px;", "", _LINKS)),
    failed(
        "a column falls below the others",
        "<style>section { float: left; width: 33%; border: 2px solid; height: 120px }</style>"
        + "".join(f"<section>Cột {n}</section>" for n in range(3)),
    ),
    cant_tell("more than were looked at again", literal("wrapping", more=3)),
    passed(
        "buttons wrap as words do",
        "".join(f'<button style="padding:8px 24px">Nộp hồ sơ trực tuyến {n}</button> ' for n in range(4)),
    ),
    failed(
        "a button falls below its field",
        '<form><label>Tìm thủ tục hành chính</label><input size="30"><button>Tìm kiếm</button></form>',
    ),
    inapplicable("nothing on the page", literal("wrapping")),
)
