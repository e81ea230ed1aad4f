"""The sweep of widths in a real browser: late scripts, breakpoints that no style sheet names, letters."""

import io

import numpy
import pytest
from PIL import Image

from portalcheck.gather import gatherer
from portalcheck.gather.sweep import sweep as look
from portalcheck.gather.tab import Tab
from portalcheck.measure.pixels import Picture
from portalcheck.model.assertion import Evidence, Pointer
from portalcheck.model.sweep import LayoutCandidate, Sweep
from portalcheck.testing import gathered

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_PAGE = "<style>body {{ margin: 0 }} {} </style><main><h1>Cổng</h1>{}</main><script>{}</script>"
_COLUMNS = '<div id="a">Một hai</div><div id="b">Ba bốn</div>'
_BESIDE = "#a, #b { float: left; width: 50%; background: #eef }"
_BELOW = "#b { float: none; clear: left; width: auto }"


def swept(css: str, body: str, script: str = "") -> Sweep:
    sweep = gathered(_PAGE.format(css, body, script), Sweep)["sweep"]
    assert isinstance(sweep, Sweep)
    return sweep


def told(sweep: Sweep) -> list[tuple[str, str, int, int]]:
    return [(one.kind, one.css, one.first, one.last) for one in sweep.candidates]


def test_a_script_that_answers_late_is_waited_for() -> None:
    late = (
        "let waits; const fit = () => { notice.style.width = innerWidth <= 900 && innerWidth > 600 ? '950px' : ''; };"
        "addEventListener('resize', () => { clearTimeout(waits); waits = setTimeout(fit, 150); }); fit();"
    )
    sweep = swept("#notice { background: #fde }", '<div id="notice">Thông báo</div>', late)
    assert told(sweep) == [("viewport-protrusion", "#notice", 601, 900)]
    assert 150 < sweep.patience < 600


def test_what_a_late_script_mends_is_no_failure() -> None:
    css = (
        "header { position: relative; height: 60px }"
        "#logo { position: absolute; left: 0; width: 300px; background: #fde }"
        "#menu { position: absolute; right: 0; width: 400px; background: #dfe } .narrow #menu { display: none }"
    )
    late = (
        "let waits; const fit = () => document.body.classList.toggle('narrow', innerWidth < 720);"
        "addEventListener('resize', () => { clearTimeout(waits); waits = setTimeout(fit, 200); }); fit();"
    )
    sweep = swept(css, '<header><div id="logo">Cổng</div><nav id="menu"><a href="/">Trang</a></nav></header>', late)
    assert told(sweep) == []


def test_a_width_that_a_script_asks_for_is_a_breakpoint() -> None:
    asks = (
        "const query = matchMedia('(min-width: 701px) and (max-width: 712px)');"
        "const fit = () => document.body.classList.toggle('below', query.matches);"
        "query.addEventListener('change', fit); fit();"
    )
    sweep = swept(f"{_BESIDE} .below {_BELOW}", _COLUMNS, asks)
    assert told(sweep) == [("small-range", "#a", 701, 712)]
    assert {701, 712} <= set(sweep.breakpoints)


def test_a_container_has_breakpoints_of_its_own() -> None:
    css = f"#box {{ container-type: inline-size; width: 50vw }} {_BESIDE}"
    query = f"@container (min-width: 400px) and (max-width: 404px) {{ {_BELOW} }}"
    sweep = swept(f"{css} {query}", f'<div id="box">{_COLUMNS}</div>')
    assert told(sweep) == [("small-range", "#a", 800, 808)]


def test_marks_are_cut_by_the_ink_of_the_font() -> None:
    sweep = swept("p { font-size: 40px; line-height: 26px; overflow: hidden }", '<p id="p">ẤN ĐỊNH LỆ PHÍ ĐỖ XE</p>')
    (clipped,) = sweep.of("text-clipped")
    assert (clipped.css, clipped.first, clipped.last) == ("#p", 320, 1400)
    assert {"Ấ", "Ệ", "Ỗ"} <= set(clipped.letters)
    assert clipped.px > 3


def test_a_page_of_its_own_policy_is_swept() -> None:
    html = (
        '<!doctype html><html lang="vi"><head><title>Cổng</title><meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\"><style>body { margin: 0 }</style></head>"
        '<body><div style="width: 500px; background: #fde">Lệ phí</div></body></html>'
    )
    sweep = gathered(html, Sweep)["sweep"]
    assert isinstance(sweep, Sweep)
    (one,) = sweep.candidates
    assert (one.kind, one.first, one.last) == ("viewport-protrusion", 320, 499)
    assert isinstance(one, LayoutCandidate)
    assert one.observed


def test_pictures_across_the_range_show_what_is_failed() -> None:
    """Those that rules spare, a dozen lines that end in dots, do not take the pictures away from what is failed."""
    pictures: dict[str, Picture] = {}

    def keep(content: bytes) -> Evidence:
        with Image.open(io.BytesIO(content)) as image:
            name = f"{len(pictures)}.webp"
            pictures[name] = numpy.asarray(image.convert("RGB")).astype(int)
            return Evidence(path=name, media_type="image/webp", width=image.width, height=image.height)

    @gatherer(effect="reversible", once=True)
    async def kept(tab: Tab) -> Sweep:
        tab.keep = keep
        found = await look(tab)
        assert isinstance(found, Sweep)
        return found

    css = (
        ".line { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }"
        "#card { width: 50vw; margin-left: 40px; background: #eee }"
        "#form { width: 300px; height: 60px; background: #ccc }"
    )
    lines = "".join(f'<p class="line">{"Hồ sơ trực tuyến " * 90}</p>' for _ in range(12))
    html = _PAGE.format(css, f'<div id="card"><div id="form">Họ và tên</div></div>{lines}', "")
    swept = gathered(html, Sweep, gatherers=[kept])["sweep"]
    assert isinstance(swept, Sweep)
    (one,) = swept.of("element-protrusion")
    assert (one.css, one.first, one.last) == ("#form", 320, 598)
    strip = swept.evidence(Pointer(css="#form"))
    assert [clip.window for clip in strip] == [599, 598, 459, 320]
    for clip in strip:
        picture = pictures[clip.path]
        assert picture.shape[:2] == (clip.height, clip.width)
        # The form is 300 px wide and 60 high, with 24 px around it; the outline lies on its edge.
        assert (_is_near(picture[24 + 1, 24:324], (0xC6, 0x1A, 0x1A))).mean() > 0.9
        # That of the card beside it, up to its own right edge, in the other colour where the form leaves it.
        if clip.window < 598:
            right = 24 + clip.window // 2
            assert _is_near(picture[30:78, right - 2 : right], (0x1A, 0x4F, 0xC6)).any(axis=1).mean() > 0.5


def _is_near(pixels: Picture, colour: tuple[int, int, int]) -> Picture:
    near: Picture = (numpy.abs(pixels - numpy.array(colour)) < 60).all(axis=-1)
    return near
