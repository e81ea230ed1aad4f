"""What spares the engine work changes none of its answers: the same page, asked by nothing but the engine's own run."""

import pytest

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

BARE = """async () => {
  axe._audit.rules.forEach((rule) => { rule.enabled = !rule.tags.includes("deprecated"); });
  const { violations, incomplete } = await axe.run(document);
  const said = (checks) => checks.map((check) => check.message).filter(Boolean);
  return [violations, incomplete].map((results) => results.flatMap(({ id, nodes }) => nodes.map((node) =>
    [id, node.target.join(), [...new Set([...said(node.any), ...said(node.all), ...said(node.none)])].join("; ")])));
}"""


def test_every_colour_is_judged_as_by_the_bare_engine(tmp_path, page) -> None:
    texts = "".join(
        f'<div style="background: {background}"><p id="t{row}-{column}" style="color: {color}">Cổng dịch vụ</p></div>'
        for row, background in enumerate(BACKGROUNDS)
        for column, color in enumerate(COLORS)
    )
    with serve_pages({"/": document(texts, defect=False)}) as site:
        checked = check([f"{site.url}/"], tmp_path)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{site.url}/")
        page.evaluate(engine()[0])
        violations, incomplete = page.evaluate(BARE)
    visit = checked.store.load(next(checked.store.summaries()).key)
    assert visit
    ours = visit.artifacts["axe"]
    assert isinstance(ours, Axe)
    for kind, bare in (("violations", violations), ("incomplete", incomplete)):
        said = [[rule.id, node.css, node.reason] for rule in ours.rules.values() for node in getattr(rule, kind)]
        assert sorted(said) == sorted(bare)
    assert len(violations) > 20
    assert len(incomplete) > 5
