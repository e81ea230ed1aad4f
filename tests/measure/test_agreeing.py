"""By which boxes a person agrees to something, and what stands beside a box."""

import pytest

from portalcheck.measure.agreeing import agrees, beside, may_agree_by_code


@pytest.mark.parametrize(
    "text",
    [
        "Tôi đồng ý",
        "Tôi đã đọc và đồng ý với Điều khoản sử dụng",
        "Bằng cách đăng ký, bạn chấp nhận quy chế hoạt động của cổng",
        "Đồng ý chia sẻ thông tin với cơ quan thuế",
        "Cho phép hệ thống thu thập dữ liệu cá nhân",
        "Chấp nhận các điều khoản",
        "I agree to the terms",
        "By ticking this box I give my consent",
        "Accept all cookies",
        "J'accepte les conditions générales",
        "Je consens au traitement de mes données",
        "Tôi đồng ý cho xử lý dữ liệu cá nhân để gửi kết quả về nhà",
        "Cho phép ghi nhớ đăng nhập và thu thập dữ liệu cá nhân",
        "Nếu không đồng ý, xin rời trang. Tôi đồng ý với chính sách",
    ],
)
def test_surely(text: str) -> None:
    assert agrees(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "Tôi đồng ý nhận kết quả qua bưu chính",
        "I agree to receive the result by post",
        "Đồng ý",
        "Tôi xin cam đoan",
        "Nhận bản tin",
        "Newsletter",
        "I confirm that this is true",
        "Je certifie",
    ],
)
def test_perhaps(text: str) -> None:
    assert agrees(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ghi nhớ đăng nhập",
        "Cho phép lưu thông tin đăng nhập",
        "Tôi cho phép lưu mật khẩu trên thiết bị này",
        "Remember me",
        "Hộ tịch (12)",
        "Tôi không đồng ý",
        "Tôi không muốn nhận tin",
        "I do not wish to receive e-mails",
        "Je ne souhaite pas recevoir la lettre d’information",
        "Không tìm thấy",
        "Nộp lệ phí",
    ],
)
def test_no_agreement(text: str) -> None:
    assert agrees(text) is False


@pytest.mark.parametrize(("name", "may"), [("chkDongY", True), ("dong_y", True), ("agreeTerms", True), ("page", False)])
def test_by_its_code(name: str, may: bool) -> None:
    assert may_agree_by_code(name) is may


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<input id=a><label for=a>Một</label>", "Một"),
        ("<label>Một <span><input id=a></span></label>", "Một"),
        ("<p><input id=a> Một <b>hai</b></p>", "Một hai"),
        ("<table><tr><td><input id=a></td><td>Một</td></tr></table>", "Một"),
        ("<p><input id=a type=checkbox> Một <input type=checkbox> Hai</p>", "Một"),
        ("<form><input id=a> Một<br>Hai</form>", "Một"),
        ("<p><input id=b></p>", ""),
        (f"<p><input id=a> {'Dài ' * 200}</p>", ""),
    ],
)
def test_what_stands_beside(html: str, text: str) -> None:
    assert beside(html, "#a") == text


def test_what_stands_in_a_shadow_root_is_not_found() -> None:
    assert beside("<x-a><input id=a></x-a>", "x-a >>> #a") == ""
