"""What spares the engine work changes none of its answers: the same page, asked by nothing but the engine's own run."""

from pathlib import Path
from typing import Any

import pytest
from benchmarks.pages import generate
from playwright.sync_api import Page

from portalcheck.gather.axe import engine
from portalcheck.model.artifact import Axe
from tests.pipeline.checking import check
from tests.servers.documents import document
from tests.servers.pages import serve_pages

pytestmark = pytest.mark.browser

COLORS = (
    "#777", "#595959", "gray", "rgb(150 150 150)", "rgba(0, 0, 0, .4)", "hsl(210 40% 50%)", "oklch(60% .1 200)",
    "lab(55% 20 30)", "color-mix(in srgb, red, white)", "color(display-p3 .6 .6 .6)", "hwb(120 40% 40%)",
    "currentcolor",
)  # fmt: skip
BACKGROUNDS = ("white", "#eee", "rgb(0 0 0 / .3)", "oklab(80% .1 .1)", "linear-gradient(red, blue)", "transparent")
PARTS = """<h2>A</h2><h4>B</h4><div id="host"></div><img src="data:,"><ul><div>x</div></ul><p id="twice"><p id="twice">
<iframe title="B" srcdoc="<html lang=vi><title>B</title><img src='data:,'><h5>C</h5><p style='color:#999'>D"></iframe>
<script>host.attachShadow({ mode: "open" }).innerHTML = "<button></button><a href=/a>A</a><img src=data:,>";</script>"""

ALL_RULES = "axe._audit.rules.forEach((rule) => { rule.enabled = !rule.tags.includes('deprecated'); })"
BARE = """async () => {
  const { violations, incomplete, passes } = await axe.run(document);
  const said = (checks) => checks.map((check) => check.message).filter(Boolean);
  const css = (target) => [].concat(target.at(-1)).join(" >>> ");
  const reason = (node) => [...new Set([...said(node.any), ...said(node.all), ...said(node.none)])].join("; ");
  const told = (results) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map((node) => [id, node.target.length > 1, css(node.target), reason(node)]));
  return [told(violations), told(incomplete), passes.map(({ id, nodes }) => [id, nodes.length])];
}"""


def both(body: str, folder: Path, page: Page) -> tuple[tuple[list[list[Any]], ...], Axe]:
    """Give what the bare engine says of a page (violations, incomplete, passes), and what is gathered of it."""
    with serve_pages({"/": body}) as site:
        checked = check([f"{site.url}/"], folder)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{site.url}/")
        for frame in page.frames:
            frame.evaluate(f"{engine()[0]};{ALL_RULES}")
        bare = page.evaluate(BARE)
    visit = checked.store.load(next(checked.store.summaries()).key)
    assert visit
    ours = visit.artifacts["axe"]
    assert isinstance(ours, Axe)
    return bare, ours


def assert_same(bare: tuple[list[list[Any]], ...], ours: Axe) -> None:
    for kind, told in zip(("violations", "incomplete"), bare, strict=False):
        said = [
            [rule.id, bool(node.frame), node.css, node.reason]
            for rule in ours.rules.values()
            for node in getattr(rule, kind)
        ]
        assert sorted(said) == sorted(told)
    assert {rule.id: rule.passes for rule in ours.rules.values() if rule.passes} == dict(bare[2])


def test_every_colour_is_judged_as_by_the_bare_engine(tmp_path, page) -> None:
    texts = "".join(
        f'<div style="background: {background}"><p id="t{row}-{column}" style="color: {color}">Cổng dịch vụ</p></div>'
        for row, background in enumerate(BACKGROUNDS)
        for column, color in enumerate(COLORS)
    )
    bare, ours = both(document(texts, defect=False), tmp_path, page)
    assert_same(bare, ours)
    violations, incomplete, _ = bare
    assert len(violations) > 20
    assert len(incomplete) > 5


@pytest.mark.slow
@pytest.mark.parametrize(
    "body", [document(PARTS, defect=True), generate("/", 600, seed=7).html], ids=["parts", "a portal's page"]
)
def test_every_element_is_judged_as_by_the_bare_engine(body, tmp_path, page) -> None:
    bare, ours = both(body, tmp_path, page)
    assert_same(bare, ours)
    violations, _, passes = bare
    assert len({rule for rule, *_ in violations}) > 1
    assert len(passes) > 20
