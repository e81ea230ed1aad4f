"""Vietnamese text that is no Unicode: letters of the old TCVN3 (ABC) and VNI fonts, UTF-8 that was read as something
else, and letters that were lost.

A word is one of an old font where it makes no Vietnamese syllable as it stands and makes one when it is read as that
font has it; letters that other languages use as well are thus hardly ever taken for such.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["TCVN3", "VNI", "UTF-8", "lost", "perhaps-lost"]

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_NO_LETTERS = frozenset(one for one in _TCVN3 if not one.isalpha() or one in "ªµ")
_VNI_MARKS = {
    "a": dict(zip("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
_VNI_PAIR = re.compile("|".join(f"{base}[{''.join(marks)}]" for base, marks in _VNI_MARKS.items()))
_VNI_SINGLE = str.maketrans("æóòîôöñ", "ỉĩịỵơưđ")

_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_NUCLEUS = (
    r"(?:iêu|yêu|oai|oao|oay|oeo|uai|uao|uây|uôi|uya|uyê|uyu|uêu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|"
    r"ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ươ|ưi|ưu|yê|oo|[aăâeêioôơuưy])"
)
_SYLLABLE = re.compile(rf"{_ONSET}{_NUCLEUS}(?:ch|ng|nh|[ckmnpt])?")
_MARK = re.compile("[\u0300-\u036f]")  # of Latin letters; other scripts compose by rules of their own
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

# Bytes above 7F as Windows-1252 shows them; what it leaves out, browsers show as the control of that number.
_SHOWN = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xC0)}
_BYTES = {(chr(byte) if shown == "\ufffd" else shown): byte for byte, shown in _SHOWN.items()}
_FIRST = {"Ã": 0xC3, "Ä": 0xC4, "Å": 0xC5, "Æ": 0xC6}
_LATER = "".join(re.escape(one) for one in _BYTES if not one.isspace())
_PUNCTUATION = "‚„…‹›‘’“”•–—»«"
_MISREAD = re.compile(rf"(?:á[º»][{_LATER}])|[ÃÄÅÆ](?:(?![{_PUNCTUATION}])[{_LATER}]|[{_PUNCTUATION}](?=[^\W\d_]))")
_VIETNAMESE = frozenset("àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ") | {chr(one) for one in range(0x1EA0, 0x1EFA)}

_EDGES = ".,;:!?\"'()[]{}<>“”‘’…–—-/\\|*"
_QUESTION = re.compile(r"[^\W\d_]+\?+[^\W\d_][\w?]*")


class Legacy(NamedTuple):
    """What a text shows: `sure` or only likely; `sample` are its words that do, `read` what they are to say."""

    kind: Kind
    sure: bool
    sample: str
    read: str = ""


def decomposed(text: str) -> list[str]:
    """Give the words of a text whose letters and marks stand apart although one letter has both."""
    return [word for word in text.split() if _MARK.search(word) and _composed(word) != word]


@lru_cache(maxsize=8192)
def legacy(text: str, font: str = "") -> Legacy | None:
    """Tell whether a text is no Unicode; `font` is an old one that it is set in (`TCVN3` or `VNI`)."""
    if text.isascii() and "?" not in text:
        return None
    if "\ufffd" in text:
        return Legacy("lost", True, _around(text, text.index("\ufffd")))
    return _misread(text) or _of_a_font(text, font) or _questions(text)


def _misread(text: str) -> Legacy | None:
    found = [(one, read) for one in _MISREAD.findall(text) if (read := _as_utf8(one)) in _VIETNAMESE]
    if len(found) >= 2 or any(len(one) == 3 for one, _ in found):
        at = text.index(found[0][0])
        sample = _around(text, at)
        return Legacy("UTF-8", True, sample, _MISREAD.sub(lambda one: _as_utf8(one[0]) or one[0], sample))
    return None


def _as_utf8(shown: str) -> str:
    first = 0xE1 if shown[0] == "á" else _FIRST[shown[0]]
    return bytes([first, *(_BYTES[one] for one in shown[1:])]).decode("utf-8", "ignore")


def _of_a_font(text: str, font: str) -> Legacy | None:
    words = list(dict.fromkeys(word for one in text.split() if not (word := one.strip(_EDGES)).isascii()))
    if not words or any(one in "đĐăĂơƠưƯ" or "\u1ea0" <= one <= "\u1ef9" for word in words for one in word):
        return None
    old = {word: read for word in words if (read := _from_tcvn3(word)) and not is_syllable(word)}
    # A sign by itself, and a unit such as µm, belong to any language.
    signs = [word for word in old if _NO_LETTERS.intersection(word) and re.search("[a-z]", word, re.IGNORECASE)]
    if font == "TCVN3" and any(len(word) > 1 for word in old):
        return _told("TCVN3", True, old)
    if len(signs) >= 2 and len(old) >= 4 and len(old) * 5 >= len(words) * 2:
        return _told("TCVN3", len(signs) >= 3 or len(old) >= 5, old)
    old = {word: read for word in words if (read := _from_vni(word)) and not is_syllable(word)}
    if font == "VNI" and any(len(word) > 1 for word in old):
        return _told("VNI", True, old)
    pairs = [word for word in old if _VNI_PAIR.search(word.lower())]
    if len(pairs) >= 3 and len(old) * 5 >= len(words) * 2:
        return _told("VNI", len(pairs) >= 4, old)
    return None


def _told(kind: Kind, sure: bool, read: dict[str, str]) -> Legacy:
    first = list(read)[:5]
    return Legacy(kind, sure, " ".join(first), " ".join(read[one] for one in first))


def _from_tcvn3(word: str) -> str:
    read = "".join(_TCVN3.get(one, one) for one in word)
    return read if read != word and is_syllable(read) else ""


def _from_vni(word: str) -> str:
    small = word.lower()
    apart = _VNI_PAIR.split(small)
    pairs = [_VNI_MARKS[one[0]][one[1]] for one in _VNI_PAIR.findall(small)]
    read = "".join(part.translate(_VNI_SINGLE) + pair for part, pair in zip(apart, [*pairs, ""], strict=True))
    return read if read != small and is_syllable(read) else ""


def _questions(text: str) -> Legacy | None:
    words = dict.fromkeys(word for one in text.split() if _QUESTION.fullmatch(word := one.strip('.,;:!()[]"')))
    return Legacy("perhaps-lost", False, " ".join(list(words)[:5])) if len(words) >= 3 else None


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether a word could be a Vietnamese syllable."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [one for one in apart if one in _TONES]
    bare = unicodedata.normalize("NFC", "".join(one for one in apart if one not in _TONES))
    return len(tones) <= 1 and _SYLLABLE.fullmatch(bare) is not None


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def _around(text: str, at: int) -> str:
    start = text.rfind(" ", 0, max(at - 20, 0)) + 1
    return text[start : start + 60].strip()
