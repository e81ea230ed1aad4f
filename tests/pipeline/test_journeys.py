"""A journey is played as a person plays it, each state is judged, and whether the service completes is told truly."""

from pathlib import Path

import pytest

from portalcheck.model.artifact import Missing
from portalcheck.model.assertion import Finding, Outcome
from tests.pipeline.playing import STEPS, completes, play, traces, write_portal
from tests.servers.pages import Page, Request, serve_pages
from tests.servers.service import FORM, Service, page

pytestmark = pytest.mark.browser


def finding(tmp_path: Path, service: Service, steps: str = STEPS) -> Finding:
    """Play it and give the one finding on the journey."""
    with serve_pages(service.routes) as site:
        checked = play(write_portal(tmp_path, site.url, steps), tmp_path / "out")
    (assertion,) = completes(checked)
    (found,) = assertion.findings
    assert found.outcome is assertion.outcome
    return found


def test_it_completes_on_both_devices_and_each_state_is_judged(tmp_path: Path) -> None:
    service = Service()
    with serve_pages(service.routes) as site:
        checked = play(write_portal(tmp_path, site.url), tmp_path / "out", devices=("desktop", "phone"), pictures=True)
    assert [one.outcome for one in completes(checked)] == [Outcome.PASSED] * 2
    assert len(service.registered) == 2, "one a device"
    for body in service.registered:
        for sent in (
            'name="sex"\r\n\r\nF',
            'name="place"\r\n\r\nHải Phòng',
            'name="agree"\r\n\r\nyes',
            "Giấy chứng sinh",
        ):
            assert sent in body
    visits = [visit for visit in checked.store.summaries() if visit.subject.kind == "state"]
    assert sorted(visit.subject.id for visit in visits) == sorted(["apply/1", "apply/2", "apply/3"] * 2)
    for visit in visits:
        assert not [given for given in visit.artifacts.values() if isinstance(given, Missing)]
        assert visit.picture is not None
    judged = {one.subject.id for one in checked.assertions if one.outcome is Outcome.PASSED and one.rule == "axe/label"}
    assert judged == {"home", "apply/1", "apply/3"}
    for trace in traces(checked):
        assert trace.stop is None
        assert [len(step.done) for step in trace.steps] == [1, 8, 4]
        assert trace.steps[1].extracted["reference"].startswith("HS-0000")
        assert trace.steps[2].confirmed == ("reference",)
        assert trace.invented is False


BEGIN = "    do:\n      - open: /\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "begins",
    [
        "<a href=/form target=_blank>Bắt đầu</a>",
        "<form action=/form><button formtarget=_blank>Bắt đầu</button></form>",
        "<button onclick=\"window.open('/form').focus()\">Bắt đầu</button>",
        "<button onclick=\"const one = window.open(); one.location = '/form'\">Bắt đầu</button>",
    ],
    ids=["link", "form", "script", "script that says later where"],
)
def test_what_opens_in_another_window_is_gone_on_with(tmp_path: Path, begins: str) -> None:
    service = Service()
    steps = STEPS.replace(BEGIN, f"{BEGIN}      - click: {{text: Bắt đầu}}\n")
    assert steps != STEPS
    with serve_pages(service.routes | {"/form": page("Đăng ký", FORM), "/": page("Cổng", begins)}) as site:
        checked = play(write_portal(tmp_path, site.url, steps), tmp_path / "out")
    (assertion,) = completes(checked)
    assert assertion.outcome is Outcome.PASSED, assertion.findings


# What begins with a finger on the button, such as a swipe that is watched for, is not let become a press.
OF_A_FINGER = (
    "<script>document.querySelector('button').addEventListener("
    "'touchstart', (event) => event.preventDefault(), { passive: false })</script>"
)


@pytest.mark.slow
def test_on_a_phone_it_is_pressed_with_a_finger(tmp_path: Path) -> None:
    with serve_pages(Service(form=FORM + OF_A_FINGER).routes) as site:
        checked = play(write_portal(tmp_path, site.url), tmp_path / "out", devices=("desktop", "phone"))
    assert {one.device: one.outcome for one in completes(checked)} == {
        "desktop": Outcome.PASSED,
        "phone": Outcome.FAILED,
    }


