"""`portal.check(page)`: over a user's own page, which is left as it was."""

import pytest
from playwright.sync_api import Page

from portalcheck.model.assertion import Outcome
from tests.servers.frames import serve_frames
from tests.servers.pages import serve_pages

pytestmark = pytest.mark.browser

FORM = """<!doctype html><html lang="vi"><title>Biểu mẫu</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<main style="min-height: 3000px"><h1>Biểu mẫu</h1>
<form><label>Họ tên <input id="name"></label> <label><input type="checkbox" id="agree"> Đồng ý</label></form>
<p id="wide" style="width: 700px">Rộng hơn màn hình: người đọc phải cuộn ngang ở từng dòng để đọc hết câu.</p>
<img src="data:," width="9" height="9"></main>
<script>let size = []; addEventListener("resize", () => size.push(innerWidth));</script>"""
STATE = """() => [document.documentElement.outerHTML, document.querySelector('#name').value,
  document.querySelector('#agree').checked, document.activeElement.id, scrollX, scrollY, innerWidth, innerHeight,
  Object.keys(globalThis).length]"""


@pytest.mark.slow
def test_the_page_is_left_as_it_was(page: Page, portal) -> None:
    with serve_pages({"/": FORM}) as site:
        page.set_viewport_size({"width": 900, "height": 500})
        page.goto(site.url)
        page.get_by_label("Họ tên").fill("Nguyễn Thị Ánh Đào")
        page.get_by_label("Đồng ý").check()
        page.evaluate("scrollTo(0, 300)")
        page.get_by_label("Họ tên").focus()
        before = page.evaluate(STATE)
        report = portal.check(page)
        assert page.evaluate(STATE) == before
        assert page.evaluate("size") == []
        touching = ["mobile/reflow", "mobile/viewport-protrusion"]
        reversible = portal.check(page, rules=touching, reversible=True)
        assert page.evaluate(STATE) == before
    assert report.counts[Outcome.FAILED] == 1
    reflow, swept = reversible.assertions
    assert reflow.outcome is swept.outcome is Outcome.FAILED
    assert "700" in reflow.findings[0].message or reflow.findings[0].target.css == "#wide"


def test_what_only_the_past_could_tell_is_untested(page: Page, portal) -> None:
    with serve_pages({"/": FORM}) as site:
        page.goto(site.url)
        (weight,) = portal.check(page, rules=["performance/metric-budget"]).assertions
    assert weight.outcome is Outcome.UNTESTED
    assert "before portalcheck could listen" in weight.findings[0].message


def test_reflow_is_not_done_unasked(page: Page, portal) -> None:
    with serve_pages({"/": FORM}) as site:
        page.goto(site.url)
        (reflow,) = portal.check(page, rules=["mobile/reflow"]).assertions
    assert reflow.outcome is Outcome.UNTESTED


@pytest.mark.slow
def test_a_ruleset_leaves_out_what_touches_the_page(page: Page, portal) -> None:
    with serve_pages({"/": FORM}) as site:
        page.goto(site.url)
        passive = portal.check(page, ruleset="mobile")
        whole = portal.check(page, ruleset="mobile", reversible=True)
    assert "mobile/reflow" not in {one.criterion for one in passive.assertions}
    assert any("mobile/reflow" in note for note in passive.head.notes)
    assert "mobile/reflow" in {one.criterion for one in whole.assertions}
    assert passive.exit_code != 3


def test_a_page_is_asked_nothing_about_a_journey(page: Page, portal) -> None:
    with serve_pages({"/": FORM}) as site:
        page.goto(site.url)
        report = portal.check(page, ruleset="wcag:2.2-aa")
    assert report.assertions
    assert not [one.rule for one in report.assertions if one.rule.startswith("journey/")]


def test_frames_of_a_users_page(page: Page, portal) -> None:
    with serve_frames() as framed:
        page.goto(framed.url)
        page.wait_for_load_state("load")
        (image,) = portal.check(page, rules=["axe/image-alt"]).assertions
    frames = [finding.target.frame for finding in image.findings if finding.outcome is Outcome.FAILED]
    assert len(frames) == len(set(frames)) >= 8


def test_assert_ok_raises_with_the_findings(page: Page, portal) -> None:
    with serve_pages({"/": FORM}) as site:
        page.goto(site.url)
        report = portal.check(page, rules=["axe/image-alt"])
    with pytest.raises(AssertionError, match=r"Images must have alternative text.*") as raised:
        report.assert_ok()
    assert "at img" in str(raised.value)


def test_an_unknown_rule_is_named(page: Page, portal) -> None:
    with pytest.raises(Exception, match="Did you mean axe/image-alt"):
        portal.check(page, rules=["axe/image-alte"])
