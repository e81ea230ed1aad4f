"""Nothing has to be typed twice in one service.

## Applicability
Each field that a journey typed into after it had typed into another page of the same way through the service. A way
ends where the journey goes to an address by itself, as a person does who comes back on another day. Passwords, codes,
fields that ask for a confirmation, and fields that say that they may stay empty are not asked about: there, typing it
again serves a purpose of its own or is left to the person. Choices of lists and groups are not looked at.

## Expectation
What was typed before is not typed again into a field of the same purpose (the same autocomplete token or the same
label, and the same value), unless it stood there already, or the page offered it to be chosen, to be copied or to be
taken over.

## Why it matters
Who tires easily, forgets or types with difficulty makes mistakes when a form asks for the same again, or gives up.

## Cannot tell
Where the labels differ, or different people are spoken of, the value may be the same by chance; so may a date, a sum
or an office that is asked for under the same label twice. A page that comes again may ask for the next of a list. A
field that does not say whether it must be filled in may be left empty by a person who knows. What was typed to sign in
may belong to another process. A name that stands for a signature may be essential.

## Sources
- [WCAG 2.2, 3.3.7](https://www.w3.org/TR/WCAG22/#redundant-entry).
- [Understanding 3.3.7](https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry.html).
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from portalcheck.measure.entries import is_exempt, is_signature, likeness, signs_in
from portalcheck.measure.way import not_played
from portalcheck.model.assertion import Finding
from portalcheck.model.trace import Entry, Reached, Stop, Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("journey/redundant-entry", version=1, requirements=["WCAG22:3.3.7"], severity="serious")
def redundant_entry(trace: Trace) -> Iterator[Finding]:
    if trace.entries is None:
        yield Finding.untested("Not tested: what the journey typed is not known.", cause="unavailable")
        return
    told: set[int] = set()
    pairs = 0
    asked = [(at, entry) for at, entry in enumerate(trace.entries) if not is_exempt(entry)]
    for (_, first), (at, second) in combinations(asked, 2):
        if not _is_later_page(first, second):
            continue
        pairs += 1
        if at in told or first.value != second.value or second.prefilled or second.offered:
            continue
        if found := _typed_twice(first, second, trace.entries):
            told.add(at)
            yield found
    if trace.stop:
        yield not_played(trace)
    elif pairs and not told:
        yield Finding.passed(
            "{count} fields were typed into, and none of them asked for what an earlier page had asked for.",
            count=len(asked),
        )


def _is_later_page(first: Entry, second: Entry) -> bool:
    """Tell whether a field stands further on the same way; the same field typed into anew is no second one."""
    return (
        first.opened == second.opened
        and (second.step > first.step or second.url != first.url)
        and (second.url, second.field) != (first.url, first.field)
    )


def _typed_twice(first: Entry, second: Entry, entries: tuple[Entry, ...]) -> Finding | None:
    like = likeness(first, second)
    if not like:
        return None
    data: dict[str, Any] = {
        "first": first.step,
        "earlier": first.label,
        "again": second.step,
        "label": second.label,
    }
    typed = "The same value was typed at “{earlier}” in step {first} and at “{label}” in step {again}."
    if signs_in(first, entries):
        return Finding.cant_tell(f"{typed} The first was to sign in. Is that a part of the same process?", **data)
    if like == "perhaps":
        return Finding.cant_tell(f"{typed} Do both ask for the same information?", **data)
    if is_signature(second):
        return Finding.cant_tell(f"{typed} The second seems to be a signature. Must it be typed?", **data)
    if second.required is not True:
        return Finding.cant_tell(f"{typed} Must the second be filled in?", **data)
    return Finding.failed(
        "Step {again} asks for “{label}”, which step {first} had asked for as “{earlier}”: the same value had to be "
        "typed again, and was neither filled in nor offered.",
        **data,
    )


def _entry(step: int, label: str, value: int, **more: Any) -> Entry:
    given = {"opened": 1, "url": f"http://localhost/{step}", "field": f"f{step}-{value}", "telling": True}
    return Entry(**{"step": step, "label": label, "value": value, "required": True} | given | more)


def _trace(*entries: Entry, known: bool = True, stop: Stop | None = None) -> Trace:
    steps = tuple(
        Reached(number=number, title=f"Step {number}", url=f"http://localhost/{number}", done=()) for number in (1, 2)
    )
    return Trace(title="Register a birth", planned=2, steps=steps, stop=stop, entries=entries if known else None)


_PHONE = _entry(1, "Số điện thoại", 1)
_MOTHER = _entry(1, "Họ và tên mẹ", 1)
_EMAIL = _entry(1, "E-mail", 1, autocomplete="email")

_NUMBER = _entry(1, "Số định danh cá nhân", 1)

CASES = (
    passed("another value each time", _trace(_PHONE, _entry(2, "Số điện thoại", 2))),
    passed("it stood there already", _trace(_PHONE, _entry(2, "Số điện thoại", 1, prefilled=True))),
    passed("a list offers it", _trace(_PHONE, _entry(2, "Số điện thoại", 1, offered="list"))),
    passed("it can be copied from the page", _trace(_PHONE, _entry(2, "Số điện thoại", 1, offered="text"))),
    passed(
        "the same short word, elsewhere",
        _trace(_entry(1, "Quốc tịch", 1, telling=False), _entry(2, "Nơi cấp", 1, telling=False)),
    ),
    failed("the mother's name again", _trace(_MOTHER, _entry(2, "Họ và tên mẹ", 1))),
    failed("the same label with a mark", _trace(_PHONE, _entry(2, "Số điện thoại *", 1))),
    failed("the same in other words", _trace(_PHONE, _entry(2, "Điện thoại liên hệ", 1))),
    failed("the same token", _trace(_EMAIL, _entry(2, "Your contact", 1, autocomplete="email"))),
    failed(
        "a number that one person has", _trace(_NUMBER, _entry(2, "Số định danh cá nhân", 1, heading="Nhận kết quả"))
    ),
    failed("in French", _trace(_entry(1, "Nom de la mère", 1), _entry(2, "Nom de la mère", 1, telling=False))),
    failed(
        "on another page of the same step",
        _trace(_PHONE, _entry(1, "Số điện thoại", 1, url="http://localhost/b", field="x")),
    ),
    cant_tell("another label", _trace(_MOTHER, _entry(2, "Người nộp hồ sơ", 1))),
    cant_tell("another person", _trace(_MOTHER, _entry(2, "Họ và tên cha", 1))),
    cant_tell(
        "another person by the group",
        _trace(_PHONE.model_copy(update={"group": "Cha"}), _entry(2, "Số điện thoại", 1, group="Mẹ")),
    ),
    cant_tell(
        "a section of its own",
        _trace(
            _entry(1, "Address", 1, autocomplete="shipping street-address"),
            _entry(2, "Billed to", 1, autocomplete="billing street-address"),
        ),
    ),
    cant_tell(
        "a short word under the same label",
        _trace(_entry(1, "Quốc tịch", 1, telling=False), _entry(2, "Quốc tịch", 1, telling=False)),
    ),
    cant_tell(
        "the next of a list, on the same page",
        _trace(_PHONE, _PHONE.model_copy(update={"step": 2, "url": "http://localhost/again"})),
    ),
    cant_tell(
        "the next of a list, by its heading",
        _trace(_NUMBER.model_copy(update={"heading": "Xe 1"}), _entry(2, "Số định danh cá nhân", 1, heading="Xe 2")),
    ),
    cant_tell(
        "one of two sides, by a letter",
        _trace(_entry(1, "Địa chỉ bên A", 1), _entry(2, "Địa chỉ bên B", 1)),
    ),
    cant_tell(
        "somebody with a role, by the heading",
        _trace(_PHONE, _entry(2, "Số điện thoại", 1, heading="Người làm chứng")),
    ),
    cant_tell("an office that issues many papers", _trace(_entry(1, "Nơi cấp", 1), _entry(2, "Nơi cấp", 1))),
    cant_tell(
        "a date under the same label",
        _trace(_entry(1, "Ngày cấp", 1, telling=False), _entry(2, "Ngày cấp", 1, telling=False)),
    ),
    cant_tell(
        "what signed in on two pages",
        _trace(
            _entry(1, "E-mail", 1),
            _entry(2, "Mật khẩu", 0, type="password"),
            _entry(3, "E-mail", 1),
        ),
    ),
    cant_tell("it does not say whether it must", _trace(_PHONE, _entry(2, "Số điện thoại", 1, required=None))),
    cant_tell("a signature", _trace(_MOTHER, _entry(2, "Họ và tên mẹ", 1, group="Chữ ký"))),
    cant_tell(
        "what signed in",
        _trace(
            _entry(1, "Số định danh", 1),
            _entry(1, "Mật khẩu", 0, type="password"),
            _entry(2, "Số định danh", 1),
        ),
    ),
    inapplicable("one page only", _trace(_PHONE, _entry(1, "E-mail", 2))),
    inapplicable("nothing is typed", _trace()),
    inapplicable("a confirmation", _trace(_EMAIL, _entry(2, "Nhập lại e-mail", 1))),
    inapplicable("a password again", _trace(_entry(1, "Mật khẩu", 0, type="password"), _entry(2, "Mã OTP", 1))),
    inapplicable("it may stay empty", _trace(_PHONE, _entry(2, "Số điện thoại (không bắt buộc)", 1))),
    inapplicable("the same field, corrected", _trace(_PHONE, _PHONE.model_copy(update={"step": 2}))),
    inapplicable("on another way", _trace(_PHONE, _entry(2, "Số điện thoại", 1, opened=2))),
)
