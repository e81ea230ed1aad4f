"""Ways to a person, as a page tells them: telephone numbers, the hotline's, e-mail and postal addresses."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from portalcheck.measure.links import fold

Way = Literal["telephone", "hotline", "e-mail", "address"]

_MOST_QUOTED = 120  # letters
_LONGEST_BLOCK = 400
# A number as it is written in Việt Nam (024 3825 0000, 1900 1009, 1022) or with the code of a country.
_LONG = (
    r"(?:\(?\+\d{1,3}\)?|\(?0\d{0,3}\)?)[ .\-]?(?:\(?\d{1,4}\)?[ .\-]?){2,5}\d{2,4}|1[89]00[ .\-]?\d{2,4}[ .\-]?\d{0,4}"
)
_SHORT = r"1\d{2,3}(?![ .\-]?\d)"
_NUMBER = re.compile(rf"(?<![\w/.,])(?:{_LONG})(?![\w/])")
_CALL = r"dien thoai|so dt|\bdt\b|\bsdt\b|\btel\b|telephone|\bphone\b|\bcall\b|\bgoi\b|di dong|mobile|lien lac"
_HOTLINE = (
    r"duong day(?: nong| ho tro)|tong dai|hot ?-?line|help ?-?desk|help ?-?line|call ?-?cent(?:er|re)|"
    r"(?:so|dien thoai) ho tro|ho tro (?:ky thuat|nguoi dan|nguoi dung|truc tuyen)|customer (?:care|support)|"
    r"numero vert|ligne d.?assistance|assistance telephonique|support line"
)
_SUPPORT = (
    r"\b(?:ho tro|cskh|cham soc khach hang|giai dap|tu van|support|help|assistance|aide)\b[^0-9+(|:.]{0,25}"
    rf"(?:\s({_LONG})|:\s*({_LONG}|{_SHORT}))"
)
_CALLED = re.compile(rf"(?:{_CALL}|{_HOTLINE})[^0-9+(|]{{0,40}}({_LONG}|{_SHORT})")
_HOTLINE_NUMBER = re.compile(rf"(?:{_HOTLINE})[^0-9+(|]{{0,60}}({_LONG}|{_SHORT})|{_SUPPORT}")
_HOTLINE_WORD = re.compile(_HOTLINE)
_FAX = re.compile(r"\bfax\b[^0-9+(|]{0,12}(?:" + _LONG + ")")
_MAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\]|\(a\))\s?[\w-]+(?:\.[\w-]+)+|\[email.protected\]", re.IGNORECASE)
_PLACE = (
    r"\bphuong\b|\bxa\b|\bquan\b|\bhuyen\b|thanh pho|\btp\b|\btinh\b|\bduong\b|\bpho\b|\bthon\b|\bap\b|\bngo\b|"
    r"\bstreet\b|\broad\b|\bavenue\b|district|\bward\b|\bcity\b|\brue\b|\bplace\b|\bboulevard\b|\d"
)
_ADDRESS = re.compile(
    rf"(?:\bdia chi|\bd/c|tru so(?: chinh)?|\baddress|\badresse|head office|siege)"
    r"(?! (?:email|e-mail|thu|ip|web|mang|trang|url|thuong tru|tam tru|cu tru|nhan|noi o|mail|electronique|of the))"
    rf"\s*[:\-–]?\s*(?=[^|]{{0,120}}(?:{_PLACE}))(?=\w+[ ,.]+\w)[^|]{{8,160}}"
)
_BY_ITSELF = re.compile(
    r"(?:\bso )?\b\d{1,4}[a-z]?(?:/\d+)*,? [^|]{3,50}(?:,|-)[^|]{0,60}"
    r"(?:\bphuong|\bquan|\bthanh pho|\btp\b|\bxa\b|\btinh|\bstreet|\broad|\bdistrict|\bward|\bcity)"
)


class Told(NamedTuple):
    """What a page tells of a way to a person, in its own words; `sure` where a label or a link says so."""

    text: str
    sure: bool


def told(way: Way, said: Sequence[str], addresses: Sequence[str]) -> Told | None:
    """Find a way to a person in what a page says, block by block, and in the addresses of its links."""
    if way == "address":
        said = [one for one in said if len(one) <= _LONGEST_BLOCK]  # in a paragraph, it is an address of something else
    alone = " | ".join(said)
    # A label and what it labels may stand in blocks of their own, side by side.
    pairs = " | ".join(f"{one} {other}".strip() for one, other in zip_longest(said, said[1:], fillvalue=""))
    if way == "telephone":
        return _called(addresses, pairs) or _found(_NUMBER, alone, sure=False)
    if way == "hotline":
        number = _called(addresses, pairs)  # which may be the one for help
        return (
            _found(_HOTLINE_NUMBER, pairs, sure=True)
            or _found(_HOTLINE_WORD, alone, sure=False)
            or (number and number._replace(sure=False))
        )
    if way == "e-mail":
        written = next((one for one in addresses if one.lower().startswith("mailto:") and "@" in one), "")
        return _sure(written) or _found(_MAIL, alone, sure=True)
    return _found(_ADDRESS, pairs, sure=True) or _found(_BY_ITSELF, alone, sure=False)


def _called(addresses: Sequence[str], pairs: str) -> Told | None:
    number = next((one for one in addresses if one.lower().startswith("tel:") and re.search(r"\d{3}", one)), "")
    return _sure(number) or _found(_CALLED, pairs, sure=True)


def _sure(text: str) -> Told | None:
    return Told(text, sure=True) if text else None


def _found(wanted: re.Pattern[str], text: str, *, sure: bool) -> Told | None:
    bare = fold(text, accents=False)
    if wanted in (_CALLED, _NUMBER):
        bare = _FAX.sub(lambda fax: " " * len(fax[0]), bare)
    found = wanted.search(bare)
    if found is None:
        return None
    # Letter for letter the same, unless one of them became two without its capital form.
    own = text[found.start() : found.end()] if len(bare) == len(text) else found[0]
    return Told(own.strip(" |")[:_MOST_QUOTED], sure=sure)
