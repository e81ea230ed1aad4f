"""Frames of one name hold the same.

## Applicability
Each two frames of the page, nested ones included, that are exposed and have the same accessible name.

## Expectation
They show the same address, or text that is the same.

## Why it matters
A screen reader lists frames by their names. Of two with one name nobody can choose the one that is meant.

## Cannot tell
Whether two frames with different contents serve the same purpose, as two advertisements do: that is asked.

## Sources
- WCAG 2.0, success criterion 4.1.2 Name, Role, Value, level A: https://www.w3.org/TR/WCAG22/#name-role-value
- ACT rule 4b1c6c: https://www.w3.org/WAI/standards-guidelines/act/rules/4b1c6c/proposed/
"""

from collections import defaultdict
from collections.abc import Iterator

from portalcheck.measure.exposed import exposed_frames, pointer
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, inapplicable, passed, rule


@rule("accessibility/frames-with-one-name", version=1, requirements=["WCAG20:4.1.2", "ACT:4b1c6c"])
def frames_with_one_name(elements: Elements) -> Iterator[Finding]:
    within = {frame.frame: frame for frame in elements.frames}
    named: dict[str, list[tuple[Element, ElementsFrame]]] = defaultdict(list)
    for frame in exposed_frames(elements):
        for element in frame.elements:
            if element.tag in ("iframe", "frame") and element.exposed and element.name and element.role != "none":
                named[element.name.casefold()].append((element, frame))
    for like in (group for group in named.values() if len(group) > 1):
        (first, over), *others = like
        shown = within.get(_path(first, over))
        for element, frame in others:
            other = within.get(_path(element, frame))
            yield _judge(first, element, frame, shown, other)


def _path(element: Element, frame: ElementsFrame) -> str:
    return f"{frame.frame} >> {element.css}".removeprefix(" >> ")


def _judge(
    first: Element, element: Element, frame: ElementsFrame, shown: ElementsFrame | None, other: ElementsFrame | None
) -> Finding:
    target, name = pointer(element, frame), on_one_line(element.name)
    if shown and other and (_address(shown) == _address(other) or _content(shown) == _content(other)):
        return Finding.passed("Two frames named '{name}' show the same.", target, name=name)
    return Finding.cant_tell(
        "The frame is named '{name}' as another one is, {first}, and shows other content. Do both serve one purpose?",
        target,
        name=name,
        first=first.css,
    )


def _address(frame: ElementsFrame) -> str:
    """Give the address; a document that stands in an attribute has none of its own."""
    return frame.url if frame.url.startswith(("http:", "https:")) else frame.frame


def _content(frame: ElementsFrame) -> object:
    """Give what can be read in a frame; itself where nothing can."""
    read = tuple(passage.text for passage in frame.passages)
    return (read, tuple((element.tag, element.name) for element in frame.elements)) if read else frame.frame


def _frames(*inner: str) -> str:
    return "".join(f'<iframe title="Bản đồ" srcdoc="{html}"></iframe>' for html in inner)


CASES = (
    passed("the same content", _frames("<p>Huế</p>", "<p>Huế</p>")),
    cant_tell("other content", _frames("<p>Huế</p>", "<p>Vinh</p>")),
    cant_tell("nothing to read in them", _frames("<canvas></canvas>", "<canvas></canvas>")),
    cant_tell(
        "one inside another",
        '<iframe title="Bản đồ" srcdoc="<p>Huế</p>"></iframe>'
        "<iframe title=\"Khung\" srcdoc=\"<iframe title='Bản đồ' srcdoc='<p>Vinh</p>'></iframe>\"></iframe>",
    ),
    inapplicable("one frame", _frames("<p>Huế</p>")),
    inapplicable("other names", '<iframe title="A" srcdoc="<p>1"></iframe><iframe title="B" srcdoc="<p>2"></iframe>'),
    inapplicable("no names", '<iframe srcdoc="<p>1"></iframe><iframe srcdoc="<p>2"></iframe>'),
    inapplicable("one is hidden", _frames("<p>1") + '<iframe title="Bản đồ" srcdoc="<p>2" hidden></iframe>'),
)