@pytest.mark.slow
def test_a_reference_that_is_not_found_again(tmp_path: Path) -> None:
    found = finding(tmp_path, Service(forgets=True))
    assert found.outcome is Outcome.FAILED
    assert "step 3 of 3 (Tra cứu)" in found.message
    assert "“Hồ sơ HS-00001” is not on the page" in found.message


@pytest.mark.slow
def test_a_look_up_that_knows_every_reference_proves_nothing(tmp_path: Path) -> None:
    found = finding(tmp_path, Service(echoes=True))
    assert found.outcome is Outcome.FAILED
    assert found.message.endswith("is there for an invented reference as well.")


@pytest.mark.slow
@pytest.mark.parametrize(("echoes", "outcome"), [(False, Outcome.PASSED), (True, Outcome.FAILED)])
def test_an_invented_reference_is_asked_for_where_the_last_step_begins(
    tmp_path: Path, echoes: bool, outcome: Outcome
) -> None:
    opens = "  - title: Tra cứu\n    do:\n      - open: /status\n"
    steps = STEPS.replace(opens, f"{opens}  - title: Kết quả\n    do:\n")
    assert steps != STEPS
    assert finding(tmp_path, Service(echoes=echoes), steps).outcome is outcome


def test_a_journey_that_looks_nothing_up_cannot_be_told(tmp_path: Path) -> None:
    found = finding(tmp_path, Service(), STEPS.partition("  - title: Tra cứu")[0])
    assert found.outcome is Outcome.CANT_TELL
    assert found.message.endswith("Can it be found again?")


@pytest.mark.slow
def test_a_button_that_is_gone(tmp_path: Path) -> None:
    found = finding(tmp_path, Service(form=FORM.replace("<button>Nộp hồ sơ</button>", "<button>Xóa hết</button>")))
    assert found.outcome is Outcome.FAILED
    assert "the button “Nộp hồ sơ” is not on the page, which has “Xóa hết”" in found.message


@pytest.mark.slow
def test_a_button_of_almost_the_name_is_a_question(tmp_path: Path) -> None:
    found = finding(tmp_path, Service(form=FORM.replace("Nộp hồ sơ", "NOP HO SO!")))
    assert found.outcome is Outcome.CANT_TELL
    assert found.message.endswith("Is “NOP HO SO!” what is meant?")


def test_two_of_a_name_are_not_chosen_from(tmp_path: Path) -> None:
    found = finding(tmp_path, Service(form=f"<button>Nộp hồ sơ</button>{FORM}"))
    assert found.outcome is Outcome.CANT_TELL
    assert "is 2 times on the page" in found.message


def test_what_lies_under_something_cannot_be_pressed(tmp_path: Path) -> None:
    cover = '<div style="position:fixed;inset:0;background:#fff8;z-index:9"></div>'
    found = finding(tmp_path, Service(form=FORM + cover))
    assert found.outcome is Outcome.FAILED
    assert "cannot be pressed" in found.message


@pytest.mark.slow
def test_decomposed_letters_on_the_page_are_the_same_name(tmp_path: Path) -> None:
    import unicodedata

    assert finding(tmp_path, Service(form=unicodedata.normalize("NFD", FORM))).outcome is Outcome.PASSED


def test_an_error_of_the_server_stops_it(tmp_path: Path) -> None:
    service = Service()
    with serve_pages({**service.routes, "/receipt": Page("<h1>Lỗi</h1>", status=500)}) as site:
        checked = play(write_portal(tmp_path, site.url), tmp_path / "out")
    (assertion,) = completes(checked)
    assert assertion.outcome is Outcome.FAILED
    assert "the server answered 500" in assertion.findings[0].message
    unreached = [visit for visit in checked.store.summaries() if visit.subject.id in ("apply/2", "apply/3")]
    assert len(unreached) == 2
    for visit in unreached:
        for given in visit.artifacts.values():
            assert isinstance(given, Missing)
            assert given.cause == "not-reached"
    assert checked.report.exit_code == 3


