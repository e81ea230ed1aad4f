"""Virtual assistants of several builds are found, opened, asked and closed; a question goes nowhere that it must not.

The origins with names of their own are served by a proxy on this machine: nothing leaves it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from portalcheck.devices import DEVICES
from portalcheck.gather.assistant import AssistantParams, assistant
from portalcheck.gather.browser import find
from portalcheck.gather.load import allowed, load
from portalcheck.gather.pool import Pool
from portalcheck.model.assertion import Outcome
from portalcheck.model.assistant import Assistant
from portalcheck.model.portal import AssistantQuestion, Limits
from portalcheck.model.subject import Subject
from portalcheck.rules.assistance.assistant_answers import assistant_answers
from portalcheck.rules.assistance.assistant_found import assistant_found
from portalcheck.rules.assistance.assistant_operable import assistant_operable
from portalcheck.store import Store
from tests.servers.pages import Page, Request, serve_pages

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

QUESTION = "Đăng ký khai sinh cần giấy tờ gì?"
ANSWER = "Tờ khai và giấy chứng sinh."
HEAD = '<!doctype html><html lang="vi"><title>Cổng mẫu</title><main><h1>Lệ phí</h1><p>Miễn phí.</p>'
TALK = """<div id=log role=log></div><form id=hoi><label>Câu hỏi <input name=q></label> <button>Gửi</button></form>
<button id=dong>Đóng</button>"""
SAYS = f"""<script>
const log = document.querySelector('#log'), hoi = document.querySelector('#hoi');
const say = (text) => {{ const p = document.createElement('p'); p.textContent = text; log.append(p); return p; }};
hoi.addEventListener('submit', (event) => {{
  event.preventDefault(); const asked = hoi.q.value; hoi.q.value = ''; say('Bạn: ' + asked); ANSWERS;
}});
const answer = '{ANSWER}';
</script>"""
AT_ONCE = "setTimeout(() => say(answer), 200)"
LATE = "const dots = say('Trợ lý đang trả lời…'); setTimeout(() => { dots.textContent = answer; }, 2500)"
STREAM = (
    "const p = say(''); let at = 0; const on = setInterval(() => { p.textContent = answer.slice(0, ++at);"
    "if (at >= answer.length) clearInterval(on); }, 80)"
)
NEVER = "say('Trợ lý đang trả lời…')"
DIALOG = f"<button onclick='d.showModal()'>Trợ lý ảo</button><dialog id=d aria-label='Trợ lý ảo'>{TALK}</dialog>" + (
    "<script>document.querySelector('#dong').onclick = () => d.close();</script>"
)
REGION = f"""<button id=mo class=chat-button aria-label="Trò chuyện với trợ lý" aria-expanded=false>?</button>
<section id=d aria-label="Trợ lý ảo" hidden>{TALK}</section><script>
const show = (open) => {{ d.hidden = !open; mo.setAttribute('aria-expanded', String(open)); }};
mo.onclick = () => {{ show(d.hidden); if (!d.hidden) hoi.q.focus(); }};
document.querySelector('#dong').onclick = () => {{ show(false); mo.focus(); }};
</script>"""


def says(answers: str) -> str:
    return SAYS.replace("ANSWERS", answers)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool(find(), requests_per_second=1000)
    yield pool
    pool.close()


def ask(
    pool: Pool, url: str, *, proxy: str | None = None, store: Store | None = None, seconds: float = 6, **asked: Any
) -> Assistant:
    async def work() -> Assistant:
        more = {"proxy": {"server": proxy}} if proxy else {}
        keep = store.keep_picture if store else None
        async with pool.page(DEVICES["desktop"], None, more, keep=keep) as tab:
            await load(tab, Subject(id="page", url=url), allowed(url), Limits(quiet_milliseconds=50))
            assert assistant.first
            if none := await assistant.first(tab):
                assert isinstance(none, Assistant)
                return none
            found = await assistant(tab, AssistantParams(asked=AssistantQuestion(seconds=seconds, **asked)))
            assert isinstance(found, Assistant)
            return found

    return pool.submit(work()).result(200)


def outcomes(found: Assistant) -> dict[str, Outcome]:
    """What the three rules make of it; of several findings the gravest."""
    judged = {
        "found": assistant_found(found),
        "operable": assistant_operable(found),
        "answers": assistant_answers(found, seconds=5),
    }
    gravest = [Outcome.FAILED, Outcome.UNTESTED, Outcome.CANT_TELL, Outcome.PASSED]
    return {
        name: min((one.outcome for one in findings), key=gravest.index) if findings else Outcome.INAPPLICABLE
        for name, findings in judged.items()
    }


ALL_PASS = {"found": Outcome.PASSED, "operable": Outcome.PASSED, "answers": Outcome.PASSED}


def test_a_dialog(pool: Pool, tmp_path: Path) -> None:
    store = Store(tmp_path, {})
    with serve_pages({"/": HEAD + DIALOG + says(AT_ONCE)}) as site:
        found = ask(pool, f"{site.url}/", store=store)
    assert found.launcher
    assert (found.launcher.name, found.launcher.role) == ("Trợ lý ảo", "button")
    assert found.panel
    assert (found.panel.name, found.panel.role) == ("Trợ lý ảo", "dialog")
    assert (found.key, found.sent, found.closed, found.returned) == ("Enter", "Enter", "Escape", "launcher")
    assert found.answer == ANSWER
    assert found.milliseconds is not None
    assert found.picture
    assert (tmp_path / found.picture.path).read_bytes()[8:12] == b"WEBP"
    assert found.evidence(found.panel.pointer) == (found.picture,)
    assert outcomes(found) == ALL_PASS


@pytest.mark.slow
def test_a_region_that_a_button_closes(pool: Pool) -> None:
    with serve_pages({"/": HEAD + REGION + says(AT_ONCE)}) as site:
        found = ask(pool, f"{site.url}/")
    assert (found.key, found.closed, found.returned, found.answer) == ("Enter", "button", "launcher", ANSWER)
    assert outcomes(found) == ALL_PASS


@pytest.mark.slow
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"], ids=["same-process", "another-process"])
def test_a_frame(pool: Pool, host: str) -> None:
    """The button is the page's own, and what it opens is a frame."""

    def outer(request: Request) -> str:
        inner = f"http://{host}:{urlsplit('//' + request.headers['Host']).port}/chat"
        frame = f'<iframe id=d title="Trợ lý ảo" src="{inner}" hidden></iframe>'
        return (
            f"{HEAD}<button id=mo>Chat</button>{frame}<script>mo.onclick = () => {{ d.hidden = !d.hidden; }};</script>"
        )

    inner = f"<!doctype html><title>Chat</title>{TALK}{says(AT_ONCE)}"
    with serve_pages({"/": outer, "/chat": inner}) as site:
        found = ask(pool, f"{site.url}/")
    assert found.field
    assert found.field.frame == "#d"
    assert (found.answer, found.closed) == (ANSWER, "launcher")
    assert outcomes(found) == ALL_PASS


