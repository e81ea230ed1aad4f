"""The team's own pytest-playwright tests; `portal.check` judges the states that only a script reaches."""

import re

from playwright.sync_api import Page, expect


def test_an_empty_form_says_what_is_missing(page: Page, base_url: str, portal) -> None:
    page.goto(f"{base_url.rstrip('/')}/phan-anh")
    page.get_by_role("button", name="Gửi phản ánh").click()
    expect(page.get_by_role("alert").or_(page.locator("[tabindex='-1']:focus"))).to_contain_text("mục cần xem lại")
    portal.check(page, ruleset="wcag:2.2-aa", reversible=True).assert_ok()


def test_feedback_gets_a_reference(page: Page, base_url: str, portal) -> None:
    page.set_default_timeout(5_000)
    page.goto(f"{base_url.rstrip('/')}/phan-anh")
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Ánh Đào")
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    page.get_by_label("Thư điện tử").fill("anh.dao@example.vn")
    page.get_by_label("Lĩnh vực").select_option(index=1)
    page.get_by_label(re.compile("^Nội dung")).fill("Xin hỏi thời hạn trả kết quả đăng ký khai sinh là bao lâu?")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Gửi phản ánh").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main")).to_contain_text(re.compile(r"[A-Z0-9]{4,}"))
    portal.check(page).assert_ok()
