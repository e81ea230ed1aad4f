"""An error that a script shows is announced to screen readers.

## Applicability
Each form that a script of the page held back, or sent without leaving the page, where a text that can be seen then came
up about an error.

## Expectation
A live region speaks, the focus goes to the text or to a field that the text is tied to, or a window comes up.

## Why it matters
Who does not see the screen presses the button and hears nothing: the message stands somewhere else, and the form seems
to be dead.

## Cannot tell
Where the focus moved to something that the text is not tied to, where a live region said something else, and where it
is not sure that the text is about an error, that is asked.

## Sources
- WCAG 2.1, success criterion 4.1.3 Status Messages, level AA: https://www.w3.org/TR/WCAG22/#status-messages
- ARIA19: https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA19
"""

from collections.abc import Iterator

from portalcheck.measure.errors_announced import announced
from portalcheck.model.assertion import Finding
from portalcheck.model.form_errors import Attempt, FieldAnswer, FormAnswers, FormErrors, Said
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("accessibility/error-announced", version=1, requirements=["WCAG21:4.1.3"])
def error_announced(form_errors: FormErrors) -> Iterator[Finding]:
    for form in form_errors.forms:
        for attempt in form.attempts:
            if attempt.answer in ("script", "request"):
                yield from announced(form, attempt)


_TEXT = "Hãy nhập họ và tên."


def _answer(*texts: Said, answer: str = "script", focus: str = "#gui", **given: object) -> FormErrors:
    told = {"css": "#ten", "snippet": "<input id=ten>", "label": "Họ và tên", "kind": "text", "required": True}
    field = FieldAnswer.model_validate({**told, "given": "nothing", "invalid": True, **given})
    attempt = Attempt.model_validate(
        {"way": "empty", "answer": answer, "fields": (field,), "texts": texts, "focus": focus}
    )
    form = FormAnswers(css="form", snippet="<form>", button="Gửi", button_css="#gui", attempts=(attempt,))
    return FormErrors(forms=(form,))


_BESIDE = Said(text=_TEXT, css="#loi", in_form=True, near="#ten")
_TIED = Said(text=_TEXT, css="#loi", in_form=True, tied=("#ten",))
_PAGE = """<form novalidate><label for="ten">Họ và tên</label> <input id="ten" required>
<p id="loi" %s></p><button>Gửi</button></form><script>
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  document.querySelector("#loi").textContent = "Hãy nhập họ và tên.";
});
</script>"""

CASES = (
    passed("a live region", _PAGE % "role=alert"),
    passed("a live region of its own", _answer(_BESIDE, Said(text=_TEXT, css="#noi", visible=False, live="polite"))),
    passed("the focus goes to the summary", _answer(Said(text=_TEXT, css="#loi", focused=True))),
    passed("the focus goes to the field that says it", _answer(_TIED, focus="#ten", focused=True)),
    failed("nothing speaks", _PAGE % ""),
    failed("the field alone knows", _answer(_TIED)),
    cant_tell("the focus goes to a field that does not say it", _answer(_BESIDE, focus="#ten", focused=True)),
    cant_tell("a live region says something else", _answer(_BESIDE, Said(text="2 / 5", css="#buoc", live="polite"))),
    cant_tell(
        "a text about who knows what", _answer(Said(text="Xem hướng dẫn", css="#a", linked=("#ten",)), invalid=False)
    ),
    inapplicable("another page came", _answer(_TIED, answer="page")),
    inapplicable("the browser spoke", _answer(_TIED, answer="browser")),
    inapplicable("no text came up", _answer()),
    inapplicable("no form", FormErrors(forms=())),
)
