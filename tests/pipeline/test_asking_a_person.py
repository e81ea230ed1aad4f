"""A question of a ruleset from the plan to the reports, and back from a person: no page, and no browser."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from portalcheck.answers_file import read_answers
from portalcheck.cli import main
from portalcheck.judge import answered
from portalcheck.kit import equip, plan_for
from portalcheck.model.assertion import Assertion
from portalcheck.model.portal import Page, Portal, RulesetUse
from portalcheck.model.report import Report
from portalcheck.model.ruleset import Language
from portalcheck.model.visit import Visit
from portalcheck.plan import Plan
from portalcheck.replay import judge_site, to_stored
from portalcheck.report.earl import earl
from portalcheck.report.results_json import results_json
from portalcheck.report.terminal import print_report
from portalcheck.store import Store
from tests.report.sample import head

RULESET = """
id: asking
edition: "1"
title: {en: Asking}
sources: {ours: {title: The test, basis: ours, in_force: "yes"}}
criteria:
  - id: plan
    rule: site/question
    mode: manual
    params: {asks: {en: "Was the plan approved?", vi: "Phương án đã được phê duyệt chưa?"}}
"""
VIETNAMESE = "Phương án đã được phê duyệt chưa?"
KIT = equip()


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    (tmp_path / "asking.yaml").write_text(RULESET, "utf-8")
    portal = Portal(
        base_url="https://portal.example/",
        pages=(Page(id="home", url="/"),),
        devices=("desktop", "phone"),
        rulesets=(RulesetUse(use="asking.yaml"),),
    )
    return plan_for(KIT, portal, tmp_path)


@pytest.fixture
def results(plan: Plan, tmp_path: Path) -> Store:
    """A run whose pages were visited and asked nothing of."""
    store = Store(tmp_path / "results", {})
    for key in plan.keys:
        subject, device = plan.subjects[key.subject], plan.devices[key.device]
        if subject.kind == "site":
            store.save_assertions(key, judge_site(plan, key, store))
        else:
            store.save(Visit(key=key, subject=subject, device=device, load=None, artifacts={}))
            store.save_assertions(key, [])
    with_answers = plan.answered_from(tmp_path / "answers.yaml")
    store.write_plan(to_stored(with_answers, store.folder, browser="", axe="", started=datetime.now(UTC)))
    return store


def judged(plan: Plan, store: Store) -> Assertion:
    (key,) = (key for key in plan.keys if key.subject == "site")
    (one,) = answered(judge_site(plan, key, store), plan.answers)
    return one


def review(*arguments: object) -> int:
    with pytest.raises(SystemExit) as end:
        main(["review", *map(str, arguments)])
    return int(end.value.code or 0)


def test_it_is_asked_once_whatever_the_devices(plan: Plan, results: Store) -> None:
    one = judged(plan, results)
    assert (one.outcome, one.mode, one.device, one.subject.kind) == ("cantTell", "manual", "desktop", "site")


@pytest.mark.parametrize(("language", "expected"), [("vi", VIETNAMESE), ("en", "Was the plan approved?")])
def test_reports_ask_it_in_their_language(
    plan: Plan, results: Store, tmp_path: Path, language: Language, expected: str
) -> None:
    told = Report(head().model_copy(update={"language": language}), [judged(plan, results)])
    shown = StringIO()
    print_report(told, Console(file=shown, width=200))
    assert expected in shown.getvalue()
    assert expected in earl(told, tmp_path).read_text("utf-8")
    (finding,) = json.loads(results_json(told, tmp_path).read_text("utf-8"))["assertions"][0]["findings"]
    assert finding["message"] == "Was the plan approved?"
    assert finding["data"]["question"][language] == expected


def test_the_review_asks_it_in_the_language_that_is_wanted(results: Store, capsys: Any) -> None:
    assert review(results.folder, "--list", "--language", "vi") == 3
    assert VIETNAMESE in capsys.readouterr().out


@pytest.mark.parametrize("outcome", ["passed", "failed", "inapplicable"])
def test_an_answer_settles_it(plan: Plan, results: Store, tmp_path: Path, capsys: Any, outcome: str) -> None:
    review(results.folder, "--list", "--json")
    (question,) = json.loads(capsys.readouterr().out)
    assert question["question"] == "Was the plan approved?"
    review(results.folder, "--answer", f"{question['fingerprint']}={outcome}", "--who", "An")
    assert len(read_answers(tmp_path / "answers.yaml")) == 1
    one = judged(plan.answered_from(tmp_path / "answers.yaml"), results)
    assert (one.outcome, one.mode) == (outcome, "manual")
