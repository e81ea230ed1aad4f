"""Instructions do not rely on look or place alone.

## Applicability
Each passage of visible text.

## Expectation
Where a sentence asks for a control or a part of the page to be used and points at it by its shape, size, colour or
place ("the round button", "nút bên phải", "le menu à gauche"), it names it as well: by words that something of that
kind on the page is called by, or in quotation marks. "Above" and "below" are not taken for places: they are an order
too.

## Why it matters
Who does not see the page knows no right and left on it, and on a phone what was on the right is below.

## Cannot tell
Where the sentence has other words that may name what is meant, on this page or another, people decide. At most three
sentences a page are asked about.

## Sources
- WCAG 2.0, success criterion 1.3.3 Sensory Characteristics, level A: https://www.w3.org/TR/WCAG22/#sensory-characteristics
- ACT rule 9bd38c: https://www.w3.org/WAI/standards-guidelines/act/rules/9bd38c/
"""

from collections.abc import Iterator

from portalcheck.measure.language import primary_subtag
from portalcheck.measure.pointing import Pointing, names_of, pointings
from portalcheck.measure.wording import on_one_line
from portalcheck.measure.words import Vocabulary
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Element, Elements, ElementsFrame, Passage
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_QUESTIONS = 3


@rule("accessibility/visual-reference", version=1, requirements=["WCAG20:1.3.3", "ACT:9bd38c"])
def visual_reference(elements: Elements) -> Iterator[Finding]:
    passages = pointing_ones = asked = 0
    for frame in elements.frames:
        for passage in frame.passages:
            passages += 1
            for pointing in pointings(passage.text, primary_subtag(passage.language or "")):
                if pointing.quoted or _is_named(pointing, frame):
                    pointing_ones += 1
                    continue
                target = Pointer(css=passage.css, frame=frame.frame)
                data = {"sentence": on_one_line(pointing.sentence[:200]), "phrase": on_one_line(pointing.phrase)}
                if pointing.means_a_control and not pointing.names and _is_there(pointing, frame):
                    yield Finding.failed(
                        "The sentence '{sentence}' points only by '{phrase}': it names nothing on the page.",
                        target,
                        **data,
                    )
                elif asked < _QUESTIONS:
                    asked += 1
                    yield Finding.cant_tell(
                        "The sentence '{sentence}' points by '{phrase}'. "
                        "Is what is meant also named, and called so where it stands?",
                        target,
                        **data,
                    )
    if passages:
        yield Finding.passed(
            "Nothing else in {passages} passages asks for a thing by look or place alone; {named} name it too.",
            passages=passages,
            named=pointing_ones,
        )


def _is_named(pointing: Pointing, frame: ElementsFrame) -> bool:
    called = Vocabulary(one.name for one in frame.elements if one.exposed and one.name and one.role in pointing.roles)
    return any(called.holds(word) for word in names_of(pointing))


def _is_there(pointing: Pointing, frame: ElementsFrame) -> bool:
    return any(one.role in pointing.roles and one.exposed and one.visible for one in frame.elements)


def _page(text: str, name: str = "Gửi", role: str = "button", language: str = "vi") -> Elements:
    control = Element(tag="button", css="button", snippet="<button>", role=role, name=name, text=name)
    frame = ElementsFrame(
        frame="",
        url="https://portal.example/",
        title="",
        language=language,
        elements=(control,),
        passages=(Passage(text=text, css="p", language=language, declared="html"),),
    )
    return Elements(frames=(frame,))


CASES = (
    passed("the size of a file", _page("Chọn biểu tượng nhỏ hơn 2 MB.")),
    passed("no instruction", '<html lang="vi"><p>Hình vuông có bốn cạnh bằng nhau và bốn góc vuông.'),
    passed("named as well", '<html lang="vi"><p>Nhấn nút Gửi hồ sơ ở góc phải.<button>Gửi hồ sơ</button>'),
    passed("named by what it does", _page("Nhấn nút bên phải để gửi hồ sơ.")),
    passed("in quotation marks", _page('Click the green button labelled "howdy" for a surprise', language="en")),
    passed("a menu that is called one", _page("Find the menu on the right, to navigate", "Menu", "heading", "en")),
    passed("no control is meant", _page("Xem quy định về góc nghiêng bên phải của ảnh chân dung.".replace("ảnh ", ""))),
    passed("right now", _page("Click the button right now.", language="en")),
    passed("a right, not a side", _page("You have the right to choose the left-hand traffic.", language="en")),
    failed("the round button", '<html lang="en"><p>Click the round button.<button>Send</button>'),
    failed("the button on the right", _page("Press the button on the right.", "Send", language="en")),
    failed("in Vietnamese", _page("Vui lòng nhấn nút tròn bên phải.")),
    failed("in French", _page("Cliquez sur le bouton à droite.", "Envoyer", language="fr")),
    cant_tell("on another page", _page("On the information page find more in the triangle menu", language="en")),
    cant_tell("a part of the page", _page("Use the menu on the left.", "Chính", "navigation", "en")),
    cant_tell("words that may name it", _page("Bấm nút màu xanh để sang bước sau.")),
    inapplicable("no text", '<button aria-label="Gửi"></button>'),
)
