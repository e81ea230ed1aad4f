"""An error in a form is told in text that says which field it is in.

## Applicability
Each field of a form of the page's own document that was sent empty where it is required, or with a value of a wrong
format, and in which the page then found an error: the browser kept the form back, the field says so, looks otherwise
or takes the focus, or a new text tells of it. The gatherer sends a few forms at most, and none to another machine than
the one that tests. Each text, too, that stands at a form as an error from the start.

## Expectation
A text can be seen that is about the field: tied to it, linked to it, beside it or naming it; the browser's own bubble
is one. It is not hidden from assistive technology and not a word that fits any error, such as "Error" or "Lỗi".

## Why it matters
A form that only turns red tells who does not see the colour nothing: it does not go on, and nobody says why.

## Cannot tell
Whether a text that names no field tells which one it means, and whether the server would say what is wrong where
nothing may be sent to it: that is asked. So is a field that changed while other new texts came up, or while what
is said of it stood there from the start.

## Sources
- WCAG 2.0, success criterion 3.3.1 Error Identification, level A: https://www.w3.org/TR/WCAG22/#error-identification
- ACT rule 36b590: https://www.w3.org/WAI/standards-guidelines/act/rules/36b590/
- G83, G84, G85: https://www.w3.org/WAI/WCAG22/Techniques/general/G83
"""

from collections.abc import Iterator

from portalcheck.measure.errors_told import told_of
from portalcheck.measure.form_answers import is_generic, is_generic_but_for, names, tells_of_an_error
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.form_errors import FormAnswers, FormErrors, Said
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("accessibility/error-identified", version=1, requirements=["WCAG20:3.3.1", "ACT:36b590"])
def error_identified(form_errors: FormErrors) -> Iterator[Finding]:
    for form in form_errors.forms:
        yield from _standing(form)
        for attempt in form.attempts:
            yield from told_of(form, attempt)
    if form_errors.left_out:
        yield Finding.cant_tell(
            "{count} more forms were not sent. Do they tell errors in text?", count=form_errors.left_out
        )


def _standing(form: FormAnswers) -> Iterator[Finding]:
    """Judge what stands there as an error before anything was sent."""
    errors_there = [said for said in form.standing if tells_of_an_error(said.text) or is_generic(said.text)]
    for said in errors_there:
        if not said.visible:
            yield Finding.cant_tell(
                "The error '{text}' is told with the button and cannot be seen. Is it shown where it applies?",
                Pointer(css=said.css),
                text=on_one_line(said.text[:120]),
            )
    told = [said for said in errors_there if said.visible]
    exposed = [said for said in told if said.exposed]
    for said in told:
        target, text = Pointer(css=said.css), on_one_line(said.text[:120])
        if not said.exposed and not said.tied and not exposed:
            yield Finding.failed("The error '{text}' is hidden from assistive technology.", target, text=text)
        elif said.exposed and all(is_generic(one.text) for one in told) and not said.tied:
            yield Finding.failed("The error '{text}' says neither which field nor what is wrong.", target, text=text)
        elif said.exposed and (label := _named(said, form.labels)):
            if is_generic_but_for(said.text, label) and not said.tied:
                yield Finding.cant_tell("Does the error '{text}' say what is wrong?", target, text=text)
            elif form.labels.count(label) > 1:
                yield Finding.cant_tell(
                    "{count} fields have the label '{label}'. Which of them does the error '{text}' mean?",
                    target,
                    count=form.labels.count(label),
                    label=on_one_line(label[:80]),
                    text=text,
                )
            else:
                yield Finding.passed("The error '{text}' names a field.", target, text=text)


def _named(said: Said, labels: tuple[str, ...]) -> str:
    return next((label for label in labels if names(said.text, label)), "")


_SCRIPT = """<script>
document.querySelector("form").addEventListener("submit", (event) => {
  const field = document.querySelector("#ten");
  if (field.value) return;
  event.preventDefault();
  %s
});
</script>"""
_FORM = '<form novalidate><label for="ten">Họ và tên</label> <input id="ten" required> %s<button>Gửi</button></form>'


def _case(react: str, more: str = "") -> str:
    return _FORM % more + _SCRIPT % react


_MARK = 'field.setAttribute("aria-invalid", "true"); field.style.borderColor = "red";'
_SHOW = 'document.querySelector("#loi").textContent = "%s";'

CASES = (
    passed("the browser says it", "<form><label>Họ và tên <input required></label> <button>Gửi</button></form>"),
    passed("a text beside the field", _case(_MARK + _SHOW % "Hãy nhập họ và tên.", "<span id=loi></span>")),
    passed("a window of the script", _case('alert("Bạn chưa nhập họ và tên");')),
    failed("the field turns red", _case(_MARK)),
    failed(
        "a message that a screen reader does not get",
        _case(_MARK + _SHOW % "Hãy nhập họ tên.", "<p id=loi aria-hidden=true></p>"),
    ),
    failed(
        "an error that says nothing from the start",
        '<form><div id="error">Please fill the field correctly.</div><label>Age <input></label></form>',
    ),
    cant_tell("a word that fits any error", _case(_MARK + _SHOW % "Lỗi!", "<span id=loi></span>")),
    cant_tell(
        "a hint that stood there before",
        _case(_MARK, "<span id=goi-y>Bắt buộc nhập họ và tên</span>").replace(
            "required", "required aria-describedby=goi-y"
        ),
    ),
    cant_tell("a text that names no field", "<p id=loi></p>" + _case(_SHOW % "Bạn còn thiếu thông tin.")),
    inapplicable("nothing is required", "<form method=post><label>Ghi chú <input></label> <button>Gửi</button></form>"),
    inapplicable("a search", "<form role=search><input aria-label=Tìm type=search> <button>Tìm</button></form>"),
    inapplicable("a button that pays", "<form><input aria-label=Tên required> <button>Thanh toán</button></form>"),
    inapplicable("no form", "<p>Cổng dịch vụ công"),
)
