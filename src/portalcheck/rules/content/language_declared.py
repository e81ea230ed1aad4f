"""The page says what language it is in.

## Applicability
The page's own document, if it is HTML: served as `text/html` or `application/xhtml+xml`, with an `html` element at its
root.

## Expectation
The `html` element has a `lang` attribute that holds more than white space, the primary subtag of its value is a
language of the IANA registry, and, where *languages* are given, it is one of them. In XHTML, `xml:lang` serves as well.

## Why it matters
A screen reader reads Vietnamese with the sounds of the declared language: under `en`, or under nothing at all on an
English system, the tones are lost and the page is not understood. Hyphenation, translation and fonts go by it too.

## Cannot tell
Nothing. Whether the text is in that language is not looked at.

## Sources
- WCAG 2.0, success criterion 3.1.1 Language of Page, level A: https://www.w3.org/TR/WCAG22/#language-of-page
- ACT rule b5c3f8: https://www.w3.org/WAI/standards-guidelines/act/rules/b5c3f8/
- ACT rule bf051a: https://www.w3.org/WAI/standards-guidelines/act/rules/bf051a/
- The IANA registry: https://www.iana.org/assignments/language-subtag-registry
"""

import re
from collections.abc import Iterator

from portalcheck.measure.language import is_registered, primary_subtag
from portalcheck.model.artifact import Document, FrameDocument
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.rule_format import Params, failed, inapplicable, passed, rule

_ROOT = re.compile(r"\s*<html(?=[\s>/])[^>]*>", re.IGNORECASE)
_XML_LANGUAGE = re.compile(r"""\sxml:lang=["']([^"']*)["']""")
_XHTML = "application/xhtml+xml"


class LanguageDeclared(Params):
    """`languages` that the page may be in, as primary subtags such as `vi`; any where none is given."""

    languages: tuple[str, ...] = ()


@rule("content/language-declared", version=1, requirements=["WCAG20:3.1.1", "ACT:b5c3f8", "ACT:bf051a"])
def language_declared(document: Document, params: LanguageDeclared) -> Iterator[Finding]:
    root = _ROOT.match(document.html)
    if document.content_type not in {"text/html", _XHTML} or not root:
        return
    target = Pointer(css="html", snippet=root.group().strip()[:300])
    language = document.language
    if document.content_type == _XHTML and (own := _XML_LANGUAGE.search(root.group())):
        language = own.group(1)
    if language is None:
        yield Finding.failed("The html element has no lang attribute.", target)
        return
    subtag = primary_subtag(language)
    wanted = [primary_subtag(one) for one in params.languages]
    data = {"language": language, "languages": wanted}
    if not subtag:
        yield Finding.failed(
            f"The lang attribute of the html element is {language!r}, which names no language.", target, **data
        )
    elif not is_registered(subtag):
        yield Finding.failed(
            f"The language is given as {language!r}; {subtag!r} is not in the IANA registry of languages.",
            target,
            **data,
        )
    elif wanted and subtag not in wanted:
        yield Finding.failed(
            f"The language is given as {language!r}; the rule asks for {' or '.join(map(repr, wanted))}.",
            target,
            **data,
        )
    else:
        yield Finding.passed(f"The language is given as {language!r}.", target, **data)


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
    passed("in capitals, with a region", '<html lang="VI-vn"><title>Trang chủ</title>'),
    passed("one of those that are asked for", '<html lang="vi"><title>Trang chủ</title>', languages=["en", "vi"]),
    passed("XHTML, by xml:lang", _XHTML_PAGE.format(' xml:lang="vi"')),
    failed("no lang attribute", "<html><title>Trang chủ</title>"),
    failed("only white space", '<html lang=" "><title>Trang chủ</title>'),
    failed("xml:lang says nothing in HTML", '<html xml:lang="vi"><title>Trang chủ</title>'),
    failed("no language of the registry", '<html lang="vn"><title>Trang chủ</title>'),
    failed("three letters where the registry has two", '<html lang="vie"><title>Trang chủ</title>'),
    failed("a grandfathered tag has no primary language", '<html lang="i-lux"><title>Säit</title>'),
    failed("a name instead of a tag", '<html lang="Tiếng Việt"><title>Trang chủ</title>'),
    failed("not one of those that are asked for", '<html lang="en"><title>Trang chủ</title>', languages=["vi"]),
    failed("XHTML without any", _XHTML_PAGE.format("")),
    inapplicable("a drawing", _svg()),
)
