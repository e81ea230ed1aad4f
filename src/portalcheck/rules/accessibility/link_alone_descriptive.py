"""A link says where it leads without the words around it.

## Applicability
Each link in the accessibility tree that has a name.

## Expectation
The name alone says more than a phrase that fits every link ("click here", "xem thêm", "en savoir plus"), and more than
that something is meant of which the words around it speak ("this product").

## Why it matters
Who lists a page's links hears nothing of what stands around them.

## Cannot tell
A link that says no more than a format ("PDF"), or one word that may be the name of a page ("Download"), may be meant
for itself: that is asked.

## Sources
- WCAG 2.0, success criterion 2.4.9 Link Purpose (Link Only), level AAA: https://www.w3.org/TR/WCAG22/#link-purpose-link-only
- ACT rule aizyf1: https://www.w3.org/WAI/standards-guidelines/act/rules/aizyf1/
"""

from collections.abc import Iterator

from portalcheck.measure.outline import at, language, plain_name, told_links
from portalcheck.measure.vague_words import only_points, says_nothing
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("accessibility/link-alone-descriptive", version=1, requirements=["WCAG20:2.4.9", "ACT:aizyf1"])
def link_alone_descriptive(elements: Elements) -> Iterator[Finding]:
    links = telling = 0
    for frame in elements.frames:
        for _, link in told_links(frame):
            links += 1
            name, spoken = plain_name(link), language(link)
            data = {"name": on_one_line(name)}
            if "aria-expanded" not in link.attributes and says_nothing(name, "link", spoken):
                yield Finding.failed("The link says '{name}', which fits every link.", at(link, frame), **data)
            elif only_points(name, spoken):
                yield Finding.failed(
                    "The link says '{name}': only the words around it tell what is meant.", at(link, frame), **data
                )
            elif says_nothing(name, "format", spoken) or says_nothing(name, "link, perhaps", spoken):
                yield Finding.cant_tell(
                    "The link says '{name}' and nothing more. Is it clear without the words around it where it leads?",
                    at(link, frame),
                    **data,
                )
            else:
                telling += 1
    if telling:
        yield Finding.passed(
            "Nothing in {telling} of {links} links says that they fit every link.", telling=telling, links=links
        )


def _page(name: str, language: str = "vi", **attributes: str) -> Elements:
    link = Element(
        tag="a",
        css="a",
        snippet=f"<a>{name}</a>",
        role="link",
        name=name,
        context="Hướng dẫn đăng ký khai sinh",
        language=language,
        attributes={"href": "/", **attributes},
    )
    frame = ElementsFrame(frame="", url="https://portal.example/", title="", language=language, elements=(link,))
    return Elements(frames=(frame,))


CASES = (
    passed("it says where it leads", '<p><a href="/huong-dan">Hướng dẫn đăng ký khai sinh</a>'),
    passed("a disclosure", _page("Xem thêm", **{"aria-expanded": "false"})),
    passed("a time", _page("This week", "en")),
    failed("click here", '<html lang="vi"><p>Hướng dẫn đăng ký khai sinh: <a href="/huong-dan">bấm vào đây</a>'),
    failed("this product", _page("this product", "en")),
    failed("in Vietnamese", _page("Thủ tục này")),
    failed("in French", _page("ce service", "fr")),
    cant_tell("a format", _page("PDF")),
    cant_tell("one word", _page("Tải về")),
    inapplicable("no link", "<p>Bấm vào đây"),
)
