"""Sums of money are written as in Vietnam.

## Applicability
Each sum in đồng (đồng, đ, ₫, VNĐ, VND) of a thousand or more in a visible text that is declared Vietnamese, if its
digits are parted into groups.

## Expectation
The groups are parted by points: 1.000.000 đồng. A comma, as in 1,000,000 đồng, is the sign of decimals in Vietnam.

## Why it matters
Who reads 1,000 as one, as it is read at school, brings the wrong sum.

## Cannot tell
Where a comma stands before three digits that may be decimals: 17,823 đồng may be a rate of exchange. Sums whose digits
are not parted, or parted by spaces, are not looked at.

## Sources
- Ours: that it is asked for is said by the ruleset that uses this rule.
- Numbers in Vietnamese, Unicode CLDR: https://cldr.unicode.org/
"""

import re
from collections.abc import Iterator

from portalcheck.measure.vietnamese_text import vietnamese_texts
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Elements
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_UNIT = r"(?:đồng|vnđ|vnd|đ|₫)"
_GROUPS = r"(?P<{0}>[1-9]\d{{0,2}}(?P<{0}_sign>[.,])\d{{3}}(?:(?P={0}_sign)\d{{3}})*(?:[.,]\d{{1,2}})?)"
_SUM = re.compile(
    rf"(?<![\w.,]){_GROUPS.format('before')}\s*{_UNIT}(?!\w)|(?<!\w)(?:vnđ|vnd|₫)\s*{_GROUPS.format('after')}(?![\w]|[.,]\d)",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[\d,]*,\d{3},\d{3}(?:\.\d+)?|\d+,\d00(?:\.\d+)?")
"""Surely no decimals: two groups or more, or full hundreds."""


@rule("content/money-format", version=1, severity="minor")
def money_format(elements: Elements) -> Iterator[Finding]:
    good: list[str] = []
    bad: list[tuple[str, Pointer]] = []
    asked: list[tuple[str, Pointer]] = []
    for text, target in vietnamese_texts(elements):
        for found in _SUM.finditer(text):
            number = found["before"] or found["after"]
            if (found["before_sign"] or found["after_sign"]) == ".":
                good.append(found[0])
            else:
                (bad if _WHOLE.fullmatch(number) else asked).append((found[0], target))
    if bad:
        yield Finding.failed(
            "Sums parted by commas: {count}, such as '{sum}'; in Vietnam a point parts thousands.",
            bad[0][1],
            count=len(bad),
            sum=on_one_line(bad[0][0]),
        )
    if asked:
        yield Finding.cant_tell(
            "The sum '{sum}' has a comma before three digits. Are they decimals?",
            asked[0][1],
            sum=on_one_line(asked[0][0]),
            count=len(asked),
        )
    if good and not bad and not asked:
        yield Finding.passed(
            "Sums parted by points: {count} of {count}, such as '{sum}'.", count=len(good), sum=on_one_line(good[0])
        )


def _page(text: str, language: str = "vi") -> str:
    return f'<!doctype html><html lang="{language}"><title>Lệ phí</title><main><p>{text}</p></main>'


CASES = (
    passed("points", _page("Lệ phí: 1.000.000 đồng, 50.000đ, 8.000 ₫ hoặc 20.000 VNĐ")),
    passed("the unit first", _page("VND 1.500.000")),
    passed("decimals", _page("Từ 100.000 đồng; 1,5 triệu đồng; 1,500 tỷ đồng; 12.500,50 đồng")),
    failed("commas", _page("Mức thu 1,000,000 đồng")),
    failed("one comma, full thousands", _page("Lệ phí: 8,000đ/bản")),
    failed("with VND", _page("150,000 VND")),
    failed("the unit first, with commas", _page("VNĐ 1,500,000.00")),
    failed("one of two", _page("50.000 đồng hoặc 50,000 đồng")),
    cant_tell("decimals, perhaps", _page("Tỷ giá 17,823 đồng/won")),
    inapplicable("no sum", _page("Miễn phí; điện thoại 1.022; 1.250.000 người; 5 đồng; $1,000")),
    inapplicable("no groups", _page("Lệ phí 50000 đồng, 1 000 000 đồng")),
    inapplicable("an English page", _page("The fee is 50,000 VND", "en")),
)
