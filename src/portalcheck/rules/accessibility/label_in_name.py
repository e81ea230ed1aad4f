"""What a control shows as its label stands in its name.

## Applicability
Each exposed control that is named by what it holds (links, buttons, tabs, menu items, options, boxes to tick), shows
text, and has an `aria-label` or `aria-labelledby` that names it otherwise.

## Expectation
The words that are seen are words of the accessible name, in one piece. Case, accents, punctuation, drawn signs and
what stands in round brackets do not count.

## Why it matters
Who speaks to the computer says the word that is on the button. Where the button has another name, nothing happens.

## Cannot tell
A single letter may be a drawing, a short form may be read as the whole word, and of more than twelve words some may be
no label at all: that is asked.

## Sources
- WCAG 2.1, success criterion 2.5.3 Label in Name, level A: https://www.w3.org/TR/WCAG22/#label-in-name
- ACT rule 2ee8b8: https://www.w3.org/WAI/standards-guidelines/act/rules/2ee8b8/proposed/
- Failure F96: https://www.w3.org/WAI/WCAG22/Techniques/failures/F96
"""

from collections.abc import Iterator

from portalcheck.measure.exposed import exposed_frames, pointer
from portalcheck.measure.naming import is_contained, may_be_short_for, words
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.elements import Element, Elements
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_ROLES = frozenset(
    {"button", "checkbox", "gridcell", "link", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio"}
    | {"switch", "tab", "treeitem"}
)
_MOST_WORDS = 12
_CUT = 300  # the length at which a gathered text ends


@rule("accessibility/label-in-name", version=1, requirements=["WCAG21:2.5.3", "ACT:2ee8b8"])
def label_in_name(elements: Elements) -> Iterator[Finding]:
    for frame in exposed_frames(elements):
        for element in frame.elements:
            if _is_meant(element):
                yield _judge(element, pointer(element, frame))


def _is_meant(element: Element) -> bool:
    renamed = element.attributes.keys() & {"aria-label", "aria-labelledby"}
    return element.role in _ROLES and element.exposed and bool(renamed) and bool(element.text) and bool(element.name)


def _judge(element: Element, target: Pointer) -> Finding:
    label, name = element.text, element.name
    shown = words(label) or words(label, brackets=True)
    data = {"label": on_one_line(label), "name": on_one_line(name)}
    seen = "The label that is seen is '{label}', the name is '{name}'"
    if shown == ["x"] or is_contained(label, name):
        return Finding.passed(f"{seen}.", target, **data)
    if len(shown) == 1 and len(shown[0]) == 1:
        return Finding.cant_tell(f"{seen}. Is the letter a drawing?", target, **data)
    if may_be_short_for(label, name):
        return Finding.cant_tell(f"{seen}. Would a person say the short form?", target, **data)
    if len(shown) > _MOST_WORDS or max(len(label), len(name)) >= _CUT:
        return Finding.cant_tell(f"{seen}. Which of these words are the label?", target, **data)
    return Finding.failed(f"{seen}; its words do not stand in the name one after another.", target, **data)


CASES = (
    passed("the same words", '<a href="/a" aria-label="Nộp hồ sơ">Nộp hồ sơ</a>'),
    passed("more words around them", '<a href="/a" aria-label="Xem thêm về lệ phí">Xem thêm</a>'),
    passed("another case, other signs", '<button aria-label="gửi đi">» GỬI ĐI «</button>'),
    passed("a drawn sign is no label", '<button aria-label="Đóng">×</button>'),
    passed("an accent elsewhere", '<button aria-label="Hòa giải">Hoà giải</button>'),
    inapplicable(
        "an icon that is a word in the source",
        '<button aria-label="Đóng"><i style="font-family:\'Material Icons\'">close</i></button>',
    ),
    passed("a shortcut in brackets", '<button aria-label="Tìm (Ctrl+K)">Tìm <kbd>Ctrl+K</kbd></button>'),
    failed("other words", '<a href="/a" aria-label="Mở biểu mẫu">Nộp hồ sơ</a>'),
    failed("another order", '<button aria-label="hồ sơ nộp">Nộp hồ sơ</button>'),
    failed("a word between", '<button aria-label="Nộp toàn bộ hồ sơ">Nộp hồ sơ</button>'),
    failed("named by another element", '<p id="a">Tiếp</p><button aria-labelledby="a">Gửi</button>'),
    cant_tell("one letter", '<button aria-label="Chữ lớn hơn">A</button>'),
    cant_tell("a short form", '<a href="/en" aria-label="English">EN</a>'),
    cant_tell("a whole card", f'<a href="/a" aria-label="Khai sinh"><p>{"Ba ngày làm việc " * 5}</p></a>'),
    inapplicable("named by what it holds", '<a href="/a">Nộp hồ sơ</a>'),
    inapplicable("no text to be seen", '<button aria-label="Đóng"><svg width="9" height="9"></svg></button>'),
    inapplicable("not a control", '<div role="region" aria-label="Tin">Nộp hồ sơ</div>'),
    inapplicable("hidden", '<button aria-label="Đóng" hidden>Gửi</button>'),
)
