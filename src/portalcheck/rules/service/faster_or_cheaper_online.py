"""Filing online is faster, or costs less, and the page of the service says so.

## Applicability
The page that the portal file names as the `page` of a service.

## Expectation
A sentence says that who files online waits less or pays less, or that filing online is free of a fee; or a table has
another time or fee for filing online than for filing at the counter, and it is less.

## Why it matters
Who files at home does part of the office's work. A shorter time or a lower fee is the reason why people try it.

## Cannot tell
Where nothing of the kind was found: it may be said in other words, or on another page. Whether it is true is not looked
at.

## Sources
- Ours: that it is asked for is said by the ruleset that uses this rule.
- The decision of 5 June 2023 on portals, by report: shorter times and lower prices for services that are used online.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.sheet import flat, runs, sentences
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, inapplicable, passed, rule

_ONLINE = re.compile(r"\btrực tuyến\b|\b(?:qua|trên) mạng\b|\btrên cổng\b|\bonline\b|\ben ligne\b", re.IGNORECASE)
_COUNTER = re.compile(r"\btrực tiếp\b|\bin person\b|\bat the counter\b|\bau guichet\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:nhanh hơn|sớm hơn|ngắn hơn|thấp hơn|ít hơn|rẻ hơn|rút ngắn|tiết kiệm|giảm|miễn (?:phí|lệ phí|giảm)|"
    r"bằng \d+ ?%|không thu (?:phí|lệ phí)|không mất phí)\b|"
    r"\b(?:faster|sooner|quicker|shorter|cheaper|lower|less|reduced|free of charge|no fee|saves?)\b|"
    r"\b(?:plus (?:rapide|vite|court)|moins (?:cher|longtemps)|réduit\w*|gratuit\w*)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\bkhông (?:được )?(?:giảm|rút ngắn|miễn)\b|\bnot\b|\bn['’]est pas\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(\d[\d.,]*)\s*(đồng|đ|vnđ|vnd|₫|ngày|giờ|phút|days?|hours?|jours?|heures?)(?!\w)|miễn (?:phí|lệ phí)",
    re.IGNORECASE,
)
_UNITS = {"giờ": "h", "hour": "h", "heure": "h", "ngày": "d", "day": "d", "jour": "d", "phút": "m"}


@rule("service/faster-or-cheaper-online", version=1, severity="minor")
def faster_or_cheaper_online(document: Document, trace: Trace) -> Iterator[Finding]:
    if not trace.steps:
        return
    said = next((one for frame in document.frames for one in (*_sentences(frame.html), *_rows(frame.html))), "")
    if said:
        yield Finding.passed("The page of the service says “{sentence}”.", sentence=on_one_line(said[:200]))
    else:
        yield Finding.cant_tell(
            "Nothing was found that says that filing “{title}” online is faster or costs less. Does the portal say it?",
            title=trace.title,
        )


def _sentences(html: str) -> Iterator[str]:
    for run in runs(html):
        for sentence in sentences(run.text):
            text = flat(sentence)
            if _ONLINE.search(text) and (_says_less(text) or _has_two_sums(text)):
                yield text


def _says_less(text: str) -> bool:
    return _LESS.search(text) is not None and not _DENIED.search(text)


def _has_two_sums(text: str) -> bool:
    """Tell whether a sentence has a sum for the counter and a smaller one for filing online."""
    sums = [found[0] for found in _AMOUNT.finditer(text) if found[1]]
    counter, online = _COUNTER.search(text), _ONLINE.search(text)
    if len(sums) != 2 or not counter or not online:
        return False
    return _is_less(sums[1], sums[0]) if counter.start() < online.start() else _is_less(sums[0], sums[1])


def _rows(html: str) -> Iterator[str]:
    """Give the row for filing online of each table in which it has less of something than the row for the counter."""
    for table in LexborHTMLParser(html).css("table"):
        rows = [[flat(cell.text(separator=" ")) for cell in row.css("td, th")] for row in table.css("tr")]
        online = next((row for row in rows if len(row) > 1 and _ONLINE.search(row[0])), None)
        counter = next((row for row in rows if len(row) > 1 and _COUNTER.search(row[0])), None)
        if (
            online
            and counter
            and any(_is_less(one, other) for one, other in zip(online[1:], counter[1:], strict=False))
        ):
            yield " ".join(online)


def _is_less(one: str, other: str) -> bool:
    """Compare the first time or sum of two cells, where both are in one unit."""
    mine, others = _AMOUNT.search(one), _AMOUNT.search(other)
    if mine is None or others is None or others[1] is None:
        return False
    if mine[1] is None:
        return _number(others[1]) > 0 and _unit(others[2]) == "money"
    return _unit(mine[2]) == _unit(others[2]) and _number(mine[1]) < _number(others[1])


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _unit(text: str) -> str:
    return _UNITS.get(text.lower().rstrip("s"), "money")


def _says(text: str) -> Document:
    return Document.of(f"<main><h1>Đăng ký khai sinh</h1>{text}</main>")


_TABLE = (
    "<table><tr><th>Hình thức nộp</th><th>Thời hạn giải quyết</th><th>Phí, lệ phí</th></tr>"
    "<tr><td>Trực tiếp</td><td>15 Ngày làm việc</td><td>50.000 Đồng</td></tr>"
    "<tr><td>Trực tuyến</td><td>{} Ngày làm việc</td><td>{}</td></tr></table>"
)
_JOURNEY = _trace()

CASES = (
    passed("a lower fee", _says("<p>Nộp hồ sơ trực tuyến được giảm 50% lệ phí.</p>"), _JOURNEY),
    passed("a shorter time", _says("<p>Thời hạn rút ngắn còn 3 ngày khi nộp trực tuyến.</p>"), _JOURNEY),
    passed("in English", _says("<p>Applications that are made online are handled sooner.</p>"), _JOURNEY),
    passed("in French", _says("<p>Le dépôt en ligne est gratuit.</p>"), _JOURNEY),
    passed(
        "two sums",
        _says("<p>20.000 đồng nếu nộp trực tiếp, 10.000 đồng nếu gửi trước trên mạng. Trẻ em được miễn.</p>"),
        _JOURNEY,
    ),
    passed("a table with another time", _says(_TABLE.format("10", "50.000 Đồng")), _JOURNEY),
    passed("a table with another fee", _says(_TABLE.format("15", "25.000 Đồng")), _JOURNEY),
    passed("a table without a fee", _says(_TABLE.format("15", "Miễn phí")), _JOURNEY),
    cant_tell("a table with the same", _says(_TABLE.format("15", "50.000 Đồng")), _JOURNEY),
    cant_tell("a table with more", _says(_TABLE.format("20", "50.000 Đồng")), _JOURNEY),
    cant_tell(
        "two sums, the other way round", _says("<p>Trực tiếp 10.000 đồng, trực tuyến 20.000 đồng.</p>"), _JOURNEY
    ),
    cant_tell("nothing", _says("<p>Nộp trực tuyến trên cổng này.</p>"), _JOURNEY),
    cant_tell("denied", _says("<p>Nộp trực tuyến không được giảm lệ phí.</p>"), _JOURNEY),
    inapplicable("no step was reached", _says("<p>Nộp trực tuyến.</p>"), _trace(steps=())),
)
