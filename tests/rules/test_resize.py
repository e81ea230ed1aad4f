"""What changes of size, spacing and orientation leave behind: nothing. And what they take for a loss."""

from typing import Any

import pytest

from portalcheck.gather import Gatherer, gatherer
from portalcheck.gather.fixed_content import fixed_content
from portalcheck.gather.fonts import fonts
from portalcheck.gather.orientation import orientation as turn
from portalcheck.gather.sizes import sizes
from portalcheck.gather.spacing import spacing
from portalcheck.gather.standing import standing
from portalcheck.gather.tab import Tab
from portalcheck.gather.zoom import zoom
from portalcheck.model.artifact import Layout
from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.resize import InlineSpacing, Spacing, Zoom
from portalcheck.rules.accessibility.spacing_not_fixed import spacing_not_fixed
from portalcheck.rules.accessibility.text_resize import text_resize
from portalcheck.rules.accessibility.text_spacing import text_spacing
from portalcheck.testing import gathered

pytestmark = pytest.mark.browser

TEXT = "Lệ phí nộp trực tuyến là 50.000 đồng, lệ phí nộp trực tiếp là 100.000 đồng. "
STATE = """() => [
  innerWidth, innerHeight, scrollY, document.querySelector("#box").scrollTop, document.activeElement.id,
  document.adoptedStyleSheets.length, document.querySelector("x-a").shadowRoot.adoptedStyleSheets.length,
  getComputedStyle(document.querySelector("p")).letterSpacing, document.getAnimations().length,
  document.querySelector("p").getBoundingClientRect().height, document.documentElement.outerHTML]"""
PAGE = (
    "<style>* {transition: all 2s}</style><input id=a autofocus><x-a></x-a><script>document.querySelector('x-a')"
    ".attachShadow({mode: 'open'}).innerHTML = '<p>Thời hạn</p>'</script>"
    f'<div id="box" style="overflow:auto;height:200px">{TEXT * 40}</div>{f"<p>{TEXT}</p>" * 40}'
)


@pytest.mark.parametrize("look", [zoom, spacing, turn, fixed_content, standing, fonts, sizes], ids=lambda one: one.name)
@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_the_page_is_as_it_was(look: Gatherer, device: str) -> None:
    @gatherer(effect="passive")
    async def layout(tab: Tab) -> Layout:
        await tab.evaluate("() => { scrollTo(0, 400); document.querySelector('#box').scrollTop = 120; }")
        before = await tab.evaluate(STATE)
        await look(tab)
        assert await tab.evaluate(STATE) == before
        return Layout(device_width=tab.device.width, mobile=tab.device.mobile, frames=())

    gathered(PAGE, Layout, device=device, gatherers=[layout])


def zoomed(page: str) -> list[Finding]:
    seen = gathered(page, Zoom)["zoom"]
    return [one for one in text_resize(seen) if one.outcome is not Outcome.PASSED]


def spread(page: str) -> list[Finding]:
    seen = gathered(page, Spacing)["spacing"]
    return [one for one in text_spacing(seen) if one.outcome is not Outcome.PASSED]


@pytest.mark.parametrize(
    "page",
    [
        f'<div style="overflow:hidden;max-height:0">{TEXT}</div>',
        '<a style="display:block;overflow:hidden;width:80px;height:30px;text-indent:-9999px">Trang chủ</a>',
        f'<div style="overflow:hidden"><nav style="position:absolute;left:-300px;width:280px">{TEXT}</nav>Nộp</div>',
        f'<div style="overflow:hidden;height:50px"><div style="height:50px;overflow:auto">{TEXT * 9}</div></div>',
        f"<style>@media (max-width: 700px) {{nav {{max-height: 0; overflow: hidden}}}}</style><nav>{TEXT}</nav>",
        '<h1 style="overflow:hidden;line-height:1;height:1em">Gg Thủ tục</h1>',
        f'<details><summary>Lệ phí</summary><div style="overflow:hidden;height:9px">{TEXT}</div></details>',
        f'<div style="overflow:hidden;height:9px;opacity:0">{TEXT}</div>',
        f'<p style="overflow:hidden;height:1px;width:1px;position:absolute;clip-path:inset(50%)">{TEXT}</p>',
    ],
    ids=["folded", "replaced", "drawer", "scroller", "menu", "tight", "details", "transparent", "unseen"],
)
def test_what_is_no_loss(page: str) -> None:
    page = f'{page}<p style="clear:both">Lệ phí'
    assert zoomed(page) == []
    assert spread(page) == []


def test_one_clip_speaks_for_all_that_it_cuts() -> None:
    lines = "".join(f"<p>{number}. {TEXT}</p>" for number in range(9))
    (finding,) = [one for one in zoomed(f'<div style="overflow:hidden;height:16vw">{lines}</div>') if one.target]
    assert finding.outcome is Outcome.FAILED
    assert finding.data["texts"] > 1


def test_texts_that_a_scroller_holds_side_by_side_do_not_overlap() -> None:
    cells = "".join(f'<td style="white-space:nowrap">{TEXT}' for _ in range(4))
    assert spread(f'<div style="overflow:auto;width:300px"><table><tr>{cells}</table></div>') == []


def test_all_that_inherits_one_spacing_has_one_cause() -> None:
    page = f'<div style="line-height:1.2 !important;width:9em">{f"<p>{TEXT}" * 30}</div>'
    findings = spacing_not_fixed(*gathered(page, InlineSpacing).values())
    assert [one.outcome for one in findings] == [Outcome.FAILED]


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_the_same_again(device: str) -> None:
    page = (
        f'<div style="overflow:hidden;height:6vw">{TEXT}</div><div style="height:3em;width:20em">{TEXT * 2}</div>{TEXT}'
    )
    kinds: tuple[Any, ...] = (Zoom, Spacing)
    assert gathered(page, *kinds, device=device) == gathered(page, *kinds, device=device)
