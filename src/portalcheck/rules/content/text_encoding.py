"""The text is Unicode, in its composed form.

## Applicability
The visible texts of the page and of the frames of its own origin, with the page's title.

## Expectation
Letters and their marks are one character where Unicode has one for both (NFC). No text is written in the letters of the
old fonts of TCVN3 (ABC, `.VnTime`) or VNI, shows UTF-8 that was read as another encoding (`Ä‘Äƒng kÃ½`), or holds the
sign for a letter that was lost (U+FFFD).

## Why it matters
A text in the letters of an old font is not found by a search, is read out as nonsense by a screen reader, and looks
like `Céng hoµ` where the font is not installed. A decomposed `ệ` looks right and is not found either.

## Cannot tell
Where few words look like those of an old font, where question marks stand inside of words, and where a text is set in
an old font and has letters that it would show in another way.

## Sources
- Ours: that it is asked for is said by the ruleset that uses this rule.
- Unicode Normalization Forms: https://www.unicode.org/reports/tr15/
- Character Model for the World Wide Web, String Matching: https://www.w3.org/TR/charmod-norm/
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from portalcheck.measure.encodings import Kind, Legacy, decomposed, legacy
from portalcheck.measure.old_fonts import set_in_old_fonts
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Elements
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_KIND: dict[Kind, str] = {
    "TCVN3": "the letters of an old TCVN3 font",
    "VNI": "the letters of an old VNI font",
    "UTF-8": "UTF-8 that was read as another encoding",
    "lost": "letters that were lost",
    "perhaps-lost": "question marks in the place of letters",
}


class _Text(NamedTuple):
    said: str
    target: Pointer | None
    font: str = ""


@rule("content/text-encoding", version=1)
def text_encoding(document: Document, elements: Elements) -> Iterator[Finding]:
    texts = [*_shown(elements), *_in_old_fonts(document)]
    if not texts:
        return
    apart = [(text, words) for text in texts if (words := decomposed(text.said))]
    if apart:
        yield Finding.failed(
            "Decomposed in {count} of {texts} texts: {words} words, such as '{sample}'.",
            apart[0][0].target,
            words=sum(len(words) for _, words in apart),
            count=len(apart),
            texts=len(texts),
            sample=on_one_line(apart[0][1][0][:40]),
        )
    found: dict[tuple[Kind, bool], list[tuple[_Text, Legacy]]] = defaultdict(list)
    asked: list[_Text] = []
    for text in texts:
        told = legacy(text.said, text.font)
        if told:
            found[told.kind, told.sure].append((text, told))
        elif text.font:
            asked.append(text)
    for (kind, sure), those in found.items():
        yield _told(kind, those, len(texts), sure=sure)
    if asked:
        yield Finding.cant_tell(
            "Set in an old font, in {count} of {texts} texts: '{sample}' in {font}, for one. Can it be read?",
            asked[0].target,
            count=len(asked),
            texts=len(texts),
            sample=on_one_line(asked[0].said[:80]),
            font=asked[0].font,
        )
    if not apart and not found and not asked:
        yield Finding.passed("Nothing in {count} texts is decomposed or in an old encoding.", count=len(texts))


def _told(kind: Kind, those: list[tuple[_Text, Legacy]], texts: int, *, sure: bool) -> Finding:
    text, told = those[0]
    data = {
        "count": len(those),
        "texts": texts,
        "kind": _KIND[kind],
        "sample": on_one_line(told.sample[:80]),
        "read": on_one_line(told.read[:80]),
    }
    meaning = " ('{read}')" if told.read else ""
    if sure:
        return Finding.failed(
            f"Found in {{count}} of {{texts}} texts: {{kind}}, such as '{{sample}}'{meaning}.", text.target, **data
        )
    return Finding.cant_tell(
        f"Found in {{count}} of {{texts}} texts: perhaps {{kind}}, such as '{{sample}}'{meaning}. Can they be read?",
        text.target,
        **data,
    )


def _shown(elements: Elements) -> Iterator[_Text]:
    own = _origin(elements.frames[0].url)
    for frame in elements.frames:
        if _origin(frame.url) in (own, ""):
            if frame.title and not frame.frame:
                yield _Text(frame.title, None)
            yield from (_Text(one.text, Pointer(css=one.css, frame=frame.frame)) for one in frame.passages)


def _in_old_fonts(document: Document) -> Iterator[_Text]:
    """Give what the markup sets in an old font, where its letters would look otherwise in it."""
    for frame in document.frames:
        if _origin(frame.url) in (_origin(document.url), ""):
            for text, css, font in set_in_old_fonts(frame.html):
                yield _Text(text, Pointer(css=css, frame=frame.frame), font)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


_NFD = "Đa\u0306ng ky\u0301 khai sinh"

CASES = (
    passed("Vietnamese", "<h1>Đăng ký khai sinh</h1><p>Ủy ban nhân dân cấp xã nơi cư trú của cha hoặc mẹ.</p>"),
    passed("French", "<p>Où est né votre père ? Déjà là, à côté du marché où l’été naît.</p>"),
    passed("signs of other kinds", "<p>5 µm · 2 m² · ½ giờ · © 2026 · Windows® · l·l · Größe · ações</p>"),
    passed("words in capitals and in quotes", "<p>“XÃ”, “MÃ”, ‘XÃ’ và “ĐÔ THỊ”</p>"),
    passed("an address with question marks", "<p>https://cong.example/?a=b?c và tra-cuu?ma=1&loai=2</p>"),
    passed("Vietnamese that was pasted from a word processor", '<p style="font-family:.VnTime">Đăng ký khai sinh</p>'),
    failed("decomposed", f"<p>{_NFD}</p>"),
    failed("a part of the marks stands apart", "<p>Nô\u0323p hô\u0300 sơ</p>"),
    failed("a decomposed title", f"<!doctype html><html lang=vi><title>{_NFD}</title><p>1"),
    failed("TCVN3", "<p>Céng hoµ x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc</p>"),
    failed("VNI", "<p>Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc</p>"),
    failed("UTF-8 that was read as Windows-1252", "<p>Ä‘Äƒng kÃ½ khai sinh</p>"),
    failed("UTF-8 that was read as Latin-1", "<p>Thá»§ tá»¥c hÃ\u00a0nh chÃ\u00adnh</p>"),
    failed("letters that were lost", "<p>Th\ufffd t\ufffdc hành chính</p>"),
    failed("one word in an old font", '<p><font face=".VnTimeH">Tê khai x· héi</font></p>'),
    cant_tell("question marks inside of words", "<p>Th? t?c h?nh ch?nh c?p x?</p>"),
    cant_tell("few words of an old font", "<p>Sè 5 phè HuÕ, quËn Hai Bµ Tr­ng</p>"),
    cant_tell("an old font, and no word that tells", '<p style="font-family: .VnArial">Sª-ri Ð 15</p>'),
    inapplicable("no text", '<!doctype html><html lang=vi><title></title><img src="data:," alt="">'),
)
