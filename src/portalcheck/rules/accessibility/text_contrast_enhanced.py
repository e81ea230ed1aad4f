"""Text stands out far from what lies behind it.

## Applicability
Each visible text that holds a letter or a digit, as in `accessibility/text-contrast`.

## Expectation
The contrast of text and background is at least *ratio*, or *large* for text of 24 px, or of 18.66 px in bold, measured
as in `accessibility/text-contrast`.

## Why it matters
Who sees a fifth of what others see reads at 7:1 without a device of their own.

## Cannot tell
As in `accessibility/text-contrast`.

## Sources
- WCAG 2.0, success criterion 1.4.6 Contrast (Enhanced), level AAA: https://www.w3.org/TR/WCAG22/#contrast-enhanced
- ACT rule 09o5cg: https://www.w3.org/WAI/standards-guidelines/act/rules/09o5cg/
"""

from collections.abc import Iterator

from portalcheck.measure.contrast import judged
from portalcheck.model.assertion import Finding
from portalcheck.model.contrast import Contrast
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class TextContrastEnhanced(Params):
    """`ratio` asked of text, `large` of large text; 1.4.6 names 7 and 4.5."""

    ratio: float = 7.0
    large: float = 4.5


@rule("accessibility/text-contrast-enhanced", version=1, requirements=["WCAG20:1.4.6", "ACT:09o5cg"])
def text_contrast_enhanced(contrast: Contrast, params: TextContrastEnhanced) -> Iterator[Finding]:
    yield from judged(contrast, params.ratio, params.large)


CASES = (
    passed("dark grey", '<p style="color:#555">Lệ phí: 50.000 đồng'),
    passed("large text", '<p style="color:#767676;font-size:24px">Lệ phí'),
    failed("enough for 1.4.3 only", '<p style="color:#666">Lệ phí: 50.000 đồng'),
    failed("on a gradient", '<p style="color:#666;background:linear-gradient(#fff,#eee)">Lệ phí: 50.000 đồng'),
    cant_tell("a single letter", '<button style="color:#666;background:#fff" aria-label="Đóng">X</button>'),
    inapplicable("no text", "<hr>"),
)
