"""A journey errs in each form: what the form answers is told, and the journey goes on as it is written."""

from dataclasses import dataclass

import pytest

from portalcheck.model.assertion import Outcome
from portalcheck.model.mistakes import Mistakes
from portalcheck.model.trace import Trace
from tests.pipeline.under_a_lens import Played, play_services
from tests.servers.erring import Erring, Services, Values, fields, form, page, summary, well_made
from tests.servers.pages import Answer, Page, serve_pages

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]

STEPS = """
title: Đăng ký
people: {{citizen: {{sex: female}}}}
steps:
  - title: Tờ khai
    do:
      - open: /{name}/
  - title: Biên nhận
    do:
      - fill: {{label: Họ và tên, value: "{{citizen.full_name}}"}}
      - fill: {{label: Ngày sinh, value: "{{citizen.born_on}}"}}
      - fill: {{label: Nơi sinh, value: Hải Phòng}}
{more}      - click: {{role: button, name: Gửi}}
      - extract: {{into: reference, pattern: 'HS-\\d{{5}}'}}
  - title: Tra cứu
    do:
      - open: /{name}/tra-cuu
      - fill: {{label: Mã hồ sơ, value: "{{reference}}"}}
      - click: {{role: button, name: Tra cứu}}
      - expect: {{role: heading, name: "Hồ sơ {{reference}}"}}
"""
MORE = {
    "password": "      - fill: {label: Mật khẩu, value: bi-mat-2026}\n",
    "file": "      - upload: {label: Giấy tờ, file: paper.txt}\n",
}
PASSED, FAILED, ASKED, UNTESTED = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED
NONE = Outcome.INAPPLICABLE


def natively(values: Values, errors: Values) -> str:
    return form(fields(values, {}, r' required pattern="[^\?]+"'), "")


def by_script(react: str) -> str:
    return (
        "<script>document.forms[0].addEventListener('submit', (event) => { const wrong = [];"
        "for (const one of event.target.elements) if (/^(ten|ngay)$/.test(one.id) && /^$|^45/.test(one.value))"
        " wrong.push(one); if (!wrong.length) return; event.preventDefault(); " + react + " });</script>"
    )


def in_an_alert(values: Values, errors: Values) -> str:
    react = "const all = wrong.map((one) => 'Hãy nhập đúng ' + one.labels[0].textContent.toLowerCase() + '.');"
    return (
        "<p role=alert></p>"
        + well_made(values, {})
        + by_script(f"{react} document.querySelector('[role=alert]').textContent = all.join(' ');")
    )


def by_colour(values: Values, errors: Values) -> str:
    return well_made(values, {}) + by_script("for (const one of wrong) one.style.border = '2px solid red';")


def emptied(values: Values, errors: Values) -> str:
    return well_made({}, errors)


def with_password(values: Values, errors: Values) -> str:
    secret = "<label>Mật khẩu <input type=password name=mk autocomplete=new-password></label>"
    return summary(errors) + form(fields(values, errors) + secret)


def with_file(values: Values, errors: Values) -> str:
    paper = "<label>Giấy tờ <input type=file name=giay></label>"
    return summary(errors) + form(fields(values, errors) + paper, "novalidate enctype=multipart/form-data")


def file_kept(values: Values, errors: Values) -> str:
    there = "<p>Đã nhận tệp paper.txt</p>" if values.get("giay") else ""
    return well_made(values, errors) + there if there else with_file(values, errors)


def among_others(values: Values, errors: Values) -> str:
    search = '<form role="search" action="tim"><input name="q" aria-label="Tìm" required><button>Tìm</button></form>'
    letter = (
        '<form method="post" action="thu"><label>Thư <input name="thu"></label><button>Đăng ký nhận</button></form>'
    )
    return search + well_made(values, errors) + letter


def one_below_another(values: Values, errors: Values) -> str:
    return form('<div style="height: 3000px"></div>' + fields(values, errors))


def until_all_is_there(values: Values, errors: Values) -> str:
    return well_made(values, errors) + (
        "<script>const button = document.forms[0].querySelector('button'); const look = () => { button.disabled ="
        " !document.querySelector('#ten').value; }; addEventListener('input', look); look();</script>"
    )


def without_a_word(values: Values, errors: Values) -> str:
    return form(fields(values, {}))


def no_form_at_all(values: Values, errors: Values, react: str = "") -> str:
    return f"<div id=to-khai>{fields(values, errors)}</div>" + (
        "<button type=button>Gửi</button><script>document.querySelector('button').onclick = async () => {"
        "const all = [...document.querySelectorAll('input')].map((one) => [one.name, one.value]);"
        "const sent = await fetch('gui', {method: 'POST', body: new URLSearchParams(all)});"
        f"if (sent.redirected) {{ location = sent.url; return; }} {react}}};</script>"
    )


