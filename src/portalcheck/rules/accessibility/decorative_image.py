"""A picture that assistive technology is not told of is decoration.

## Applicability
Each picture that is shown and is no part of the accessibility tree, or is there without a name and a role that asks for
one: an `img` with an empty alternative or a presentational role, an `svg` or `canvas` without name.

## Expectation
Nothing would be lost without it. On a page that shows no words at all, what is drawn on a `canvas` is the content.

## Why it matters
What is marked as decoration does not exist for who cannot see it.

## Cannot tell
Whether a picture means something is asked where something says so: an alternative that was written and then hidden, a
file that is called a chart, map, poster, code or logo, a colon before it, or a page without words. At most three
pictures a page are asked about.

## Sources
- WCAG 2.0, success criterion 1.1.1 Non-text Content, level A: https://www.w3.org/TR/WCAG22/#non-text-content
- ACT rule e88epe: https://www.w3.org/WAI/standards-guidelines/act/rules/e88epe/
"""

from collections.abc import Iterator

from portalcheck.measure.outline import at
from portalcheck.measure.pictures import kind_by_file
from portalcheck.measure.wording import on_one_line, px
from portalcheck.measure.words import content_words
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame, Passage
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_WHAT = {"logo": "a logo", "chart": "a chart", "map": "a map", "poster": "a poster", "code": "a code to be read"}
_QUESTIONS = 3
_ICON = 32  # CSS px: a picture smaller than that accompanies words
_LARGE = 2500  # square CSS px of a picture that can be a page's content
_CONTROLS = frozenset({"link", "button", "menuitem", "tab", "checkbox", "radio", "option", "switch"})


@rule("accessibility/decorative-image", version=1, requirements=["WCAG20:1.1.1", "ACT:e88epe"])
def decorative_image(elements: Elements) -> Iterator[Finding]:
    pictures = plain = asked = 0
    wordless = not elements.missing_frames and not any(frame.passages for frame in elements.frames)
    for frame in elements.frames:
        announced = _announced(frame)
        silent = wordless and not frame.frame and not _named(frame)
        for place, element in enumerate(frame.elements):
            if not _is_untold(frame, place):
                continue
            pictures += 1
            finding = _judge(element, frame, place, announced, silent=silent)
            if finding is None:
                plain += 1
            elif finding.outcome != "cantTell" or (asked := asked + 1) <= _QUESTIONS:
                yield finding
    if plain:
        yield Finding.passed(
            "Nothing says that {plain} of {pictures} pictures that assistive technology is not told of are more than "
            "decoration.",
            plain=plain,
            pictures=pictures,
        )


def _named(frame: ElementsFrame) -> bool:
    """Say whether anything on a page has a name, so that the page tells something without its pictures."""
    return any(one.exposed and one.name and one.tag not in {"html", "title"} for one in frame.elements)


def _is_untold(frame: ElementsFrame, place: int) -> bool:
    element = frame.elements[place]
    if element.tag not in {"img", "svg", "canvas"} or not element.visible or min(element.box[2:]) < 2:
        return False
    if element.exposed and element.name:
        return False
    if (
        element.tag == "img"
        and element.exposed
        and "alt" not in element.attributes
        and element.role not in {"none", ""}
    ):
        return False  # a picture that lacks its alternative is another rule's
    if element.tag != "img" and element.exposed and element.role in {"img", "image"}:
        return False
    above = element.parent
    while above >= 0:
        if frame.elements[above].tag in {"svg", "canvas"} or frame.elements[above].role in {"img", "image"}:
            return False  # a part of another picture
        above = frame.elements[above].parent
    return True


