"""Buttons and links are pressed by Enter, else by Space, and whether they react is seen."""

import pytest

from portalcheck.gather.pool import Pool
from tests.keys.pressing import LINKS, press
from tests.keys.widgets import CUSTOM_BUTTON, TABS

pytestmark = pytest.mark.browser

BUTTON = "<div role=button {more}>Nộp hồ sơ</div>"
SEND = {"click": {"role": "button", "name": "Nộp hồ sơ"}}


@pytest.mark.parametrize(
    ("more", "presses"),
    [
        ('tabindex=0 onkeydown=\'if (event.key === "Enter") document.title = "gửi"\'', {"Tab": 1, "Enter": 1}),
        ("tabindex=0 onkeydown='if (event.key === \"Enter\") this.click()' onclick='0'", {"Tab": 1, "Enter": 1}),
        ('tabindex=0 onkeyup=\'if (event.key === " ") document.title = "gửi"\'', {"Tab": 1, "Enter": 1, "Space": 1}),
        ('tabindex=0 onkeydown=\'if (event.key === "Enter") fetch("/b")\'', {"Tab": 1, "Enter": 1}),
        ('tabindex=0 onkeydown=\'if (event.key === "Enter") location.href = "/b"\'', {"Tab": 1, "Enter": 1}),
        ("tabindex=0 onkeydown='event.preventDefault()'", {"Tab": 1, "Enter": 1}),
    ],
)
def test_a_reaction_is_seen(pool: Pool, more: str, presses: dict[str, int]) -> None:
    done = press(pool, BUTTON.format(more=more) + "<p>", SEND, b="<h1>B</h1>")
    assert (done.stopped, done.last.presses) == (None, presses)


@pytest.mark.parametrize("native", ["<button>Nộp hồ sơ</button>", "<input type=submit value='Nộp hồ sơ'>"])
def test_a_native_button_is_pressed_once(pool: Pool, native: str) -> None:
    body = f"<form onsubmit='document.title += \"!\"; return false'>{native}</form>"
    done = press(pool, body, SEND)
    assert (done.stopped, done.said, done.last.presses) == (None, "Tờ khai!", {"Tab": 1, "Enter": 1})


def test_a_button_that_does_nothing_by_itself_is_operated(pool: Pool) -> None:
    done = press(pool, "<button type=button>Nộp hồ sơ</button>", SEND)
    assert done.stopped is None, "a click was heard; what comes of it is for the journey to expect"


def test_a_button_that_reacts_to_a_pointer_only_fails(pool: Pool) -> None:
    done = press(pool, BUTTON.format(more="tabindex=0 onclick='document.title = 1'"), SEND)
    assert done.stopped is not None
    assert done.stopped.cause == "not-possible"
    assert (done.last.came, done.last.presses) == ("not-operated", {"Tab": 1, "Enter": 1, "Space": 1})


def test_a_mark_for_every_key_is_no_reaction(pool: Pool) -> None:
    mark = (
        "<script>addEventListener('keydown', (event) => { document.documentElement.dataset.key = event.key; })</script>"
    )
    done = press(pool, BUTTON.format(more="tabindex=0 onclick='0'") + mark, SEND)
    assert done.last.came == "not-operated"


def test_a_clock_makes_it_uncertain(pool: Pool) -> None:
    clock = "<p id=c></p><script>setInterval(() => { c.innerText = performance.now(); }, 50)</script>"
    done = press(pool, BUTTON.format(more="tabindex=0 onclick='0'") + clock, SEND)
    assert done.last.came == "unsure"
    done = press(pool, "<button type=button>Nộp hồ sơ</button>" + clock, SEND)
    assert done.last.came == "operated"


@pytest.mark.parametrize(
    "body",
    [
        BUTTON.format(more="onclick='0'"),
        "<button tabindex=-1>Nộp hồ sơ</button>",
        "<button tabindex=-1>Nộp hồ sơ</button><div style='height:20px;overflow:auto'><p>1<p>2</div>",
    ],
)
def test_what_takes_no_focus_is_not_reached(pool: Pool, body: str) -> None:
    done = press(pool, LINKS + body + LINKS, SEND)
    assert done.stopped is not None
    assert (done.stopped.cause, done.last.came) == ("not-possible", "not-reached")
    assert done.last.stop is None
    assert done.last.presses["Tab"] > 12


@pytest.mark.parametrize(
    "body",
    [
        "<div onclick='0'>Nộp hồ sơ</div>",
        "<div role=button accesskey=n>Nộp hồ sơ</div>",
        "<div role=toolbar><div role=button>Nộp hồ sơ</div></div>",
    ],
)
def test_what_keys_may_reach_in_another_way_cannot_be_told(pool: Pool, body: str) -> None:
    done = press(pool, LINKS + body, {"click": {"text": "Nộp hồ sơ"}})
    assert done.stopped is not None
    assert (done.stopped.cause, done.last.came) == ("unsure", "unsure")
    assert done.last.doubt


@pytest.mark.parametrize(
    "body",
    [
        "<button><b>Nộp hồ sơ</b></button>",
        "<a href='#x'><span>Nộp hồ sơ</span></a>",
        "<label for=x>Nộp hồ sơ</label><input id=x type=button value=Gửi>",
        "<div style='position:relative'><p>Nộp hồ sơ</p><a href=#><i style='position:absolute;inset:0'></i></a></div>",
        CUSTOM_BUTTON,
    ],
)
@pytest.mark.parametrize("mode", ["open", "closed"])
def test_words_are_pressed_by_the_control_that_they_stand_for(pool: Pool, body: str, mode: str) -> None:
    if mode == "closed" and "MODE" not in body:
        pytest.skip("it has no shadow root")
    done = press(pool, LINKS + body.replace("MODE", mode), {"click": {"text": "Nộp hồ sơ"}})
    assert (done.stopped, done.last.presses) == (None, {"Tab": 7, "Enter": 1})


def test_a_tab_among_others_by_arrows(pool: Pool) -> None:
    done = press(pool, TABS, {"click": {"role": "tab", "name": "Hai"}})
    assert (done.stopped, done.said, done.last.presses) == (None, "hai", {"Tab": 1, "ArrowRight": 1, "Enter": 1})


def test_a_disabled_button_is_told_as_such(pool: Pool) -> None:
    done = press(pool, "<button disabled>Nộp hồ sơ</button>", SEND)
    assert done.stopped is not None
    assert (done.stopped.cause, done.targets) == ("not-possible", [])
    assert "it is disabled" in str(done.stopped)
