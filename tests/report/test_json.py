"""`report.json` holds all that was found, in the shape of the published schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report, ReportFile
from portalcheck.report.results_json import results_json, schema
from tests.report.sample import (
    DESKTOP,
    HOME,
    HOSTILE,
    assertion,
    everything,
    head,
    one_of_each,
    pointer,
    visit,
)


def written(report: Report, folder: Path) -> Any:
    content = json.loads(results_json(report, folder).read_text("utf-8"), parse_constant=_no_constant)
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))
    jsonschema.validate(content, json.loads(schema()), jsonschema.Draft202012Validator)
    return content


def _no_constant(name: str) -> None:
    raise AssertionError(f"{name} is not JSON")


def test_each_outcome(tmp_path: Path) -> None:
    content = written(one_of_each(), tmp_path)
    assert [one["outcome"] for one in content["assertions"]] == [
        "failed",
        "cantTell",
        "untested",
        "passed",
        "inapplicable",
    ]
    assert content["counts"] == dict.fromkeys(map(str, Outcome), 1)
    assert ReportFile.model_validate(content).assertions == tuple(one_of_each().assertions)


def test_everything_survives(tmp_path: Path) -> None:
    report = everything(tmp_path)
    content = written(report, tmp_path)
    read = ReportFile.model_validate(content)
    assert list(read.assertions) == list(report.assertions)
    assert read.visits == report.head.visits
    assert read.notes == report.head.notes
    assert set(HOSTILE) <= {finding["message"] for one in content["assertions"] for finding in one["findings"]}


def test_nothing_judged(tmp_path: Path) -> None:
    content = written(Report(head(rulesets=()), []), tmp_path)
    assert content["assertions"] == []
    assert content["counts"] == dict.fromkeys(map(str, Outcome), 0)


def test_what_utf_8_and_json_cannot_hold(tmp_path: Path) -> None:
    finding = Finding.failed("lone \ud83d", pointer("#\udfff"), text="\ud800", ratio=float("nan"), far=float("inf"))
    report = Report(head(visit(HOME, DESKTOP), portal="Portal \ud83d"), [assertion("F-1", Outcome.FAILED, finding)])
    content = written(report, tmp_path)
    assert content["portal"] == "Portal \ud83d"
    [found] = content["assertions"][0]["findings"]
    assert found["message"] == "lone \ud83d"
    assert found["data"] == {"text": "\ud800", "ratio": None, "far": None}


def test_no_half_of_a_file(tmp_path: Path) -> None:
    class Broken(list[Any]):
        def __iter__(self) -> Any:
            yield from one_of_each().assertions
            raise OSError("the disk is gone")

    report = one_of_each()
    whole = results_json(report, tmp_path).read_bytes()
    try:
        results_json(Report(report.head, Broken()), tmp_path)
    except OSError:
        pass
    else:
        raise AssertionError("it should have raised")
    assert (tmp_path / "report.json").read_bytes() == whole
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
