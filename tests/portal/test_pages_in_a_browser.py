"""The pages as a person with a telephone or a keyboard meets them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from reference_portal import Portal, serve

# Nothing lies over the middle of the element.
ON_TOP = """(each) => {
  const box = each.getBoundingClientRect();
  return each === document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
}"""


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with serve() as running:
        yield running


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds wrong or leaves to a person."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run({ rules: { 'target-size': { enabled: true } } })")
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"] + found["incomplete"]]


def sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.browser
def test_an_unknown_address_on_a_phone(page: Page, portal: Portal) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(urljoin(portal, "/khong-co"))
    assert faults(page) == []
    assert not sideways(page)


@pytest.mark.browser
def test_feedback_on_a_phone(page: Page, portal: Portal) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: None if request.url.startswith(portal) else said.append(request.url))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(urljoin(portal, "/phan-anh"))
    page.get_by_role("button", name="Gửi phản ánh").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert faults(page) == []
    assert not sideways(page)
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Ngọc Ánh")
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    page.get_by_label("Lĩnh vực").select_option("khac")
    page.get_by_label("Nội dung phản ánh").fill("Bộ phận một cửa nên làm việc thêm một buổi tối.")
    page.get_by_label("Tôi đồng ý").check()
    page.get_by_role("button", name="Gửi phản ánh").click()
    expect(page.locator(".receipt__code")).to_be_visible()
    assert faults(page) == []
    assert not sideways(page)
    page.get_by_role("button", name="Danh mục").click()
    assert faults(page) == []
    assert said == []


@pytest.mark.browser
def test_the_assistant_by_keyboard(page: Page, portal: Portal) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(urljoin(portal, "/lien-he"))
    button = page.locator("header [data-assistant]")
    dialog = page.get_by_role("dialog", name="Trợ lý ảo")
    expect(dialog).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    field = dialog.get_by_label("Câu hỏi của bạn")
    expect(field).to_be_focused()
    page.keyboard.type("dang ky ket hon o dau")
    page.keyboard.press("Enter")
    log = dialog.get_by_role("log")
    expect(log).to_contain_text("Ủy ban nhân dân cấp xã")
    expect(log.get_by_role("link")).to_have_attribute("href", "/dich-vu/dang-ky-ket-hon#co-quan")
    # The answer is read out, the focus stays where the next question goes, and nothing covers it.
    expect(field).to_be_focused()
    page.keyboard.type("nấu phở <b>thế nào</b>")
    page.keyboard.press("Enter")
    expect(log).to_contain_text("chưa có câu trả lời")
    expect(dialog.get_by_role("link", name="(024) 0000 0000")).to_be_visible()
    assert log.locator("b").count() == 0
    assert field.evaluate(ON_TOP)
    # axe takes what lies behind a modal dialog for its background, so that is put away while it looks.
    page.evaluate("document.querySelectorAll('body > :not(dialog)').forEach((each) => { each.hidden = true; })")
    assert faults(page) == []
    page.evaluate("document.querySelectorAll('body > [hidden]').forEach((each) => { each.hidden = false; })")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.browser
def test_the_assistant_says_that_it_could_not_ask(page: Page, portal: Portal) -> None:
    page.goto(urljoin(portal, "/en/"))
    page.route("**/en/assistant?**", lambda route: route.abort())
    page.click("[data-assistant]")
    page.keyboard.type("fees")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("could not be sent")
    expect(page.get_by_label("Your question")).to_have_value("fees")


@pytest.mark.browser
def test_the_facets_on_a_phone(page: Page, portal: Portal) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(urljoin(portal, "/dich-vu"))
    first = page.get_by_label("Hộ tịch")
    expect(first).to_be_hidden()
    page.get_by_text("Bộ lọc", exact=True).click()
    first.check()
    page.get_by_label("Toàn trình").check()
    page.get_by_role("button", name="Áp dụng bộ lọc").click()
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 1 dịch vụ.")
    expect(page.locator(".result")).to_have_count(1)
    page.get_by_role("link", name="Bỏ lọc Mức độ trực tuyến: Toàn trình").click()
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 3 dịch vụ.")
    page.get_by_role("link", name="Bỏ tất cả bộ lọc").click()
    expect(page.get_by_role("status")).to_have_text("Có 12 dịch vụ.")


@pytest.mark.browser
def test_without_a_script_everything_is_there(browser, portal: Portal) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(portal.url)
    expect(page.locator("[data-assistant]")).to_be_hidden()
    page.get_by_label("Tìm dịch vụ công").last.fill("so do")
    page.get_by_role("button", name="Tìm").click()
    expect(page.locator(".result").first).to_contain_text("Đăng ký biến động đất đai")
    page.get_by_text("Bộ lọc", exact=True).click()
    page.get_by_role("group", name="Lĩnh vực").get_by_label("Đất đai").check()
    page.get_by_role("button", name="Áp dụng bộ lọc").click()
    expect(page.locator(".result")).to_have_count(1)
    page.get_by_role("navigation", name="Truy cập nhanh").get_by_role("link", name="Trợ lý ảo").click()
    page.get_by_role("textbox", name="Câu hỏi của bạn").fill("giờ làm việc")
    page.get_by_role("button", name="Hỏi").click()
    expect(page.locator("main [role=status]")).to_contain_text("7 giờ 30")
    page.goto(urljoin(portal, "/phan-anh"))
    page.get_by_role("button", name="Gửi phản ánh").click()
    expect(page.locator(".error-summary")).to_be_focused()
    page.close()
