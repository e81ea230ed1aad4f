"""What looking at a page as on a phone leaves behind: nothing. And what it measures of pictures and texts."""

import pytest

from portalcheck.gather import Gatherer, gatherer
from portalcheck.gather.fonts import fonts
from portalcheck.gather.hover import hover
from portalcheck.gather.standing import standing
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Layout
from portalcheck.model.fonts import Fonts
from portalcheck.model.sizes import SizedImage, Sizes
from portalcheck.model.standing import Standing
from portalcheck.rules.mobile.vietnamese_glyphs import CASES
from portalcheck.testing import gathered

pytestmark = pytest.mark.browser

META = '<meta name="viewport" content="width=device-width, initial-scale=1">'
TEXT = "<p>Lệ phí nộp trực tuyến là 50.000 đồng, lệ phí nộp trực tiếp là 100.000 đồng.</p>"
FACE = str(next(case.page for case in CASES if case.title == "a font for other languages")).partition("<p")[0]
STATE = """() => [
  innerWidth, innerHeight, scrollY, document.activeElement.id, document.adoptedStyleSheets.length, changes,
  history.length, location.href, document.documentElement.outerHTML,
  getComputedStyle(document.documentElement, "::before").content]"""
SEEN = """() => { globalThis.changes = 0; new MutationObserver((found) => { changes += found.length; })
  .observe(document, { subtree: true, childList: true, attributes: true, characterData: true }); }"""
PAGE = f"""{META}{FACE}<style>ul ul {{ display: none }} li:hover ul, li:focus-within ul {{ display: block }}
p {{ font-family: Hop, serif }}</style>
<header style="position:fixed;top:0;left:0;right:0;height:40px;background:#fff"><a href="#nop">Cách nộp</a></header>
<input id=field><ul><li><a href=/dich-vu>Dịch vụ</a><ul><li><a href=/a>Hộ tịch</a></ul></ul>{TEXT * 30}
<h2 id=nop>Nộp</h2>"""


@pytest.mark.parametrize("look", [standing, fonts, hover], ids=lambda one: one.name)
def test_the_page_is_as_it_was(look: Gatherer) -> None:
    @gatherer(effect="passive")
    async def layout(tab: Tab) -> Layout:
        await tab.evaluate(SEEN)
        await tab.evaluate(
            "() => { scrollTo(0, 400); document.querySelector('#field').focus({ preventScroll: true }); }"
        )
        before = await tab.evaluate(STATE)
        await look(tab)
        assert await tab.evaluate(STATE) == before
        return Layout(device_width=tab.device.width, mobile=tab.device.mobile, frames=())

    gathered(PAGE, Layout, device="phone", gatherers=[layout])


def test_the_letters_of_each_font_and_weight() -> None:
    bold = '<p style="font: bold 20px Hop, serif">Ủy ban nhân dân</p>'
    seen = gathered(f"{FACE}<p style='font-family:Hop'>Đăng ký</p>{bold}<p>Đăng ký</p><p>Où ?</p>", Fonts)["fonts"]
    assert isinstance(seen, Fonts)
    own = [one for one in seen.letterings if one.plain[0].web]
    assert {(one.weight, one.texts, "".join(sorted(one.apart))) for one in own} == {("400", 1, "ăĐ"), ("700", 1, "Ủ")}
    assert len(seen.letterings) == 3  # the third is in a font of the machine


# A bitmap of one bit a pixel, made in the page: a picture that is neither in it nor on a server.
BITMAP = """<script>
const bitmap = (wide, high) => {
  const row = Math.ceil(wide / 32) * 4, bytes = new Uint8Array(62 + row * high), view = new DataView(bytes.buffer);
  bytes.set([66, 77]);
  const head = [[2, bytes.length], [10, 62], [14, 40], [18, wide], [22, high], [34, row * high], [58, 0xffffff]];
  for (const [at, value] of head)
    view.setUint32(at, value, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 1, true);
  return URL.createObjectURL(new Blob([bytes], { type: "image/bmp" }));
};
</script>"""


def image(made: str) -> SizedImage:
    seen = gathered(
        f"{META}{BITMAP}<img alt=''><script>const one = document.querySelector('img'); {made}</script>",
        Sizes,
        device="phone",
    )
    sizes = seen["sizes"]
    assert isinstance(sizes, Sizes)
    (only,) = sizes.images
    return only


@pytest.mark.parametrize(
    ("made", "pixels", "drawn"),
    [
        ("one.src = bitmap(800, 600); one.width = 80", (800, 600), (80, 60)),
        (
            "one.style = 'width: 80px; height: 80px; object-fit: cover'; one.src = bitmap(800, 600)",
            (800, 600),
            (106.67, 80),
        ),
        (
            "one.style = 'width: 80px; height: 80px; object-fit: contain'; one.src = bitmap(800, 600)",
            (800, 600),
            (80, 60),
        ),
        (
            "one.style = 'width: 80px; padding: 10px; border: 1px solid'; one.src = bitmap(800, 600)",
            (800, 600),
            (80, 60),
        ),
        ("one.sizes = '80px'; one.srcset = bitmap(800, 600) + ' 800w'", (800, 600), (80, 60)),
        ("one.srcset = bitmap(800, 600) + ' 4x'", (800, 600), (200, 150)),
    ],
    ids=["given width", "cover", "contain", "padding", "srcset by width", "srcset by density"],
)
def test_pixels_of_a_picture(made: str, pixels: tuple[int, int], drawn: tuple[float, float]) -> None:
    one = image(made)
    assert one.pixels == pixels
    assert one.drawn == pytest.approx(drawn, abs=0.1)


def test_what_is_no_small_text() -> None:
    page = (
        f"{META}<p>Lệ phí<sup style='font-size:8px'>1</sup><h1 style='font-size:40px;transform:scale(.5)'>Mục</h1>"
        "<p style='font-size:8px;visibility:hidden'>Ẩn</p><div style='zoom:2;font-size:10px'>To</div>"
        "<p style='position:absolute;clip-path:inset(50%);font-size:8px'>Bỏ qua</p>"
        "<svg><text font-size=6>Hình</text></svg>"
    )
    seen = gathered(page, Sizes, device="phone")["sizes"]
    assert isinstance(seen, Sizes)
    assert {one.size: one.letters for one in seen.texts} == {16: 5, 20: 5}


@pytest.mark.parametrize(
    "more",
    [
        '<nav style="position:absolute;top:0">Trang chủ</nav>',
        '<nav style="height:60px;margin-bottom:-60px;transform:translateY(-100%)">Trang chủ</nav>',
        '<a style="position:absolute;top:-40px" href="#nop">Bỏ qua</a>',
        '<p style="margin:-60px 0 40px;height:20px;opacity:0">Ẩn</p>',
        '<div style="height:120px;margin-top:-60px;overflow:auto"><p style="height:900px">Cuộn</p></div>',
    ],
    ids=["placed", "moved", "off the page", "transparent", "in a scroller"],
)
def test_what_a_bar_may_cover(more: str) -> None:
    head = '<header style="position:fixed;z-index:1;top:0;left:0;right:0;height:60px;background:#fff">Cổng</header>'
    seen = gathered(f"{META}<body style='margin:60px 0 0'>{head}{more}{TEXT * 30}", Standing, device="phone")[
        "standing"
    ]
    assert isinstance(seen, Standing)
    assert seen.held and seen.held.layers
    assert seen.buried == ()