def _judge(
    element: Element, frame: ElementsFrame, place: int, announced: frozenset[str], *, silent: bool
) -> Finding | None:
    """Judge one picture; None where nothing says that it is more than decoration."""
    width, height = element.box[2:]
    alternative = element.attributes.get("alt", "").strip() or element.attributes.get("aria-label", "").strip()
    data = {
        "width": px(width),
        "height": px(height),
        "alternative": on_one_line(alternative),
        "what": _WHAT.get(kind_by_file(element), ""),
    }
    target = at(element, frame)
    if silent and element.tag == "canvas" and width * height >= _LARGE:
        return Finding.failed(
            "The page shows a drawing of {width} × {height} px and no words, "
            "and assistive technology is not told of it.",
            target,
            **data,
        )
    if silent and element.tag == "img" and width * height >= _LARGE:
        return Finding.cant_tell(
            "The page shows a picture of {width} × {height} px and no words, "
            "and assistive technology is not told of it. Is it more than decoration?",
            target,
            **data,
        )
    if _is_in_named_control(frame, place) or min(width, height) < _ICON:
        return None
    if content_words(alternative) and not content_words(alternative) <= _around(frame, place):
        return Finding.cant_tell(
            "The picture is hidden from assistive technology and has the alternative '{alternative}'. "
            "Is it more than decoration?",
            target,
            **data,
        )
    if data["what"]:
        return Finding.cant_tell(
            "The picture has no name, and its file is called {what}. Is it more than decoration?", target, **data
        )
    if element.css.rpartition(" > ")[0] in announced:
        return Finding.cant_tell(
            "The picture of {width} × {height} px has no name, and words before it end in a colon. Are they about it?",
            target,
            **data,
        )
    return None


def _is_in_named_control(frame: ElementsFrame, place: int) -> bool:
    above = frame.elements[place].parent
    while above >= 0:
        element = frame.elements[above]
        if element.role in _CONTROLS and element.name:
            return True
        above = element.parent
    return False


def _around(frame: ElementsFrame, place: int) -> frozenset[str]:
    """Give the words of the element that a picture stands in: it may only repeat them."""
    above = frame.elements[place].parent
    return content_words(frame.elements[above].text) if above >= 0 else frozenset()


def _announced(frame: ElementsFrame) -> frozenset[str]:
    """Find the elements that hold only one short text, and that ends in a colon: a picture in them is announced."""
    by_holder: dict[str, list[str]] = {}
    for passage in frame.passages:
        for holder in (passage.css, passage.css.rpartition(" > ")[0]):
            by_holder.setdefault(holder, []).append(passage.text)
    return frozenset(
        holder
        for holder, texts in by_holder.items()
        if len(texts) == 1 and texts[0].rstrip().endswith(":") and len(texts[0]) < 100
    )


def _page(tag: str, *texts: str, parent: Element | None = None, hidden: str = "", **attributes: str) -> Elements:
    picture = Element(
        tag=tag,
        css="body > img",
        snippet=f"<{tag}>",
        role="none" if tag == "img" else "",
        attributes={**attributes, "aria-hidden": hidden} if hidden else attributes,
        exposed=False,
        parent=0 if parent else -1,
        box=(0, 0, 200, 100),
    )
    frame = ElementsFrame(
        frame="",
        url="https://portal.example/",
        title="Khai sinh",
        language="vi",
        elements=(parent, picture) if parent else (picture,),
        passages=tuple(Passage(text=text, css="body > p", language="vi") for text in texts),
    )
    return Elements(frames=(frame,))


_TEXT = "Công dân nộp hồ sơ đăng ký khai sinh tại Ủy ban nhân dân xã."
_LINK = Element(tag="a", css="a", snippet="<a>", role="link", name="Bản đồ quy hoạch", text="Bản đồ quy hoạch")
_DRAWING = '<svg width="200" height="100"><rect width="200" height="100"/></svg>'

CASES = (
    passed("a drawing beside words", f"<p>{_TEXT}</p>{_DRAWING}"),
    passed("a picture with an empty alternative", _page("img", _TEXT, alt="", src="/hoa-sen.jpg")),
    passed("in a link that has words", _page("img", _TEXT, parent=_LINK, alt="", src="/ban-do.png")),
    passed("a drawing on a page without words", _page("svg")),
    failed("a drawing is all there is", '<canvas width="200" height="60"></canvas>'),
    cant_tell("a picture is all there is", _page("img", alt="Logo W3C", src="/w3c-logo.png", hidden="true")),
    cant_tell("its alternative is hidden", _page("img", _TEXT, alt="Sơ đồ các bước", hidden="true")),
    cant_tell("a file that is called a chart", _page("img", _TEXT, alt="", src="/static/bieu-do-2026.png")),
    cant_tell("words before it announce it", f"<p>Logo của Bộ:</p>{_DRAWING}"),
    inapplicable("a picture with a name", '<svg role="img" aria-label="Sơ đồ" width="200" height="100"></svg>'),
    inapplicable("off the page", f'<p>{_TEXT}<svg style="position:absolute;left:-999px" width="200"></svg>'),
)
