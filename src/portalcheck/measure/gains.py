"""What the page of a service says one gains by filing online, in words or by sums and times side by side."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from portalcheck.measure.sheet import flat, runs, sentences

_ONLINE = re.compile(r"\btrực tuyến\b|\b(?:qua|trên) mạng\b|\btrên cổng\b|\bonline\b|\ben ligne\b", re.IGNORECASE)
_COUNTER = re.compile(
    r"\btrực tiếp\b|\btại (?:quầy|bộ phận|trụ sở)\b|\bin person\b|\bat (?:the|a|our) (?:counter|office)\b|"
    r"\bau guichet\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:hơn|so với|than|qu['’]|que)\b[^,;:]{0,30}$", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:nhanh hơn|sớm hơn|ngắn hơn|thấp hơn|ít hơn|rẻ hơn|rút ngắn|tiết kiệm|giảm|miễn (?:phí|lệ phí|giảm)|"
    r"bằng \d+ ?%|không thu (?:phí|lệ phí)|không mất phí)\b|"
    r"\b(?:faster|sooner|quicker|shorter|cheaper|lower|reduced|free of charge|no fee|"
    r"less(?! than \d+ ?(?:[kmg]i?b|pages?))|"
    r"saves? (?:you )?(?:time|money|\d+))\b|"
    r"\b(?:plus (?:rapide|vite|court)|moins (?:cher|longtemps)|réduit\w*|gratuit\w*)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\bkhông (?:được )?(?:giảm|rút ngắn|miễn|áp dụng)\b|\bnot\b|\bn['’]est pas\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–()]")
_AMOUNT = re.compile(
    r"(\d[\d.,]*)\s*(đồng|đ|vnđ|vnd|₫|ngày|giờ|phút|days?|hours?|jours?|heures?)(?!\w)|miễn (?:phí|lệ phí)",
    re.IGNORECASE,
)
_UNITS = {"giờ": "h", "hour": "h", "heure": "h", "ngày": "d", "day": "d", "jour": "d", "phút": "m"}


def gains_online(html: str) -> Iterator[str]:
    """Give the sentences and rows of tables by which filing online takes less time, or costs less."""
    yield from _sentences(html)
    yield from _rows(html)


def _sentences(html: str) -> Iterator[str]:
    for run in runs(html):
        for sentence in sentences(run.text):
            text = flat(sentence)
            if _ONLINE.search(text) and (_says_less(text) or _has_two_sums(text)):
                yield text


def _says_less(text: str) -> bool:
    return not _DENIED.search(text) and any(not _is_of_the_counter(text, found) for found in _LESS.finditer(text))


def _is_of_the_counter(text: str, found: re.Match[str]) -> bool:
    """Tell whether less is taken at the counter: its clause names that alone, and not to compare with it."""
    before = _CLAUSE.split(text[: found.start()])[-1]
    clause = before + found[0] + _CLAUSE.split(text[found.end() :])[0]
    counter = _COUNTER.search(clause)
    return counter is not None and not _ONLINE.search(clause) and not _COMPARED.search(clause[: counter.start()])


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
