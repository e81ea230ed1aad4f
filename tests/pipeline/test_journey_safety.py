"""Nothing is submitted to where it must not be: this machine is free, any other origin has to be named.

The origins here have names of their own and are served by a proxy on this machine: nothing leaves it.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from portalcheck import hookimpl
from portalcheck.gather.guard import Guard, is_loopback
from portalcheck.measure.private import Private
from portalcheck.model.assertion import Outcome
from tests.pipeline.checking import Checked, plugin
from tests.pipeline.playing import completes, play, write_portal
from tests.servers.pages import Page, Request, serve_pages
from tests.servers.service import page

STEPS = """
title: Góp ý
steps:
  - title: Tờ khai
    do:
      - open: /
  - title: Đã gửi
    do:
      - fill: {label: Nội dung, value: Đèn đường hỏng ở ngõ 34}
      - click: {role: button, name: Gửi}
      - extract: {into: reference, pattern: 'GY-\\d+'}
  - title: Tra cứu
    do:
      - open: /tra-cuu
      - expect: {text: "Góp ý {reference}"}
"""
COUNTER = "<script>fetch('http://dem.example/dem', {{method: 'POST', mode: 'no-cors', body: 'x'}})</script>"
FORM = '<form method="{method}" action="/gui"><label>Nội dung <input name="t"></label><button>Gửi</button></form>'
BY_SCRIPT = (
    "<label>Nội dung <input id=\"t\"></label><button onclick=\"fetch('/gui', {{method: 'POST', body: t.value}})"
    '.then((r) => r.text()).then((x) => document.body.append(x))">Gửi</button>'
)


def go(tmp_path: Path, form: str, service: str = "") -> tuple[Checked, list[tuple[str, str, str]]]:
    """Play it at http://gop-y.example, and give what its servers were asked for: host, method, path."""
    pages = {
        "/": page("Góp ý", form.format(method="post") + COUNTER.format()),
        "/gui": page("Đã gửi", "<p>GY-1</p>"),
        "/tra-cuu": page("Tra cứu", "<p>Góp ý GY-1</p>"),
        "/dem": Page(status=204, content_type=None),
    }

    def asked(request: Request) -> str | Page:
        return pages.get(urlsplit(request.target).path, Page("<h1>?</h1>", status=404))

    with serve_pages({}, fallback=asked) as proxy:
        through = plugin(
            "through",
            portalcheck_context_args=hookimpl(
                lambda subject, device: {"proxy": {"server": proxy.url}}, specname="portalcheck_context_args"
            ),
        )
        portal = write_portal(tmp_path, "http://gop-y.example", STEPS, service=service)
        checked = play(portal, tmp_path / "out", local=[through])
        requests = [(urlsplit(one.target).netloc, one.method, urlsplit(one.target).path) for one in proxy.requests]
    return checked, requests


@pytest.mark.browser
@pytest.mark.parametrize("form", [FORM, FORM.replace("{method}", "get"), BY_SCRIPT], ids=["post", "get", "script"])
def test_nothing_is_submitted_to_an_origin_that_is_not_named(tmp_path: Path, form: str) -> None:
    checked, requests = go(tmp_path, form)
    assert ("gop-y.example", "GET", "/") in requests
    assert not [one for one in requests if one[2] in ("/gui", "/dem") and one[0] == "gop-y.example"]
    (assertion,) = completes(checked)
    assert assertion.outcome is Outcome.UNTESTED, "the tool did not try, so it cannot blame the service"
    assert "may_submit_to" in assertion.findings[0].message


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("form", [FORM, BY_SCRIPT], ids=["post", "script"])
def test_it_is_submitted_where_the_portal_file_says_so_and_nowhere_else(tmp_path: Path, form: str) -> None:
    checked, requests = go(tmp_path, form, ', may_submit_to: ["http://gop-y.example"]')
    (assertion,) = completes(checked)
    assert assertion.outcome is Outcome.PASSED, assertion.findings
    assert ("gop-y.example", "POST", "/gui") in requests
    told = [one for one in requests if one[0] == "dem.example"]
    assert len(told) <= 1, "the counter was told by the page that was looked at, not by the journey"


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        *(("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("localhost", True), ("a.localhost", True)),
        *(("127.0.0.1.example", False), ("localhost.example", False), ("10.0.0.1", False), ("gov.vn", False)),
    ],
)
def test_this_machine(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


@pytest.mark.parametrize(
    ("url", "permitted"),
    [
        ("http://127.0.0.1:8000/nop", True),
        ("https://thu.example.gov.vn/nop", True),
        ("https://THU.example.gov.vn/nop", True),
        ("http://thu.example.gov.vn/nop", False),
        ("https://thu.example.gov.vn:8443/nop", False),
        ("https://thu.example.gov.vn.evil.example/nop", False),
        ("https://127.0.0.1@evil.example/nop", False),
        ("https://evil.example/127.0.0.1", False),
    ],
)
def test_the_origin_must_be_named_whole(url: str, permitted: bool) -> None:
    assert Guard(("https://thu.example.gov.vn",), Private()).permits(url) is permitted
