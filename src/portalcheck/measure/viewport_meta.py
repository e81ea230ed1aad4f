"""What the content of `meta[name=viewport]` lets a person zoom to.

There are two readings of the same text. That of the CSS drafts (css-viewport, formerly css-device-adapt) takes commas,
semicolons and white space between properties, and drops a property without a value. Chromium's takes no semicolons
(`yes;` is an unknown value to it) and reads a missing value as 0. Where they agree, every browser is likely to.
"""

import math
import re
from dataclasses import dataclass

_SPACE = " \t\n\r\f"
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_LEAST, _MOST = 0.1, 10.0


@dataclass(frozen=True)
class Zoom:
    """How far the page can be scaled; infinite where the text sets no limit. Not `scalable`: it stays as it is."""

    scalable: bool
    most: float

    def reaches(self, scale: float) -> bool:
        """Say whether a person can scale the page to this much."""
        return self.scalable and self.most >= scale


def by_the_drafts(content: str) -> dict[str, str]:
    """Read the properties as the CSS drafts do; of two with one name the last counts."""
    properties: dict[str, str] = {}
    for part in re.split(r"[,;]", content):
        # Where white space alone parts them, a name reaches to the next equals sign.
        for name, value in re.findall(rf"([^{_SPACE}=]+)[^=]*=[={_SPACE}]*([^{_SPACE}=]+)", part):
            properties[name.lower()] = value.lower()
    return properties


def by_chromium(content: str) -> dict[str, str]:
    """Read the properties as Chromium does."""
    properties: dict[str, str] = {}
    apart = f"{_SPACE[:-1]}=,\0"
    at, end = 0, len(content)

    def skip(at: int, *, while_in: str = "", until: str = "") -> int:
        while at < end and (content[at] in while_in if while_in else content[at] not in until):
            at += 1
        return at

    while (at := skip(at, while_in=apart)) < end:
        name_end = skip(at, until=apart)
        value_at = skip(skip(name_end, until="=,"), while_in=apart.replace(",", ""))
        value_end = skip(value_at, until=apart)
        properties[content[at:name_end].lower()] = content[value_at:value_end].lower()
        at = value_end
    return properties


def zoom(properties: dict[str, str]) -> Zoom:
    """Resolve what the properties mean for zooming, as the CSS drafts translate them."""
    least, most = _scale(properties.get("minimum-scale")), _scale(properties.get("maximum-scale"))
    return Zoom(_is_scalable(properties.get("user-scalable")), math.inf if most is None else max(most, least or 0))


def _is_scalable(value: str | None) -> bool:
    if value is None or value in {"yes", "device-width", "device-height"}:
        return True
    return abs(_number(value)) >= 1  # `no` and unknown words count as 0


def _scale(value: str | None) -> float | None:
    """Give a scale within its limits; None where it is not set, as by a negative one."""
    if value is None:
        return None
    if value in {"device-width", "device-height"}:
        return _MOST
    number = 1.0 if value == "yes" else _number(value)
    return None if number < 0 else min(max(number, _LEAST), _MOST)


def _number(value: str) -> float:
    match = _NUMBER.match(value)
    return float(match.group()) if match else 0.0
