"""`results.sarif` is SARIF 2.1.0, and the fingerprint of a finding outlives the run."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from portalcheck.model.assertion import Assertion, Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.subject import Subject
from portalcheck.report.sarif import names, sarif
from tests.report.sample import HOSTILE, RULESET, WAIVER, assertion, everything, head, one_of_each, pointer


def closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


# What SARIF 2.1.0 says of the parts that are written, and nothing else may be there.
TEXT = closed({"text": {"type": "string", "minLength": 1}})
LEVEL = {"enum": ["none", "note", "warning", "error"]}
BAG = {"type": "object", "properties": {"tags": {"type": "array", "uniqueItems": True, "items": {"type": "string"}}}}
RULE = closed(
    {"id": {"type": "string"}, "shortDescription": TEXT},
    {"defaultConfiguration": closed({"level": LEVEL}), "properties": BAG},
)
LOCATION = closed(
    {"physicalLocation": closed({"artifactLocation": closed({"uri": {"type": "string", "pattern": r"^[!-~]+$"}})})},
    {
        "logicalLocations": {
            "type": "array",
            "uniqueItems": True,
            "items": closed({"fullyQualifiedName": {"type": "string"}, "kind": {"type": "string"}}),
        },
        "message": TEXT,
    },
)
SUPPRESSION = closed(
    {
        "kind": {"enum": ["inSource", "external"]},
        "status": {"enum": ["accepted", "underReview", "rejected"]},
        "justification": {"type": "string"},
    }
)
RESULT = closed(
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION},
        "partialFingerprints": {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}},
    },
    {"properties": BAG, "suppressions": {"type": "array", "uniqueItems": True, "items": SUPPRESSION}},
)
DRIVER = closed(
    {"name": {"type": "string"}}, {"version": {"type": "string"}, "rules": {"type": "array", "items": RULE}}
)
INVOCATION = closed(
    {"executionSuccessful": {"type": "boolean"}}, {"startTimeUtc": {"type": "string", "format": "date-time"}}
)
RUN = closed(
    {"tool": closed({"driver": DRIVER}), "results": {"type": "array", "items": RESULT}},
    {
        "invocations": {"type": "array", "items": INVOCATION},
        "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
        "properties": BAG,
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    },
)
LOG = closed({"version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}}, {"$schema": {"type": "string"}})


def written(report: Report, folder: Path) -> dict[str, Any]:
    """Read the one run of a file, after holding against it what the standard asks."""
    content = json.loads(sarif(report, folder).read_text("utf-8"))
    Draft7Validator(LOG).validate(content)
    [run] = content["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert (result["level"] == "none") == (result["kind"] != "fail"), "3.27.10: other kinds have level none"
    told = [result["partialFingerprints"]["portalcheckFinding/v1"] for result in run["results"]]
    assert len(set(told)) == len(told)
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
        {"kind": "external", "status": "accepted", "justification": "Until 2027-03-31: A new menu comes in spring."}
    ]
    assert result["kind"] == "fail"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(tmp_path: Path, text: str) -> None:
    finding = Finding.failed(text, pointer(text, text))
    report = Report(
        head(), [assertion("F-1", Outcome.FAILED, finding, subject=Subject(id="x", url=f"https://a/{text}"))]
    )
    assert written(report, tmp_path)["results"]


def test_in_the_language_of_the_report(tmp_path: Path) -> None:
    finding = Finding.failed(
        "The page is laid out {width} px wide on a {device_width} px screen.", width=980, device_width=360
    )
    silent = assertion("F-2", Outcome.FAILED, Finding.failed(""), waiver=WAIVER)
    run = written(Report(head(language="vi"), [assertion("F-1", Outcome.FAILED, finding), silent]), tmp_path)
    assert run["language"] == "vi"
    told, nothing = run["results"]
    assert "rộng 980 px" in told["message"]["text"]
    assert nothing["message"]["text"] == "Không có lý do được nêu."
    assert nothing["suppressions"][0]["justification"].startswith("Đến")
    titles = [rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]]
    assert titles == ["Pictures have a text alternative", "Chữ đủ tương phản với nền"]


def name(given: Assertion, finding: Finding) -> str:
    return names(given.model_copy(update={"findings": (finding,)}))[0]


def test_a_fingerprint_outlives_what_changes_between_runs() -> None:
    finding = Finding.failed("It is 18×18 px.", pointer("button", "<button>"))
    first = assertion("F-1", Outcome.FAILED, finding)
    elsewhere = Subject(id=first.subject.id, url="http://127.0.0.1:4711/")
    again = Finding.failed("It is 20×20 px.", pointer("button", "<button hidden>"))
    assert name(first, finding) == name(first.model_copy(update={"subject": elsewhere}), again)
    others = [
        name(first, Finding.failed("It is 18×18 px.", pointer("button + button"))),
        name(first.model_copy(update={"device": "phone"}), finding),
        name(first.model_copy(update={"criterion": "F-2"}), finding),
        name(first.model_copy(update={"subject": Subject(id="other", url=first.subject.url)}), finding),
    ]
    assert len({name(first, finding), *others}) == 5


def test_no_two_findings_of_a_run_have_one_fingerprint(tmp_path: Path) -> None:
    """Two of one criterion on one element, or on none, are told apart, and again so in the next run."""
    twice = (Finding.failed("Too small.", pointer("b")), Finding.failed("Too near.", pointer("b")))
    of_none = (Finding.passed("One is there."), Finding.failed("A."), Finding.failed("B."))
    given = assertion("F-1", Outcome.FAILED, *twice, *of_none)
    assert len(written(Report(head(), [given]), tmp_path)["results"]) == 4
    assert names(given) == names(given.model_copy())
    fewer_passed = given.model_copy(update={"findings": (*twice, *of_none[1:])})
    assert list(names(given).values()) == list(names(fewer_passed).values())
    assert names(given)[0] == name(given, twice[0]), "the first keeps its name where the second is mended"


def test_two_profiles_of_a_ruleset_are_told_apart(tmp_path: Path) -> None:
    profiles = [RULESET.model_copy(update={"label": f"sample:{name}"}) for name in ("small", "full")]
    given = assertion("F-1", Outcome.FAILED, Finding.failed("No."))
    told = [given.model_copy(update={"ruleset": one.label}) for one in profiles]
    assert len(written(Report(head(rulesets=profiles), told), tmp_path)["results"]) == 2
    assert names(told[0]) == names(told[1]), "in runs of their own they are the same"
