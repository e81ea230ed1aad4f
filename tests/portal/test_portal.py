"""The reference portal: its pages, its form, its headers and its command."""

from __future__ import annotations

import re
import signal
import socket
import sqlite3
import subprocess
import sys
import unicodedata
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from flask.testing import FlaskClient
from reference_portal.defects import PAGES
from selectolax.lexbor import LexborHTMLParser
from werkzeug.test import TestResponse

from reference_portal import create_app, serve
from tests.portal.walk import attribute, the, tree

FEEDBACK = "/phan-anh"
# What the pages lead to, and what leads on to signing in.
BEHIND_SIGN_IN = {"/dich-vu/dang-ky-khai-sinh/nop/1"}
VALID = {
    "full_name": "Nguyễn Thị Ngọc Ánh",
    "phone": "+84 912.345.678",
    "email": "anh@vidu.vn",
    "topic": "khac",
    "message": "Bộ phận một cửa nên làm việc thêm một buổi tối trong tuần.",
    "consent": "y",
}


def hidden_values(client: FlaskClient) -> dict[str, str]:
    form = the(tree(client.get(FEEDBACK)), "main form")
    return {attribute(node, "name"): attribute(node, "value") for node in form.css("input[type=hidden]")}


def send(client: FlaskClient, **changes: str) -> TestResponse:
    """Open the form, fill it in validly but for the changes, and send it."""
    return client.post(FEEDBACK, data=VALID | changes | hidden_values(client))


def stored(database: Path) -> list[sqlite3.Row]:
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute("SELECT * FROM feedback").fetchall()


# Pages


def test_every_internal_link_resolves(client: FlaskClient) -> None:
    """Crawl from the home page; every address answers, and every fragment names an element of its page."""
    documents: dict[str, LexborHTMLParser] = {}
    fragments: set[tuple[str, str, str]] = set()
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in documents:
            continue
        response = client.get(path)
        if path in BEHIND_SIGN_IN:
            assert response.status_code == 303, path
            waiting.append(urlsplit(response.location).path)
            continue
        assert response.status_code == 200, path
        if response.mimetype != "text/html":
            continue
        documents[path] = tree(response)
        for node in documents[path].css("[href], [src]"):
            address = urlsplit(urljoin(path, node.attributes.get("href") or node.attributes.get("src") or ""))
            if address.scheme in {"tel", "mailto"}:
                continue
            assert not address.netloc, f"{path} leads out to {address.geturl()}"
            waiting.append(address.path)
            if address.fragment:
                fragments.add((path, address.path, address.fragment))
    assert set(documents) == set(PAGES)
    for path, target, fragment in fragments:
        assert documents[target].css_first(f"#{fragment}"), f"{path} → {target}#{fragment}"


def test_pages_have_language_viewport_landmarks_and_titles_of_their_own(client: FlaskClient) -> None:
    titles = set()
    for path in PAGES:
        page = tree(client.get(path))
        assert attribute(the(page, "html"), "lang") == ("en" if path.startswith("/en/") else "vi")
        assert attribute(the(page, "meta[name=viewport]"), "content") == "width=device-width, initial-scale=1"
        assert len(page.css("h1")) == 1, path
        the(page, "main")
        the(page, "body > header")
        the(page, "body > footer")
        assert attribute(the(page, ".skip-link"), "href") == f"#{attribute(the(page, 'main'), 'id')}"
        ids = [attribute(node, "id") for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), path
        titles.add(the(page, "title").text())
    assert len(titles) == len(PAGES)


def test_service_page_gives_every_part_of_a_published_procedure(client: FlaskClient) -> None:
    page = tree(client.get("/dich-vu/dang-ky-khai-sinh"))
    headings = {node.text() for node in page.css(".prose h2")}
    assert headings >= {
        "Trình tự thực hiện",
        "Cách thức thực hiện",
        "Thành phần, số lượng hồ sơ",
        "Thời hạn giải quyết",
        "Đối tượng thực hiện",
        "Cơ quan thực hiện",
        "Kết quả thực hiện",
        "Phí, lệ phí",
        "Mẫu đơn, tờ khai",
        "Yêu cầu, điều kiện",
        "Căn cứ pháp lý",
    }
    contents = [node.text() for node in page.css(".contents a")]
    assert contents == [node.text() for node in page.css(".prose > section > h2")]


