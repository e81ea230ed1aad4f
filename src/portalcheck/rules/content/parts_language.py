"""Parts of the page are in the language that is declared for them.

## Applicability
Each element below `html` that declares a language of the IANA registry for visible text or for the name of a picture;
and each passage of at least twelve words for which only the page's language is declared.

## Expectation
What an element declares a language for is in that language. No passage of whole sentences is in another language than
the one declared. Names, single words, addresses and code are exempt, as are words that belong to both languages.

## Why it matters
A screen reader changes its voice where the language changes, if the page tells it. If not, the sentence is lost.

## Cannot tell
Short texts that look like another language, and passages in another language that may be a name, are shown with the
question.

## Sources
- WCAG 2.0, success criterion 3.1.2 Language of Parts, level AA: https://www.w3.org/TR/WCAG22/#language-of-parts
- ACT rule off6ek: https://www.w3.org/WAI/standards-guidelines/act/rules/off6ek/
"""

from collections import defaultdict
from collections.abc import Iterator

from portalcheck.measure.bulk import bulk_of, surely_another
from portalcheck.measure.language import is_registered, primary_subtag
from portalcheck.measure.spoken_language import is_surely_another, may_be_another, sentence_words, spoken
from portalcheck.measure.utterances import Utterance, count, is_all_names, may_be_a_name, sentences, utterances
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Outcome, Pointer
from portalcheck.model.elements import Element, Elements, ElementsFrame, Passage
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_PASSAGE = 12  # words
_QUESTIONS = 3
_FAILURES = 10


@rule("content/parts-language", version=1, requirements=["WCAG20:3.1.2", "ACT:off6ek"])
def parts_language(elements: Elements) -> Iterator[Finding]:
    questions = failures = 0
    for frame in elements.frames:
        if frame.elements and frame.elements[0].tag == "svg" and frame.elements[0].parent < 0:
            continue  # a drawing on its own is no HTML
        for finding in (*_declared(frame), *_undeclared(frame)):
            questions += finding.outcome is Outcome.CANT_TELL
            failures += finding.outcome is Outcome.FAILED
            if finding.outcome is Outcome.PASSED or (questions <= _QUESTIONS and failures <= _FAILURES):
                yield finding


def _declared(frame: ElementsFrame) -> Iterator[Finding]:
    """Judge what each element declares a language for."""
    parts: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in utterances(frame):
        if utterance.declared not in {"", "html"} and is_registered(utterance.language):
            parts[utterance.declared].append(utterance)
    markup = {element.css: element.snippet for element in frame.elements}
    for css, said in parts.items():
        text = " · ".join(dict.fromkeys(one.text for one in said))
        told = spoken(text, said[0].language)
        if told is None:
            continue
        target = Pointer(css=css, frame=frame.frame, snippet=markup.get(css, ""))
        data = {"language": said[0].language, "other": told.language, "sample": on_one_line(text[:120])}
        names = is_all_names(text)
        if is_surely_another(told) and not names and not may_be_a_name(text):
            yield Finding.failed(
                "The element declares '{language}', and its words are in '{other}': '{sample}'.", target, **data
            )
        elif may_be_another(told) and not names:
            yield Finding.cant_tell(
                "The element declares '{language}', and its words look like '{other}': '{sample}'. "
                "Which language are they in?",
                target,
                **data,
            )
        else:
            yield Finding.passed(
                "The element declares '{language}', and nothing in its words says otherwise: '{sample}'.",
                target,
                **data,
            )


def _undeclared(frame: ElementsFrame) -> Iterator[Finding]:
    """Judge passages that stand in the page's own language by default."""
    default = primary_subtag(frame.language or "")
    if not is_registered(default):
        return
    looked = own = 0
    for passage in frame.passages:
        size = count(passage.text)
        if passage.declared != "html" or size < _PASSAGE:
            continue
        looked += 1
        utterance = Utterance(passage.text, passage.css, default, passage.declared)
        told = surely_another(utterance)
        if told is None:
            own += 1
            continue
        if looked - own == 1 and bulk_of(frame, default).is_surely_another:
            return  # where the whole page is in another language, that is said of the page
        target = Pointer(css=passage.css, frame=frame.frame)
        joined = sentence_words(passage.text, told.language)
        ended = sentences(passage.text)
        data = {
            "language": default,
            "other": told.language,
            "words": size,
            "sentences": ended,
            "sample": on_one_line(passage.text[:120]),
        }
        if ended >= 2 and joined * 6 >= size:
            yield Finding.failed(
                "A passage of {words} words is in '{other}', and only the page's '{language}' is declared for it: "
                "'{sample}'.",
                target,
                **data,
            )
        else:
            yield Finding.cant_tell(
                "A passage of {words} words looks like '{other}', and only the page's '{language}' is declared for it: "
                "'{sample}'. Is it more than a name?",
                target,
                **data,
            )
    if own:
        yield Finding.passed(
            "Nothing in {own} of {looked} passages of {asked} words or more says that they are not in '{language}'.",
            Pointer(css="html", frame=frame.frame),
            own=own,
            looked=looked,
            asked=_PASSAGE,
            language=default,
        )


