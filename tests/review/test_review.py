"""`portalcheck review`: the list, the door for scripts, and the dialogue on a terminal of its own."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from portalcheck.answers_file import read_answers
from portalcheck.cli import main
from portalcheck.model.assertion import Evidence, Finding, Outcome
from portalcheck.model.portal import Page, Portal, RulesetUse
from portalcheck.model.subject import Subject, VisitKey
from portalcheck.model.visit import Load, Visit
from portalcheck.plan import Plan
from portalcheck.replay import to_stored
from portalcheck.store import Store
from tests.report.sample import DESKTOP, HOME, PHONE, RULESET, assertion, pointer
from tests.review.terminal import Terminal

NEWS = Subject(id="news", url="https://portal.example/news")
FOOTER = Finding.cant_tell(
    "Does “here” \x1b]0;say\x07 enough?", pointer("footer > a", '<a href="/x">here</a>'), width=40
)


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """A run that put three questions: one on four visits, one on each of two pages."""
    folder = tmp_path / "results"
    store = Store(folder, {})
    keys = []
    for subject in (HOME, NEWS):
        for device in (DESKTOP, PHONE):
            keys.append(VisitKey(subject=subject.id, device=device.name))
            load = Load(url=subject.url, settled=True, reason="", milliseconds=1)
            store.save(Visit(key=keys[-1], subject=subject, device=device, load=load, artifacts={}))
            title = Finding.cant_tell("Does the title say what the page is about?")
            where: dict[str, Any] = {"subject": subject, "device": device.name}
            store.save_assertions(
                keys[-1],
                [
                    assertion("Q-1", Outcome.CANT_TELL, FOOTER, **where),
                    assertion("F-1", Outcome.CANT_TELL, title, Finding.passed("Yes."), **where),
                ],
            )
    portal = Portal(
        base_url="https://portal.example/",
        pages=(Page(id="home", url="/"), Page(id="news", url="/news")),
        rulesets=(RulesetUse(use="sample"),),
    )
    plan = Plan(
        portal=portal,
        subjects={one.id: one for one in (HOME, NEWS)},
        devices={one.name: one for one in (DESKTOP, PHONE)},
        rulesets=(RULESET,),
        checks=(),
        gatherers=(),
        answers_path=tmp_path / "answers.yaml",
    )
    stored = to_stored(plan, folder, browser="", axe="", started=datetime(2026, 11, 24, tzinfo=UTC))
    store.write_plan(stored | {"keys": [key.model_dump(mode="json") for key in keys]})
    return folder


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Nobody is known here, whoever runs the tests."""
    monkeypatch.delenv("PORTALCHECK_WHO", raising=False)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    monkeypatch.chdir(tmp_path)
    yield


def review(*arguments: object) -> int:
    with pytest.raises(SystemExit) as end:
        main(["review", *map(str, arguments)])
    return int(end.value.code or 0)


