"""What a screen reader announces, from a real page to the report and the command line."""

from pathlib import Path

import pytest

from portalcheck.measure.announced import announced
from portalcheck.model.artifact import Tree
from portalcheck.report.announced import said
from tests.pipeline.checking import check
from tests.pipeline.playing import play, write_portal
from tests.pipeline.test_judge_again import portalcheck
from tests.servers.pages import Request, serve_pages
from tests.servers.service import page

pytestmark = pytest.mark.browser

INNER = '<!doctype html><title>Bản đồ</title><p>Gần <a href="/x">Hà Nội</a></p>'
PAGE = """<!doctype html><html lang="vi"><title>Tờ khai – Cổng mẫu</title>
<header><a href="/">Cổng mẫu</a></header>
<nav aria-label="Vị trí"><ol><li><a href="/">Trang chủ</a></li><li aria-current="page">Tờ khai</li></ol></nav>
<main><h1>Tờ khai</h1><p>Miễn lệ phí <strong>trong 60 ngày</strong>, xem <a href="/phi">lệ phí</a>.</p>
<form><label>Họ và tên <input required aria-describedby="goi-y" value="An"></label><p id="goi-y">Như trong giấy tờ.</p>
<fieldset><legend>Giới tính</legend><label><input type="radio" name="s" checked> Nam</label>
<label><input type="radio" name="s"> Nữ</label></fieldset>
<label>Tỉnh <select><option>Hà Nội</option><option selected>Hải Phòng</option></select></label>
<textarea aria-label="Ghi chú" aria-invalid="true">Ngõ 34</textarea>
<label>Ngày <input type="date" value="2020-01-02"></label>
<button aria-expanded="false">Thêm</button><button></button></form>
<table><caption>Lệ phí</caption><tr><th>Việc<th>Giá<tr><td>Sao<td>5.000</table>
<iframe title="Bản đồ" src="/ban-do"></iframe><iframe hidden src="/ban-do"></iframe>
<img src="data:," alt="Trụ sở" width="9" height="9"><img src="data:," alt=""></main>"""
EXPECTED = """page: Tờ khai – Cổng mẫu
banner
link: Cổng mẫu
end of banner
navigation: Vị trí
list of 2 items
1.
link: Trang chủ
2. Tờ khai
end of navigation: Vị trí
main
heading level 1: Tờ khai
Miễn lệ phí trong 60 ngày, xem
link: lệ phí
.
text field: Họ và tên (required, ••, Như trong giấy tờ.)
Như trong giấy tờ.
group: Giới tính
radio button: Nam (checked)
radio button: Nữ (not checked)
combo box: Tỉnh (collapsed, opens a popup, Hải Phòng)
text field: Ghi chú (invalid entry, ••••••)
date field: Ngày (••••••••••)
button: Thêm (collapsed)
button without a name
table of 2 rows and 2 columns: Lệ phí
row 1, column header: Việc
column header: Giá
row 2: Sao
5.000
frame: Bản đồ
Gần
link: Hà Nội
end of frame: Bản đồ
image: Trụ sở
end of main"""


def test_a_real_page_is_read_as_expected(tmp_path: Path) -> None:
    with serve_pages({"/": PAGE, "/ban-do": INNER}) as site:
        checked = check([f"{site.url}/"], tmp_path)
    (visit,) = checked.store.summaries()
    tree = checked.report.tree(visit.key)
    assert isinstance(tree, Tree)
    assert [str(said(line, "en")) for line in announced(tree)] == EXPECTED.splitlines()


STEPS = """
title: Tra cứu
steps:
  - title: Mở trang
    do:
      - open: /
  - title: Điền
    do:
      - fill: {label: Họ, value: An}
      - fill: {label: Số, value: "079195001234"}
"""


@pytest.mark.slow
def test_a_step_is_told_in_the_report_and_printed_and_what_was_typed_is_not(tmp_path: Path) -> None:
    def asked(request: Request) -> str:
        fields = '<label>Họ <input name="a"></label><label>Số <input name="b" oninput="o.textContent = value"></label>'
        return page("Tra cứu", f'{fields}<output id="o"></output>')

    with serve_pages({}, fallback=asked) as site:
        play(write_portal(tmp_path, site.url, STEPS), tmp_path / "r")
    results = tmp_path / "r"
    html = (results / "index.html").read_text("utf-8")
    assert html.count('<details class="heard">') == 2
    done = portalcheck("announced", str(results), "apply/2", "--language", "vi")
    assert done.returncode == 0, done.stderr
    first, *lines = done.stdout.splitlines()
    assert first.startswith(f"# apply/2+desktop {site.url}")
    assert "ô văn bản: Họ (••)" in lines
    assert "ô văn bản: Số (••••••••••••)" in lines
    assert "••••••••••••" in lines, "the page says it back"
    both = portalcheck("announced", str(results)).stdout
    assert both.count("# ") == 3, "the page, and each step"
    assert "079195001234" not in html + both
    wrong = portalcheck("announced", str(results), "aply/2")
    assert wrong.returncode == 2
    assert "apply/2" in wrong.stderr
