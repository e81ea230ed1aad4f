"""A journey types letters apart from their marks, and looks whether they come back the same."""

import unicodedata
from dataclasses import dataclass

import pytest

from portalcheck.measure.letters import without_marks
from portalcheck.model.assertion import Outcome
from portalcheck.model.vietnamese import Vietnamese
from tests.pipeline.under_a_lens import Played, play_services
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


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("vietnamese")
    journeys = {name: STEPS.format(name=name, asked=case.asked) for name, case in CASES.items()}
    with serve_pages({}, fallback=Services({name: case.service for name, case in CASES.items()})) as site:
        return play_services(folder, site.url, "vietnamese", journeys)


@pytest.mark.parametrize("name", CASES)
def test_it_is_told_as_it_is(played: Played, name: str) -> None:
    kept = played.of(name, "vietnamese-kept")
    assert kept.outcome is CASES[name].kept, [finding.message for finding in kept.findings]
    for as_written in (True, False):
        completes = played.of(name, "completes", as_written=as_written)
        wanted = ASKED if CASES[name].asked == BY_NAME else PASSED  # no reference is looked up
        assert completes.outcome is wanted, [finding.message for finding in completes.findings]


def test_a_name_is_typed_decomposed_first_and_composed_when_it_comes_again(played: Played) -> None:
    typed = played.left("found-by-name", Vietnamese).entries
    assert [(one.step, one.form, one.field) for one in typed] == [(1, "decomposed", "equal"), (2, "composed", "equal")]
    (registered, *_) = CASES["found-by-name"].service.registered[1:]
    assert registered["ten"] == unicodedata.normalize("NFD", registered["ten"]) != composed(registered["ten"])


@pytest.mark.parametrize(("name", "step"), [("composed-only", 1), ("found-as-stored", 2)])
def test_what_goes_on_in_the_other_form_alone_was_refused(played: Played, name: str, step: int) -> None:
    assert [one.step for one in played.left(name, Vietnamese).entries if one.refused] == [step]


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
    (typed,) = played.left(name, Vietnamese).entries
    assert {one.how for one in typed.shown} == {how}


@pytest.mark.parametrize(("name", "how"), [("cut", "cut"), ("english-only", "marks-lost")])
def test_what_stands_in_the_field(played: Played, name: str, how: str) -> None:
    (typed,) = played.left(name, Vietnamese).entries
    assert typed.field == how


def test_what_was_typed_is_in_no_artifact(played: Played) -> None:
    stored = (
        played.left("for-a-bank", Vietnamese).model_dump_json()
        + played.left("without-marks", Vietnamese).model_dump_json()
    )
    name = CASES["as-typed"].service.registered[1]["ten"]
    assert without_marks(name).split()[0] not in stored
