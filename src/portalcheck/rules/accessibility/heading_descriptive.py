"""A heading says what stands below it.

## Applicability
Each heading in the accessibility tree that has a name.

## Expectation
The name is no phrase that fits every part ("Heading", "Tiêu đề", "Titre"), no dummy text and no file name.

## Why it matters
Who does not see the page leafs through it by its headings, and reads on where one names what is sought.

## Cannot tell
Where sentences stand below a main heading, or below the only one, and its words occur nowhere else on the page, not
even in the title, people decide whether it names them.

## Sources
- WCAG 2.0, success criterion 2.4.6 Headings and Labels, level AA: https://www.w3.org/TR/WCAG22/#headings-and-labels
- ACT rule b49b2e: https://www.w3.org/WAI/standards-guidelines/act/rules/b49b2e/
"""

from collections.abc import Iterator

from portalcheck.measure.outline import at, headings, language, level, parts
from portalcheck.measure.vague_words import is_file_name, is_template, says_nothing
from portalcheck.measure.wording import on_one_line
from portalcheck.measure.words import Vocabulary, content_words, folded, is_prose
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame, Passage
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("accessibility/heading-descriptive", version=1, requirements=["WCAG20:2.4.6", "ACT:b49b2e"])
def heading_descriptive(elements: Elements) -> Iterator[Finding]:
    total = telling = 0
    for frame in elements.frames:
        odd = _unrelated(frame)
        for place, heading in headings(frame):
            total += 1
            data = {"name": on_one_line(heading.name)}
            vague = says_nothing(heading.name, "heading", language(heading)) and not _is_in_title(heading.name, frame)
            if vague or is_template(heading.name):
                yield Finding.failed("The heading '{name}' fits every part.", at(heading, frame), **data)
            elif is_file_name(heading.name) and " " not in heading.name.strip():
                yield Finding.failed("The heading '{name}' is the name of a file.", at(heading, frame), **data)
            elif place in odd:
                yield Finding.cant_tell(
                    "The heading says '{name}', and below it stands: '{sample}'. No word is shared. "
                    "Does the heading say what that is about?",
                    at(heading, frame),
                    sample=on_one_line(odd[place][:120]),
                    **data,
                )
            else:
                telling += 1
    if telling:
        yield Finding.passed(
            "Nothing in {telling} of {headings} headings says that they fit every part.",
            telling=telling,
            headings=total,
        )


def _is_in_title(name: str, frame: ElementsFrame) -> bool:
    """Say whether a page is about what its heading says: that of a design system about headings is."""
    return f" {folded(name)} " in f" {folded(frame.title)} "


def _unrelated(frame: ElementsFrame) -> dict[int, str]:
    """Find main headings whose words occur nowhere else on the page, with the sentences that stand below."""
    below = {place: part for place, part in parts(frame).items() if any(map(is_prose, part.below))}
    if not below:
        return {}
    there = dict(headings(frame))
    names = {place: heading.name for place, heading in there.items()}
    everything = Vocabulary([passage.text for passage in frame.passages] + [*names.values(), frame.title])
    found: dict[int, str] = {}
    for place, part in below.items():
        if len(there) > 1 and level(there[place]) > 1:
            continue
        wanted = content_words(names[place])
        itself = Vocabulary([names[place], *part.own])
        if wanted and max(map(len, wanted)) > 2 and not any(everything.holds(word, besides=itself) for word in wanted):
            found[place] = next(text for text in part.below if is_prose(text))
    return found


def _page(heading: str, *texts: str, language: str = "vi", title: str = "Cổng dịch vụ công") -> Elements:
    top = Element(tag="h1", css="h1", snippet="<h1>", role="heading", name=heading, text=heading, language=language)
    said = [("h1", heading), *((f"p:nth-of-type({at})", text) for at, text in enumerate(texts, 1))]
    passages = tuple(Passage(text=text, css=css, language=language, declared="html") for css, text in said)
    frame = ElementsFrame(
        frame="", url="https://portal.example/", title=title, language=language, elements=(top,), passages=passages
    )
    return Elements(frames=(frame,))


_OPEN = "We are open Monday through Friday from 10 to 16."
_TEXT = "Công dân nộp hồ sơ đăng ký khai sinh tại Ủy ban nhân dân xã nơi cư trú của cha hoặc mẹ."

CASES = (
    passed("what stands below", f"<h1>Đăng ký khai sinh</h1><p>{_TEXT}"),
    passed("a family of words", _page("Opening hours", _OPEN, language="en")),
    passed(
        "a letter of an index", _page("A", "Airplane: a powered flying vehicle with fixed wings and a great weight.")
    ),
    passed("few words below", _page("Liên hệ", "Số 2 phố Ngọc Hà, Hà Nội")),
    passed("its words occur elsewhere", _page("Lệ phí", _TEXT, "Không thu lệ phí.")),
    passed("a page about headings", _page("Heading", _TEXT, title="Heading – Design system")),
    failed("a phrase that fits every part", f'<html lang="vi"><h1>Khai sinh</h1><h2>Tiêu đề 2</h2><p>{_TEXT}'),
    failed("in English", _page("Untitled section".replace(" section", ""), _TEXT)),
    failed("in French", _page("Votre titre ici", _TEXT, language="fr")),
    failed("dummy text", _page("Lorem ipsum dolor sit amet", _TEXT)),
    failed("a file name", _page("to_khai_v2.docx", _TEXT)),
    cant_tell("another subject", f'<html lang="en"><title>Portal</title><h1>Weather</h1><p>{_OPEN}'),
    inapplicable("no heading", f"<p>{_TEXT}"),
    inapplicable("hidden", f"<h1 hidden>Tiêu đề</h1><p>{_TEXT}"),
)
