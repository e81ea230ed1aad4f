"""The way to a target by keys: forward, back, into frames, past what holds or moves the focus."""

import pytest

from portalcheck.gather.pool import Pool
from tests.keys.pressing import LINKS, press

pytestmark = pytest.mark.browser

SEND = {"click": {"role": "button", "name": "Nộp hồ sơ"}}


def test_the_way_back_is_taken_where_it_is_shorter(pool: Pool) -> None:
    body = f"<label>Tên <input></label>{LINKS}<button type=button>Nộp hồ sơ</button>"
    done = press(pool, body, SEND, {"fill": {"label": "Tên", "value": "An"}})
    assert done.stopped is None
    assert done.last.presses == {"Shift+Tab": 7, "letters": 2}


def test_what_has_the_focus_already_costs_nothing(pool: Pool) -> None:
    done = press(pool, f"{LINKS}<label>Tên <input autofocus></label>", {"fill": {"label": "Tên", "value": "An"}})
    assert (done.stopped, done.last.presses) == (None, {"letters": 2})


def test_a_positive_tabindex_is_followed(pool: Pool) -> None:
    body = "<button>A</button><button tabindex=2>Nộp hồ sơ</button><button tabindex=1>B</button>"
    done = press(pool, body, SEND)
    assert (done.stopped, done.last.presses) == (None, {"Tab": 2, "Enter": 1})


def test_a_script_that_moves_the_focus_later_is_outlasted(pool: Pool) -> None:
    body = (
        f"{LINKS}<label>Tên <input id=a></label><script>setTimeout(() => document.links[0].focus(), 450);"
        "document.links[3].focus();</script>"
    )
    done = press(pool, body, {"fill": {"label": "Tên", "value": "An"}}, ask="a.value")
    assert (done.stopped, done.said) == (None, "An")


def test_a_script_that_moves_the_focus_at_the_first_letter_is_outlasted(pool: Pool) -> None:
    moves = "onkeydown = (event) => { if (event.key === 'A') { onkeydown = null; document.links[0].focus(); } };"
    body = f"{LINKS}<label>Tên <input id=a></label><script>{moves}</script>"
    done = press(pool, body, {"fill": {"label": "Tên", "value": "An"}}, ask="a.value")
    assert (done.stopped, done.said) == (None, "An")


def test_a_field_in_a_frame(pool: Pool) -> None:
    body = f"{LINKS}<iframe src='/inner' title='Tờ khai'></iframe>"
    inner = "<!doctype html><a href=#>Lên</a><label>Tên <input id=a></label>"
    done = press(
        pool, body, {"fill": {"label": "Tên", "value": "An"}}, ask="frames[0].document.all.a.value", inner=inner
    )
    assert (done.stopped, done.said) == (None, "An")
    assert (done.last.frame, done.last.css) == ("html > body > iframe", "#a")
    back = press(pool, body, {"fill": {"label": "Tên", "value": "An"}}, SEND_FIRST, inner=inner)
    assert (back.stopped, back.last.presses["Shift+Tab"]) == (None, 7)


SEND_FIRST = {"click": {"role": "link", "name": "Liên kết 0"}}


def test_a_field_in_a_frame_of_another_process(pool: Pool) -> None:
    inner = "<!doctype html><label>Tên <input id=a></label>"
    source = "f.src = `http://localhost:${location.port}/inner`"
    body = f"{LINKS}<iframe id=f title='Tờ khai'></iframe><script>{source}</script>"
    done = press(pool, body, {"fill": {"label": "Tên", "value": "An"}}, inner=inner)
    assert (done.stopped, done.last.came) == (None, "operated")


TRAP = (
    "<input aria-label=Bẫy onkeydown='if (event.key === \"Tab\") event.preventDefault(){more}'>"
    "<button>Nộp hồ sơ</button><button tabindex=-1>Khác</button>"
)


def test_a_trap_holds_the_journey(pool: Pool) -> None:
    done = press(pool, LINKS + TRAP.format(more=""), SEND)
    assert done.stopped is not None
    assert (done.stopped.cause, done.last.came, done.last.held) == ("not-possible", "held", ("Bẫy",))


def test_a_trap_that_escape_opens_holds_nobody(pool: Pool) -> None:
    done = press(pool, LINKS + TRAP.format(more='; if (event.key === "Escape") this.onkeydown = null'), SEND)
    assert (done.stopped, done.last.came) == (None, "operated")


def test_a_trap_whose_way_out_is_told_cannot_be_told(pool: Pool) -> None:
    done = press(pool, "<p>Nhấn Ctrl+M để rời bàn phím khỏi ô.</p>" + TRAP.format(more=""), SEND)
    assert done.last.came == "unsure"


def test_a_trap_behind_the_target_is_none_for_it(pool: Pool) -> None:
    done = press(pool, "<button>Nộp hồ sơ</button>" + TRAP.format(more="").partition("<button")[0], SEND)
    assert (done.stopped, done.last.presses) == (None, {"Tab": 1, "Enter": 1})


def test_what_a_bar_covers_is_seen_to_be_covered(pool: Pool) -> None:
    bar = "<div id=bar style='position:fixed;inset:auto 0 0 0;height:300px;background:#fff'>Cookie</div>"
    body = f"<div style='height:780px'></div><button>Nộp hồ sơ</button>{bar}"
    done = press(pool, body, SEND)
    assert done.stopped is None
    assert done.last.stop is not None
    assert (done.last.stop.covered, done.last.stop.cover, done.last.stop.cover_position) == (1, "#bar", "fixed")
