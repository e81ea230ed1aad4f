"""A journey types letters apart from their marks, and looks whether they come back the same."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from portalcheck.kit import equip, plan_for
from portalcheck.measure.letters import without_marks
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.subject import VisitKey
from portalcheck.model.vietnamese import Vietnamese
from portalcheck.portal_file import read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from tests.servers.erring import Erring, Services, Values, check, fields, form
from tests.servers.pages import serve_pages

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]

STEPS = """
title: Đăng ký
people: {{citizen: {{sex: female}}}}
steps:
  - title: Biên nhận
    do:
      - open: /{name}/
      - fill: {{label: Họ và tên, value: "{{citizen.full_name}}"}}
      - fill: {{label: Ngày sinh, value: "{{citizen.born_on}}"}}
      - click: {{role: button, name: Gửi}}
      - extract: {{into: reference, pattern: 'HS-\\d{{5}}'}}
  - title: Tra cứu
    do:
      - open: /{name}/tra-cuu
      - fill: {{label: Mã hồ sơ, value: "{asked}"}}
      - click: {{role: button, name: Tra cứu}}
      - expect: {{role: heading, name: "Hồ sơ {asked}", seconds: 2}}
"""
BY_CODE, BY_NAME = "{reference}", "{citizen.full_name}"
PASSED, FAILED, ASKED = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL


def composed_only(values: Values) -> dict[str, str]:
    apart = any(map(unicodedata.combining, values.get("ten", "")))
    return {"ten": "Họ và tên có ký tự lạ."} if apart else check(values)


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def as_western(text: str) -> str:
    return composed(text).encode().decode("cp1252", "replace")


def with_question_marks(text: str) -> str:
    return composed(text).encode("cp1252", "replace").decode("cp1252")


def short(values: Values, errors: Values) -> str:
    return form(fields(values, errors, ' maxlength="30"'))


def english_only(values: Values, errors: Values) -> str:
    return form(fields(values, errors)) + (
        "<script>document.querySelector('#ten').oninput = (event) => {"
        "event.target.value = event.target.value.normalize('NFD').replace(/\\p{M}/gu, ''); };</script>"
    )


@dataclass
class Case:
    """A service, what it is asked by in the end, and what comes of it."""

    service: Erring
    kept: Outcome
    asked: str = BY_CODE


CASES = {
    "as-typed": Case(Erring(), PASSED),
    "composes": Case(Erring(show=composed), PASSED),
    "capitals": Case(Erring(show=str.upper), PASSED),
    "found-by-name": Case(Erring(known=lambda name, asked: composed(name) == composed(asked)), PASSED, BY_NAME),
    "found-as-stored": Case(Erring(known=lambda name, asked: name == asked), FAILED, BY_NAME),
    "composed-only": Case(Erring(check=composed_only), FAILED),
    "without-marks": Case(Erring(show=without_marks), FAILED),
    "misread": Case(Erring(show=as_western), FAILED),
    "question-marks": Case(Erring(show=with_question_marks), FAILED),
    "cut": Case(Erring(look=short), FAILED),
    "english-only": Case(Erring(look=english_only), FAILED),
    "for-a-bank": Case(Erring(show=lambda name: without_marks(name).upper()), ASKED),
    "not-shown": Case(Erring(show=lambda name: ""), ASKED),
}


@dataclass
class Played:
    assertions: list[Assertion]
    store: Store

    def of(self, name: str, rule: str, lens: str | None = "vietnamese") -> Assertion:
        (one,) = (
            one for one in self.assertions if (one.subject.id, one.rule, one.lens) == (name, f"journey/{rule}", lens)
        )
        return one

    def letters(self, name: str) -> Vietnamese:
        visit = self.store.load(VisitKey(subject=name, device="phone", lens="vietnamese"))
        assert visit
        letters = visit.artifacts["vietnamese"]
        assert isinstance(letters, Vietnamese)
        return letters


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    folder: Path = tmp_path_factory.mktemp("vietnamese")
    lines = []
    for name, case in CASES.items():
        (folder / f"{name}.yaml").write_text(STEPS.format(name=name, asked=case.asked), "utf-8")
        lines.append(f'  "{name}": {{journey: {name}.yaml, lenses: [vietnamese]}}')
    with serve_pages({}, fallback=Services({name: case.service for name, case in CASES.items()})) as site:
        (folder / "portal.yaml").write_text(
            f"base_url: {site.url}\npages: {{home: /}}\ndevices: [phone]\nrulesets: [completion]\nservices:\n"
            + "\n".join(lines)
            + "\nlimits: {requests_per_second: 100, action_seconds: 2}\n",
            "utf-8",
        )
        kit = equip()
        plan = plan_for(kit, read_portal(folder / "portal.yaml"), folder)
        store = Store(folder / "out", kit.kinds)
        with Run(kit, plan, store, in_flight=3, pictures=False) as run:
            report = run_all(run, kit, plan, store, lambda key: None)
    yield Played(list(report.assertions), store)


@pytest.mark.parametrize("name", CASES)
def test_it_is_told_as_it_is(played: Played, name: str) -> None:
    kept = played.of(name, "vietnamese-kept")
    assert kept.outcome is CASES[name].kept, [finding.message for finding in kept.findings]
    for lens in (None, "vietnamese"):
        completes = played.of(name, "completes", lens)
        wanted = ASKED if CASES[name].asked == BY_NAME else PASSED  # no reference is looked up
        assert completes.outcome is wanted, [finding.message for finding in completes.findings]


def test_a_name_is_typed_decomposed_first_and_composed_when_it_comes_again(played: Played) -> None:
    typed = played.letters("found-by-name").entries
    assert [(one.step, one.form, one.field) for one in typed] == [(1, "decomposed", "equal"), (2, "composed", "equal")]
    (registered, *_) = CASES["found-by-name"].service.registered[1:]
    assert registered["ten"] == unicodedata.normalize("NFD", registered["ten"]) != composed(registered["ten"])


@pytest.mark.parametrize(("name", "step"), [("composed-only", 1), ("found-as-stored", 2)])
def test_what_goes_on_in_the_other_form_alone_was_refused(played: Played, name: str, step: int) -> None:
    assert [one.step for one in played.letters(name).entries if one.refused] == [step]


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("without-marks", "marks-lost"),
        ("misread", "replaced"),
        ("question-marks", "replaced"),
        ("for-a-bank", "capitals"),
        ("capitals", "equal"),
    ],
)
def test_how_it_came_back(played: Played, name: str, how: str) -> None:
    (typed,) = played.letters(name).entries
    assert {one.how for one in typed.shown} == {how}


@pytest.mark.parametrize(("name", "how"), [("cut", "cut"), ("english-only", "marks-lost")])
def test_what_stands_in_the_field(played: Played, name: str, how: str) -> None:
    (typed,) = played.letters(name).entries
    assert typed.field == how


def test_what_was_typed_is_in_no_artifact(played: Played) -> None:
    stored = played.letters("for-a-bank").model_dump_json() + played.letters("without-marks").model_dump_json()
    name = CASES["as-typed"].service.registered[1]["ten"]
    assert without_marks(name).split()[0] not in stored