@pytest.mark.slow
def test_a_page_of_its_own(pool: Pool) -> None:
    def answered(request: Request) -> str:
        asked = request.query.get("q")
        form = "<form><label>Câu hỏi <input name=q></label> <button>Hỏi</button></form>"
        return f"{HEAD.replace('Lệ phí', 'Trợ lý ảo')}{form}{f'<p>{ANSWER}</p>' if asked else ''}"

    with serve_pages({"/": f"{HEAD}<a href='/tro-ly'>Trợ lý ảo</a>", "/tro-ly": answered}) as site:
        itself = ask(pool, f"{site.url}/tro-ly")
        by_link = ask(pool, f"{site.url}/")
    assert itself.launcher is None
    assert (itself.answer, itself.closed) == (ANSWER, None)
    assert outcomes(itself) == ALL_PASS
    assert by_link.launcher
    assert (by_link.launcher.role, by_link.key, by_link.answer, by_link.closed) == ("link", "Enter", ANSWER, None)
    assert outcomes(by_link) == ALL_PASS


@pytest.mark.slow
def test_one_in_a_shadow_root(pool: Pool) -> None:
    page = f"""{HEAD}<chat-bot></chat-bot><script>
    const root = document.querySelector('chat-bot').attachShadow({{mode: 'open'}});
    root.innerHTML = '<button>Trợ lý ảo</button>'
      + '<div hidden><div class=log></div><textarea aria-label="Câu hỏi"></textarea></div>';
    const [button, box, field] = ['button', 'div', 'textarea'].map((name) => root.querySelector(name));
    button.onclick = () => {{ box.hidden = !box.hidden; }};
    field.onkeydown = (event) => {{ if (event.key !== 'Enter') return; event.preventDefault();
      root.querySelector('.log').append(field.value, document.createElement('br'), '{ANSWER}'); field.value = ''; }};
    </script>"""
    with serve_pages({"/": page}) as site:
        found = ask(pool, f"{site.url}/")
    assert (found.answer, found.closed) == (ANSWER, "launcher")
    assert outcomes(found) == ALL_PASS


