"""The language that the page declares is one.

## Applicability
The page's own document, if it is HTML and its `html` element has a `lang` attribute (in XHTML, `xml:lang`) that holds
more than white space.

## Expectation
The primary subtag of the value is a language of the IANA registry and, where *languages* are given, one of them.

## Why it matters
`vn` is a country, `vie` is a code of another list: a screen reader knows neither, and goes on reading Vietnamese with
the sounds of the system's own language.

## Cannot tell
Nothing. Whether the text is in that language is not looked at.

## Sources
- WCAG 2.0, success criterion 3.1.1 Language of Page, level A: https://www.w3.org/TR/WCAG22/#language-of-page
- ACT rule bf051a: https://www.w3.org/WAI/standards-guidelines/act/rules/bf051a/
- The IANA registry: https://www.iana.org/assignments/language-subtag-registry
"""

from collections.abc import Iterator

from portalcheck.measure.language import WHITE_SPACE, declared_language, is_registered, primary_subtag
from portalcheck.measure.wording import AnyOf, on_one_line
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.rule_format import Params, failed, inapplicable, passed, rule


class LanguageValid(Params):
    """`languages` that the page may be in, as primary subtags such as `vi`; any where none is given."""

    languages: tuple[str, ...] = ()


@rule("content/language-valid", version=1, requirements=["WCAG20:3.1.1", "ACT:bf051a"])
def language_valid(document: Document, params: LanguageValid) -> Iterator[Finding]:
    target, language = declared_language(document) or (None, None)
    if not language or not language.strip(WHITE_SPACE):
        return
    subtag = primary_subtag(language)
    wanted = [primary_subtag(one) for one in params.languages]
    data = {"language": on_one_line(language), "subtag": on_one_line(subtag), "languages": AnyOf(wanted)}
    given = "The language is given as '{language}'"
    if not is_registered(subtag):
        yield Finding.failed(f"{given}; '{{subtag}}' is not in the IANA registry of languages.", target, **data)
    elif wanted and subtag not in wanted:
        yield Finding.failed(f"{given}; the rule asks for {{languages}}.", target, **data)
    else:
        yield Finding.passed(f"{given}.", target, **data)


_XHTML_PAGE = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"{}>'
    "<head><title>Trang chủ</title></head><body/></html>"
)

CASES = (
    passed("Vietnamese", '<html lang="vi"><title>Trang chủ</title>'),
    passed("in capitals, with a region", '<html lang="VI-vn"><title>Trang chủ</title>'),
    passed("one of those that are asked for", '<html lang="vi"><title>Trang chủ</title>', languages=["en", "vi"]),
    passed("XHTML, by xml:lang", _XHTML_PAGE.format(' xml:lang="vi"')),
    failed("no language of the registry", '<html lang="vn"><title>Trang chủ</title>'),
    failed("three letters where the registry has two", '<html lang="vie"><title>Trang chủ</title>'),
    failed("a grandfathered tag has no primary language", '<html lang="i-lux"><title>Säit</title>'),
    failed("a name instead of a tag", '<html lang="Tiếng Việt"><title>Trang chủ</title>'),
    failed("not one of those that are asked for", '<html lang="en"><title>Trang chủ</title>', languages=["vi"]),
    inapplicable("no lang attribute", "<html><title>Trang chủ</title>"),
    inapplicable("only white space", '<html lang=" "><title>Trang chủ</title>'),
)
