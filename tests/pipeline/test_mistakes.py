"""A journey errs in each form: what the form answers is told, and the journey goes on as it is written."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from portalcheck.kit import equip, plan_for
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.mistakes import Mistakes
from portalcheck.model.subject import VisitKey
from portalcheck.model.trace import Trace
from portalcheck.portal_file import read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store
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


def no_form_at_all(values: Values, errors: Values) -> str:
    return fields(values, errors) + (
        "<button type=button>Gửi</button><script>document.querySelector('button').onclick = async () => {"
        "const all = [...document.querySelectorAll('input')].map((one) => [one.name, one.value]);"
        "const sent = await fetch('gui', {method: 'POST', body: new URLSearchParams(all)});"
        "if (sent.redirected) location = sent.url; };</script>"
    )


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
    "formless": Case(Erring(look=no_form_at_all), PASSED, UNTESTED, UNTESTED, UNTESTED),
}


@dataclass
class Played:
    assertions: list[Assertion]
    store: Store

    def outcome(self, name: str, rule: str, lens: str | None = "mistakes") -> Assertion:
        (one,) = (
            one for one in self.assertions if (one.subject.id, one.rule, one.lens) == (name, f"journey/{rule}", lens)
        )
        return one

    def mistakes(self, name: str) -> Mistakes:
        visit = self.store.load(VisitKey(subject=name, device="phone", lens="mistakes"))
        assert visit
        mistakes = visit.artifacts["mistakes"]
        assert isinstance(mistakes, Mistakes)
        return mistakes


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    folder = tmp_path_factory.mktemp("mistakes")
    (folder / "paper.txt").write_text("Giấy chứng sinh", "utf-8")
    lines = []
    for name, case in CASES.items():
        (folder / f"{name}.yaml").write_text(STEPS.format(name=name, more=MORE.get(case.more, "")), "utf-8")
        lines.append(f'  "{name}": {{journey: {name}.yaml, lenses: [mistakes]}}')
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
    case = CASES[name]
    wanted = {
        "completes": case.completed,
        "error-told": case.told,
        "error-kept": case.kept,
        "error-led-to": case.led_to,
    }
    found = {rule: played.outcome(name, rule) for rule in wanted}
    assert {rule: one.outcome for rule, one in found.items()} == wanted, {
        rule: [finding.message for finding in one.findings] for rule, one in found.items()
    }
    assert played.outcome(name, "completes", None).outcome is PASSED, "as it is written"


def test_each_form_is_sent_with_nothing_then_with_a_wrong_date(played: Played) -> None:
    made = [(one.step, one.form.attempts[0].way, one.went) for one in played.mistakes("well-made").made]
    assert made == [(2, "empty", "stayed"), (2, "format", "stayed"), (3, "empty", "stayed")]
    first, second = CASES["well-made"].service.registered
    assert first == second, "what was wrong was not handed in"


def test_what_took_a_mistake_is_brought_back_on_its_way(played: Played) -> None:
    assert {one.went for one in played.mistakes("takes-anything").made if one.step == 2} == {"on"}
    last = CASES["takes-anything"].service.registered[-1]
    assert last["ngay"][:2] != "45", "it went on as it is written"


def test_no_way_back_is_the_limit_of_the_tool(played: Played) -> None:
    visit = played.store.load(VisitKey(subject="taken-once", device="phone", lens="mistakes"))
    assert visit
    trace = visit.artifacts["trace"]
    assert isinstance(trace, Trace) and trace.stop
    assert (trace.stop.number, trace.stop.cause) == (2, "astray")


def test_what_is_lost_is_named(played: Played) -> None:
    (lost,) = (one for one in played.outcome("emptied", "error-kept").findings if one.outcome is FAILED)
    assert "“Họ và tên”, “Nơi sinh”" in lost.message


def test_a_file_is_not_among_what_should_be_kept(played: Played) -> None:
    for name in ("file", "password", "file-kept"):
        (kept,) = played.outcome(name, "error-kept").findings
        assert "2 other fields" in kept.message
