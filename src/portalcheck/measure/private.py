"""What a person typed, found again in whatever form a page repeats it, and blacked out.

A page may write a value in another case, composed or decomposed, escaped for HTML or for an address, a number with
other spaces, a date in another order. Values shorter than four characters are blacked out in the fields they stand in
only: in running text they would be found everywhere.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import quote, quote_plus

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)

LEAST_CUT = 60
"""A text of fewer letters is taken to be whole."""
SHORTEST = 4
MASK = "•"

_DATE = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})|(\d{4})-(\d{2})-(\d{2})")
_NUMBER = re.compile(r"\+?[\d\s().-]+")
# An input whose value is what a person typed or may have typed, not the words of a button or of a choice.
_FIELD = re.compile(
    r"(<input\b(?![^>]*\btype\s*=\s*[\"']?(?:submit|button|reset|image|radio|checkbox)\b)[^>]*?\bvalue\s*=\s*)"
    r"(\"[^\"]*(?:\"|$)|'[^']*(?:'|$))",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"evidence/[0-9a-f]{64}\.webp")  # a digest may hold any few digits
_AREA = re.compile(r"(<textarea\b[^>]*>)([^<]*)", re.IGNORECASE)


class Private:
    """Values that must not be seen. It grows while a journey is played."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self._values: dict[str, None] = {}
        self._pattern: re.Pattern[str] | None = None
        for value in values:
            self.add(value)

    def add(self, value: str) -> None:
        """Take a value in."""
        value = " ".join(value.split())
        if len(value) >= SHORTEST and value not in self._values:
            self._values[value] = None
            self._pattern = None

    @property
    def patterns(self) -> list[str]:
        """Regular expressions, in the dialect that Python and JavaScript share, that find the values in a text."""
        return [form for value in self._values for form in _forms(value)]

    def text(self, text: str) -> str:
        """Black the values out in a text, each by as many dots as it has letters."""
        if not self._values:
            return text
        if self._pattern is None:
            # The longest first, so that no shorter value leaves the rest of a longer one behind.
            forms = sorted(self.patterns, key=len, reverse=True)
            self._pattern = re.compile("|".join(forms), re.IGNORECASE)
        text = self._pattern.sub(lambda found: MASK * len(found[0]), text)
        return self._end(text) if len(text) >= LEAST_CUT else text

    def _end(self, text: str) -> str:
        """Black out the beginning of a value at the end of a text: scripts shorten what they quote of a page."""
        end = text[-200:].casefold()
        cut = max(
            (
                length
                for value in self._values
                for form in {
                    unicodedata.normalize("NFC", value.casefold()),
                    unicodedata.normalize("NFD", value.casefold()),
                }
                for length in range(SHORTEST, min(len(form), len(end) + 1))
                if end.endswith(form[:length])
            ),
            default=0,
        )
        return text[: len(text) - cut] + MASK * cut

    def found_in(self, text: str) -> bool:
        """Tell whether one of the values stands in a text."""
        return bool(self._values) and self.text(text) != text

    def clean(self, model: Model) -> Model:
        """Black out every text in a model, and whatever stands in a field of a page's markup."""
        plain = model.model_dump(mode="python")
        cleaned = self._clean(plain)
        return model if cleaned == plain else type(model).model_validate(cleaned)

    def _clean(self, value: Any) -> Any:
        if isinstance(value, str):
            return value if _PICTURE.fullmatch(value) else self._markup(value)
        if isinstance(value, dict):
            return {key: self._clean(item) for key, item in value.items()}
        if isinstance(value, (tuple, list)):
            return type(value)(self._clean(item) for item in value)
        return value

    def _markup(self, text: str) -> str:
        if "<" in text:
            text = _FIELD.sub(lambda found: f"{found[1]}{_masked(found[2])}", text)
            text = _AREA.sub(lambda found: f"{found[1]}{MASK * len(found[2].strip())}", text)
        return self.text(text)


def _masked(quoted: str) -> str:
    closed = len(quoted) > 1 and quoted[-1] == quoted[0]
    inside = quoted[1:-1] if closed else quoted[1:]
    return f"{quoted[0]}{MASK * len(inside)}{quoted[0] if closed else ''}"


@lru_cache(maxsize=500)
def _forms(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for written in _written(value) for form in _escaped(written)))


def _written(value: str) -> Iterator[str]:
    """Give patterns of the value as people write it."""
    for form in (value, unicodedata.normalize("NFC", value), unicodedata.normalize("NFD", value)):
        yield r"\s+".join(re.escape(word) for word in form.split())
    digits = re.sub(r"\D", "", value)
    if _NUMBER.fullmatch(value) and len(digits) >= SHORTEST:
        between = r"[\s.-]?"
        yield between.join(digits)
        if digits.startswith("0"):  # a telephone number, as it is written from abroad
            yield rf"\+84{between}{between.join(digits[1:])}"
    yield from _dates(value)


def _dates(value: str) -> Iterator[str]:
    found = _DATE.fullmatch(value)
    if not found:
        return
    try:
        day = (
            date(int(found["year"]), int(found["month"]), int(found["day"]))
            if found["year"]
            else date.fromisoformat(value)
        )
    except ValueError:
        return
    yield rf"0?{day.day}[/.-]0?{day.month}[/.-]{day.year}"
    yield rf"{day.year}[/.-]0?{day.month}[/.-]0?{day.day}"
    yield rf"0?{day.day}\s+tháng\s+0?{day.month}(?:,|\s+năm)?\s+{day.year}"
    yield rf"0?{day.day}\s+{day:%B},?\s+{day.year}"
    yield rf"{day:%B}\s+0?{day.day},?\s+{day.year}"


def _escaped(pattern: str) -> Iterator[str]:
    """Give the pattern, and what it becomes in markup and in an address where it is a plain text."""
    yield pattern
    plain = re.sub(r"\\(.)", r"\1", pattern.replace(r"\s+", " "))
    if re.escape(plain).replace(r"\ ", r"\s+") != pattern:
        return
    for written in (html.escape(plain), html.escape(plain, quote=False), quote(plain, safe=""), quote_plus(plain)):
        if written != plain:
            yield re.escape(written).replace(r"\ ", r"\s+")
