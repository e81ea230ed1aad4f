"""`earl.jsonld` read as the W3C's report tool reads it: framed with the tool's own names for things."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.wcag import BY_REQUIREMENT, SUCCESS_CRITERIA
from portalcheck.report.earl import earl
from tests.report.sample import assertion, everything, head, one_of_each

# What the WCAG-EM Report Tool frames an imported file with (src/data/jsonld/appContext.js), as far as it looks. It has
# no name for WCAG 2.2 by itself: criteria that 2.2 introduced are of `WCAG`, which is the latest version.
CONTEXT = {
    "WCAG": "http://www.w3.org/TR/WCAG/#",
    "WCAG20": "http://www.w3.org/TR/WCAG20/#",
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "earl": "http://www.w3.org/ns/earl#",
    "Assertion": "earl:Assertion",
    "assertedBy": "earl:assertedBy",
    "result": "earl:result",
    "subject": "earl:subject",
    "test": "earl:test",
    "outcome": "earl:outcome",
    "dcterms": "http://purl.org/dc/terms/",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "isPartOf": "dcterms:isPartOf",
    "id": "@id",
    "type": "@type",
}


def framed(report: Report, folder: Path) -> list[dict[str, Any]]:
    told = json.loads(earl(report, folder).read_text("utf-8"))
    graph = jsonld.frame(told, {"@context": CONTEXT, "@type": "earl:Assertion"})
    return graph.get("@graph", [graph])


def test_each_outcome_comes_in_as_a_reference(tmp_path: Path) -> None:
    imported = framed(one_of_each(), tmp_path)
    assert {one["result"]["outcome"]["id"] for one in imported} == {f"earl:{outcome}" for outcome in Outcome}


def test_a_page_is_known_by_its_address_and_a_criterion_by_its_name(tmp_path: Path) -> None:
    report = Report(
        head(),
        [assertion("F-1", Outcome.FAILED, Finding.failed("No."), requirements=("WCAG20:1.1.1", "WCAG21:1.4.10"))],
    )
    imported = framed(report, tmp_path)
    assert {one["subject"]["id"] for one in imported} == {"https://portal.example/"}
    assert {one["test"]["isPartOf"]["id"] for one in imported} == {"WCAG21:non-text-content", "WCAG21:reflow"}
    assert all("No." in one["result"]["description"] for one in imported)


def read(test: dict[str, Any]) -> str:
    """Take a criterion from a test as the tool does: what stands after the first colon, up to the next."""
    return test["isPartOf"]["id"].split(":")[1]


def test_each_criterion_of_wcag_2_2_is_imported(tmp_path: Path) -> None:
    """One whose name the tool's context does not shorten would be left out in silence."""
    asked = {name: one for name, one in BY_REQUIREMENT.items() if one.level != "AAA"}
    assert {one.since for one in asked.values()} == {20, 21, 22}
    failed = assertion("F-1", Outcome.FAILED, Finding.failed("No."), requirements=tuple(asked))
    assert {read(one["test"]) for one in framed(Report(head(), [failed]), tmp_path)} == {
        one.fragment for one in asked.values()
    }


def test_what_asks_for_no_criterion_is_told_all_the_same(tmp_path: Path) -> None:
    one = assertion("F-1", Outcome.FAILED, Finding.failed("No."), requirements=("ACT:b4f0c3",))
    (imported,) = framed(Report(head(), [one]), tmp_path)
    assert "isPartOf" not in imported["test"]


def test_nothing_is_lost_of_a_large_and_hostile_report(tmp_path: Path) -> None:
    report = everything(tmp_path)
    told = json.loads(earl(report, tmp_path).read_text("utf-8"))["@graph"]
    assertions = [node for node in told if node["@type"] == "earl:Assertion"]
    assert len(assertions) == sum(
        max(1, sum(name.startswith("WCAG") for name in one.requirements)) for one in report.assertions
    )
    named = {node["@id"] for node in told if "@id" in node}
    assert {node["earl:subject"]["@id"] for node in assertions} <= named


@pytest.mark.parametrize(
    ("number", "fragment"),
    [
        ("1.2.1", "audio-only-and-video-only-prerecorded"),
        ("2.4.4", "link-purpose-in-context"),
        ("3.3.4", "error-prevention-legal-financial-data"),
        ("4.1.2", "name-role-value"),
        ("2.4.11", "focus-not-obscured-minimum"),
    ],
)
def test_a_criterion_is_addressed_as_the_recommendation_does(number: str, fragment: str) -> None:
    assert SUCCESS_CRITERIA[number].fragment == fragment
