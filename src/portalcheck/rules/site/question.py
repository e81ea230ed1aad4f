"""A person finds that the portal has what no program can look at.

## Applicability
The portal as a whole, once, where *asks* holds a question.

## Expectation
A person answers the question with yes. `portalcheck review` asks it, in the language of the report, and the answer is
kept until the English text of the question changes.

## Why it matters
Whether a plan for security was approved, or whether somebody answers within three days, is no less a part of a good
portal for being out of sight. Left out, it would look as if nobody had to know.

## Cannot tell
Always: that is what this rule is for. Where *looks_at* names an address at which it can be looked up, the question says
so.

## Sources
- Ours: what is asked is said by the ruleset that uses this rule.
"""

from collections.abc import Iterator

from portalcheck.measure.wording import ByLanguage
from portalcheck.model.assertion import Finding
from portalcheck.model.ruleset import Question
from portalcheck.rule_format import Params, cant_tell, inapplicable, rule


class Asked(Params):
    """What is asked: `asks` is the question by language, English among them, and yes is the good answer; `looks_at` is
    an address where it can be looked up.
    """

    asks: Question = {}
    looks_at: str = ""


@rule("site/question", version=1)
def question(params: Asked) -> Iterator[Finding]:
    if not params.asks:
        return
    asked = ByLanguage({str(language): text for language, text in params.asks.items()})
    if params.looks_at:
        yield Finding.cant_tell(
            "It can be looked up at {looks_at}. {question}", question=asked, looks_at=params.looks_at
        )
    else:
        yield Finding.cant_tell("{question}", question=asked)


_PLAN = {
    "en": "Was the plan for the portal’s security approved?",
    "vi": "Phương án bảo đảm an toàn thông tin của cổng đã được phê duyệt chưa?",
    "fr": "Le plan de sécurité du portail a-t-il été approuvé\N{NARROW NO-BREAK SPACE}?",
}

CASES = (
    cant_tell("in three languages", asks=_PLAN),
    cant_tell("in English alone", asks={"en": _PLAN["en"]}),
    cant_tell("with an address", asks=_PLAN, looks_at="https://validator.example/"),
    inapplicable("nothing is asked"),
)
