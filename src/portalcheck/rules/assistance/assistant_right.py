"""What the virtual assistant answers is right.

## Applicability
Each virtual assistant that answered a question.

## Expectation
The answer is right, fits the question, and says where it can be read in full.

## Why it matters
A wrong answer sends a person away without a paper that is needed, and sounds as sure as a right one.

## Cannot tell
Whether it is right: the question and the answer are put to a person, with a picture.

## Sources
- Ours: that an answer of a portal is right.
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.assistant import Assistant
from portalcheck.rule_format import cant_tell, inapplicable, rule

_LONGEST = 600


@rule("assistance/assistant-right", version=1)
def assistant_right(assistant: Assistant) -> Iterator[Finding]:
    if assistant.answer and assistant.panel:
        answer = on_one_line(" ".join(assistant.answer.split()))
        yield Finding.cant_tell(
            "'{question}' is answered: '{answer}'. Is that right?",
            assistant.panel.pointer,
            question=on_one_line(assistant.question),
            answer=answer[:_LONGEST] + ("…" if len(answer) > _LONGEST else ""),
        )


CASES = (
    cant_tell(
        "an answer",
        Assistant.model_validate(
            {
                "field": {"css": "#hoi", "name": "Câu hỏi"},
                "panel": {"css": "#tro-ly"},
                "question": "Đăng ký khai sinh cần giấy tờ gì?",
                "answer": "Tờ khai.\nGiấy chứng sinh.",
            }
        ),
    ),
    inapplicable("no answer", Assistant()),
    inapplicable("none", "<h1>Lệ phí</h1>"),
)
