"""The message of a wrong format says what would be right.

## Applicability
Each field of a form that was sent with a value of a wrong format, where the browser or a text of the page then said
that it is wrong. Passwords are not tried.

## Expectation
The message, or what else is tied to the field, holds an example or says in words what is expected.

## Why it matters
"Invalid" sends people back to guess: with spaces or without, day or month first, which of the numbers on the card.

## Cannot tell
Where the message says more than that the value is wrong, and neither an example nor a word of the format is known in
it, a person has to read it.

## Sources
- WCAG 2.0, success criterion 3.3.3 Error Suggestion, level AA: https://www.w3.org/TR/WCAG22/#error-suggestion
- G85: https://www.w3.org/WAI/WCAG22/Techniques/general/G85
"""

import re
from collections.abc import Iterator

from portalcheck.measure.form_answers import asked_for, errors, is_generic, is_generic_but_for, messages_for
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.form_errors import Attempt, FieldAnswer, FormAnswers, FormErrors, Said
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_HELPS = re.compile(
    r"\d|@|https?:|\b(ví dụ|vd|chữ số|chữ cái|ký tự|định dạng|dạng|gồm|bắt đầu bằng|ngày/tháng/năm|dd/mm/yyyy|"
    r"e\.g|for example|such as|like|digits?|letters?|characters?|format:|in the format|starting with|between|at least|"
    r"par exemple|ex\.|chiffres?|lettres?|caractères?|au format|sous la forme|commençant par|jj/mm/aaaa)\b",
    re.IGNORECASE,
)
_BROWSERS_OWN = ("patternMismatch",)
"""What the browser says of these holds no word of what is expected, only the title of the field does."""


@rule("accessibility/error-suggestion", version=1, requirements=["WCAG20:3.3.3"], severity="moderate")
def error_suggestion(form_errors: FormErrors) -> Iterator[Finding]:
    for form in form_errors.forms:
        for attempt in form.attempts:
            if attempt.way == "format":
                for field in asked_for(attempt):
                    yield from _judge(field, attempt)


def _judge(field: FieldAnswer, attempt: Attempt) -> Iterator[Finding]:
    texts = _messages(field, attempt)
    if not texts:
        return
    target = Pointer(css=field.css, snippet=field.snippet)
    label, text = on_one_line(field.label[:80]), on_one_line(" · ".join(texts)[:200])
    around = f"{field.hint} {field.label}"
    bare = all(_says_only_that(one, field) for one in texts) or (
        attempt.answer == "browser" and field.fault in _BROWSERS_OWN
    )
    if not bare and any(_HELPS.search(one) for one in texts):
        yield Finding.passed("Of the field '{label}' is said '{text}'.", target, label=label, text=text)
    elif _HELPS.search(around) or (field.fault in _BROWSERS_OWN and field.hint.strip()):
        yield Finding.passed(
            "Of the field '{label}' is said '{text}', and with it stands '{hint}'.",
            target,
            label=label,
            text=text,
            hint=on_one_line((field.hint or field.label).strip()[:120]),
        )
    elif bare:
        yield Finding.failed(
            "Of the field '{label}' is said only '{text}', and nothing of what is expected.",
            target,
            label=label,
            text=text,
        )
    else:
        yield Finding.cant_tell(
            "Of the field '{label}' is said '{text}'. Does that tell what would be right?",
            target,
            label=label,
            text=text,
        )


def _messages(field: FieldAnswer, attempt: Attempt) -> list[str]:
    if attempt.answer == "browser":
        return [field.message] if field.bubble and field.message else []
    about = messages_for(field, errors(attempt))
    return list(dict.fromkeys(said.text for said in about if said.visible and said.exposed))


def _says_only_that(text: str, field: FieldAnswer) -> bool:
    return is_generic(text) or is_generic_but_for(text, field.label)


def _answer(text: str, **given: object) -> FormErrors:
    told = {"css": "#thu", "snippet": "<input id=thu>", "label": "Thư điện tử", "kind": "email", "format": "email"}
    field = FieldAnswer.model_validate({**told, "given": "wrong", "invalid": True, **given})
    said = (Said(text=text, css="#loi", in_form=True, tied=("#thu",)),) if text else ()
    attempt = Attempt(way="format", answer="page", fields=(field,), texts=said, status=200)
    return FormErrors(forms=(FormAnswers(css="form", snippet="<form>", attempts=(attempt,)),))


CASES = (
    passed("an example", _answer("Địa chỉ thư điện tử chưa đúng, ví dụ đúng: ten@vidu.vn.")),
    passed("a hint that stands there", _answer("Không hợp lệ", hint="Ví dụ: 0912 345 678.")),
    passed("the browser says what is missing", "<form><input type=email aria-label=Email> <button>Gửi</button></form>"),
    failed("a word that fits any error", _answer("Không hợp lệ.")),
    failed("no more than which field", _answer("Thư điện tử không hợp lệ")),
    failed(
        "a pattern that is not told",
        '<form><input pattern="[A-Z]{2}-[0-9]+" aria-label="Mã hồ sơ"> <button>Gửi</button></form>',
    ),
    cant_tell("words that are not known", _answer("Hãy nhập thư điện tử của trường học")),
    inapplicable("no message", _answer("")),
    inapplicable("no format", "<form><input required aria-label=Tên> <button>Gửi</button></form>"),
    inapplicable("no form", FormErrors(forms=())),
)
