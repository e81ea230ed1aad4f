"""`results.sarif` is SARIF 2.1.0, and the fingerprint of a finding outlives the run."""

import json
from pathlib import Path
from typing import Any

import pytest

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.subject import Subject
from portalcheck.report.sarif import fingerprint, sarif
from tests.report.sample import HOSTILE, WAIVER, assertion, everything, head, one_of_each, pointer


def written(report: Report, folder: Path) -> dict[str, Any]:
    """Read the one run of a file, after holding against it what the standard asks of every result."""
    content = json.loads(sarif(report, folder).read_text("utf-8"))
    assert content["version"] == "2.1.0"
    [run] = content["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        assert (result["level"] == "none") == (result["kind"] != "fail"), "3.27.10: other kinds have level none"
        [location] = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"].isascii()
        assert result["partialFingerprints"]
    return run


def test_outcomes_in_the_words_of_sarif(tmp_path: Path) -> None:
    run = written(one_of_each(), tmp_path)
    assert [(one["ruleId"], one["kind"], one["level"]) for one in run["results"]] == [
        ("sample/F-1", "fail", "error"),
        ("sample/Q-1", "review", "none"),
        ("sample/U-1", "open", "none"),
    ]
    assert run["invocations"] == [{"executionSuccessful": False, "startTimeUtc": "2026-11-24T09:30:00+00:00"}]
    [rule] = [one for one in run["tool"]["driver"]["rules"] if one["id"] == "sample/F-1"]
    assert rule["shortDescription"] == {"text": "Pictures have a text alternative"}
    assert rule["properties"]["tags"] == ["WCAG20:1.1.1", "ACT:b4f0c3"]
    [location] = run["results"][0]["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "img", "kind": "element"}]
    assert location["message"] == {"text": "<img>"}


def test_everything(tmp_path: Path) -> None:
    assert len(written(everything(tmp_path), tmp_path)["results"]) > 20


def test_a_waiver_is_a_suppression(tmp_path: Path) -> None:
    waived = assertion("W-1", Outcome.FAILED, Finding.failed("No."), waiver=WAIVER)
    [result] = written(Report(head(), [waived]), tmp_path)["results"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "A new menu comes in spring. (until 2027-03-31)"}
    ]
    assert result["kind"] == "fail"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(tmp_path: Path, text: str) -> None:
    finding = Finding.failed(text, pointer(text, text))
    report = Report(
        head(), [assertion("F-1", Outcome.FAILED, finding, subject=Subject(id="x", url=f"https://a/{text}"))]
    )
    assert written(report, tmp_path)["results"]


def test_a_fingerprint_outlives_what_changes_between_runs() -> None:
    finding = Finding.failed("It is 18×18 px.", pointer("button", "<button>"))
    first = assertion("F-1", Outcome.FAILED, finding)
    elsewhere = Subject(id=first.subject.id, url="http://127.0.0.1:4711/")
    again = Finding.failed("It is 20×20 px.", pointer("button", "<button hidden>"))
    assert fingerprint(first, finding) == fingerprint(first.model_copy(update={"subject": elsewhere}), again)
    others = [
        fingerprint(first, Finding.failed("It is 18×18 px.", pointer("button + button"))),
        fingerprint(first.model_copy(update={"device": "phone"}), finding),
        fingerprint(first.model_copy(update={"criterion": "F-2"}), finding),
        fingerprint(first.model_copy(update={"subject": Subject(id="other", url=first.subject.url)}), finding),
    ]
    assert len({fingerprint(first, finding), *others}) == 5