def listed(results: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    review(results, "--list", "--json")
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_each_question_once(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, footer = listed(results, capsys)
    assert [one["severity"] for one in (first, second, footer)] == ["critical", "critical", "serious"]
    assert {one["visits"][0]["subject"] for one in (first, second)} == {"home", "news"}
    assert len(footer["visits"]) == 4
    assert footer["criteria"] == ["sample/Q-1"]
    assert footer["data"] == {"width": 40}
    assert footer["target"]["css"] == "footer > a"
    assert review(results, "--list") == 3
    shown = capsys.readouterr().out
    assert "3 questions open, 0 answered." in shown
    assert "\x1b]0;" not in shown


def test_scripts(results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second, footer = (one["fingerprint"] for one in listed(results, capsys))
    assert review(results, "--answer", f"{footer[:8]}=passed", "--why", "It does.", "--who", "An") == 3
    (kept,) = read_answers(tmp_path / "answers.yaml")
    assert (kept.outcome, kept.who, kept.why, len(kept.where)) == ("passed", "An", "It does.", 4)
    assert [one["fingerprint"] for one in listed(results, capsys)] == [first, second]
    assert review(results, "--answer", f"{first}=cantTell", "--answer", f"{second}=failed", "--who", "Bình") == 1
    assert "0 questions open, 3 answered, 1 of these with failed." in capsys.readouterr().out
    assert review(results, "--answer", f"{second}=inapplicable", "--who", "Bình") == 0
    assert len(read_answers(tmp_path / "answers.yaml")) == 3


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--answer", "abc"], "FINGERPRINT=OUTCOME"),
        (["--answer", "abc=pased"], "Did you mean passed?"),
        (["--answer", "abcxyz=passed"], "no question of these results"),
        (["--answer", "=passed"], "no question of these results"),
        (["--json"], "--json belongs to --list"),
        (["--why", "x"], "--why belongs to --answer"),
        (["--list", "--answer", "a=passed"], "not both"),
        ([], "there is none here"),
        (["--list", "--answers", "broken.yaml"], "unknown key `answer`"),
    ],
)
def test_mistakes(
    results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    (tmp_path / "broken.yaml").write_text("answer: []\n")
    assert review(results, *arguments) == 2
    assert says in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "answers.yaml").exists()


def test_somebody_must_answer(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, *_ = listed(results, capsys)
    assert review(results, "--answer", f"{first['fingerprint']}=passed") == 2
    assert "--who NAME" in capsys.readouterr().err


def test_no_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(tmp_path, "--list") == 2
    assert "there are no results here" in capsys.readouterr().err


def test_what_fits_nothing_is_listed(results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (one, *_) = listed(results, capsys)
    review(results, "--answer", f"{one['fingerprint']}=passed", "--who", "An")
    file = tmp_path / "answers.yaml"
    file.write_text(file.read_text("utf-8").replace(one["fingerprint"], "0" * 15 + "a"), "utf-8")
    capsys.readouterr()
    assert review(results, "--list") == 3
    shown = capsys.readouterr().out
    assert "3 questions open" in shown
    assert "1 answer fits nothing any more" in shown
    assert "home+desktop" in shown


def test_a_dialogue(results: Path, tmp_path: Path) -> None:
    screen = Terminal("review", str(results), folder=tmp_path)
    screen.until("Your name").type("Nguyễn An\n")
    screen.until("1 of 3").until("> ").type("p\n").until("Why?").type("Đúng.\n")
    screen.until("2 of 3").until("> ").type("x\n").until("> ").type("b\n").until("1 of 3").until("> ").type("s\n")
    screen.until("2 of 3").until("> ").type("i\n").until("Why?").type("\n")
    screen.until("3 of 3").until("> ").type("v\n").until("no picture").until("> ")
    screen.type("o\n").until("home+desktop").until("> ").type("f\n").until("Why?")
    assert screen.interrupt() == 3
    assert "1 question open, 2 answered" in screen.shown
    assert "\x1b]0;" not in screen.shown
    kept = {(one.outcome, one.why, len(one.where), one.who) for one in read_answers(tmp_path / "answers.yaml")}
    assert kept == {
        ("passed", "Đúng.", 2, "Nguyễn An"),
        ("inapplicable", "", 2, "Nguyễn An"),
        ("failed", "", 1, "Nguyễn An"),
    }


def test_the_end_of_the_input_ends_it(results: Path, tmp_path: Path) -> None:
    screen = Terminal("review", str(results), "--who", "An", folder=tmp_path)
    screen.until("1 of 3").until("> ").type("c\n").until("Why?").type("\n").until("2 of 3").until("> ").type("\x04")
    assert screen.end() == 3
    (kept,) = read_answers(tmp_path / "answers.yaml")
    assert kept.outcome == "cantTell"
    again = Terminal("review", str(results), "--again", "--who", "An", folder=tmp_path)
    again.until("1 of 3").until("still cannot tell, answered by An").until("> ").type("q\n")
    assert again.end() == 3


def test_a_question_about_the_focus_names_both_pictures(tmp_path: Path, results: Path) -> None:
    store = Store(results, {})
    pair = tuple(
        Evidence(path=f"evidence/{shows}.webp", media_type="image/webp", width=9, height=9, shows=shows)
        for shows in ("without-focus", "with-focus")
    )
    asked = Finding.cant_tell("Can it be seen?", pointer("a")).model_copy(update={"evidence": pair})
    for one in store.summaries():
        where: dict[str, Any] = {"subject": one.subject, "device": one.device.name}
        store.save_assertions(one.key, [assertion("Q-1", Outcome.CANT_TELL, asked, **where)])
    screen = Terminal("review", str(results), "--who", "An", folder=tmp_path)
    screen.until("Can it be seen?").until("Unfocused: ").until("without-focus.webp")
    screen.until("Focused: ").until("with-focus.webp").until("> ").type("q\n")
    assert screen.end() == 3
