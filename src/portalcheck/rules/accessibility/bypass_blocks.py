"""Something leads past the blocks that a page begins with.

## Applicability
The page's own document, where it has navigation, a header, a search or a part beside the content, or where it begins
with many links.

## Expectation
One of these is there: a visible heading outside of these blocks, after the first navigation; a main landmark, or a
region or form with a name, which does not hold that navigation; or a link that leads past something, to a place that
exists. Whether such a link works is left to `accessibility/skip-link`.

## Why it matters
Who uses the keyboard or listens to the page meets the same blocks on every page of a portal before its content.

## Cannot tell
Which blocks come again on other pages, one page does not say. It fails where navigation with three links or more
comes before a passage of text and nothing else could lead past it. Where it is less, or where a button, a disclosure
or a frame could be the way, a person has to say.

## Sources
- WCAG 2.0, success criterion 2.4.1 Bypass Blocks, level A: https://www.w3.org/TR/WCAG22/#bypass-blocks
- ACT rule cf77f2: https://www.w3.org/WAI/standards-guidelines/act/rules/cf77f2/
- Understanding 2.4.1: https://www.w3.org/WAI/WCAG22/Understanding/bypass-blocks
"""

from collections.abc import Iterator

from portalcheck.measure.bypass import Outline
from portalcheck.measure.exposed import pointer
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Elements
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_LINKS = 3  # in a navigation: fewer are no block, as WCAG says of single links and phrases
_MANY_LINKS = 12
_TEXT = 80  # letters of content after it


@rule("accessibility/bypass-blocks", version=1, requirements=["WCAG20:2.4.1", "ACT:cf77f2"], page_level=True)
def bypass_blocks(elements: Elements, document: Document) -> Iterator[Finding]:
    frame = elements.frames[0]
    outline = Outline(frame, document.html)
    if not outline.blocks and len(outline.links) < _MANY_LINKS:
        return
    way = outline.heading or outline.landmark or outline.skip_link
    if way:
        kind = "heading" if way is outline.heading else "landmark" if way is outline.landmark else "link"
        yield Finding.passed(
            f"The {kind} '{{name}}' leads past what the page begins with.",
            pointer(way, frame),
            name=on_one_line((way.name or way.css)[:80]),
        )
        return
    first = next(iter(outline.blocks or outline.links))
    links, text = outline.navigation_links, outline.text_after_navigation
    if outline.perhaps:
        yield Finding.cant_tell(
            "The page has no heading and no landmark for its content and no link to it. "
            "Does this lead past what comes again on other pages?",
            pointer(outline.perhaps, frame),
        )
    elif links >= _LINKS and text >= _TEXT:
        yield Finding.failed(
            "The page begins with navigation of {links} links, and its content has no heading, no landmark and no link "
            "that leads to it.",
            pointer(outline.navigation or first, frame),
            links=links,
        )
    else:
        yield Finding.cant_tell(
            "The page has no heading and no landmark for its content and no link to it. "
            "Does it begin with what comes again on other pages?",
            pointer(first, frame),
        )


_LIST = "<ul><li><a href=/a>Home</a><li><a href=/b>Services</a><li><a href=/c>Contact</a></ul>"
_MENU = f"<nav>{_LIST}</nav>"
_TEXT_OF_A_PAGE = "<p>" + "Births are registered within sixty days at the office of the commune. " * 3

CASES = (
    passed("a heading", f"{_MENU}<div><h1>Births</h1>{_TEXT_OF_A_PAGE}</div>"),
    passed("a main part", f"{_MENU}<main>{_TEXT_OF_A_PAGE}</main>"),
    passed("a part with a name", f"{_MENU}<section aria-label=Births>{_TEXT_OF_A_PAGE}</section>"),
    passed("a link to the content", f"<a href=#main>Skip to content</a>{_MENU}<div id=main>{_TEXT_OF_A_PAGE}</div>"),
    passed("a heading and no navigation", f"<header><h1>Portal</h1></header><h2>Births</h2>{_TEXT_OF_A_PAGE}"),
    failed("nothing leads past the menu", f"{_MENU}<div>{_TEXT_OF_A_PAGE}</div>"),
    failed("only the menu has a heading", f"<nav><h2>Menu</h2>{_LIST}</nav><div>{_TEXT_OF_A_PAGE}</div>"),
    failed(
        "a main part that is hidden from assistive technology",
        f"{_MENU}<main aria-hidden=true>{_TEXT_OF_A_PAGE}</main>",
    ),
    failed("a link to nothing", f"<a href=#main>Skip to content</a>{_MENU}<div>{_TEXT_OF_A_PAGE}</div>"),
    failed(
        "a button that opens a menu", f"<button aria-expanded=false>More</button>{_MENU}<div>{_TEXT_OF_A_PAGE}</div>"
    ),
    cant_tell("a button that could hide the menu", f"<button>Menu</button>{_MENU}<div>{_TEXT_OF_A_PAGE}</div>"),
    cant_tell(
        "a button that is seen with the focus",
        "<style>button:not(:focus){position:absolute;left:-999px}</style>"
        f"<button>Hide the menu</button>{_MENU}<div>{_TEXT_OF_A_PAGE}</div>",
    ),
    cant_tell("a menu of two links", f"<nav><a href=/a>A</a> <a href=/b>B</a></nav><div>{_TEXT_OF_A_PAGE}</div>"),
    passed("the navigation comes after the content", f"<h1>Births</h1>{_TEXT_OF_A_PAGE}{_MENU}"),
    cant_tell(
        "the only heading is in the header", f"<header><h1>Births</h1>{_MENU}</header><div>{_TEXT_OF_A_PAGE}</div>"
    ),
    inapplicable("a footer", f"<h1>Births</h1>{_TEXT_OF_A_PAGE}<footer>{_MENU}</footer>"),
    cant_tell("the only heading is above the menu", f"<h1>Portal</h1>{_MENU}<div>{_TEXT_OF_A_PAGE}</div>"),
    cant_tell(
        "a heading that is not seen", f"{_MENU}<h1 style='position:absolute;left:-999px'>B</h1>{_TEXT_OF_A_PAGE}"
    ),
    cant_tell("the content is in a frame", f"{_MENU}<iframe srcdoc='<h1>A</h1>'></iframe>{_TEXT_OF_A_PAGE}"),
    cant_tell("a main part that holds the menu", f"<main>{_MENU}{_TEXT_OF_A_PAGE}</main>"),
    cant_tell(
        "many links, and no navigation", "".join(f"<a href=/{i}>Page {i}</a> " for i in range(12)) + _TEXT_OF_A_PAGE
    ),
    inapplicable("no block", f"{_TEXT_OF_A_PAGE}<a href=/a>A</a>"),
)
