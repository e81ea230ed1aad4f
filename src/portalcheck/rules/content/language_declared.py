"""The page says what language it is in.

## Applicability
The page's own document, if it is HTML: served as `text/html` or `application/xhtml+xml`, with an `html` element at its
root.

## Expectation
The `html` element has a `lang` attribute that holds more than white space. In XHTML, `xml:lang` serves as well.

## Why it matters
A screen reader reads Vietnamese with the sounds of the declared language: under nothing at all on an English system,
the tones are lost and the page is not understood. Hyphenation, translation and fonts go by it too.

## Cannot tell
Nothing. Whether the value names a language is what `content/language-valid` looks at.

## Sources
- WCAG 2.0, success criterion 3.1.1 Language of Page, level A: https://www.w3.org/TR/WCAG22/#language-of-page
- ACT rule b5c3f8: https://www.w3.org/WAI/standards-guidelines/act/rules/b5c3f8/
"""

from collections.abc import Iterator

from portalcheck.measure.language import WHITE_SPACE, declared_language
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document, FrameDocument
from portalcheck.model.assertion import Finding
from portalcheck.rule_format import failed, inapplicable, passed, rule


@rule("content/language-declared", version=1, requirements=["WCAG20:3.1.1", "ACT:b5c3f8"])
def language_declared(document: Document) -> Iterator[Finding]:
    declared = declared_language(document)
    if declared is None:
        return
    target, language = declared
    if language is None:
        yield Finding.failed("The html element has no lang attribute.", target)
    elif not language.strip(WHITE_SPACE):
        yield Finding.failed(
            "The lang attribute of the html element is '{language}': it says nothing.",
            target,
            language=on_one_line(language),
        )
    else:
        yield Finding.passed("The language is given as '{language}'.", target, language=on_one_line(language))


def _svg() -> Document:
    source = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
    url = "https://portal.example/emblem.svg"
    frame = FrameDocument(frame="", url=url, title="", language=None, html=source)
    return Document(url=url, content_type="image/svg+xml", title="", language=None, metas=(), frames=(frame,))


_XHTML_PAGE = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"{}>'
    "<head><title>Trang chủ</title></head><body/></html>"
)

CASES = (
    passed("Vietnamese", '<html lang="vi"><title>Trang chủ</title>'),
    passed("XHTML, by xml:lang", _XHTML_PAGE.format(' xml:lang="vi"')),
    passed("a value that names no language is another rule's matter", '<html lang="vn"><title>Trang chủ</title>'),
    failed("no lang attribute", "<html><title>Trang chủ</title>"),
    failed("an empty one", '<html lang=""><title>Trang chủ</title>'),
    failed("only white space", '<html lang=" "><title>Trang chủ</title>'),
    failed("xml:lang says nothing in HTML", '<html xml:lang="vi"><title>Trang chủ</title>'),
    failed("XHTML without any", _XHTML_PAGE.format("")),
    inapplicable("a drawing", _svg()),
)
