"""What a page says, to the eye or to a screen reader, with the language that each piece is declared to be in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portalcheck.measure.language import primary_subtag
from portalcheck.measure.words import FUNCTION_WORDS, is_unspaced, words
from portalcheck.model.elements import Element, ElementsFrame

_PICTURES = frozenset({"img", "svg", "canvas", "object", "embed", "video", "audio", "iframe"})
_CODE = re.compile(r"(^|[\s>])(pre|code|samp|kbd|var|math)(:nth-of-type\(\d+\))?(\s|$)")
_OFFICE = re.compile(
    r"(?:Bộ|Sở|Ủy ban|Uỷ ban|Hội đồng|Cục|Chi cục|Tổng cục|Vụ|Văn phòng|Chính phủ|Quốc hội|Tòa án|Viện|Trường|Đại học|"
    r"Trung tâm|Cổng|Phòng|Ban|Công an|Bảo hiểm|Ngân hàng)\b[^.!?;:·]{2,90}"
)
_KIND = re.compile(r"\b(?:ban nhân dân|đồng nhân dân|nhân dân|thành phố|tỉnh|quận|huyện|phường|xã)\b")
_SENTENCE_ENDS = re.compile(r"[.!?…։。！？।](?=[\s\"'”’»)]|$)|[。！？]")


class Utterance(NamedTuple):
    """A piece of text; `declared` is the element with the lang attribute, `language` its primary subtag."""

    text: str
    css: str
    language: str
    declared: str
    snippet: str = ""


def utterances(frame: ElementsFrame) -> Iterator[Utterance]:
    """Give visible passages first, then the names of pictures, and those names and titles that are not shown."""
    for passage in frame.passages:
        if not _CODE.search(passage.css):
            yield Utterance(passage.text, passage.css, primary_subtag(passage.language or ""), passage.declared)
    for at, element in enumerate(frame.elements):
        if text := _told_only(element):
            language = primary_subtag(element.language or "")
            yield Utterance(text, element.css, language, declarer(frame, at), element.snippet)


def declarer(frame: ElementsFrame, at: int) -> str:
    """Name the nearest element that declares the language of an element; empty where none does."""
    while at >= 0:
        element = frame.elements[at]
        if "lang" in element.attributes or "xml:lang" in element.attributes:
            return element.css
        at = element.parent
    return "html" if frame.language is not None else ""


def is_all_names(text: str) -> bool:
    """Say whether a text is made of names: nearly all its words begin with a capital, and none joins them; or it is an
    office's, of whose words Vietnamese begins only the first syllable so.
    """
    if text.isupper():
        return False
    tokens = _tokens(_KIND.sub(" ", text) if _is_office(text) else text)
    capitals = sum(token[0].isupper() for token in tokens)
    most = capitals * 3 >= len(tokens) * 2
    return len(tokens) > 1 and (most or (_is_office(text) and capitals > 1 and capitals * 2 >= len(tokens)))


def may_be_a_name(text: str) -> bool:
    """Say whether a text begins as the name of an office does, and may say more."""
    return _is_office(text) and sum(token[0].isupper() for token in _tokens(text)) > 1


def _is_office(text: str) -> bool:
    return _OFFICE.fullmatch(text.strip()) is not None


def _tokens(text: str) -> list[str]:
    """Give the words of a text that do not join others; a single small letter is what an apostrophe cut off."""
    found = re.findall(r"[^\W\d_]+", text)
    return [one for one in found if one.lower() not in _JOINING and (len(one) > 1 or one.isupper())]


def sentences(text: str) -> int:
    """Count the sentences that are ended."""
    return len(_SENTENCE_ENDS.findall(text))


def count(text: str) -> int:
    """Count the words of a text; where none stand between spaces, two letters count for one."""
    return sum(max(1, len(word) // 2) if is_unspaced(word) else 1 for word in words(text))


def _told_only(element: Element) -> str:
    """Give what only assistive technology tells of an element, or a tooltip: text in a language as well."""
    if not element.exposed:
        return ""
    name = element.name
    if element.tag in _PICTURES or element.role in {"img", "image"}:
        return name
    label = element.attributes.get("aria-label", "").strip()
    if label and label == name and label not in element.text:
        return label
    return element.attributes.get("title", "").strip()


_JOINING = frozenset().union(*FUNCTION_WORDS.values())
