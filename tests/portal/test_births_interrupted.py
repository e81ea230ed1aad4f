"""The registration when it is interrupted: nothing that was typed is lost, and nothing is registered twice."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect
from reference_portal.accounts.store import DEMO_PASSWORD

from reference_portal import create_app, serve
from tests.portal import walk
from tests.portal.walk import ANH, REVIEW, SIGN_IN, STEP, THINH, attribute, child, dossiers, hidden, the, tree


@pytest.mark.parametrize("path", [STEP + "1", REVIEW])
def test_who_sends_a_step_without_a_session_is_told_and_led_back(citizen: FlaskClient, path: str) -> None:
    data = hidden(citizen, STEP + "1") | child()
    citizen.delete_cookie("portal_session")
    response = citizen.post(path, data=data)
    assert response.status_code == 303
    parts = urlsplit(response.location)
    assert (parts.path, parse_qs(parts.query)["next"]) == (SIGN_IN, [path])
    page = tree(citizen.get(response.location))
    assert the(page, ".notice[role=alert] h2").text() == "Phiên đăng nhập đã kết thúc"
    fields = {"citizen_number": ANH, "password": DEMO_PASSWORD}
    there = attribute(the(page, "form.form"), "action")
    # A wrong password does not make anybody forget where the way led.
    again = citizen.post(there, data=hidden(citizen, there) | fields | {"password": "x"})
    assert attribute(the(tree(again), "form.form"), "action") == there
    assert citizen.post(there, data=hidden(citizen, there) | fields).location == path


def test_who_only_comes_to_sign_in_is_told_nothing(client: FlaskClient) -> None:
    page = tree(client.get(client.get(STEP + "1").location))
    assert not page.css(".notice")


def test_a_session_that_ended_in_the_database_is_told_as_well(citizen: FlaskClient, database: Path) -> None:
    data = hidden(citizen, STEP + "1") | child()
    with create_app(database_path=database).app_context():
        from reference_portal.database import connection

        with connection() as opened:
            opened.execute("DELETE FROM sign_in")
    assert "het-phien" in citizen.post(STEP + "1", data=data).location


def test_another_form_without_a_session_leads_nowhere(client: FlaskClient) -> None:
    response = client.post("/tra-cuu", data={"code": "KS-2026-000001-AA"})
    assert response.status_code == 400
    assert "Phiên làm việc đã hết hạn" in response.text


def test_the_stamp_of_the_draft_is_that_of_its_last_saving(citizen: FlaskClient, database: Path) -> None:
    def stamp() -> str:
        return attribute(the(tree(citizen.get(STEP + "1")), "form.form"), "data-draft")

    assert stamp() == ""
    walk.send(citizen, STEP + "1", child())
    assert stamp() == walk.rows(database, "registration")[0]["saved_at"]


def test_a_defect_registers_at_every_press(database: Path) -> None:
    client = create_app(database_path=database, defects=["registered-at-every-press"]).test_client()
    walk.sign_in(client)
    walk.fill_in(client)
    fields = hidden(client, STEP + "5") | {"action": "next"}
    first, second = (client.post(STEP + "5", data=fields).location.rsplit("/", 1)[-1] for _ in range(2))
    assert first != second
    assert sorted(dossiers(database)) == sorted([first, second])


def test_a_defect_closes_a_step_that_was_left(database: Path) -> None:
    client = create_app(database_path=database, defects=["step-expires-once-left"]).test_client()
    walk.sign_in(client)
    assert walk.send(client, STEP + "1", child()).location == STEP + "2"
    assert client.get(STEP + "1").status_code == 410
    assert client.get(STEP + "2").status_code == 200


@pytest.mark.slow
@pytest.mark.browser
def test_a_tab_keeps_what_is_typed_until_the_portal_has_it_or_its_citizen_leaves(page: Page) -> None:
    def sign_in(number: str) -> None:
        page.goto(urljoin(portal, STEP + "1"))
        page.get_by_label("Số định danh cá nhân").fill(number)
        page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()

    def keeps(count: int) -> None:
        # A press leads to another page, and its script comes last.
        page.wait_for_function(
            "(count) => document.readyState === 'complete' && sessionStorage.length === count", arg=count
        )

    name = page.get_by_label("Họ, chữ đệm và tên của trẻ")
    with serve() as portal:
        sign_in(ANH)
        name.fill("Nguyễn Minh An")
        page.get_by_text("Nữ", exact=True).click()
        page.reload()
        expect(name).to_have_value("Nguyễn Minh An")
        expect(page.locator("#sex-2")).to_be_checked()

        page.context.set_offline(True)
        page.get_by_role("button", name="Lưu và tiếp tục").click()
        expect(page.locator("[data-offline]")).to_contain_text("Không có kết nối mạng")
        page.context.set_offline(False)
        expect(page.locator("[data-offline]")).to_be_empty()
        expect(name).to_have_value("Nguyễn Minh An")

        page.get_by_role("button", name="Lưu bản nháp, làm sau").click()
        page.get_by_role("link", name="Tiếp tục soạn hồ sơ").click()
        expect(name).to_have_value("Nguyễn Minh An")
        keeps(0)
        name.fill("Nguyễn Minh Anh")
        keeps(1)
        page.get_by_role("button", name="Đăng xuất").click()
        page.wait_for_url(portal.url)
        keeps(0)
        sign_in(THINH)
        expect(name).to_have_value("")
