"""No layout holds for a few px only.

## Applicability
Each page. It is laid out in windows of 320 to 1400 CSS px, as a desktop browser does: at a regular grid, and at the
page's own breakpoints and one px beside them.

## Expectation
How two siblings stand to each other (beside, below, over each other), and whether both are shown, does not hold for
*most* CSS px of width or fewer while it is otherwise in both narrower and wider windows, where the styles change at
both ends of that range.

## Why it matters
Two media queries that leave a gap, or that both hold at one width, break the layout there and nowhere else: at 768 px,
for instance, where neither the menu nor its button is shown.

## Cannot tell
What was not looked at again, where a page has more candidates than are followed.

Where content flows from one line to the next as there is less room, elements change places every few px by intent: no
style changes there.

## Sources
- Walsh, Kapfhammer, McMinn: Automated Layout Failure Detection for Responsive Web Pages without an Explicit Oracle,
  ISSTA 2017, small-range: https://doi.org/10.1145/3092703.3092712. That 40 px
  are few is ours.
"""

from collections.abc import Iterator

from portalcheck.measure.responsive.findings import data_of, ends, literal, named, or_passed, target_of
from portalcheck.model.assertion import Finding
from portalcheck.model.sweep import LayoutCandidate, Sweep
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class SmallRange(Params):
    """`most` CSS px of width, from the first to the last, make a small range."""

    most: int = 40


@rule("mobile/small-range", version=1)
def small_range(sweep: Sweep, params: SmallRange) -> Iterator[Finding]:
    if params.most > sweep.most:
        yield Finding.untested(
            "Ranges of {most} px at most were looked for; the rule asks for {asked} px.",
            most=sweep.most,
            asked=params.most,
        )
        return
    found = [_finding(one) for one in sweep.of("small-range") if one.styled and one.last - one.first < params.most]
    none = Finding.passed("From {narrowest} to {widest} px no layout holds for a few px only.", **ends(sweep))
    yield from or_passed(found, sweep, "small-range", none)


def _finding(one: LayoutCandidate) -> Finding:
    data = data_of(one, element=named(one))
    if one.absent:
        return Finding.failed(
            "{windows} the element is not shown; it is in narrower and in wider ones.", target_of(one), **data
        )
    return Finding.failed(
        "{windows} the element stands otherwise to {element} than in narrower and in wider ones.",
        target_of(one),
        **data,
    )


_COLUMNS = (
    "<style>#a, #b {{ float: left; width: 50%; background: #eef }} {} </style>"
    '<div id="a">Bước một: chuẩn bị hồ sơ.</div><div id="b">Bước hai: nộp hồ sơ.</div>'
)

CASES = (
    passed("one breakpoint", _COLUMNS.format("@media (max-width: 650px) { #b { float: none; clear: left } }")),
    passed(
        "words that wrap",
        "".join(f'<span style="display:inline-block;width:{90 + n}px">Mục {n}</span> ' for n in range(9)),
    ),
    passed("no style changes there", literal("small-range", last=330, styled=False)),
    passed("not so small", literal("small-range", last=400, styled=True)),
    failed(
        "two queries leave a gap",
        _COLUMNS.format(
            "@media (min-width: 641px) and (max-width: 650px) { #b { float: none; clear: left; width: auto } }"
        ),
    ),
    failed("it is not shown there", literal("small-range", last=330, styled=True, absent=True)),
    cant_tell("more than were looked at again", literal("small-range", more=3)),
    inapplicable("nothing on the page", literal("small-range")),
)
