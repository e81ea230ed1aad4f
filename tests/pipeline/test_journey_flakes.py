"""What fails is tried again, on the same page and from the start: only what fails each time has failed."""

from pathlib import Path
from typing import Any

import pytest

from portalcheck.hookspecs import hookimpl
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.subject import Subject
from tests.pipeline.checking import plugin
from tests.pipeline.playing import STEPS, completes, play, write_portal
from tests.servers.pages import Handler, Page, Request, Route, serve_pages
from tests.servers.service import FORM, Service, page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Longer than an action waits, which is two seconds here, and shorter than two of them take.
LATE = """<script>document.querySelector('#agree').addEventListener('change', () => setTimeout(() => {
  document.querySelector('form').insertAdjacentHTML('beforeend', '<button>Nộp hồ sơ</button>');
}, 3000))</script>"""
WITHOUT_BUTTON = FORM.replace("<button>Nộp hồ sơ</button>", "")


class AtFirst:
    """Answers some requests in one way, and those after them in another."""

    def __init__(self, times: int, first: str | Page, later: Handler) -> None:
        self._left = times
        self._first = first
        self._later = later

    def __call__(self, request: Request) -> str | Page:
        self._left -= 1
        return self._first if self._left >= 0 else self._later(request)


def finding(tmp_path: Path, service: Service | None = None, **routes: Route) -> tuple[Finding, Service]:
    service = service or Service()
    with serve_pages(
        service.routes | {f"/{name}".replace("/home", "/"): route for name, route in routes.items()}
    ) as site:
        checked = play(write_portal(tmp_path, site.url, STEPS), tmp_path / "out")
    (assertion,) = completes(checked)
    unclear = [one for one in assertion.findings if one.outcome is not Outcome.PASSED]
    assert len(unclear) == 1, assertion.findings
    assert assertion.outcome is unclear[0].outcome
    return unclear[0], service


def test_what_comes_late_is_state_dependent(tmp_path: Path) -> None:
    found, service = finding(tmp_path, home=page("Đăng ký", f"{WITHOUT_BUTTON}{LATE}"))
    assert (found.outcome, found.data["flake"]) == (Outcome.CANT_TELL, "state-dependent")
    assert "the button “Nộp hồ sơ” is not on the page" in found.message
    assert len(service.registered) == 1, "the journey went on"


def test_what_the_next_visit_has_is_load_dependent(tmp_path: Path) -> None:
    # It is visited as a page as well.
    at_first = AtFirst(2, page("Đăng ký", WITHOUT_BUTTON), lambda request: page("Đăng ký", FORM))
    found, service = finding(tmp_path, home=at_first)
    assert (found.outcome, found.data["flake"]) == (Outcome.CANT_TELL, "load-dependent")
    assert "Tried again from the start, it came through." in found.message
    assert len(service.registered) == 1


def test_an_error_of_the_server_that_passes_is_load_dependent(tmp_path: Path) -> None:
    service = Service()
    apply = AtFirst(1, Page("Lỗi", status=500), service.routes["/apply"])
    found, _ = finding(tmp_path, service, apply=apply)
    assert (found.outcome, found.data["flake"]) == (Outcome.CANT_TELL, "load-dependent")


def test_what_never_works_is_a_stable_fail(tmp_path: Path) -> None:
    found, service = finding(tmp_path, home=page("Đăng ký", WITHOUT_BUTTON))
    assert (found.outcome, found.data["flake"]) == (Outcome.FAILED, "stable-fail")
    assert "Tried again from the start, it stopped there as well." in found.message
    assert not service.registered


def test_a_gateway_that_asks_to_come_later_is_no_fault_of_the_service(tmp_path: Path) -> None:
    found, _ = finding(tmp_path, apply=lambda request: Page("Bận", status=503))
    assert (found.outcome, found.data["flake"]) == (Outcome.UNTESTED, "tool-error")


def test_nothing_is_registered_twice_when_the_look_up_fails(tmp_path: Path) -> None:
    found, service = finding(tmp_path, status=page("Tra cứu", "<p>Không tìm thấy.</p>"))
    assert found.outcome is Outcome.FAILED
    assert len(service.registered) == 1


def test_nothing_is_registered_twice_when_the_receipt_gives_no_reference(tmp_path: Path) -> None:
    found, service = finding(tmp_path, receipt=page("Đã nộp", "<p>Cảm ơn.</p>"))
    assert (found.outcome, found.data["flake"]) == (Outcome.FAILED, "stable-fail")
    assert len(service.registered) == 1


def test_a_press_that_comes_before_the_page_listens_is_made_again(tmp_path: Path) -> None:
    deaf = FORM.replace("<form ", "<form onsubmit='return presses++ > 0' ") + "<script>let presses = 0</script>"
    found, service = finding(tmp_path, Service(form=deaf))
    assert (found.outcome, found.data["flake"]) == (Outcome.CANT_TELL, "state-dependent")
    assert len(service.registered) == 1


def test_an_end_at_another_step_is_a_stable_fail(tmp_path: Path) -> None:
    # Visited as a page first, then without the button that ends step 2, then without the heading that ends step 1.
    titles = iter(("Đăng ký", "Đăng ký", "Bận"))
    steps = STEPS.replace("      - open: /\n", "      - open: /\n      - expect: {role: heading, name: Đăng ký}\n", 1)
    home = lambda request: page(next(titles), WITHOUT_BUTTON)  # noqa: E731
    with serve_pages(Service().routes | {"/": home}) as site:
        checked = play(write_portal(tmp_path, site.url, steps), tmp_path / "out")
    (assertion,) = completes(checked)
    (found,) = assertion.findings
    assert (found.outcome, found.data["flake"]) == (Outcome.FAILED, "stable-fail")
    assert found.message.endswith("Tried again from the start, it stopped at step 1.")


def test_a_window_that_cannot_be_opened_costs_the_journey_and_no_page(tmp_path: Path) -> None:
    @hookimpl
    def portalcheck_context_args(subject: Subject) -> dict[str, Any]:
        if subject.kind == "process":
            raise RuntimeError("no window left")
        return {}

    with serve_pages(Service().routes) as site:
        local = [plugin("windowless", portalcheck_context_args=portalcheck_context_args)]
        checked = play(write_portal(tmp_path, site.url, STEPS), tmp_path / "out", local=local)
    (assertion,) = completes(checked)
    assert assertion.outcome is Outcome.UNTESTED
    assert "no window left" in assertion.findings[0].message
    by_kind = {kind: [one for one in checked.assertions if one.subject.kind == kind] for kind in ("page", "state")}
    assert {one.outcome for one in by_kind["state"]} == {Outcome.UNTESTED}
    assert Outcome.PASSED in {one.outcome for one in by_kind["page"]}


def test_what_breaks_after_the_last_step_costs_no_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def breaks(player: Any) -> None:
        raise RuntimeError("the browser is gone")

    monkeypatch.setattr("portalcheck.play.ask_for_an_invented_one", breaks)
    with serve_pages(Service().routes) as site:
        checked = play(write_portal(tmp_path, site.url, STEPS), tmp_path / "out")
    (assertion,) = completes(checked)
    assert assertion.outcome is Outcome.UNTESTED
    assert "the browser is gone" in assertion.findings[0].message
    states = {
        one.subject.id for one in checked.assertions if one.subject.kind == "state" and one.outcome is Outcome.PASSED
    }
    assert len(states) == 3