@pytest.mark.slow
def test_one_that_takes_a_button_to_send(pool: Pool) -> None:
    talk = TALK.replace("<input name=q>", "<textarea name=q></textarea>")
    with serve_pages({"/": HEAD + DIALOG.replace(TALK, talk) + says(AT_ONCE)}) as site:
        found = ask(pool, f"{site.url}/")
    assert (found.sent, found.answer) == ("button", ANSWER)
    assert outcomes(found) == ALL_PASS


@pytest.mark.slow
def test_one_that_answers_late(pool: Pool) -> None:
    with serve_pages({"/": HEAD + DIALOG + says(LATE)}) as site:
        found = ask(pool, f"{site.url}/")
    assert found.answer == ANSWER, "that somebody is writing is no answer"
    assert found.milliseconds
    assert found.milliseconds >= 2_400
    assert assistant_answers(found, seconds=2)[0].outcome is Outcome.FAILED
    assert assistant_answers(found, seconds=60)[0].outcome is Outcome.PASSED


@pytest.mark.slow
def test_one_that_streams(pool: Pool) -> None:
    with serve_pages({"/": HEAD + DIALOG + says(STREAM)}) as site:
        found = ask(pool, f"{site.url}/", seconds=20)
    assert found.answer == ANSWER, "the whole of it"
    assert found.milliseconds is not None
    assert found.milliseconds < found.waited * 1000 - 1_000, "when it began"


@pytest.mark.slow
def test_one_that_never_answers(pool: Pool) -> None:
    with serve_pages({"/": HEAD + DIALOG + says(NEVER)}) as site:
        found = ask(pool, f"{site.url}/")
    assert (found.answer, found.milliseconds) == ("", None)
    assert outcomes(found) == {**ALL_PASS, "answers": Outcome.FAILED}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ("<button id=mo tabindex=0 onmousedown='d.showModal()'>Trợ lý ảo</button>", "Enter and Space do not"),
        (
            "<div id=mo style='cursor:pointer;width:9em' onclick='d.showModal()'>Trợ lý ảo</div>",
            "Tab does not reach it",
        ),
    ],
    ids=["listens-to-the-mouse", "takes-no-focus"],
)
def test_one_that_only_a_mouse_opens(pool: Pool, button: str, reason: str) -> None:
    page = DIALOG.replace("<button onclick='d.showModal()'>Trợ lý ảo</button>", button)
    with serve_pages({"/": HEAD + page + says(AT_ONCE)}) as site:
        found = ask(pool, f"{site.url}/")
    assert found.pointer
    assert found.answer == ANSWER, "it is asked all the same"
    assert outcomes(found) == {**ALL_PASS, "operable": Outcome.FAILED}
    assert any(reason in finding.message for finding in assistant_operable(found))


@pytest.mark.slow
def test_one_without_a_name(pool: Pool) -> None:
    page = DIALOG.replace(">Trợ lý ảo</button>", " class=chatbot-toggle><svg width=20 height=20></svg></button>")
    with serve_pages({"/": HEAD + page.replace("<label>Câu hỏi ", "").replace("</label>", "") + says(AT_ONCE)}) as site:
        found = ask(pool, f"{site.url}/")
    assert {one.message for one in assistant_operable(found)} == {
        "The control that opens it has no name.",
        "The field for the question has no name.",
    }


@pytest.mark.slow
def test_one_that_stays_open(pool: Pool) -> None:
    page = f"<button id=mo onclick='d.hidden = false'>Trợ lý ảo</button><div id=d hidden>{TALK}</div>"
    with serve_pages({"/": HEAD + page.replace("<button id=dong>Đóng</button>", "") + says(AT_ONCE)}) as site:
        found = ask(pool, f"{site.url}/")
    assert found.closed == ""
    assert outcomes(found) == {**ALL_PASS, "operable": Outcome.CANT_TELL}


@pytest.mark.parametrize(
    "page",
    [
        "<p>Gọi 1022.</p>",
        "<form role=search><label>Tìm <input name=q></label></form>",
        "<form><label>Họ tên <input name=n></label> <button>Gửi</button></form>",
        "<a href='https://zalo.me/1'>Chat Zalo</a> <a href='tel:1022'>Trợ lý điện thoại</a>",
    ],
)
def test_what_is_none_is_left_alone(pool: Pool, page: str) -> None:
    with serve_pages({"/": HEAD + page}) as site:
        assert ask(pool, f"{site.url}/") == Assistant()