@pytest.mark.parametrize("path", ["/khong-co", "/dich-vu/khong-co", "/phan-anh/da-nhan/PA-0000-0000"])
def test_unknown_address_gets_a_page_of_the_portal(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert the(tree(response), "h1").text() == "Không tìm thấy trang"


# Form


def test_form_starts_empty_and_names_what_it_asks_for(client: FlaskClient) -> None:
    form = the(tree(client.get(FEEDBACK)), "main form")
    for control in form.css("input:not([type=hidden]), select, textarea"):
        identifier = attribute(control, "id")
        assert len(form.css(f"label[for={identifier}]")) == 1, identifier
        assert "aria-invalid" not in control.attributes
    assert "checked" not in form.css("#consent")[0].attributes
    assert attribute(form.css("#full_name")[0], "autocomplete") == "name"
    assert attribute(form.css("#phone")[0], "autocomplete") == "tel"
    assert attribute(form.css("#phone")[0], "inputmode") == "tel"
    assert attribute(form.css("#email")[0], "autocomplete") == "email"
    assert "required" not in form.css("#email")[0].attributes


def test_invalid_form_keeps_what_was_typed_and_ties_each_error(client: FlaskClient, database: Path) -> None:
    response = client.post(
        FEEDBACK,
        data={
            **hidden_values(client),
            "full_name": "Trần “Bình” <b>",
            "phone": "12",
            "email": "khong-phai-thu",
            "topic": "dang-ky-khai-sinh",
            "message": "ngắn",
        },
    )
    page = tree(response)
    assert response.status_code == 200
    assert the(page, "title").text().startswith("Lỗi: ")

    assert attribute(the(page, "#full_name"), "value") == "Trần “Bình” <b>"
    assert attribute(the(page, "#phone"), "value") == "12"
    assert attribute(the(page, "#email"), "value") == "khong-phai-thu"
    assert attribute(the(page, "#topic option[selected]"), "value") == "dang-ky-khai-sinh"
    assert the(page, "#message").text().strip() == "ngắn"

    invalid = {attribute(node, "id") for node in page.css('form [aria-invalid="true"]')}
    assert invalid == {"phone", "email", "message", "consent"}
    for identifier in invalid:
        described = attribute(the(page, f"#{identifier}"), "aria-describedby").split()
        assert all(page.css_first(f"#{reference}") for reference in described)
        assert f"{identifier}-loi" in described

    summary = the(page, ".error-summary")
    assert attribute(summary, "tabindex") == "-1"
    assert "autofocus" in summary.attributes
    assert [attribute(node, "href") for node in summary.css("a")] == [
        "#phone",
        "#email",
        "#message",
        "#consent",
    ]
    assert stored(database) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"full_name": "   "}, "full_name"),
        ({"full_name": "a" * 101}, "full_name"),
        ({"phone": "0912 345 67"}, "phone"),
        ({"phone": "0912 345 678 901"}, "phone"),
        ({"email": "a@b"}, "email"),
        ({"topic": ""}, "topic"),
        ({"topic": "khong-co-trong-danh-sach"}, "topic"),
        ({"message": "x" * 2001}, "message"),
        ({"consent": ""}, "consent"),
    ],
)
def test_each_rule_of_the_form_names_its_field(client: FlaskClient, changes: dict[str, str], field: str) -> None:
    page = tree(send(client, **changes))
    assert [attribute(node, "href") for node in page.css(".error-summary a")] == [f"#{field}"]


def test_valid_form_leads_to_a_receipt_and_is_stored_once(client: FlaskClient, database: Path) -> None:
    data = VALID | hidden_values(client)
    response = client.post(FEEDBACK, data=data)
    assert response.status_code == 303
    receipt = client.get(response.location)
    (row,) = stored(database)
    assert re.fullmatch(r"PA-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}", row["reference"])
    assert the(tree(receipt), ".receipt__code").text() == row["reference"]
    assert row["full_name"] == VALID["full_name"]
    assert row["phone"] == "0912345678"
    assert row["message"] == VALID["message"]

    # The address of a receipt may be passed on, so nothing on it tells who wrote or what.
    for personal in ("Ánh", "912", "anh@vidu.vn", "buổi tối"):
        assert personal not in receipt.text

    # The button pressed twice is one feedback with one reference …
    assert client.post(FEEDBACK, data=data).location == response.location
    assert len(stored(database)) == 1
    # … and other words, sent after going back, are another one.
    changed = client.post(FEEDBACK, data=data | {"message": VALID["message"] + " Xin cảm ơn."})
    assert changed.location != response.location
    assert len(stored(database)) == 2


def test_letters_sent_apart_from_their_marks_are_stored_as_one(client: FlaskClient, database: Path) -> None:
    apart = unicodedata.normalize("NFD", VALID["full_name"])
    assert apart != VALID["full_name"]
    send(client, full_name=apart)
    assert stored(database)[0]["full_name"] == VALID["full_name"]


def test_database_is_kept_between_starts(client: FlaskClient, database: Path) -> None:
    location = send(client).location
    assert create_app(database_path=database).test_client().get(location).status_code == 200


# Safety


