"""The name of a picture says what it shows.

## Applicability
Each picture that is shown, is in the accessibility tree and has a name.

## Expectation
The name is no file name, no address and no phrase that fits every picture ("image", "hình ảnh", "photo 1").

## Why it matters
Who cannot see the picture has its name instead. "IMG_2041.jpg" is read out letter by letter and tells nothing.

## Cannot tell
A name with a digit that is that of the file ("5G"), one that only says what kind of picture it is ("logo", "biểu đồ",
"carte"), one that speaks of another logo than the file does, and a single word for a large picture are shown with the
question. At most three pictures a page are asked about.

## Sources
- WCAG 2.0, success criterion 1.1.1 Non-text Content, level A: https://www.w3.org/TR/WCAG22/#non-text-content
- ACT rule qt1vmo: https://www.w3.org/WAI/standards-guidelines/act/rules/qt1vmo/
"""

from collections.abc import Iterator

from portalcheck.measure.outline import at, language
from portalcheck.measure.pictures import file_stem, is_picture, owner_by_file
from portalcheck.measure.vague_words import is_address, is_picture_file, is_template, says_nothing
from portalcheck.measure.wording import on_one_line, px
from portalcheck.measure.words import folded, is_unspaced
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_QUESTIONS = 3
_ROLES = frozenset({"img", "image", "graphics-document"})
_LARGE = 150  # CSS px each way: one word seldom tells what so large a picture shows


@rule("accessibility/image-name-descriptive", version=1, requirements=["WCAG20:1.1.1", "ACT:qt1vmo"])
def image_name_descriptive(elements: Elements) -> Iterator[Finding]:
    pictures = telling = asked = 0
    for frame in elements.frames:
        for element in frame.elements:
            if not (element.exposed and element.visible and element.name and _is_named(element)):
                continue
            pictures += 1
            finding = _judge(element, frame)
            if finding is None:
                telling += 1
            elif finding.outcome != "cantTell" or (asked := asked + 1) <= _QUESTIONS:
                yield finding
    if telling:
        yield Finding.passed(
            "Nothing in the names of {telling} of {pictures} pictures says that they fit every picture.",
            telling=telling,
            pictures=pictures,
        )


def _is_named(element: Element) -> bool:
    image_button = element.tag == "input" and element.attributes.get("type", "").lower() == "image"
    return image_button or (is_picture(element) and (element.role in _ROLES or element.tag == "canvas"))


def _judge(element: Element, frame: ElementsFrame) -> Finding | None:
    """Judge a name; None where nothing speaks against it."""
    name, spoken, target = element.name, language(element), at(element, frame)
    stem = file_stem(element)
    data = {"name": on_one_line(name), "file": on_one_line(stem)}
    if is_picture_file(name) or is_address(name):
        return Finding.failed(
            "The picture is called '{name}': that is the name of a file or an address.", target, **data
        )
    if says_nothing(name, "picture", spoken) or is_template(name):
        return Finding.failed("The picture is called '{name}', which fits every picture.", target, **data)
    if name == stem and "_" in name and " " not in name:
        return Finding.failed("The picture is called '{name}', as its file is.", target, **data)
    if name == stem and any(sign.isdigit() for sign in name) and " " not in name:
        return Finding.cant_tell(
            "The picture is called '{name}', as its file is. Does that say what it shows?", target, **data
        )
    if says_nothing(name, "picture, perhaps", spoken):
        return Finding.cant_tell(
            "The picture is called '{name}' and nothing more. Does that say what it shows?", target, **data
        )
    owner = owner_by_file(element)
    said = folded(name).split()
    if owner and "logo" in said and len(said) > 1 and owner not in "".join(said):
        return Finding.cant_tell(
            "The picture is called '{name}', and its file '{file}'. Which of them says what it shows?", target, **data
        )
    if len(name.split()) == 1 and min(element.box[2:]) >= _LARGE and not is_unspaced(name):
        return Finding.cant_tell(
            "The picture of {width} × {height} px has one word, '{name}', for a name. Does that say what it shows?",
            target,
            width=px(element.box[2]),
            height=px(element.box[3]),
            **data,
        )
    return None


def _page(name: str, src: str = "/static/anh.jpg", language: str = "vi", size: int = 99) -> Elements:
    picture = Element(
        tag="img",
        css="img",
        snippet="<img>",
        role="img",
        name=name,
        language=language,
        attributes={"src": src, "alt": name},
        box=(0, 0, size, size),
    )
    frame = ElementsFrame(frame="", url="https://portal.example/", title="", language=language, elements=(picture,))
    return Elements(frames=(frame,))


_PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs="

CASES = (
    passed("what it shows", f'<img src="{_PICTURE}" width=99 height=99 alt="Công dân nộp hồ sơ tại bộ phận một cửa">'),
    passed("whose logo it is", _page("Logo W3C", "/logo-w3c.svg")),
    passed("a picture of something", _page("Hình ảnh lễ trao giấy khai sinh", "/IMG_2041.jpg")),
    passed("a file that is named as its logo looks", _page("Quốc huy Việt Nam, logo", "/logo-white.png")),
    passed("carte, where it is no French", _page("Carte", language="en")),
    failed("a file name", f'<img src="{_PICTURE}" width=99 height=99 alt="IMG_2041.jpg">'),
    failed("a file name with spaces", _page("giay khai sinh.jpg")),
    failed("the number of a camera", _page("DSC_00412")),
    failed("a file name without its ending", _page("banner_2026_v2", "/static/banner_2026_v2.png")),
    failed("an address", _page("https://portal.example/anh/le-ky-ket.jpg")),
    failed("image", f'<html lang="vi"><img src="{_PICTURE}" width=99 height=99 alt="hình ảnh 1">'),
    failed("in English", _page("Picture")),
    failed("in French", _page("texte alternatif", language="fr")),
    *(
        cant_tell(f"called as its file is: {name}", _page(name, f"/img/{name}.png"))
        for name in ("W3C", "5G", "ISO9001", "C06", "VNeID2", "covid19")
    ),
    cant_tell("only its kind", _page("Biểu đồ")),
    cant_tell("another logo than the file's", _page("ERCIM logo", "/w3c-logo.png")),
    cant_tell("one word for a large picture", _page("W3C", size=400)),
    inapplicable("no name", f'<img src="{_PICTURE}" width=99 height=99 alt="">'),
    inapplicable("not shown", f'<img src="{_PICTURE}" alt="IMG_2041.jpg" style="display:none">'),
    inapplicable("kept from assistive technology", f'<img src="{_PICTURE}" alt="IMG_2041.jpg" aria-hidden="true">'),
)
