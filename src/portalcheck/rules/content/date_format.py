"""Dates are written as in Vietnam.

## Applicability
Each date with day, month and year in a visible text that is declared Vietnamese; not in code, in the name of a file or
in an address.

## Expectation
It is written with the day first: 05/06/2023, 5-6-2023, “ngày 5 tháng 6 năm 2023”. A date that begins with the year
(2023-06-05), has the month before the day (06/25/2023), or names the month in English (June 5, 2023) is not.

## Why it matters
Who reads 06/05/2023 as the fifth of June misses the sixth of May, and with it the time limit.

## Cannot tell
Whether 06/05/2023 was meant as the fifth or the sixth: it is taken for what it is in Vietnam. An English month among
words that are not surely Vietnamese may belong to a quotation.

## Sources
- Ours: that it is asked for is said by the ruleset that uses this rule.
- Dates in Vietnamese, Unicode CLDR: https://cldr.unicode.org/
"""

import re
from collections.abc import Iterator

from portalcheck.measure.vietnamese_text import has_vietnamese_letters, vietnamese_texts
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Elements
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19[2-9]\d|20\d\d)"
_APART = r"(?<![\w./-])(?:{})(?![\w/-]|\.\w)"
_DAY_FIRST = re.compile(
    _APART.format(rf"{_DAY}([/.-]){_MONTH}\1{_YEAR}")
    + rf"|\bngày\s+{_DAY}\s+tháng\s+{_MONTH}\s*,?\s+năm\s+{_YEAR}\b|\b{_DAY}\s+tháng\s+{_MONTH}\s*,\s*{_YEAR}\b",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    _APART.format(rf"{_YEAR}([/-])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?\S*)?")
)
_MONTH_FIRST = re.compile(_APART.format(rf"(?:0?[1-9]|1[0-2])([/-])(?:1[3-9]|2\d|3[01])\1{_YEAR}"))
_NAMES = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ENGLISH = re.compile(
    # May 10 is a company as well.
    rf"(?<!ty )\b{_NAMES}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b|"
    rf"\b{_DAY}(?:st|nd|rd|th)?[\s-]+{_NAMES},?[\s-]+{_YEAR}\b"
)
_FORM = {"year": "the year first", "month": "the month before the day", "english": "the month in English"}
_DATE_ALONE = 40  # letters: a text that is hardly more than its date


@rule("content/date-format", version=1, severity="minor")
def date_format(elements: Elements) -> Iterator[Finding]:
    good = 0
    bad: dict[str, list[tuple[str, Pointer]]] = {form: [] for form in _FORM}
    asked: list[tuple[str, Pointer]] = []
    for text, target in vietnamese_texts(elements):
        good += sum(1 for _ in _DAY_FIRST.finditer(text))
        for form, pattern in (("year", _YEAR_FIRST), ("month", _MONTH_FIRST), ("english", _ENGLISH)):
            for found in pattern.finditer(text):
                sure = form != "english" or len(text) <= _DATE_ALONE or has_vietnamese_letters(text)
                (bad[form] if sure else asked).append((found[0], target))
    for form, those in bad.items():
        if those:
            yield _written_otherwise(form, those)
    if asked:
        said, target = asked[0]
        yield Finding.cant_tell(
            "Among words that may be no Vietnamese stands the date {date}. Is it part of a quotation?",
            target,
            date=on_one_line(said),
            count=len(asked),
        )
    if good and not any(bad.values()) and not asked:
        yield Finding.passed("Dates written with the day first: {count} of {count}.", count=good)


def _written_otherwise(form: str, those: list[tuple[str, Pointer]]) -> Finding:
    said, target = those[0]
    return Finding.failed(
        "Dates written with {form}: {count}, such as {date}; in Vietnam the day comes first.",
        target,
        form=_FORM[form],
        count=len(those),
        date=on_one_line(said),
    )


def _page(text: str, language: str = "vi") -> str:
    return f'<!doctype html><html lang="{language}"><title>Tin tức</title><main>{text}</main>'


CASES = (
    passed("with strokes", _page("<p>Cập nhật: 05/06/2023 10:20</p>")),
    passed("with hyphens and points", _page("<p>Từ 5-6-2023 đến 30.06.2023</p>")),
    passed("in words", _page("<p>Hà Nội, ngày 05 tháng 6 năm 2023</p>")),
    passed("what may be either is taken as Vietnamese", _page("<p>Ngày 06/05/2023</p>")),
    passed(
        "numbers of documents and files",
        _page("<p>Ngày 5/6/2023, Nghị định số 123/2015/NĐ-CP, HS-2023-06-05-001, bao-cao_2023-06-05.pdf</p>"),
    ),
    passed("code", _page("<p>Ngày 5/6/2023</p><pre>2023-06-05</pre>")),
    failed("ISO 8601", _page("<p>Ngày đăng: 2023-06-05</p>")),
    failed("ISO 8601 with its time", _page("<p>Cập nhật 2023-06-05T10:20:00Z</p>")),
    failed("the year first, with strokes", _page("<p>Cập nhật 2023/06/05 10:20</p>")),
    failed("as in the United States", _page("<li>Ban hành 06/25/2023</li>")),
    failed("an English month", _page("<p>Thông báo</p><p>Jun 25, 2023</p>")),
    failed("an English month in a sentence", _page("<p>Đăng ngày 25 August 2023 lúc 8 giờ</p>")),
    failed("one of several", _page("<p>05/06/2023</p><p>2023-06-05</p>")),
    cant_tell("a quotation", _page("<p>Decision of the Council as adopted by it on 25 August 2023 in Geneva</p>")),
    inapplicable(
        "no date", _page("<p>Tháng 6/2023, 1/2 giờ, 192.168.1.10, 24/7, 1900-10-22, Tổng công ty May 10, 2023</p>")
    ),
    inapplicable("an English page", _page("<p>Updated 2023-06-05, June 5, 2023</p>", "en")),
    inapplicable("an English part", _page('<p lang="en">Updated June 5, 2023</p>')),
)