@pytest.mark.parametrize("token", [None, "", "forged"])
def test_form_without_its_token_is_refused(client: FlaskClient, database: Path, token: str | None) -> None:
    data = VALID | hidden_values(client)
    del data["csrf_token"]
    if token is not None:
        data["csrf_token"] = token
    response = client.post(FEEDBACK, data=data)
    assert response.status_code == 400
    assert "Phiên làm việc đã hết hạn" in response.text
    assert stored(database) == []


@pytest.mark.parametrize("path", [*PAGES, "/khong-co", "/static/portal.css"])
def test_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(directive.strip().split(" ", 1) for directive in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == policy["connect-src"] == "'self'"
    assert policy["form-action"] == "'self'"
    assert policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_pages_hold_nothing_that_the_policy_blocks(client: FlaskClient) -> None:
    for path in PAGES:
        page = tree(client.get(path))
        assert not page.css("style, [style], script:not([src])"), path
        assert not [name for node in page.css("*") for name in node.attributes if name.startswith("on")], path


def test_session_cookie_is_out_of_reach_and_form_is_not_cached(client: FlaskClient) -> None:
    response = client.get(FEEDBACK)
    assert response.headers["Cache-Control"] == "no-store"
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_other_host_names_are_refused(client: FlaskClient) -> None:
    assert client.get("/", headers={"Host": "attacker.example"}).status_code == 400


def test_oversized_request_is_refused(client: FlaskClient) -> None:
    assert send(client, message="x" * 70_000).status_code == 413


# Server


def fetch(address: str) -> int:
    with urllib.request.urlopen(address, timeout=10) as response:
        return int(response.status)


def test_served_portal_counts_documents_and_ends_with_its_block() -> None:
    with serve() as portal:
        assert portal == portal.url
        assert urlsplit(portal.url).hostname == "127.0.0.1"
        assert dict(portal.hits) == {}
        for path in ("/", "/", "/huong-dan", "/static/portal.css"):
            assert fetch(urljoin(portal.url, path)) == 200
        with pytest.raises(urllib.error.HTTPError):
            fetch(urljoin(portal.url, "/khong-co"))
        before = portal.hits
        assert dict(before) == {"/": 2, "/huong-dan": 1, "/khong-co": 1}
        assert before["/phan-anh"] == 0
        fetch(portal)
        assert (before["/"], portal.hits["/"]) == (2, 3)
    with pytest.raises(urllib.error.URLError):
        fetch(portal.url)


def test_two_portals_keep_apart() -> None:
    with serve(defects=["title-missing"]) as broken, serve() as clean:
        assert broken.url != clean.url
        for portal, titles in ((broken, 0), (clean, 1)):
            with urllib.request.urlopen(urljoin(portal, "/gioi-thieu"), timeout=10) as response:
                assert len(LexborHTMLParser(response.read()).css("head title")) == titles
        assert dict(broken.hits) == dict(clean.hits) == {"/gioi-thieu": 1}


def test_portal_ends_while_a_connection_is_open() -> None:
    with serve() as portal:
        idle = socket.create_connection(("127.0.0.1", urlsplit(portal).port or 0), timeout=10)
    with closing(idle):
        assert idle.recv(1) == b""


def test_more_requests_at_once_than_workers_are_answered_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    with serve(late=lambda: 0.2) as portal, ThreadPoolExecutor(12) as visitors:
        assert list(visitors.map(fetch, [portal.url] * 12)) == [200] * 12
    assert caplog.messages == []


# Command


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "reference_portal", *arguments]


@pytest.fixture
def process() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command("--port", "0", "--defect", "language-missing", "--defect", "title-missing"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        yield running
        running.kill()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_command_prints_its_address_and_ends_quietly(process: subprocess.Popen[str], ending: signal.Signals) -> None:
    assert process.stdout is not None
    line = process.stdout.readline()
    match = re.fullmatch(r"Reference portal: (http://127\.0\.0\.1:(\d+)/)\n", line)
    assert match, line
    assert fetch(match[1]) == 200
    # Bound to 127.0.0.1 alone: the next address of the loopback network finds nobody.
    if sys.platform == "linux":
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", int(match[2])), timeout=5)
    process.send_signal(ending)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")


def test_command_refuses_an_unknown_defect() -> None:
    result = subprocess.run(command("--defect", "imag-without-alt"), capture_output=True, text=True, timeout=30)
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "'imag-without-alt'" in result.stderr
    assert "nearest: image-without-alt" in result.stderr


def test_command_says_that_its_database_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "portal.sqlite3"
    result = subprocess.run(command("--database", str(path)), capture_output=True, text=True, timeout=30)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"reference-portal: cannot use the database {path}: unable to open database file"
    ]


def test_command_says_that_its_port_is_taken() -> None:
    with serve() as portal:
        port = str(urlsplit(portal).port)
        result = subprocess.run(command("--port", port), capture_output=True, text=True, timeout=30)
    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        f"reference-portal: cannot listen on 127.0.0.1:{port}: Address already in use"
    ]
