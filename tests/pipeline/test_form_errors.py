"""Forms are sent to this machine only, and what they answer is seen; a form that says it deletes or pays is left alone.

The origins with names of their own are served by a proxy on this machine: nothing leaves it.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from portalcheck.devices import DEVICES
from portalcheck.gather.browser import find
from portalcheck.gather.form_errors import form_errors
from portalcheck.gather.load import allowed, load
from portalcheck.gather.pool import Pool
from portalcheck.model.form_errors import FormErrors
from portalcheck.model.portal import Limits
from portalcheck.model.subject import Subject
from tests.servers.pages import Page, Request, serve_pages

pytestmark = pytest.mark.browser

FIELDS = '<label>Họ tên <input name="a" required></label> <label>Ghi chú <input name="b"></label> <button>Gửi</button>'
HEAD = "<!doctype html><title>Tờ khai</title><h1>Tờ khai</h1>"
FORM = f'{HEAD}<form method="{{method}}" action="/gui" novalidate>{FIELDS}</form>'
SCRIPT = (
    "<script>document.forms[0].onsubmit = (event) => {{ event.preventDefault();"
    "fetch('/gui?qua=kich-ban', {{method: '{method}'}}).catch(() => 0); navigator.sendBeacon('/gui', 'sent');"
    "new Image().src = '/gui?qua=anh'; new WebSocket('ws://' + location.host + '/gui'); }};"
    "addEventListener('pagehide', () => navigator.sendBeacon('/gui', 'left'));</script>"
)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool(find(), requests_per_second=1000)
    yield pool
    pool.close()


def ask(pool: Pool, url: str, proxy: str | None = None) -> FormErrors:
    async def work() -> FormErrors:
        more = {"proxy": {"server": proxy}} if proxy else {}
        async with pool.page(DEVICES["desktop"], None, more) as tab:
            await load(tab, Subject(id="form", url=url), allowed(url), Limits(quiet_milliseconds=50))
            answers = await form_errors(tab)
            assert isinstance(answers, FormErrors)
            return answers

    return pool.submit(work()).result(120)


@pytest.mark.parametrize("method", ["post", "get"])
@pytest.mark.parametrize("more", ["", SCRIPT], ids=["form", "script"])
def test_nothing_is_sent_to_another_machine(pool: Pool, method: str, more: str) -> None:
    text = (FORM + more).format(method=method)

    def answer(request: Request) -> str | Page:
        return text if urlsplit(request.target).path == "/" else Page("<h1>Đã nhận</h1>")

    with serve_pages({}, fallback=answer) as proxy:
        answers = ask(pool, "http://to-khai.example/", proxy.url)
        asked = [(one.method, urlsplit(one.target).path, one.body) for one in proxy.requests]
    assert asked.count(("GET", "/", b"")) == 2, "once to look, once more without what was open before"
    # The page says that it is left as it is found, before anything was done to it; nothing of it hears the second time.
    told = [one for one in asked if one[1] != "/"]
    assert told in ([], [("POST", "/gui", b"left")])
    [attempt] = answers.forms[0].attempts
    assert attempt.answer == "not-sent"
    assert attempt.stopped == (f"{method.upper()} http://to-khai.example",)


def test_what_this_machine_answers_is_seen(pool: Pool) -> None:
    text = FORM.format(method="post")
    again = text.replace("<label>Họ tên", "<p id=loi role=alert>Hãy nhập họ tên.</p><label>Họ tên").replace(
        'name="a"', 'name="a" aria-describedby=loi aria-invalid=true'
    )

    def answer(request: Request) -> str | Page:
        return text if request.method == "GET" else Page(again, status=422)

    with serve_pages({}, fallback=answer) as site:
        [form] = ask(pool, site.url).forms
    [attempt] = form.attempts
    assert (attempt.way, attempt.answer, attempt.status) == ("empty", "page", 422)
    [said] = attempt.texts
    assert (said.text, said.live, len(said.tied)) == ("Hãy nhập họ tên.", "alert", 1)
    missing, kept = attempt.fields
    assert missing.invalid
    assert missing.given == "nothing"
    assert kept.given == "valid"
    assert kept.kept is False


@pytest.mark.parametrize("composed", ["NFC", "NFD"])
@pytest.mark.parametrize("button", ["Đăng ký", "Nộp hồ sơ", "S’inscrire"])
def test_a_button_without_a_type_of_its_own_sends_by_its_words(pool: Pool, button: str, composed: Any) -> None:
    name = unicodedata.normalize(composed, button)
    text = f"{HEAD}<form>{FIELDS.replace('<button>Gửi', f'<button type=button>{name}')}</form>"
    with serve_pages({}, fallback=lambda _: text) as site:
        [form] = ask(pool, site.url).forms
    assert (form.button, form.skipped, len(form.attempts)) == (button, "", 1)


@pytest.mark.parametrize(
    "button", ["Xóa hồ sơ", unicodedata.normalize("NFD", "Hủy"), "Pay now", "Supprimer", "Thanh toán lệ phí"]
)
def test_a_grave_button_is_not_pressed(pool: Pool, button: str) -> None:
    text = FORM.format(method="post").replace("Gửi</button>", f"{button}</button>")
    with serve_pages({}, fallback=lambda _: text) as site:
        [form] = ask(pool, site.url).forms
        assert {one.method for one in site.requests} == {"GET"}
    assert form.skipped == "grave"
    assert not form.attempts
