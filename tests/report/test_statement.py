"""The drafts that an agency completes say what was found, and never that a portal conforms."""

from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.wcag import SUCCESS_CRITERIA
from portalcheck.report.openacr import openacr
from portalcheck.report.statement import statement_en, statement_vi
from tests.report.sample import FORM, HOME, PHONE, assertion, everything, head, visit


def report(*assertions: Any) -> Report:
    return Report(head(visits=(visit(HOME, PHONE), visit(FORM, PHONE))), assertions)


FAILED = assertion("F-1", Outcome.FAILED, Finding.failed("The link has no name."))
PASSED = assertion("P-1", Outcome.PASSED, Finding.passed("Yes."))


def adherence(given: Report, folder: Path) -> dict[str, dict[str, str]]:
    told = YAML(typ="safe").load(openacr(given, folder).read_text("utf-8"))
    return {
        criterion["num"]: criterion["components"][0]["adherence"]
        for chapter in told["chapters"].values()
        for criterion in chapter.get("criteria", ())
    }


CONTACT = {"type": "object", "properties": {"email": {"type": "string"}}, "required": ["email"]}
ADHERENCE = {
    "type": "object",
    "properties": {
        "level": {"enum": ["supports", "partially-supports", "does-not-support", "not-applicable", "not-evaluated"]},
        "notes": {"type": "string"},
    },
    "required": ["level"],
    "additionalProperties": False,
}
COMPONENT = {
    "type": "object",
    "properties": {"name": {"const": "web"}, "adherence": ADHERENCE},
    "required": ["name", "adherence"],
}
CHAPTER = {
    "type": "object",
    "properties": {
        "disabled": {"type": "boolean"},
        "criteria": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"num": {"type": "string"}, "components": {"type": "array", "items": COMPONENT}},
                "required": ["num"],
            },
        },
    },
    "additionalProperties": False,
}
# What OpenACR 0.1.0 asks, and the terms, chapters and components of the catalogue that is named.
OPENACR = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "product": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]},
        "author": CONTACT,
        "report_date": {"type": "string"},
        "notes": {"type": "string"},
        "evaluation_methods_used": {"type": "string"},
        "catalog": {"const": "2.5-edition-wcag-2.2-en"},
        "chapters": {
            "type": "object",
            "properties": {f"success_criteria_level_{level}": CHAPTER for level in ("a", "aa", "aaa")},
            "additionalProperties": False,
        },
    },
    "required": ["title", "product", "author", "catalog", "chapters"],
    "additionalProperties": False,
}


def test_the_conformance_report_is_openacr(tmp_path: Path) -> None:
    for number, given in enumerate((everything(tmp_path), report(FAILED), report())):
        folder = tmp_path / str(number)
        folder.mkdir()
        Draft7Validator(OPENACR).validate(YAML(typ="safe").load(openacr(given, folder).read_text("utf-8")))


def test_every_criterion_of_levels_a_and_aa_is_in_the_conformance_report(tmp_path: Path) -> None:
    asked = {number for number, one in SUCCESS_CRITERIA.items() if one.level != "AAA"} - {"4.1.1"}
    assert set(adherence(report(), tmp_path)) == asked


def test_a_pass_is_no_claim_of_conformance(tmp_path: Path) -> None:
    told = adherence(report(PASSED), tmp_path)["1.1.1"]
    assert told["level"] == "not-evaluated"
    assert "No failure was found." in told["notes"]


def test_a_failure_on_one_of_two_pages_is_partial_support(tmp_path: Path) -> None:
    elsewhere = assertion("P-1", Outcome.PASSED, Finding.passed("Yes."), subject=FORM)
    assert adherence(report(FAILED, elsewhere), tmp_path)["1.1.1"]["level"] == "partially-supports"
    assert adherence(report(FAILED), tmp_path)["1.1.1"]["level"] == "does-not-support"


def test_the_statement_tells_failures_and_questions(tmp_path: Path) -> None:
    text = statement_en(report(FAILED), tmp_path).read_text("utf-8")
    assert "does not meet WCAG 2.2 AA" in text
    assert r"The link has no name\." in text
    assert "1.1.1 Non-text Content" in text


def test_the_statement_does_not_claim_what_was_not_shown(tmp_path: Path) -> None:
    text = statement_en(report(PASSED), tmp_path).read_text("utf-8")
    assert "That does not show that the portal meets" in text
    assert "does not meet" not in text


def test_the_vietnamese_statement_is_vietnamese(tmp_path: Path) -> None:
    text = statement_vi(report(FAILED), tmp_path).read_text("utf-8")
    assert "Tuyên bố về khả năng tiếp cận" in text
    for english in ("What was assessed", "A person has to", "Yardstick", "failures"):
        assert english not in text


def test_nothing_of_a_page_becomes_markup_in_a_statement(tmp_path: Path) -> None:
    text = statement_en(everything(tmp_path), tmp_path).read_text("utf-8")
    assert "<script>" not in text
    assert "](http" not in text
