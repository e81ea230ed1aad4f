"""By what services can be chosen, on pages of many makes."""

import pytest

from portalcheck.measure.facets import Facet, folds_more, lists_services, offered, spoken_of


@pytest.mark.parametrize(
    ("html", "facets"),
    [
        ("<fieldset><legend>Lĩnh vực</legend></fieldset>", {"topic"}),
        ("<label>Mức độ DVC</label><select></select>", {"level"}),
        ("<select><option>-- Chọn cơ quan --</option></select>", {"agency"}),
        ("<ng-select placeholder='Đối tượng thực hiện'></ng-select>", {"user"}),
        ("<a href=?1>Công dân</a><a href=?2>Doanh nghiệp</a>", {"user"}),
        ("<button>Toàn trình</button><button>Một phần</button>", {"level"}),
        ("<h3>Theo lĩnh vực</h3><ul><li><a href=1>Hộ tịch</a><li><a href=2>Đất đai</a></ul>", {"topic"}),
        ("<div><h3>Lĩnh vực</h3></div><p><a href=1>Hộ tịch</a> <a href=2>Đất đai</a></p>", {"topic"}),
        ("<section><h3>Cơ quan thực hiện</h3><p>Ủy ban nhân dân cấp xã</p></section>", set()),
        ("<a href=#c>Cơ quan</a><section id=c><h3>Cơ quan</h3><p>Công an</section>", set()),
        ("<a href=#c>Cơ quan</a><div id=c><a href=1>Công an</a><a href=2>Tòa án</a></div>", {"agency"}),
        ("<h3>Cơ quan thực hiện</h3><p>Công an</p><h3>Lệ phí</h3><a href=1>Bảng</a><a href=2>Nộp</a>", set()),
        ("<a href=1>Sơ đồ trang</a><button>Bộ lọc</button><a href=2>Phòng chống lụt</a><a href=3>Bộ câu</a>", set()),
        ("<a href=1>Sở Nội vụ</a><a href=2>Sở Y tế</a><a href=3>Sở Tài chính</a>", {"agency"}),
        ("<label>Audience</label><label>Topic</label><label>Level</label><label>Department</label>",
         {"user", "topic", "level", "agency"}),
        ("<h2>Ủy ban nhân dân xã Mẫu</h2>", set()),
        ("<a href=/x>Dịch vụ công toàn trình</a>", set()),
        ("<a href=/x>Công dân</a>", set()),
        ("<a href=/x>Thủ tục thuộc nhiều lĩnh vực</a>", set()),
        ("<p>Lĩnh vực: Hộ tịch</p>", set()),
    ],
)  # fmt: skip
def test_offered(html: str, facets: set[Facet]) -> None:
    assert offered(html) == facets


def test_spoken_of() -> None:
    assert spoken_of("<dl><dt>Office hours<dd>7:30</dl>") == set()
    assert spoken_of("<table><tr><th>Tên<th>Cơ quan<th>Lĩnh vực</table>") == {"agency", "topic"}


def test_lists() -> None:
    links = "<a href=1>a</a><a href=2>b</a><a href=3>c</a>"
    assert lists_services("Danh sách thủ tục hành chính", f"<main>{links}</main>")
    assert lists_services("", f"<h1>Dịch vụ công trực tuyến</h1><main>{links}</main>")
    assert lists_services("Cổng Dịch vụ công tỉnh Mẫu - Dịch vụ công trực tuyến", f"<main>{links}</main>")
    assert not lists_services("Đăng ký khai sinh – Cổng Dịch vụ công", f"<h1>Cổng Dịch vụ công</h1><p>{links}</p>")
    assert not lists_services("Tin tức", f"<main>{links}</main>")
    assert not lists_services("Dịch vụ công", "<main></main>")


def test_what_folds_more() -> None:
    assert folds_more("<button>Tìm kiếm nâng cao</button>")
    assert folds_more("<a href=#>Bộ lọc</a>")
    assert not folds_more("<button>Tìm kiếm</button><button>Áp dụng bộ lọc</button>")
    assert folds_more("<details><summary>Bộ lọc</summary></details>")
    assert not folds_more("<details><summary>Bộ lọc</summary><input type=checkbox></details>")
