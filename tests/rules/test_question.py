"""What a ruleset asks a person is said in each language, and stays the same question when it is better translated."""

from typing import Any

import pytest
from pydantic import ValidationError

from portalcheck.measure.fingerprint import fingerprints
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.report.translations import Words, message
from portalcheck.rules.site.browsers import browsers
from portalcheck.rules.site.question import question
from tests.report.sample import assertion

PLAN = {
    "en": "Was the plan approved?",
    "vi": "Phương án đã được phê duyệt chưa?",
    "fr": "Le plan a-t-il été approuvé\N{NARROW NO-BREAK SPACE}?",
}


def asked(texts: dict[str, str], **more: Any) -> Finding:
    [finding] = question(asks=texts, **more)
    return Finding.model_validate_json(finding.model_dump_json())


def fingerprint(finding: Finding) -> str:
    return fingerprints(assertion("Q", Outcome.CANT_TELL, finding))[0]


@pytest.mark.parametrize("language", ["vi", "en", "fr"])
def test_it_is_asked_in_the_language_of_the_report(language: Any) -> None:
    assert message(asked(PLAN), language) == Words(PLAN[language], language)
    told = message(asked(PLAN, looks_at="https://validator.example/"), language)
    assert told.language == language
    assert told.text.endswith(f" {PLAN[language]}")
    assert "https://validator.example/" in told.text


def test_what_is_not_translated_stays_english_and_is_told_to_be() -> None:
    assert message(asked({"en": PLAN["en"]}), "vi") == Words(PLAN["en"], "en")


def test_data_holds_every_language() -> None:
    assert asked(PLAN).data["question"] == PLAN
    assert asked(PLAN).message == PLAN["en"]


def test_an_answer_outlives_a_better_translation() -> None:
    better = {**PLAN, "fr": "Le plan de sécurité a-t-il été approuvé\N{NARROW NO-BREAK SPACE}?"}
    assert fingerprint(asked(better)) == fingerprint(asked(PLAN))
    assert fingerprint(asked({**PLAN, "en": "Was the plan for security approved?"})) != fingerprint(asked(PLAN))
    assert fingerprint(asked(PLAN, looks_at="https://a.example/")) != fingerprint(asked(PLAN))


@pytest.mark.parametrize(
    ("texts", "says"), [({"vi": PLAN["vi"]}, "English text"), ({"en": "The plan."}, "question mark")]
)
def test_a_question_is_one_and_in_english_too(texts: dict[str, str], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        question(asks=texts)


def test_where_nobody_looked_is_named() -> None:
    [finding] = browsers(browsers=("Chrome", "Firefox", "Safari"))
    assert finding.outcome is Outcome.UNTESTED
    assert finding.message == "Not tested in 'Firefox' or 'Safari': the portal was looked at in Chromium alone."
    assert message(finding, "vi").language == "vi"