_VIETNAMESE = "Công dân nộp hồ sơ đăng ký khai sinh tại Ủy ban nhân dân xã nơi cư trú của cha hoặc mẹ."
_ENGLISH = (
    "Citizens hand in the form for a birth registration at the office of the commune in which they live. "
    "There is no fee for it, and the certificate is given to the parents on the same day."
)
_LAW = "Decree on the Implementation of the Law on Civil Status and of the Rules for the Registration of Births"


def _page(*parts: tuple[str, str, str], pictures: tuple[Element, ...] = ()) -> Elements:
    """Make a Vietnamese page; each part is text, language and the element that declares it."""
    said = [(_VIETNAMESE, "vi", "html"), *parts]
    passages = [
        Passage(text=text, css=f"p:nth-of-type({at})", language=language, declared=declared)
        for at, (text, language, declared) in enumerate(said, 1)
    ]
    return Elements(
        frames=(
            ElementsFrame(
                frame="",
                url="https://portal.example/",
                title="Khai sinh",
                language="vi",
                elements=pictures,
                passages=tuple(passages),
            ),
        )
    )


def _picture(language: str, name: str) -> Element:
    return Element(
        tag="img", css="img", snippet="<img>", role="img", name=name, language=language, attributes={"lang": language}
    )


CASES = (
    passed("an English part that says so", f'<html lang="vi"><p>{_VIETNAMESE}<p lang="en">{_ENGLISH}'),
    passed("names of languages", _page(("English", "en", "a"), ("Français", "fr", "a:nth-of-type(2)"))),
    passed("a sentence of both languages", _page(("Paul put dire comment on tape", "fr", "span"))),
    passed("a sentence of both, the other way round", _page(("Paul put dire comment on tape", "en", "span"))),
    passed("a list of names", _page(("Nguyễn Văn An, Trần Thị Bình, Lê Hoàng Cường", "en", "ul"))),
    passed("a borrowed phrase", _page(("Truy cập website https://portal.example/ bằng Google Chrome", "vi", "html"))),
    passed("a close relation", _page(("Velkommen til vores side om skat og afgifter", "nb", "p"))),
    passed(
        "a picture's name in its own language",
        _page(pictures=(_picture("en", "A citizen at the counter of the office"),)),
    ),
    failed("Dutch that is declared French", _page(('"Hij ging met de kippen op stok"', "fr", "span"))),
    passed("the name of a ministry", _page(("Bộ Thông tin và Truyền thông", "en", "p"))),
    passed("the name of an office", _page(("Ủy ban nhân dân thành phố Hồ Chí Minh", "en", "p"))),
    passed("a name, in French", _page(("Ministère de l’Intérieur et de l’Outre-mer", "vi", "p"))),
    failed(
        "an office that does something", _page(("Ủy ban nhân dân xã tiếp nhận hồ sơ đăng ký khai sinh.", "en", "p"))
    ),
    failed("Vietnamese that is declared English", _page((_VIETNAMESE, "en", "div"))),
    failed(
        "a picture's name",
        _page(pictures=(_picture("fr", "A citizen hands in the form at the counter of the office"),)),
    ),
    failed(
        "two English sentences that are left to the page's language",
        f'<html lang="vi"><p>{_VIETNAMESE * 3}<p>{_ENGLISH}',
    ),
    failed("in another script", _page(("Добро пожаловать на портал", "en", "div"))),
    cant_tell("an office's name, perhaps", _page(("Trung tâm Phục vụ hành chính công", "en", "p"))),
    cant_tell("the English title of a law", _page((_VIETNAMESE, "vi", "html"), (_LAW.lower(), "vi", "html"))),
    cant_tell("short, and like another language", _page(("Service public de l'État français", "en", "p"))),
    inapplicable("no part and no passage", '<html lang="vi"><p>Nộp hồ sơ</p>'),
    inapplicable("no language of the registry", '<html lang="vn"><p lang="eng">I love it!</p>'),
    inapplicable("hidden", '<html lang="vi"><p lang="fr" hidden>I love ACT rules!</p>'),
)
