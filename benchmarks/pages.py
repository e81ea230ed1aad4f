"""Generated pages of a public-service portal: deterministic, of a known size, with seeded defects.

Each page is at rest with exactly the number of elements that was asked for, what its script adds included, and says
which defects it holds, so that each tool can be held to having really looked.
"""

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

SMALLEST, LARGEST, MEAN, COUNT = 200, 3000, 1390, 20
NEWS = 6
"""How many entries the script of a page adds to its list of news once it has loaded."""

_SERVICES = (
    "Đăng ký khai sinh", "Cấp giấy phép xây dựng", "Đổi giấy phép lái xe", "Đăng ký thường trú", "Cấp hộ chiếu",
    "Chứng thực bản sao", "Đăng ký kết hôn", "Khai thuế thu nhập", "Cấp phiếu lý lịch tư pháp", "Đăng ký kinh doanh",
)  # fmt: skip
_PLACES = ("Hà Nội", "Huế", "Đà Nẵng", "Cần Thơ", "Quảng Ninh", "Lâm Đồng", "An Giang", "Nghệ An")
_SENTENCES = (
    "Hồ sơ được tiếp nhận trực tuyến và trả kết quả tại bộ phận một cửa.",
    "Người dân chuẩn bị giấy tờ theo danh mục kèm theo.",
    "Thời hạn giải quyết tính theo ngày làm việc kể từ khi nhận đủ hồ sơ hợp lệ.",
    "Lệ phí được nộp qua cổng thanh toán trực tuyến hoặc tại quầy.",
    "Kết quả được gửi qua dịch vụ bưu chính công ích nếu có yêu cầu.",
)
_LABELS = ("Họ và tên", "Số định danh", "Địa chỉ", "Điện thoại")
_ICON = '<svg class="sign" aria-hidden="true" viewBox="0 0 24 24"><g><path d="M4 12h16M12 4v16"/></g></svg>'
_HEAD = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/portal.css">
{script}</head>"""
_SCRIPT = '<script src="/portal.js" defer></script>'
_NEWS = '<section aria-labelledby="tin"><h2 id="tin">Tin mới</h2><ul class="news" id="tin-moi"></ul></section>'
_MAP = '<iframe src="/ban-do" title="Bản đồ" width="320" height="200"></iframe>'


@dataclass(frozen=True)
class GeneratedPage:
    """A page. `elements` counts those at rest, frames left out; `defects` the times that it breaks each axe rule."""

    path: str
    html: str
    elements: int
    scripted: bool
    framed: bool
    defects: Counter[str]


def twenty_pages() -> list[GeneratedPage]:
    """Give the pages of the benchmark: every second one has a script, two have a frame."""
    return [
        generate(f"/dich-vu/{number:02}", size, seed=number, scripted=number % 2 == 1, framed=number % 10 == 4)
        for number, size in enumerate(sizes())
    ]


def sizes() -> list[int]:
    """Give the sizes of the twenty pages, more small ones than large ones."""
    power = (LARGEST - SMALLEST) / (MEAN - SMALLEST) - 1
    return [round(SMALLEST + (LARGEST - SMALLEST) * (step / (COUNT - 1)) ** power) for step in range(COUNT)]


def generate(path: str, size: int, *, seed: int, scripted: bool = False, framed: bool = False) -> GeneratedPage:
    """Make a page of exactly `size` elements. Raises ValueError where header and footer alone are more."""
    chance = random.Random(seed)  # noqa: S311 - it makes pages, no secrets
    defects: Counter[str] = Counter()
    parts = [_HEAD.format(title=f"{chance.choice(_SERVICES)} – trang {seed}", script=_SCRIPT if scripted else "")]
    parts += [_header(chance), _NEWS if scripted else "", _MAP if framed else ""]
    footer = _footer(chance)
    room = size - elements_in("".join(parts)) - elements_in(footer) - (3 * NEWS if scripted else 0)
    if room < 0:
        raise ValueError(f"a page cannot be as small as {size} elements; {size - room} are the least.")
    kinds = (_cards, _table, _form, _list, _accordion, _contacts)
    for number in range(size):
        part = _Part(chance, number)
        html = part.section(kinds[number % len(kinds)])
        if elements_in(html) > room:
            break
        room -= elements_in(html)
        parts.append(html)
        defects += part.defects
    parts += [f"<p>{chance.choice(_SENTENCES)}</p>" for _ in range(room)]
    return GeneratedPage(path, "".join([*parts, footer]), size, scripted, framed, defects)


def elements_in(html: str) -> int:
    """Count the elements that are written in a piece of HTML: no tag is left to be inferred, no text holds a `<`."""
    return len(re.findall(r"<[a-z]", html))


@dataclass
class _Part:
    """A part of a page that is being written, with its defects."""

    chance: random.Random
    number: int
    defects: Counter[str] = field(default_factory=Counter)

    def section(self, kind: "Callable[[_Part], str]") -> str:
        heading = f'<h2 id="s{self.number}">{self.pick(_SERVICES)} tại {self.pick(_PLACES)}</h2>'
        return f'<section aria-labelledby="s{self.number}"><div class="inner">{heading}{kind(self)}</div></section>'

    def seeded(self, rule: str, good: str, bad: str, share: float = 0.03) -> str:
        """Write the bad form now and then, and note it under the axe rule that it breaks."""
        if self.chance.random() >= share:
            return good
        self.defects[rule] += 1
        return bad

    def pick(self, choices: tuple[str, ...]) -> str:
        return self.chance.choice(choices)

    def between(self, least: int, most: int) -> int:
        return self.chance.randint(least, most)


def _cards(part: _Part) -> str:
    return f'<div class="cards">{"".join(_card(part, card) for card in range(part.between(3, 6)))}</div>'


def _card(part: _Part, card: int) -> str:
    what, image = part.pick(_SERVICES), f'<img src="/anh/{part.between(0, 11)}.svg" width="320" height="180"'
    picture = part.seeded("image-alt", f'{image} alt="Ảnh: {what}">', f"{image}>", share=0.1)
    note = part.seeded("color-contrast", "note", "note faint", share=0.1)
    return (
        f'<article class="card"><div class="picture">{picture}</div><div class="body">'
        f'<h3><a href="/thu-tuc/{part.number}-{card}">{what}</a></h3><p>{part.pick(_SENTENCES)}</p>'
        f'<p class="{note}">Mức độ {part.between(2, 4)}</p>'
        f'<ul class="facts"><li>{_ICON} {part.between(1, 30)} ngày</li>'
        f"<li>{_ICON} <strong>{part.between(1, 90)}.000</strong> đồng</li></ul></div></article>"
    )


def _table(part: _Part) -> str:
    columns = ("Thủ tục", "Nơi nhận", "Số ngày", "Lệ phí", "Mẫu đơn")
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    rows = "".join(_row(part, row) for row in range(part.between(5, 14)))
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="Lệ phí, bảng {part.number}"><table>'
        f"<caption>Lệ phí</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(part: _Part, row: int) -> str:
    link = f'<a href="/mau/{part.number}-{row}.pdf">{_ICON}'
    form = part.seeded("link-name", f"{link} Tải mẫu {row + 1}</a>", f"{link}</a>")
    return (
        f'<tr><th scope="row">{part.pick(_SERVICES)}</th><td>{part.pick(_PLACES)}</td><td>{part.between(1, 30)}</td>'
        f"<td>{part.between(0, 90)}.000</td><td>{form}</td></tr>"
    )


def _form(part: _Part) -> str:
    rows = "".join(_form_row(part, f"f{part.number}-{row}") for row in range(part.between(3, 6)))
    select = f'<select name="p{part.number}">{"".join(f"<option>{place}</option>" for place in _PLACES)}</select>'
    place = part.seeded("select-name", f"<label>Tỉnh, thành {select}</label>", f"<span>Tỉnh, thành</span> {select}")
    radios = "".join(
        f'<label><input type="radio" name="r{part.number}" value="{how}"> {how}</label>'
        for how in ("Trực tuyến", "Bưu chính", "Tại quầy")
    )
    send = part.seeded("button-name", f"<button>{_ICON} Gửi yêu cầu</button>", f"<button>{_ICON}</button>")
    return (
        f'<form action="/gui" method="post">{rows}<div class="row">{place}</div>'
        f"<fieldset><legend>Cách nhận kết quả</legend>{radios}</fieldset><div>{send}</div></form>"
    )


def _form_row(part: _Part, name: str) -> str:
    label = part.pick(_LABELS)
    return part.seeded(
        "label",
        f'<div class="row"><label for="{name}">{label}</label><div><input id="{name}" name="{name}"></div></div>',
        f'<div class="row"><span>{label}</span><div><input name="{name}"></div></div>',
    )


def _list(part: _Part) -> str:
    entries = "".join(
        f'<li><div>{_ICON} <a href="/tin/{part.number}-{entry}">{part.pick(_SERVICES)} tại {part.pick(_PLACES)}</a> '
        f'<time datetime="2026-09-{part.between(1, 28):02}">tháng 9</time></div></li>'
        for entry in range(part.between(5, 12))
    )
    return f'<ul class="news">{entries}</ul>'


def _accordion(part: _Part) -> str:
    return "".join(
        f"<details><summary>{_ICON} {part.pick(_SERVICES)} cần giấy tờ gì?</summary><div><p>{part.pick(_SENTENCES)}</p>"
        f"<ol><li>Tờ khai</li><li>Bản sao</li><li>Giấy ủy quyền</li></ol></div></details>"
        for _ in range(part.between(3, 6))
    )


def _contacts(part: _Part) -> str:
    offices = "".join(
        f"<dt>{part.pick(_PLACES)}</dt>"
        f'<dd><a href="tel:+8424{part.between(1000000, 9999999)}">{_ICON} Gọi tổng đài</a></dd>'
        f'<dd><span class="{part.seeded("color-contrast", "note", "note faint")}">{part.pick(_SENTENCES)}</span></dd>'
        for _ in range(part.between(3, 6))
    )
    return f"<dl>{offices}</dl>"


def _header(chance: random.Random) -> str:
    menu = "".join(
        f'<li><a href="/muc/{top}">{what}</a><ul class="sub">'
        + "".join(f'<li><a href="/muc/{top}/{sub}">{chance.choice(_PLACES)}</a></li>' for sub in range(3))
        + "</ul></li>"
        for top, what in enumerate(_SERVICES[:4])
    )
    return (
        '<body><a class="skip" href="#noi-dung">Đến nội dung chính</a><header><a class="logo" href="/">'
        '<img src="/anh/0.svg" alt="" width="48" height="48"><span>Cổng dịch vụ công</span></a>'
        '<form role="search" action="/tim"><label for="q">Tìm kiếm</label><input id="q" name="q" type="search">'
        f'<button>Tìm</button></form><nav aria-label="Chính"><ul class="menu">{menu}</ul></nav></header>'
        '<main id="noi-dung"><nav aria-label="Vị trí"><ol class="path"><li><a href="/">Trang chủ</a></li>'
        f'<li aria-current="page">Thủ tục</li></ol></nav><h1>{chance.choice(_SERVICES)}</h1>'
    )


def _footer(chance: random.Random) -> str:
    columns = "".join(
        f"<div><h2>{what}</h2><ul>"
        + "".join(f'<li><a href="/cuoi/{column}-{row}">{chance.choice(_PLACES)}</a></li>' for row in range(3))
        + "</ul></div>"
        for column, what in enumerate(("Liên kết", "Hỗ trợ", "Giới thiệu"))
    )
    return f'</main><footer><div class="columns">{columns}</div><p>Cổng dịch vụ công.</p></footer></body></html>'
