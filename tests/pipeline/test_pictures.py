"""A finding's picture shows its element, wherever on the page that is, on each device."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page

from portalcheck.gather.open_page import drive
from portalcheck.kit import equip
from portalcheck.live import check_page
from portalcheck.model.assertion import Outcome
from tests.pipeline.checking import check
from tests.servers.pages import serve_pages

pytestmark = pytest.mark.browser

COLOURS = {
    "top": (200, 0, 0),
    "below": (0, 140, 0),
    "sticky": (0, 0, 200),
    "wide": (150, 0, 150),
    "inside": (0, 130, 130),
}
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
BODY = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Trang</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ margin: 0 }} img {{ display: block; width: 60px; height: 60px }} {styles}
.gap {{ height: 2500px }} #sticky {{ position: fixed; right: 0; bottom: 0 }} #wide {{ width: 3000px }}
iframe {{ border: 0; width: 200px; height: 200px }}</style></head>
<body><main><h1>Trang</h1>{body}</main></body></html>"""


def page_of(*names: str, more: str = "") -> str:
    styles = " ".join(f"#{name} {{ background: rgb{COLOURS[name]} }}" for name in names)
    return BODY.format(styles=styles, body=more.join(f'<img id="{name}" src="{PIXEL}">' for name in names))


PAGES = {
    "/": page_of("top", "sticky", "below", "wide", more='<div class="gap"></div>').replace(
        "</main>", '<iframe src="/frame" title="Khung"></iframe></main>'
    ),
    "/frame": page_of("inside"),
}


@pytest.mark.parametrize("screen", ["desktop", "phone"])
def test_each_shows_its_element(page: Page, screen: str, tmp_path: Path) -> None:
    with serve_pages(PAGES) as site:
        checked = check([f"{site.url}/"], tmp_path, devices=[screen], pictures=True)
    image = checked.of("axe/image-alt")
    assert image.outcome is Outcome.FAILED
    seen = {
        finding.target.css.removeprefix("#"): middle(page, tmp_path / finding.evidence[0].path)
        for finding in image.findings
        if finding.target
    }
    assert seen.keys() == COLOURS.keys()
    for name, colour in COLOURS.items():
        assert all(abs(got - asked) < 30 for got, asked in zip(seen[name], colour, strict=True)), (name, seen[name])


def test_on_a_page_that_a_test_has_scrolled(page: Page, tmp_path: Path) -> None:
    """What lies outside the window has none, since nothing may scroll the page."""
    with serve_pages(PAGES) as site:
        page.set_viewport_size({"width": 900, "height": 600})
        page.goto(site.url)
        page.evaluate("document.querySelector('#below').scrollIntoView({block: 'center', behavior: 'instant'})")
        report = drive(check_page(page, equip(), tmp_path, subject="open", rules=["axe/image-alt"]))
    [image] = report.assertions
    pictures = {one.target.css: one.evidence for one in image.findings if one.target}
    assert {css for css, evidence in pictures.items() if evidence} == {"#below", "#sticky"}
    for css in ("#below", "#sticky"):
        seen = middle(page, tmp_path / pictures[css][0].path)
        asked = COLOURS[css.removeprefix("#")]
        assert all(abs(got - wanted) < 30 for got, wanted in zip(seen, asked, strict=True)), (css, seen)


def middle(page: Page, picture: Path) -> list[int]:
    """Give red, green and blue in the middle of a picture."""
    data = base64.b64encode(picture.read_bytes()).decode()
    return page.evaluate(
        """async (data) => {
          const image = new Image();
          image.src = `data:image/webp;base64,${data}`;
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.width, image.height];
          const drawing = canvas.getContext("2d");
          drawing.drawImage(image, 0, 0);
          return [...drawing.getImageData(image.width / 2, image.height / 2, 1, 1).data].slice(0, 3);
        }""",
        data,
    )
