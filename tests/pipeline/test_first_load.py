"""What is known of the first load alone: the cookies that a browser then holds, and the boxes that come ticked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portalcheck.hookspecs import hookimpl
from portalcheck.model.artifact import Network
from portalcheck.model.assertion import Outcome
from portalcheck.testing import gathered
from tests.pipeline.checking import Checked, check, plugin
from tests.pipeline.playing import play, write_portal
from tests.servers.pages import Page, Site, serve_pages

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

RULESET = """
id: first-load
edition: "1"
title: {vi: Lần tải đầu, en: The first load, fr: Le premier chargement}
sources:
  ours: {title: Chosen by the tests, basis: ours, in_force: "yes"}
criteria:
  - {rule: privacy/cookies-before-consent, params: {own: true}}
  - {rule: privacy/consent-not-preticked}
"""
SECRET = "d41d8cd98f00b204"
HOME = """<!doctype html><html lang="vi"><title>Cổng</title><main><h1>Cổng</h1>
<img src="{other}/pixel.svg" alt=""><label><input type="checkbox" id="agree"> Tôi đồng ý với điều khoản</label>
<a href="/next">Tiếp</a></main>
<script>agree.checked = true; document.cookie = "_ga={secret}; max-age=31536000"</script></html>"""
NEXT = """<!doctype html><html lang="vi"><title>Cổng</title><main><h1>Bước hai</h1>
<label><input type="checkbox" checked> Tôi đồng ý với điều khoản</label></main></html>"""


@pytest.fixture
def site() -> Iterator[Site]:
    pixel = Page(
        '<svg xmlns="http://www.w3.org/2000/svg"/>',
        content_type="image/svg+xml",
        headers={"Set-Cookie": f"visitor={SECRET}; SameSite=None; Secure"},
    )
    with serve_pages({"/pixel.svg": pixel}) as other:
        session = {"Set-Cookie": f"portal_session={SECRET}; HttpOnly"}
        pages = {"/": Page(HOME.format(other=other.localhost_url, secret=SECRET), headers=session), "/next": NEXT}
        with serve_pages(pages) as site:
            yield site


@pytest.fixture
def ruleset(tmp_path: Path) -> Path:
    file = tmp_path / "first-load.yaml"
    file.write_text(RULESET, "utf-8")
    return file


def outcomes(checked: Checked) -> dict[tuple[str, str], Outcome]:
    return {(one.subject.id, one.rule.partition("/")[2]): one.outcome for one in checked.assertions}


def test_the_cookies_that_the_browser_holds(site: Site) -> None:
    network = gathered(site.url + "/", Network)["network"]
    assert isinstance(network, Network)
    assert network.first
    assert {(one.name, one.domain) for one in network.kept} == {
        ("portal_session", "127.0.0.1"),
        ("_ga", "127.0.0.1"),
        ("visitor", "localhost"),
    }
    days = {one.name: one.days for one in network.kept}
    assert days["portal_session"] is None
    assert days["_ga"] == pytest.approx(365, abs=0.1)
    assert SECRET not in network.model_dump_json()


def test_they_are_judged_at_a_first_load(site: Site, ruleset: Path, tmp_path: Path) -> None:
    checked = check([site.url + "/"], tmp_path / "results", ruleset=ruleset)
    assert {one.rule: one.outcome for one in checked.assertions} == {
        "privacy/cookies-before-consent": Outcome.FAILED,
        "privacy/consent-not-preticked": Outcome.FAILED,
    }
    (cookies,) = (one for one in checked.assertions if one.rule == "privacy/cookies-before-consent")
    assert {finding.data["name"] for finding in cookies.findings} == {"_ga", "visitor"}


def test_who_comes_with_a_cookie_is_not_asked(site: Site, ruleset: Path, tmp_path: Path) -> None:
    @hookimpl
    def portalcheck_context_args() -> dict[str, Any]:
        cookie = {"name": "signed_in", "value": SECRET, "domain": "127.0.0.1", "path": "/"}
        return {"storage_state": {"cookies": [cookie], "origins": []}}

    local = [plugin("signed_in", portalcheck_context_args=portalcheck_context_args)]
    checked = check([site.url + "/"], tmp_path / "results", ruleset=ruleset, local=local)
    assert {one.rule: one.outcome for one in checked.assertions} == {
        "privacy/cookies-before-consent": Outcome.INAPPLICABLE,
        "privacy/consent-not-preticked": Outcome.CANT_TELL,
    }


def test_the_states_of_a_journey_are_not_as_they_came(site: Site, ruleset: Path, tmp_path: Path) -> None:
    steps = """
title: Đăng ký
steps:
  - title: Trang chủ
    do:
      - open: /
  - title: Bước hai
    do:
      - click: {role: link, name: Tiếp}
"""
    portal = write_portal(tmp_path, site.url, steps)
    (tmp_path / "journeys.yaml").write_text(ruleset.read_text("utf-8"), "utf-8")
    found = outcomes(play(portal, tmp_path / "results"))
    assert found["home", "consent-not-preticked"] is Outcome.FAILED
    states = {outcome for (subject, rule), outcome in found.items() if subject != "home" and rule.startswith("consent")}
    assert states == {Outcome.CANT_TELL}
    cookies = {
        outcome for (subject, rule), outcome in found.items() if subject != "home" and rule.startswith("cookies")
    }
    assert cookies == {Outcome.INAPPLICABLE}
