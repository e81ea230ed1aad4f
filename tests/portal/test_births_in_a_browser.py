"""The registration as a person with a telephone meets it, judged by axe on every page of the way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect
from reference_portal.accounts.store import DEMO_PASSWORD

from reference_portal import Portal, serve
from tests.portal.walk import ANH, PNG, STEP, child

WIDTH, NARROWEST = 360, 320
# Where pictures of every page go, for whoever wants to look at them.
PICTURES = os.environ.get("PORTAL_PICTURES")


@pytest.fixture
def portal() -> Iterator[Portal]:
    with serve() as running:
        yield running


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": WIDTH, "height": 740})
    return page


class Judge:
    """Collects what is wrong with the pages that are come by."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.findings: dict[str, object] = {}
        page.on("console", lambda message: self.findings.update({message.text: "console"}))

    def width_needed(self, width: int) -> int:
        self.page.set_viewport_size({"width": width, "height": 740})
        needed: int = self.page.evaluate("document.documentElement.scrollWidth")
        self.page.set_viewport_size({"width": WIDTH, "height": 740})
        return needed

    def __call__(self, name: str) -> None:
        self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate("axe.run({ rules: { 'target-size': { enabled: true } } })")
        # “Incomplete” is what axe leaves to a person; here too there is nothing of the kind.
        faults = [
            (rule["id"], node["html"])
            for kind in ("violations", "incomplete")
            for rule in found[kind]
            for node in rule["nodes"]
        ]
        sideways = [width for width in (WIDTH, NARROWEST) if self.width_needed(width) > width]
        if faults or sideways:
            self.findings[name] = (faults, sideways)
        if PICTURES:
            for width in (WIDTH, 1280):
                self.page.set_viewport_size({"width": width, "height": 740})
                self.page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
            self.page.set_viewport_size({"width": WIDTH, "height": 740})


@pytest.mark.browser
@pytest.mark.slow
def test_whole_way_on_a_phone(phone: Page, portal: Portal) -> None:
    judge = Judge(phone)

    def press(name: str) -> None:
        # A press sends the form; the page that answers it must be there before it is judged.
        with phone.expect_navigation():
            phone.get_by_role("button", name=name, exact=True).click()

    def follow(name: str) -> None:
        with phone.expect_navigation():
            phone.get_by_role("link", name=name).click()

    phone.goto(urljoin(portal, STEP + "1"))
    judge("00-sign-in")
    phone.get_by_label("Số định danh cá nhân").fill(ANH)
    press("Đăng nhập")
    judge("00-sign-in-error")
    phone.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    press("Đăng nhập")

    judge("01-child")
    press("Lưu và tiếp tục")
    expect(phone.locator(".error-summary")).to_be_focused()
    judge("01-child-errors")
    late = child(age_in_days=90)
    phone.get_by_label("Họ, chữ đệm và tên của trẻ").fill(late["full_name"])
    phone.get_by_label("Ngày sinh").fill(late["born_on"])
    phone.get_by_text("Nữ", exact=True).click()
    phone.get_by_label("Nơi sinh", exact=True).fill(late["birth_place"])
    phone.get_by_label("Tỉnh, thành phố nơi sinh").select_option(late["birth_province"])
    phone.get_by_label("Dân tộc của trẻ").select_option(late["ethnic_group"])
    press("Lưu và tiếp tục")

    judge("02-parents")
    press("Lưu và tiếp tục")

    judge("03-documents")
    phone.get_by_label("Giấy chứng sinh").set_input_files(
        {"name": "khong-phai-anh.png", "mimeType": "image/png", "buffer": b"abc"}
    )
    press("Lưu và tiếp tục")
    judge("03-documents-error")
    phone.get_by_label("Giấy chứng sinh").set_input_files(
        {"name": "giay-chung-sinh.png", "mimeType": "image/png", "buffer": PNG}
    )
    press("Lưu và tiếp tục")
    press("Quay lại")
    judge("03-documents-kept")
    press("Lưu và tiếp tục")

    assert phone.get_by_label("Địa chỉ nhận").is_hidden()
    judge("04-delivery")
    phone.get_by_text("Bản giấy qua dịch vụ bưu chính công ích").click()
    assert phone.get_by_label("Địa chỉ nhận").is_visible()
    judge("04-delivery-by-post")
    press("Lưu và tiếp tục")

    judge("05-review")
    follow("Sửa thông tin của trẻ")
    assert phone.locator("#sex-2").is_checked()
    press("Lưu và tiếp tục")
    phone.get_by_label("Tôi cam đoan").check()
    press("Xác nhận và tiếp tục")

    judge("06-fee")
    press("Thanh toán 8.000 đồng")
    judge("07-gateway")
    press("Hủy giao dịch")
    judge("08-cancelled")
    press("Lưu bản nháp, làm sau")
    judge("09-draft")
    follow("Tiếp tục soạn hồ sơ")
    press("Thanh toán 8.000 đồng")
    press("Xác nhận thanh toán")
    judge("10-receipt")
    code = phone.locator(".receipt__code").inner_text()
    phone.reload()
    assert phone.locator(".receipt__code").inner_text() == code
    follow("Xem hồ sơ")
    judge("11-dossier")
    phone.goto(urljoin(portal, "/ho-so"))
    judge("12-dossiers")

    phone.goto(urljoin(portal, "/tra-cuu"))
    judge("13-look-up")
    phone.get_by_label("Mã hồ sơ").fill(code)
    phone.get_by_label("4 số cuối của số định danh").fill(ANH[-4:])
    press("Tra cứu")
    judge("14-found")
    assert judge.findings == {}


@pytest.mark.browser
@pytest.mark.slow
def test_steps_without_a_script(new_context: Any, portal: Portal) -> None:
    page = new_context(java_script_enabled=False, viewport={"width": WIDTH, "height": 740}).new_page()
    page.goto(urljoin(portal, STEP + "1"))
    page.get_by_label("Số định danh cá nhân").fill(ANH)
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Hãy chọn giới tính của trẻ.").click()
    expect(page.locator("#sex")).to_be_focused()
    # The label covers its radio button, but the keyboard and the label both reach it.
    page.keyboard.press("Space")
    expect(page.locator("#sex")).to_be_checked()
    page.get_by_text("Nữ", exact=True).click()
    expect(page.locator("#sex-2")).to_be_checked()
    page.get_by_label("Họ, chữ đệm và tên của trẻ").fill("Nguyễn Minh An")
    page.get_by_role("button", name="Lưu bản nháp, làm sau").click()
    page.get_by_text("Xóa bản nháp này").click()
    page.get_by_role("button", name="Xóa hẳn bản nháp").click()
    expect(page.get_by_text("Bạn không có hồ sơ nào đang soạn dở.")).to_be_visible()