@pytest.mark.slow
def test_help_that_takes_no_question_is_none(pool: Pool) -> None:
    page = (
        "<button onclick='d.showModal()'>Hỗ trợ trực tuyến</button><dialog id=d>Gọi 1022 <button>Đóng</button></dialog>"
    )
    with serve_pages({"/": HEAD + page}) as site:
        found = ask(pool, f"{site.url}/")
    assert found == Assistant(nearest="Hỗ trợ trực tuyến")
    assert set(outcomes(found).values()) == {Outcome.INAPPLICABLE}


# --- where a question must not go ---

BY_SCRIPT = "fetch('WHERE', {method: 'post', mode: 'no-cors', body: asked}).then(() => say(answer), () => 0)"
BY_ADDRESS = "fetch('WHERE?q=' + encodeURIComponent(asked), {mode: 'no-cors'}).then(() => say(answer), () => 0)"
BY_SOCKET = "new WebSocket('WHERE'.replace('http', 'ws')).onmessage = () => say(answer)"


def through_a_proxy(pool: Pool, url: str, page: str, **asked: Any) -> tuple[Assistant, list[tuple[str, str, str]]]:
    def answered(request: Request) -> str | Page:
        return page if urlsplit(request.target).path == "/" else Page("", headers={"Access-Control-Allow-Origin": "*"})

    with serve_pages({}, fallback=answered) as proxy:
        found = ask(pool, url, proxy=proxy.url, seconds=3, **asked)
        requests = [(urlsplit(one.target).netloc, one.method, urlsplit(one.target).path) for one in proxy.requests]
    return found, requests


def test_elsewhere_nothing_is_pressed_until_the_portal_file_says_so(pool: Pool) -> None:
    page = HEAD + DIALOG + says(BY_SCRIPT.replace("WHERE", "/hoi"))
    page = page.replace("d.showModal()", 'd.showModal(); fetch("/mo", {method: "post"})')
    held, requests = through_a_proxy(pool, "http://cong.example/", page)
    assert {path for _, _, path in requests} <= {"/", "/favicon.ico"}
    assert held.untried == "not-permitted"
    assert outcomes(held) == {
        "found": Outcome.CANT_TELL,
        "operable": Outcome.UNTESTED,
        "answers": Outcome.UNTESTED,
    }
    assert "http://cong.example" in assistant_answers(held)[0].message
    free, requests = through_a_proxy(pool, "http://cong.example/", page, may_submit_to=("http://cong.example",))
    assert ("cong.example", "POST", "/hoi") in requests
    assert outcomes(free) == ALL_PASS


@pytest.mark.slow
@pytest.mark.parametrize("way", [BY_SCRIPT, BY_ADDRESS, BY_SOCKET], ids=["post", "address", "socket"])
def test_a_question_does_not_go_to_another_origin(pool: Pool, way: str) -> None:
    page = HEAD + DIALOG + says(way.replace("WHERE", "http://tro-ly.example/hoi"))
    found, requests = through_a_proxy(pool, "http://cong.example/", page, may_submit_to=("http://cong.example",))
    assert not [one for one in requests if one[0] == "tro-ly.example"]
    assert found.untried == "stopped"
    assert "tro-ly.example" in found.origin
    assert outcomes(found) == {**ALL_PASS, "answers": Outcome.UNTESTED}, "the tool stopped it: nobody is to blame"


@pytest.mark.slow
def test_a_frame_of_another_origin_is_not_asked(pool: Pool) -> None:
    frame = '<iframe id=d title="Trợ lý" src="http://tro-ly.example/" hidden></iframe>'
    page = f"{HEAD}<button id=mo>Trợ lý ảo</button>{frame}<script>mo.onclick = () => {{ d.hidden = false; }};</script>"

    def answered(request: Request) -> str | Page:
        outer = urlsplit(request.target).netloc == "cong.example"
        return page if outer else f"<!doctype html><title>Chat</title>{TALK}{says(BY_SCRIPT.replace('WHERE', '/hoi'))}"

    with serve_pages({}, fallback=answered) as proxy:
        found = ask(pool, "http://cong.example/", proxy=proxy.url, may_submit_to=("http://cong.example",))
        assert not [one for one in proxy.requests if one.method == "POST"]
    assert (found.untried, found.origin) == ("not-permitted", "http://tro-ly.example")
    assert found.key == "Enter"
    assert outcomes(found)["answers"] is Outcome.UNTESTED
