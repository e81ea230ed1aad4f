"""What stands under which label of a service's page, and which sentences ask for a paper, cash or a visit."""

import pytest

from portalcheck.measure import asking
from portalcheck.measure.service_words import FIELDS, is_label, labelled, names, nearest, under
from portalcheck.measure.sheet import pressed, runs, sentences


def told(html: str) -> dict[str, str]:
    return {part.label: part.text for part in labelled(runs(f"<main>{html}</main>"))}


@pytest.mark.parametrize(
    ("html", "label", "text"),
    [
        ("<h2>Thời hạn</h2><h3>Trực tuyến</h3><p>3 ngày</p><h2>Phí</h2>", "Thời hạn", "Trực tuyến 3 ngày"),
        ("<dl><dt>Thời hạn:</dt><dd>3 ngày</dd><dt>Phí</dt><dd>Không</dd></dl>", "Thời hạn", "3 ngày"),
        ("<details><summary>Thời hạn</summary>3 ngày</details><h2>Phí</h2>", "Thời hạn", "3 ngày"),
        ("<p><strong>Thời hạn:</strong> 3 ngày</p><p><b>Phí</b> Không</p>", "Thời hạn", "3 ngày"),
        ("<p><strong>Thời hạn</strong></p><p>3 ngày</p><p><strong>Phí</strong></p>", "Thời hạn", "3 ngày"),
        ("<div>Thời hạn</div><div>3 ngày</div><div>Phí</div><div>Không</div>", "Thời hạn", "3 ngày"),
        ("<h2>Thời hạn</h2><h2>Phí</h2><p>Không</p>", "Thời hạn", ""),
        ("<dl><dt>Thời hạn</dt><dd></dd><dt>Phí</dt><dd>Không</dd></dl>", "Thời hạn", ""),
        ("<h2>Thời hạn</h2><img src='a.png' alt=''><h2>Phí</h2>", "Thời hạn", "…"),
        ('<h3><button aria-expanded="false" aria-controls="t">Thời hạn</button></h3><h3>Phí</h3>', "Thời hạn", ""),
        (
            '<ul><li><a role="tab" href="#a">Thời hạn</a></li><li><a role="tab" href="#b">Phí</a></li></ul>'
            '<div id="a">3 ngày</div><div id="b" hidden>Không</div>',
            "Phí",
            "Không",
        ),
        (
            "<table><tr><th>Hình thức nộp</th><th>Thời hạn</th></tr><tr><td>Trực tiếp</td><td>3 ngày</td></tr>"
            "<tr><td>Trực tuyến</td><td>2 ngày</td></tr></table>",
            "Thời hạn",
            "3 ngày 2 ngày",
        ),
    ],
)
def test_what_stands_under_a_label(html: str, label: str, text: str) -> None:
    assert told(html)[label] == text


def test_what_surrounds_the_page_is_not_read() -> None:
    html = "<header><h2>Phí</h2><p>1</p></header><nav><h2>Thời hạn</h2><p>2</p></nav><section><h2>Kết quả</h2><p>3</p>"
    assert {part.label for part in labelled(runs(f"<body>{html}</section></body>"))} == {"Kết quả"}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("4. Thành phần, số lượng hồ sơ:", "dossier"),
        ("THỜI HẠN GIẢI QUYẾT", "time"),
        ("Thoi han giai quyet", "time"),
        ("Thơ\u0300i ha\u0323n giải quyết", "time"),
        ("a) Trình tự thực hiện thủ tục", "sequence"),
        ("Cơ quan trực tiếp thực hiện TTHC", "authority"),
        ("Phí, lệ phí (nếu có)", "conditions"),
        ("Căn cứ pháp lý của thủ tục hành chính", "basis"),
        ("Who can apply?", "applicants"),
        ("Pièces à fournir", "dossier"),
    ],
)
def test_a_label_is_known(label: str, field: str) -> None:
    assert [one for one in FIELDS if names(label, one)] == [field]


@pytest.mark.parametrize("label", ["Trang chủ", "Tin tức", "Câu hỏi thường gặp", "Đánh giá", "Thủ tục liên quan"])
def test_another_label_is_not(label: str) -> None:
    assert [one for one in FIELDS if names(label, one)] == []
    assert not is_label(label)


def test_a_label_that_is_almost_the_one() -> None:
    assert nearest("time", ["Trang chủ", "Thời hạng giải quyêt"]) == ("Thời hạng giải quyêt", True)
    assert nearest("basis", ["Liên hệ"]) == ("", False)


def test_a_combined_label_tells_both() -> None:
    parts = labelled(runs("<main><h2>Nơi nộp hồ sơ và nhận kết quả</h2><p>Tại đây</p></main>"))
    assert under("channels", parts)


@pytest.mark.parametrize(
    "sentence",
    [
        "Phải mang bản chính đến đối chiếu.",
        "Vui lòng đến trực tiếp tại trụ sở Ủy ban nhân dân.",
        "Nếu không có tài khoản, phải đến cơ quan.",
        "Nộp trực tiếp tại Bộ phận một cửa.",
        "Không cần đến cơ quan, nhưng phải gửi bản chính qua bưu điện.",
        "Please bring your original documents.",
        "Vous devez vous rendre au guichet.",
    ],
)
def test_a_paper_or_a_visit_is_asked_for(sentence: str) -> None:
    assert asking.paper_or_visit(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bạn không phải đến cơ quan và không phải nộp thêm bản giấy.",
        "Hồ sơ được chuyển đến Phòng Tư pháp.",
        "Bộ phận một cửa tiếp nhận hồ sơ và gửi đến cơ quan chuyên môn.",
        "Bản giấy có sẵn, không thu tiền, tại nơi tiếp nhận hồ sơ.",
        "Nhận kết quả trực tiếp tại Bộ phận một cửa.",
        "Tải lên ảnh chụp bản chính.",
        "Số lượng: 01 bản chính.",
        "No need to come in person.",
        "Sans vous déplacer ni vous présenter au guichet.",
    ],
)
def test_neither_is_asked_for(sentence: str) -> None:
    assert asking.paper_or_visit(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("Bạn phải nộp bản chính.", True),
        ("Trường hợp có sai lệch, bạn phải nộp bản chính.", False),
        ("Bạn phải nộp bản chính hoặc bản chứng thực điện tử.", False),
        ("Nộp bản chính.", False),
    ],
)
def test_what_is_demanded_of_everybody(sentence: str, sure: bool) -> None:
    asked = asking.paper_or_visit(sentence)
    assert asked
    assert asked.sure is sure


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("8.000 đồng/trường hợp", ["8.000 đồng"]),
        ("Từ 100.000 đến 4.000.000 đồng", ["4.000.000 đồng"]),
        ("Phí: 50000 VNĐ", ["50000 VNĐ"]),
        ("0 đồng", []),
        ("Miễn phí; 60 ngày", []),
        ("Thông tư số 04/2020/TT-BTP", []),
    ],
)
def test_sums_of_money(text: str, sums: list[str]) -> None:
    assert asking.amounts(text) == sums


def test_sentences_and_what_is_pressed() -> None:
    assert sentences("Xong trong 3 ngày. Gọi 1900 1234 nếu cần.") == ["Xong trong 3 ngày.", "Gọi 1900 1234 nếu cần."]
    assert pressed("<nav><a href=/a>A</a></nav><main><a href=/b>B</a><button>C</button><a>D</a></main>") == ["B", "C"]
