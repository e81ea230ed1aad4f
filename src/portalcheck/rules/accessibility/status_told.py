"""What a control says of its result is announced.

## Applicability
Each text that showed when a control was pressed with a key and that tells a result: that something was copied, or how
many things were found. Only what promises to open something, and what copies, is pressed.

## Expectation
The text stands in a live region, or a live region says something at that moment, or the focus goes to the text.

## Why it matters
Who does not see the screen presses the button and hears nothing, and does not know whether it was done.

## Cannot tell
Where the text tells a number of results: it may belong to what opened; where the name of the control says the result as
well; what comes after the limit.

## Sources
- WCAG 2.1, success criterion 4.1.3 Status Messages, level AA: https://www.w3.org/TR/WCAG22/#status-messages
- Failure F103 of WCAG 2.2: https://www.w3.org/WAI/WCAG22/Techniques/failures/F103
"""

import re
from collections.abc import Iterator

from portalcheck.measure.openers import called, pointer, rest_of_the_openers
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.disclosure import Disclosure, Opener, Shown
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_COPIED = re.compile(r"^(✓ ?|✔ ?)?(đã (được )?(sao )?chép|copied|copié|link copied|lien copié)\b", re.IGNORECASE)
_FOUND = re.compile(r"\b(\d+|không có|no|aucun) (kết quả|results?|résultats?)\b", re.IGNORECASE)
_SHORT = 60  # characters: a longer text holds more than a message


@rule("accessibility/status-told", version=1, requirements=["WCAG21:4.1.3"])
def status_told(disclosure: Disclosure) -> Iterator[Finding]:
    judged = [finding for one in disclosure.openers for finding in _of(one)]
    yield from judged
    if judged:
        yield from rest_of_the_openers(disclosure)


def _of(one: Opener) -> Iterator[Finding]:
    """Judge what one control says of a result."""
    for shown in one.shown if one.key not in ("", "focus") else ():
        copied = len(shown.text) <= _SHORT and bool(_COPIED.search(shown.text))
        if copied or _FOUND.search(shown.text):
            yield _judge(one, shown, copied)


def _judge(one: Opener, shown: Shown, copied: bool) -> Finding:
    target, data = pointer(shown), {"text": on_one_line(shown.text[:80]), "opener": called(one)}
    if shown.live or one.spoken:
        return Finding.passed("'{opener}' shows '{text}', and a live region speaks.", target, **data)
    if one.place == "inside":
        return Finding.passed("'{opener}' shows '{text}', and the focus goes there.", target, **data)
    if copied and not one.renamed and one.kind == "copy":
        return Finding.failed(
            "'{opener}' shows '{text}'; no live region speaks, and the focus stays where it was.", target, **data
        )
    return Finding.cant_tell(
        "'{opener}' shows '{text}'; no live region speaks, and the focus is elsewhere. Is that heard?", target, **data
    )


def _opener(text: str, kind: str = "copy", live: bool = False, **given: object) -> Disclosure:
    one = {"css": "#mo", "name": "Sao chép", "kind": kind, "key": "Enter"}
    shown = (Shown(css="#tin", text=text, live=live),)
    return Disclosure(openers=(Opener.model_validate({**one, "shown": shown, **given}),))


_PAGE = """<p>Mã hồ sơ 0123 <button>Sao chép mã</button> <span id=tin %s></span><script>
document.querySelector("button").addEventListener("click", () => {
  document.querySelector("#tin").textContent = "Đã sao chép.";
});</script>"""

CASES = (
    passed("a live region", _PAGE % "role=status"),
    passed("a live region of its own", _opener("Đã sao chép", spoken=True)),
    passed("the focus goes to what was found", _opener("12 kết quả", kind="expanded", place="inside")),
    failed("a text beside the button", _PAGE % ""),
    cant_tell("how many were found", _opener("12 kết quả", kind="expanded")),
    cant_tell("five more were not pressed", _opener("Đã sao chép", spoken=True).model_copy(update={"left_out": 5})),
    cant_tell("the button says it as well", _opener("Đã sao chép", renamed=True)),
    inapplicable("what opens", _opener("Hộ tịch Cư trú", kind="expanded")),
    inapplicable("a page about copying", _opener("Đã sao chép thì nộp " + "cùng với bản chính " * 4)),
    inapplicable("nothing to press", "<h1>Lệ phí</h1>"),
)