def no_form_and_well_made(values: Values, errors: Values) -> str:
    """As a framework does it: what the server answers takes the place of the fields."""
    react = (
        "const part = new DOMParser().parseFromString(await sent.text(), 'text/html').querySelector('#to-khai');"
        "document.querySelector('#to-khai').replaceWith(part);"
        "document.querySelector('[aria-invalid]')?.focus();"
    )
    return no_form_at_all(values, errors, react)


def refused_elsewhere(values: Values, errors: Values) -> Answer:
    return Page(page("Lỗi", "<p>Còn thiếu thông tin.</p>"), status=422)


def fallen_over(values: Values, errors: Values) -> Answer:
    return Page(page("Lỗi", "<p>Hệ thống đang gặp lỗi</p>"), status=500)


def anything(values: Values) -> Values:
    return {}


@dataclass
class Case:
    """A service, and what is judged of it: completed, errors told, input kept, led to."""

    service: Erring
    completed: Outcome = PASSED
    told: Outcome = PASSED
    kept: Outcome = PASSED
    led_to: Outcome = PASSED
    more: str = ""


CASES = {
    "well-made": Case(Erring()),
    "422": Case(Erring(status=422)),
    "native": Case(Erring(look=natively)),
    "alert": Case(Erring(look=in_an_alert)),
    "colour": Case(Erring(look=by_colour), told=FAILED, led_to=PASSED),
    "emptied": Case(Erring(look=emptied), kept=FAILED),
    "password": Case(Erring(look=with_password), more="password"),
    "file": Case(Erring(look=with_file), more="file"),
    "file-kept": Case(Erring(look=file_kept), more="file"),
    "several-forms": Case(Erring(look=among_others)),
    "below": Case(Erring(look=one_below_another), led_to=FAILED),
    "disabled": Case(Erring(look=until_all_is_there), told=ASKED),
    "wordless": Case(Erring(look=without_a_word), told=FAILED),
    "takes-anything": Case(Erring(check=anything), kept=NONE),
    "taken-once": Case(Erring(check=anything, once=True), UNTESTED, UNTESTED, UNTESTED, UNTESTED),
    "page-of-its-own": Case(Erring(refuses=refused_elsewhere), told=ASKED, kept=ASKED),
    "falls-over": Case(Erring(refuses=fallen_over), told=FAILED, kept=ASKED),
    "formless": Case(Erring(look=no_form_at_all), told=ASKED),
    "formless-well-made": Case(Erring(look=no_form_and_well_made)),
}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("mistakes")
    (folder / "paper.txt").write_text("Giấy chứng sinh", "utf-8")
    journeys = {name: STEPS.format(name=name, more=MORE.get(case.more, "")) for name, case in CASES.items()}
    with serve_pages({}, fallback=Services({name: case.service for name, case in CASES.items()})) as site:
        return play_services(folder, site.url, "mistakes", journeys)


@pytest.mark.parametrize("name", CASES)
def test_it_is_told_as_it_is(played: Played, name: str) -> None:
    case = CASES[name]
    wanted = {
        "completes": case.completed,
        "error-told": case.told,
        "error-kept": case.kept,
        "error-led-to": case.led_to,
    }
    found = {rule: played.of(name, rule) for rule in wanted}
    assert {rule: one.outcome for rule, one in found.items()} == wanted, {
        rule: [finding.message for finding in one.findings] for rule, one in found.items()
    }
    assert played.of(name, "completes", as_written=True).outcome is PASSED, "as it is written"


def test_each_form_is_sent_with_nothing_then_with_a_wrong_date(played: Played) -> None:
    made = [(one.step, one.form.attempts[0].way, one.went) for one in played.left("well-made", Mistakes).made]
    assert made == [(2, "empty", "stayed"), (2, "format", "stayed"), (3, "empty", "stayed")]
    first, second = CASES["well-made"].service.registered
    assert first == second, "what was wrong was not handed in"


def test_what_took_a_mistake_is_brought_back_on_its_way(played: Played) -> None:
    assert {one.went for one in played.left("takes-anything", Mistakes).made if one.step == 2} == {"on"}
    last = CASES["takes-anything"].service.registered[-1]
    assert last["ngay"][:2] != "45", "it went on as it is written"


def test_no_way_back_is_the_limit_of_the_tool(played: Played) -> None:
    trace = played.left("taken-once", Trace)
    assert trace.stop
    assert (trace.stop.number, trace.stop.cause) == (2, "astray")


def test_what_is_lost_is_named(played: Played) -> None:
    (lost,) = (one for one in played.of("emptied", "error-kept").findings if one.outcome is FAILED)
    assert "“Họ và tên”, “Nơi sinh”" in lost.message


def test_a_file_is_not_among_what_should_be_kept(played: Played) -> None:
    for name in ("file", "password", "file-kept"):
        (kept,) = played.of(name, "error-kept").findings
        assert "2 other fields" in kept.message
