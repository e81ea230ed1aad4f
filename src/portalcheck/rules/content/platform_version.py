"""The portal states the version of its platform.

## Applicability
Each page that is HTML.

## Expectation
A version stands in the foot of the page, in another of its texts that speaks of the portal or its software, or in its
metadata (`generator`, `version`, `application-version`).

## Why it matters
Who reports a fault, or runs an evaluation a year later, can say which portal it was seen in.

## Cannot tell
Where no version was found: it may stand on another page, or not be made public for good reasons.

## Sources
- Ours: that it is asked for is said by the ruleset that uses this rule.
"""

import re
from collections.abc import Iterator

from portalcheck.measure.language import declared_language
from portalcheck.measure.sheet import flat
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document, FrameDocument, Meta
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Elements, ElementsFrame, Passage
from portalcheck.rule_format import cant_tell, inapplicable, passed, rule

_METAS = ("generator", "version", "application-version", "app-version", "product-version")
_NUMBER = r"v?\.?\s?\d+(?:\.\d+)*(?:[-.]?(?:[a-z]{1,5}\d*|\d+))*"
_VERSION = re.compile(
    rf"\b(?:phiên bản|version|ver\.|release|build)\s*(?:hệ thống|phần mềm|cổng|hiện tại)?\s*[:#]?\s*{_NUMBER}\b|"
    r"(?<![\w.])v\d+\.\d+(?:\.\d+)*\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:trình duyệt|chrome|firefox|edge|safari|internet explorer|android|ios|windows|acrobat|reader|"
    r"java|(?:ms|microsoft) office|flash|browser|navigateur|unikey|wcag|html|tls)\b",
    re.IGNORECASE,
)
_OF_THE_PORTAL = re.compile(
    r"cổng|hệ thống|phần mềm|nền tảng|trang thông tin|portal|platform|system|software|website|portail|logiciel",
    re.IGNORECASE,
)
_SHORT = 90  # letters: hardly more than the version


@rule("content/platform-version", version=1, severity="minor", page_level=True)
def platform_version(document: Document, elements: Elements) -> Iterator[Finding]:
    if declared_language(document) is None:
        return
    for meta in document.metas:
        if meta.key in _METAS and re.search(r"\d", meta.content):
            yield Finding.passed(
                "The metadata named {name} say '{said}'.", name=meta.key, said=on_one_line(meta.content[:120])
            )
            return
    seen = elements.frames[0]
    feet = tuple(f"{one.css} " for one in seen.elements if one.tag == "footer" or one.role == "contentinfo")
    for passage in seen.passages:
        text = flat(passage.text)
        fits = len(text) <= _SHORT or f"{passage.css} ".startswith(feet) or _OF_THE_PORTAL.search(text) is not None
        found = _VERSION.search(text)
        around = text[max(found.start() - 40, 0) : found.end() + 40] if found else ""
        if around and fits and not _OF_OTHERS.search(around):
            yield Finding.passed("The page says '{said}'.", Pointer(css=passage.css), said=on_one_line(around))
            return
    yield Finding.cant_tell("The page states no version. Does the portal say elsewhere which version it is?")


def _page(*texts: str, metas: tuple[tuple[str, str], ...] = ()) -> tuple[Document, Elements]:
    html = '<html lang="vi"><title>Trang chủ</title></html>'
    document = Document.of(html).model_copy(
        update={"metas": tuple(Meta(key=key, content=said, snippet="<meta>") for key, said in metas)}
    )
    passages = tuple(Passage(text=text, css="footer > p") for text in texts)
    frame = ElementsFrame(
        frame="", url="http://localhost/", title="Trang chủ", language="vi", elements=(), passages=passages
    )
    return document, Elements(frames=(frame,))


def _drawing() -> tuple[Document, Elements]:
    source = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
    frame = FrameDocument(frame="", url="http://localhost/", title="", language=None, html=source)
    document = Document(url=frame.url, content_type="image/svg+xml", title="", language=None, metas=(), frames=(frame,))
    return document, _page()[1]


CASES = (
    passed("in the foot", *_page("© 2026 Ủy ban nhân dân tỉnh Mẫu", "Phiên bản 2.4.1")),
    passed("with its date", *_page("Phiên bản hệ thống: 3.0 (cập nhật 01/11/2026)")),
    passed("in English", *_page("Version v1.12.0-rc1")),
    passed(
        "at the end of a long foot",
        f"<html lang=en><title>Home</title><footer><p>{'Office hours are from eight to five. ' * 4}Version 2026.11</p>",
    ),
    passed(
        "a sentence", *_page(f"{'Cổng dịch vụ công của tỉnh được vận hành từ năm 2020. ' * 2}Hiện dùng phiên bản 4.2.")
    ),
    passed("by its metadata", *_page(metas=(("generator", "Liferay Portal 7.4.3"),))),
    cant_tell("a generator without its version", *_page("Liên hệ", metas=(("generator", "WordPress"),))),
    cant_tell("none", *_page("© 2026 Ủy ban nhân dân tỉnh Mẫu", "Điện thoại: 1022")),
    cant_tell("the version of a browser", *_page("Dùng tốt nhất với Chrome phiên bản 90 trở lên")),
    cant_tell("a mobile version", *_page("Phiên bản di động", "Văn bản số 12/2026", "Phiên bản tiếng Anh")),
    inapplicable("a drawing", *_drawing()),
)
