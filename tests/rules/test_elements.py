"""What is gathered as an element: its role, its name, and whether it is seen, exposed and reached."""

from functools import cache

import pytest

from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.testing import gathered

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="vi"><title>Cổng</title><style>
.close::before { content: "Đóng" } .star::before { content: "★" / "sao" }
.reader { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0) }
</style><main id="main">
<a id="painted" href="1" class="close"></a><a id="spoken" href="2" class="star"></a>
<a id="muted" href="3"><i class="close" aria-hidden="true"></i></a>
<button id="reader"><span class="reader">Tìm</span></button>
<button id="transparent" style="opacity:0">a</button>
<div style="opacity:0"><button id="under">a</button></div>
<button id="contents" style="display:contents">Có chữ</button>
<div aria-hidden="true"><button id="unheard">a</button></div>
<div inert><button id="inert">a</button></div>
<div style="visibility:hidden"><button id="hidden">a</button>
<button id="back" style="visibility:visible">a</button></div>
<div style="height:0;overflow:hidden"><button id="clipped">a</button></div>
<div style="height:0"><button id="overflowing">a</button></div>
<div style="height:40px;overflow:auto"><p style="height:200px"></p><button id="scrolled">a</button></div>
<a id="skip" href="#main" style="position:absolute;left:-9999px">Bỏ qua</a>
<details><summary id="summary">Thêm</summary><button id="closed">a</button></details>
<a id="anchor">không đi đâu</a><a id="off" href="4" tabindex="-1">a</a><input id="disabled" disabled>
<label for="name">Họ <b>tên</b></label><input id="name" value="Nguyễn Văn A">
<h2 id="heading"><img src="data:," alt="Hình"> và <span aria-hidden="true">ẩn</span></h2>
<div id="invalid" role="nope button" tabindex="0">B</div>
<table id="table"><caption>Lệ phí</caption><tr><th>Việc<th>Giá
<tr><td>Sao<td><a id="cell" href="5">5</a></table>
<p>Nộp <a id="line" href="6">tại đây</a>.</p><p id="mixed">Ghi <i lang="en">hello</i> rồi <b>in đậm</b></p>
<map name="m"><area id="area" href="7" alt="Huế" shape="rect" coords="0,0,9,9"></map>
<img usemap="#m" src="data:," alt="Bản đồ" width="9" height="9">
<div id="host"></div><div id="other"><button id="unslotted">a</button></div><script>
host.attachShadow({ mode: "open" }).innerHTML = '<button id="in"><slot></slot></button><p lang="en">shade</p>';
host.innerHTML = "<b>vào</b>";
other.attachShadow({ mode: "open" }).innerHTML = "<p>x</p>";
</script></main>"""


@cache
def frame() -> ElementsFrame:
    seen = gathered(PAGE, Elements)["elements"]
    assert isinstance(seen, Elements)
    return seen.frames[0]


def of(name: str) -> Element:
    return next(element for element in frame().elements if element.css.endswith(f"#{name}"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("painted", "Đóng"),
        ("spoken", "sao"),
        ("muted", ""),
        ("reader", "Tìm"),
        ("contents", "Có chữ"),
        ("name", "Họ tên"),
        ("heading", "Hình và"),
        ("table", "Lệ phí"),
        ("in", "vào"),
        ("area", "Huế"),
        ("unheard", ""),
    ],
)
def test_the_name(name: str, expected: str) -> None:
    assert of(name).name == expected


@pytest.mark.parametrize("name", ["painted", "contents", "back", "overflowing", "scrolled", "in", "summary", "unheard"])
def test_it_is_seen(name: str) -> None:
    assert of(name).visible


@pytest.mark.parametrize("name", ["transparent", "under", "hidden", "clipped", "skip", "closed"])
def test_it_is_not_seen(name: str) -> None:
    assert not of(name).visible


@pytest.mark.parametrize("name", ["transparent", "under", "clipped", "skip", "area", "contents"])
def test_it_is_exposed(name: str) -> None:
    assert of(name).exposed


@pytest.mark.parametrize("name", ["unheard", "inert", "hidden", "closed"])
def test_it_is_not_exposed(name: str) -> None:
    assert not of(name).exposed


@pytest.mark.parametrize("name", ["transparent", "under", "skip", "unheard", "summary", "invalid", "area", "scrolled"])
def test_it_is_reached(name: str) -> None:
    assert of(name).focusable
    assert of(name).tabbable


@pytest.mark.parametrize("name", ["inert", "hidden", "closed", "anchor", "disabled", "contents", "heading"])
def test_it_takes_no_focus(name: str) -> None:
    assert not of(name).focusable


def test_a_negative_tabindex_is_no_stop() -> None:
    assert of("off").focusable
    assert not of("off").tabbable


def test_what_a_slot_leaves_out_is_not_there() -> None:
    assert not [element for element in frame().elements if element.css.endswith("unslotted")]


def test_an_unknown_role_gives_way_to_the_next() -> None:
    assert of("invalid").role == "button"


def test_what_was_typed_is_not_gathered() -> None:
    assert of("name").text == ""
    assert of("name").labels == ("Họ tên",)


def test_where_a_link_stands() -> None:
    assert of("line").context == "Nộp tại đây."
    assert of("cell").context == "5 | Giá"


def test_what_holds_what() -> None:
    elements = frame().elements
    over = {element.css: elements[element.parent].tag for element in elements if element.parent >= 0}
    assert over["#heading > img"] == "h2"
    assert over["#host >>> #in"] == "main"
    assert over["#cell"] == "td"


def test_passages_by_language() -> None:
    found = {(passage.text, passage.language, passage.css) for passage in frame().passages}
    assert ("Ghi rồi in đậm", "vi", "#mixed") in found
    assert ("hello", "en", "#mixed") in found
    assert any(text == "shade" and language == "en" for text, language, _ in found)


def test_every_selector_leads_back() -> None:
    page = PAGE.replace('id="contents"', "").replace("<main", "<div><p>x</p><p>y</p></div><main")
    seen = gathered(page, Elements)["elements"]
    assert isinstance(seen, Elements)
    selectors = [element.css for element in seen.frames[0].elements]
    assert len(selectors) == len(set(selectors))
