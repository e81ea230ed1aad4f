"""No letter loses its marks.

## Applicability
Each page. It is laid out in windows of 320 to 1400 CSS px, as a desktop browser does: at a regular grid, and at the
page's own breakpoints and one px beside them.

## Expectation
No letter is cut off above or below by *least* CSS px or more by the box that its line stands in. What counts is the
ink of its font.

## Why it matters
Vietnamese stacks its marks: Ấ, Ễ, Ộ and Ẵ are a third higher than A, E, O. A line height made for English cuts the
tone off, and the word becomes another one.

## Cannot tell
What was not looked at again, where a page has more candidates than are followed.

## Sources
- Ours. Unicode, Latin Extended Additional, U+1EA0 to U+1EF9: https://www.unicode.org/charts/PDF/U1E00.pdf
"""

from collections.abc import Iterator

from portalcheck.measure.responsive.findings import data_of, ends, literal, named, or_passed, target_of
from portalcheck.model.assertion import Finding
from portalcheck.model.sweep import LayoutCandidate, Sweep
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class TextClipped(Params):
    """`least` CSS px of a letter must be gone for it to count: less is a hair of its edge."""

    least: float = 1


@rule("mobile/text-clipped", version=1)
def text_clipped(sweep: Sweep, params: TextClipped) -> Iterator[Finding]:
    found = [_finding(one) for one in sweep.of("text-clipped") if one.px >= params.least]
    none = Finding.passed("From {narrowest} to {widest} px no letter is cut off above or below.", **ends(sweep))
    yield from or_passed(found, sweep, "text-clipped", none)


def _finding(one: LayoutCandidate) -> Finding:
    message = "{windows} {element} cuts letters of the element off, by {px} px at {at} px: {letters}."
    return Finding.failed(message, target_of(one), **data_of(one, element=named(one), letters=one.letters))


_TITLE = '<h1 style="font-size:40px;line-height:{};overflow:{}">{}</h1>'
_CAPITALIZED = '<h1 style="font-size:40px;line-height:36px;overflow:hidden;text-transform:{}">ân đóm ém</h1>'

CASES = (
    passed("a line height of one and a half", _TITLE.format("1.5", "hidden", "ẤN ĐỊNH LỆ PHÍ")),
    passed("nothing cuts it", _TITLE.format("26px", "visible", "ẤN ĐỊNH LỆ PHÍ")),
    passed("letters without marks fit", _TITLE.format("36px", "hidden", "Thu tuc")),
    passed("a hair", literal("text-clipped", px=0.6, letters="ẤỄ")),
    failed("the marks of capitals", _TITLE.format("26px", "hidden", "ẤN ĐỊNH LỆ PHÍ")),
    passed("small letters fit", _CAPITALIZED.format("none")),
    failed("the marks of the capitals that small letters are shown as", _CAPITALIZED.format("capitalize")),
    failed("cut off", literal("text-clipped", px=4, letters="ẤỄ")),
    cant_tell("more than were looked at again", literal("text-clipped", more=3)),
    inapplicable("nothing on the page", literal("text-clipped")),
)
