"""A trace knows what was typed where, and that the same was typed again, without what it was."""

import json
from pathlib import Path

import pytest

from tests.pipeline.playing import play, traces, write_portal
from tests.servers.pages import serve_pages
from tests.servers.service import page

pytestmark = pytest.mark.browser

VALUE = "Nguyễn Thị Ngọc Ánh"
STEPS = f"""
title: Nhập hai lần
steps:
  - title: Trang một
    do:
      - open: /
      - fill: {{label: Họ và tên mẹ, value: "{VALUE}"}}
      - fill: {{label: Mật khẩu, value: "{VALUE}"}}
  - title: Trang hai
    do:
      - click: {{role: button, name: Tiếp}}
      - fill: {{label: Trống, value: "  nguyễn  thị ngọc ánh"}}
      - fill: {{label: Đã điền, value: "{VALUE}"}}
      - fill: {{label: Gợi ý, value: "{VALUE}"}}
      - fill: {{label: Khác, value: "Hà Nội"}}
  - title: Trang ba
    do:
      - open: /three
      - fill: {{label: Trên trang, value: "{VALUE}"}}
  - title: Trang bốn
    do:
      - open: /four
      - fill: {{label: Như ở trên, value: "{VALUE}"}}
  - title: Trang năm
    do:
      - open: /five
      - fill: {{label: Trong thành phần, value: "{VALUE}"}}
      - fill: {{label: Viết cách, value: "0912345678"}}
"""
ROUTES = {
    "/": page(
        "Một",
        '<form action="/two"><fieldset><legend>Người mẹ</legend><label>Họ và tên mẹ * <input name="m" '
        'autocomplete="section-me name"></label></fieldset>'
        '<label>Mật khẩu <input type="password"></label><button>Tiếp</button></form>',
    ),
    "/two": page(
        "Hai",
        '<h2>Phần đầu</h2><label for="empty">Trống</label><input id="empty" required><h2>Phần sau</h2>'
        '<label>Đã điền <textarea name="there">Nguyễn</textarea></label>'
        '<label>Gợi ý <input list="names" aria-required="true"></label><datalist id="names"><option>A</datalist>'
        '<input aria-label="Khác">',
    ),
    "/three": page("Ba", f'<p>Bạn đã khai: {VALUE}.</p><label>Trên trang <input name="c"></label>'),
    "/four": page(
        "Bốn",
        '<form><label><input type="checkbox"> Giống thông tin đã khai</label>'
        '<label>Như ở trên <input name="d"></label></form>',
    ),
    "/five": page(
        "Năm",
        f'<div><template shadowrootmode="open"><p>{VALUE}</p></template></div><p>Gọi 0912 345 678.</p>'
        '<label>Trong thành phần <input name="e"></label><label>Viết cách <input name="f"></label>',
    ),
}


@pytest.mark.slow
def test_fields_are_kept_as_they_were_and_values_are_numbered(tmp_path: Path) -> None:
    with serve_pages(ROUTES) as site:
        checked = play(write_portal(tmp_path, site.url, STEPS), tmp_path / "out")
    (trace,) = traces(checked)
    assert trace.stop is None
    assert trace.entries is not None
    by_label = {entry.label: entry for entry in trace.entries}
    mother, password, empty, there, listed, other, copied, taken, inside, spaced = trace.entries
    assert list(by_label)[:2] == ["Họ và tên mẹ *", "Mật khẩu"]
    assert (mother.group, mother.heading, mother.field, mother.type) == ("Người mẹ", "Một", "m", "text")
    assert (mother.autocomplete, mother.required, mother.step, mother.opened) == ("section-me name", True, 1, 1)
    assert (password.type, password.value, password.telling) == ("password", 0, False)
    assert [one.value for one in trace.entries] == [1, 0, 1, 1, 1, 2, 1, 1, 1, 3]
    assert (empty.field, empty.heading, empty.required, empty.prefilled, empty.offered) == (
        "empty", "Phần đầu", True, False, "",
    )  # fmt: skip
    assert (there.type, there.prefilled, there.required) == ("textarea", True, None)
    assert (listed.offered, listed.required, listed.heading) == ("list", True, "Phần sau")
    assert (other.label, other.offered, other.telling) == ("Khác", "", False)
    assert (copied.offered, copied.opened, taken.offered, taken.opened) == ("text", 2, "control", 3)
    assert (inside.offered, spaced.offered) == ("text", "text")
    kept = json.dumps([entry.model_dump() for entry in trace.entries], ensure_ascii=False)
    assert "nguyễn" not in kept.casefold()