def test_a_server_that_is_busy_is_no_failure_of_the_service(tmp_path: Path) -> None:
    service = Service()
    busy = Page("<h1>Later</h1>", status=503, headers={"retry-after": "60"})
    with serve_pages({**service.routes, "/receipt": busy}) as site:
        checked = play(write_portal(tmp_path, site.url), tmp_path / "out")
    assert completes(checked)[0].outcome is Outcome.UNTESTED


def test_an_account_that_the_environment_does_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_SUCH_NAME", raising=False)
    steps = STEPS.replace("title: Đăng ký\n", "title: Đăng ký\naccount: citizen\n")
    service = Service()
    with serve_pages(service.routes) as site:
        more = "accounts: {citizen: {username_env: NO_SUCH_NAME, password_env: NO_SUCH_WORD}}\n"
        checked = play(write_portal(tmp_path, site.url, steps, more), tmp_path / "out")
    (assertion,) = completes(checked)
    assert assertion.outcome is Outcome.UNTESTED
    assert "NO_SUCH_NAME is not set" in assertion.findings[0].message
    assert service.registered == []


def test_the_next_action_waits_for_the_page_that_a_button_leads_to(tmp_path: Path) -> None:
    """Both pages have a button of one name, and the second page is slow: pressing twice would register twice."""
    pressed: list[str] = []

    def second(request: Request) -> str:
        pressed.append(request.target)
        request.sleep(0.7)
        return page("Hai", "<form action='/third' method='post'><button>Tiếp tục</button></form>")

    steps = """
title: Hai trang
steps:
  - title: Cả hai
    do:
      - open: /
      - click: {role: button, name: Tiếp tục}
      - click: {role: button, name: Tiếp tục}
      - extract: {into: reference, pattern: 'HS-\\d+'}
"""
    pages = {
        "/": page("Một", "<form action='/second' method='post'><button>Tiếp tục</button></form>"),
        "/second": second,
        "/third": page("Ba", "<p>HS-1</p>"),
    }
    with serve_pages(pages) as site:
        checked = play(write_portal(tmp_path, site.url, steps), tmp_path / "out")
    (trace,) = traces(checked)
    assert trace.stop is None
    assert pressed == ["/second"]


@pytest.mark.slow
def test_what_an_earlier_step_showed_is_told_once(tmp_path: Path) -> None:
    service = Service()
    bare = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
    routes = {
        **service.routes,
        "/": page("Đăng ký", bare + FORM),
        "/status": lambda request: str(service._status(request)).replace("<main>", f"<main>{bare}"),
    }
    with serve_pages(routes) as site:
        checked = play(write_portal(tmp_path, site.url), tmp_path / "out")
    carried = {
        one.subject.id: [found.carried for found in one.findings if found.outcome is Outcome.FAILED]
        for one in checked.assertions
        if one.rule == "axe/image-alt" and one.subject.kind == "state"
    }
    assert carried == {"apply/1": [None], "apply/2": [], "apply/3": ["apply/1"]}


@pytest.mark.slow
def test_judged_again_it_says_the_same(tmp_path: Path) -> None:
    from portalcheck.replay import from_stored, judge_stored
    from portalcheck.store import Store

    service = Service(form="<img src='/x.png'>" + FORM)
    with serve_pages(service.routes) as site:
        checked = play(write_portal(tmp_path, site.url), tmp_path / "out", pictures=True)
    plan = from_stored(checked.kit, checked.store.read_plan(), checked.store)
    again = Store(tmp_path / "again", checked.kit.kinds)
    judge_stored(plan, checked.store, again)
    first = [one for key in plan.keys for one in checked.store.assertions(key)]
    assert [one for key in plan.keys for one in again.assertions(key)] == first
    assert len(first) > 100
