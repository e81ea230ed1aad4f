"""Which texts name a service, what level stands beside them, and whether a portal may have more than was seen."""

import pytest

from portalcheck.measure.literal import crawl
from portalcheck.measure.service_names import fit, sighting

NAMES = ("Đăng ký khai sinh", "Birth registration")
ENTRY = "<a href=/s>Đăng ký khai sinh</a>"


@pytest.mark.parametrize(
    "text",
    [
        "Đăng ký khai sinh",
        "ĐĂNG KÝ KHAI SINH",
        "Đăng kí khai sinh",
        "dang ky khai sinh",
        "1. Đăng ký khai sinh",
        "1.001193.000.00.00.H10 - Thủ tục đăng ký khai sinh",
        "Dịch vụ công trực tuyến: Đăng ký khai sinh (cấp xã)",
        "Đăng ký khai sinh trực tuyến toàn trình",
        "Birth registration",
    ],
)
def test_it_is_the_name(text: str) -> None:
    assert fit(text, NAMES) == "is"


@pytest.mark.parametrize(
    "text",
    [
        "Hướng dẫn đăng ký khai sinh",
        "Đăng ký khai sinh tăng mạnh trong quý III",
        "Đăng ký khai sinh cần giấy tờ gì?",
        "Đăng ký khai sin",
        "Đăng ký khai sinh có yếu tố nước ngoài",
    ],
)
def test_it_may_be(text: str) -> None:
    assert fit(text, NAMES) == "may-be"


@pytest.mark.parametrize("text", ["Đăng ký khai tử", "Đăng ký lại khai sinh", "Khai sinh", "Dịch vụ công", "", "1.2"])
def test_it_is_not(text: str) -> None:
    assert fit(text, NAMES) == ""


def test_a_word_that_tells_another_one_apart() -> None:
    assert fit("Đăng ký khai sinh có yếu tố nước ngoài", NAMES, ["nước ngoài"]) == ""


@pytest.mark.parametrize(
    ("page", "level"),
    [
        (f"<ul><li>{ENTRY}<p>Toàn trình</p></li><li>Đăng ký khai tử<p>Một phần</p></li></ul>", "Toàn trình"),
        (f"<table><tr><td>{ENTRY}<td>Một phần</tr><tr><td>Khác<td>Toàn trình</tr></table>", "Một phần"),
        (f"<div><div><h3>{ENTRY}</h3></div><span>DVC mức độ 4</span></div>", "mức độ 4"),
        ("<header><h1>Đăng ký khai sinh</h1><p>Toàn trình</p></header>", "Toàn trình"),
        (f"<ul><li>{ENTRY}</li><li><a href=/t>Đăng ký khai tử</a> Toàn trình</li></ul>", ""),
        (f"<div><div>{ENTRY}</div><div><a href=/t>Đăng ký khai tử</a> Toàn trình</div></div>", ""),
        (f"<div>{ENTRY}<label>Toàn trình</label><label>Một phần</label></div>", ""),
        (f"<p>Toàn trình</p><ul><li>{ENTRY}</li></ul>", ""),
    ],
    ids=["list", "table", "card", "heading", "neighbour in a list", "neighbour beside", "filter", "elsewhere"],
)  # fmt: skip
def test_the_level_beside_it(page: str, level: str) -> None:
    seen = sighting(crawl(f"<body><main>{page}</main></body>"), NAMES)
    assert seen.sure
    assert seen.sure.level == level


def test_what_is_no_text_of_the_page() -> None:
    page = f"<body><template>{ENTRY}</template><noscript>{ENTRY}</noscript><script>'{ENTRY}'</script></body>"
    assert sighting(crawl(page), NAMES) == (None, None, "", False)


def test_the_nearest_is_told() -> None:
    page = "<body><a href=/>Đăng ký khai tử</a> <a href=/>Liên hệ</a></body>"
    assert sighting(crawl(page), NAMES).like == "Đăng ký khai tử"
    assert sighting(crawl("<body><a href=/>Liên hệ</a></body>"), NAMES).like == ""


@pytest.mark.parametrize(
    ("site", "more"),
    [
        (crawl("<body><a href=/a>A</a></body>", {"/a": "<body>A</body>"}), False),
        (crawl("<body><a href=/a>A</a></body>", {"/a": 404}), False),
        (crawl("<body><a href=/a>A</a></body>", {"/a": 500}), True),
        (crawl("<body><a href=/a>A</a></body>", {"/a": 0}), True),
        (crawl("<body></body>", left=1), True),
        (crawl("<body></body>", {"+/a": "<body><a href=/b>B</a></body>"}), True),
        (crawl("<body></body>", {"+/a": "<body><a href=/>B</a><a href=https://else.example/>C</a></body>"}), False),
        (crawl("<body><form role=search><input></form></body>"), True),
        (crawl("<body><button>Trang sau</button></body>"), True),
        (crawl("<body><a href=#>2</a></body>"), True),
        (crawl("<body><iframe src=/x></iframe></body>"), True),
        (crawl("<body><input type=hidden><a href=#top>Lên đầu trang</a></body>"), False),
    ],
)
def test_whether_there_may_be_more(site: object, more: bool) -> None:
    assert sighting(site, NAMES).more is more  # type: ignore[arg-type]
