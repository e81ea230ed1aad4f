"""What `mobile/reflow` names as the cause, and what it leaves alone."""

import json
from pathlib import Path

import pytest

from portalcheck.model.artifact import Layout
from portalcheck.model.assertion import Outcome
from portalcheck.model.reflow import Reflow
from portalcheck.rules.mobile.reflow import reflow
from portalcheck.testing import gathered

SHARED = Path(__file__).parents[3] / "shared/cases/layout"

pytestmark = pytest.mark.browser


def judged(page: str, device: str = "desktop"):
    return reflow(gathered(page, Reflow, device=device)["reflow"])


def test_one_wide_element_speaks_for_the_crowd_that_it_pushes():
    rows = "".join(f"<p>Thủ tục số {number}: nộp hồ sơ trực tuyến tại cổng dịch vụ công</p>" for number in range(1695))
    page = (
        f'<div style="display:grid"><div id="wide"><b style="display:block;width:900px">Biểu mẫu</b></div>{rows}</div>'
    )
    (finding,) = [one for one in judged(page) if one.outcome is Outcome.FAILED]
    assert finding.target
    assert finding.target.css == "#wide > b"


def test_the_window_is_as_low_as_zooming_makes_it():
    page = (
        "<style>@media (max-height: 256px) { #a { width: 700px } }</style><p id=a>Một hai ba bốn năm sáu bảy tám "
        + "chín " * 20
    )
    assert [finding.outcome for finding in judged(page)] == [Outcome.FAILED]


def test_brothers_of_one_kind_are_counted_not_listed():
    cards = '<article class="card" style="width:500px">Hồ sơ của ông Nguyễn Văn A, nộp ngày 5 tháng 3</article>' * 40
    (finding,) = judged(f"<main>{cards}</main>")
    assert "and 39 more like it" in finding.message


def test_two_causes_are_both_named():
    page = '<main><div id="a" style="width:700px">Một hai ba</div><p id="b">' + "x" * 90 + "</p></main>"
    found = {finding.target.css for finding in judged(page) if finding.target}
    assert found == {"#b"} or found == {"#a", "#b"}


def test_tokens_of_a_line_belong_to_their_block():
    page = f"<pre id=code>{'<span>let</span> <b>x</b> = 1; ' * 20}</pre>"
    (finding,) = judged(page)
    assert finding.outcome is Outcome.CANT_TELL
    assert finding.target
    assert finding.target.css == "#code"


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_the_viewport_and_every_scroll_position_are_given_back(device):
    from portalcheck.gather import gatherer
    from portalcheck.gather.reflow import reflow as look
    from portalcheck.gather.tab import Tab

    ask = """() => [innerWidth, innerHeight, document.documentElement.clientWidth, scrollY,
      document.querySelector("#box").scrollTop, document.activeElement.id, document.documentElement.outerHTML]"""

    @gatherer(effect="passive")
    async def layout(tab: Tab) -> Layout:
        await tab.evaluate("() => { scrollTo(0, 400); document.querySelector('#box').scrollTop = 120; }")
        before = await tab.evaluate(ask)
        await look(tab)
        after = await tab.evaluate(ask)
        assert after == before
        return Layout(device_width=tab.device.width, mobile=tab.device.mobile, frames=())

    words = "Lệ phí nộp trực tuyến là 50.000 đồng. " * 40
    page = (
        '<meta name="viewport" content="width=device-width"><div id="box" style="height:200px;overflow:auto">'
        f'{words * 4}</div><input id="name" autofocus><p>{words * 10}'
    )
    gathered(page, Layout, device=device, gatherers=[layout])


@pytest.mark.skipif(not SHARED.exists(), reason=f"the layout cases are not at {SHARED}")
@pytest.mark.parametrize(
    ("page", "causes"),
    [("viewport-protrusion.html", ["#fees"])]
    + [
        (case["page"], [])
        for case in (json.loads((SHARED / "expected.json").read_text("utf-8")) if SHARED.exists() else [])
        if not case["failures"]
    ],
)
def test_layout_cases(page, causes):
    findings = judged((SHARED / page).read_text("utf-8"))
    assert [one.target.css for one in findings if one.outcome is not Outcome.PASSED and one.target] == causes
