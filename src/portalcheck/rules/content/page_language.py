"""The page is in the language that it declares.

## Applicability
The page's own document, if it is HTML, its `html` element declares a language of the IANA registry, and there are
words that no other element declares a language for: visible text, the title, the names of pictures, titles and labels
that only assistive technology tells.

## Expectation
Most of these words are in the declared language, or in one so close to it that no text decides (Norwegian and Danish,
Malay and Indonesian, Croatian and Serbian, Portuguese and Galician). Numbers, codes, addresses and names do not count.

## Why it matters
A screen reader speaks the page with the sounds of the language that it declares. Vietnamese with English sounds is not
a bad accent, it is noise.

## Cannot tell
Words that look like another language, but are too few or too mixed to be sure, are shown with the question.

## Sources
- WCAG 2.0, success criterion 3.1.1 Language of Page, level A: https://www.w3.org/TR/WCAG22/#language-of-page
- ACT rule ucwvc8: https://www.w3.org/WAI/standards-guidelines/act/rules/ucwvc8/
"""

from collections.abc import Iterator

from portalcheck.measure.bulk import bulk_of
from portalcheck.measure.language import declared_language, is_registered, primary_subtag
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document, FrameDocument
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame, Passage
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("content/page-language", version=1, requirements=["WCAG20:3.1.1", "ACT:ucwvc8"], page_level=True)
def page_language(document: Document, elements: Elements) -> Iterator[Finding]:
    target, language = declared_language(document) or (None, None)
    subtag = primary_subtag(language or "")
    if document.content_type != "text/html" or not subtag or not is_registered(subtag):
        return
    bulk = bulk_of(elements.frames[0], subtag)
    if not bulk.words:
        return
    data = {
        "language": on_one_line(language or ""),
        "other": bulk.other,
        "others": bulk.others,
        "own": bulk.own,
        "words": bulk.words,
        "sample": on_one_line(bulk.sample[:120]),
    }
    if bulk.is_surely_another:
        yield Finding.failed(
            "The page declares '{language}', but {others} of its {words} words are in '{other}': '{sample}'.",
            target,
            **data,
        )
    elif bulk.may_be_another:
        yield Finding.cant_tell(
            "The page declares '{language}', and {others} of its {words} words look like '{other}': '{sample}'. "
            "Which language is most of the page in?",
            target,
            **data,
        )
    elif bulk.own:
        yield Finding.passed(
            "Of the page's {words} words at least {own} are in '{language}' as declared.", target, **data
        )
    else:
        yield Finding.passed(
            "The page declares '{language}', and nothing in its {words} words says otherwise.", target, **data
        )


def _page(language: str, title: str, *texts: str, more: str = "") -> tuple[Document, Elements]:
    url = "https://portal.example/"
    html = f'<html lang="{language}"><body></body></html>'
    frame = FrameDocument(frame="", url=url, title=title, language=language, html=html)
    passages = [
        Passage(text=text, css=f"p:nth-of-type({at})", language=language, declared="html")
        for at, text in enumerate(texts, 1)
    ]
    if more:
        passages.append(Passage(text=more, css="div", language="fr", declared="div"))
    picture = Element(
        tag="img",
        css="img",
        snippet="<img>",
        role="img",
        name="Người dân nộp hồ sơ tại bộ phận một cửa",
        language=language,
    )
    seen = ElementsFrame(
        frame="",
        url=url,
        title=title,
        language=language,
        elements=(picture,) if not texts else (),
        passages=tuple(passages),
    )
    return (
        Document(url=url, content_type="text/html", title=title, language=language, metas=(), frames=(frame,)),
        Elements(frames=(seen,)),
    )


_VIETNAMESE = "Công dân nộp hồ sơ đăng ký khai sinh tại Ủy ban nhân dân xã nơi cư trú của cha hoặc mẹ."
_BARE = "Cong dan nop ho so dang ky khai sinh tai Uy ban nhan dan xa noi cu tru cua cha hoac me."
_ENGLISH = "Citizens hand in the form for a birth registration at the office of the commune in which they live."
_FRENCH = "Les citoyens déposent leur demande de naissance à la mairie de la commune où ils habitent."

CASES = (
    passed("Vietnamese", f'<html lang="vi"><title>Đăng ký khai sinh</title><p>{_VIETNAMESE}'),
    passed("English with a name in Vietnamese", *_page("en", "Births", _ENGLISH, "Nguyễn Văn An, Trần Thị Bình")),
    passed("Vietnamese without its accents", *_page("vi", "Dang ky khai sinh", _BARE)),
    passed("too few words to tell", *_page("vi", "Login", "Email")),
    passed("a French part that says so", *_page("en", "Births", _ENGLISH, more=_FRENCH * 3)),
    passed(
        "a close relation",
        *_page("nb", "Skat", "Velkommen til vores side om skat, afgifter og fradrag for borgere i hele landet."),
    ),
    passed("pictures count", *_page("vi", "Trang chủ")),
    failed("English that is declared Vietnamese", f'<html lang="vi"><title>Births</title><p>{_ENGLISH}'),
    failed("Vietnamese that is declared English", *_page("en-US", "Đăng ký khai sinh", _VIETNAMESE)),
    failed("French that is declared English", *_page("en", "Naissances", _FRENCH, "Contact")),
    failed("another script", *_page("en", "Портал", "Добро пожаловать на портал государственных услуг.")),
    failed("only a picture's name", *_page("fr", "Trang chủ")),
    cant_tell(
        "more of the other language than of the declared one",
        *_page("vi", "Births", _VIETNAMESE, _ENGLISH, _ENGLISH.replace("form", "papers")),
    ),
    cant_tell("short, and like another language", *_page("vi", "", "Service public de l'État français")),
    inapplicable("no language is declared", f"<html><title>Births</title><p>{_ENGLISH}"),
    inapplicable("what is declared is no language", *_page("eng", "Births", _ENGLISH)),
    inapplicable("numbers only", *_page("vi", "2026", "1.250.000 - 0903 123 456")),
)
