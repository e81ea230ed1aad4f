"""Fields of every kind are typed into, and what arrived is read back."""

from pathlib import Path

import pytest

from portalcheck.gather.pool import Pool
from tests.keys.pressing import LINKS, press

pytestmark = pytest.mark.browser


def test_a_field_is_typed_into(pool: Pool) -> None:
    done = press(
        pool,
        f"{LINKS}<label>Họ và tên <input id=a value='Cũ'></label>",
        {"fill": {"label": "Họ và tên", "value": "Nguyễn Thị Ánh"}},
        ask="a.value",
    )
    assert done.stopped is None
    assert done.said.startswith("Nguyễn Thị")
    assert done.last.came == "operated"
    assert done.last.presses == {"Tab": 7, "ControlOrMeta+a": 1, "letters": 14}
    assert done.last.stop is not None
    assert (done.last.stop.css, done.last.stop.in_view, done.last.stop.visible) == ("#a", 1, True)


@pytest.mark.parametrize("kind", ["text", "search", "tel", "email", "url", "password", "number"])
def test_fields_of_every_kind(pool: Pool, kind: str) -> None:
    value = {"email": "a@example.com", "url": "http://a.example/"}.get(kind, "0912345678")
    done = press(
        pool, f"<label>Ô <input id=a type={kind}></label>", {"fill": {"label": "Ô", "value": value}}, ask="a.value"
    )
    assert (done.stopped, done.said) == (None, value)


@pytest.mark.parametrize("field", ["<textarea id=a></textarea>", "<div id=a role=textbox contenteditable>cũ</div>"])
def test_longer_texts(pool: Pool, field: str) -> None:
    body = f"<span id=l>Nội dung</span>{field.replace('id=a', 'id=a aria-labelledby=l')}"
    done = press(pool, body, {"fill": {"label": "Nội dung", "value": "Đường hỏng"}}, ask="a.value ?? a.innerText")
    assert (done.stopped, done.said) == (None, "Đường hỏng")


def test_what_a_mask_writes_otherwise_has_arrived(pool: Pool) -> None:
    mask = r"this.value = this.value.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ')"
    body = f'<label>Số <input id=a oninput="{mask}"></label>'
    done = press(pool, body, {"fill": {"label": "Số", "value": "0912345678"}}, ask="a.value")
    assert (done.stopped, done.said) == (None, "0912 3456 78")


@pytest.mark.parametrize("value", ["05/11/2026", "25/12/2025", "2026-03-04"])
@pytest.mark.parametrize("behind", [False, True])
def test_a_date_goes_into_its_parts(pool: Pool, value: str, behind: bool) -> None:
    date = "<label>Ngày sinh <input id=a type=date></label>"
    body = f"{date}<button autofocus>Sau</button>" if behind else f"<button>Trước</button>{date}"
    done = press(pool, body, {"fill": {"label": "Ngày sinh", "value": value}}, ask="a.value")
    day = "-".join(reversed(value.split("/"))) if "/" in value else value
    assert (done.stopped, done.said) == (None, day)
    assert done.last.presses["letters"] == 8


def test_a_time(pool: Pool) -> None:
    done = press(
        pool,
        "<label>Giờ <input id=a type=time></label>",
        {"fill": {"label": "Giờ", "value": "14:30"}},
        ask="a.value",
    )
    assert (done.stopped, done.said) == (None, "14:30")


def test_a_field_that_takes_no_letters_fails(pool: Pool) -> None:
    done = press(
        pool,
        "<label>Tên <input onbeforeinput='event.preventDefault()'></label>",
        {"fill": {"label": "Tên", "value": "An"}},
    )
    assert done.stopped is not None
    assert (done.stopped.cause, done.last.came) == ("not-possible", "not-operated")


def test_a_field_that_cuts_off_cannot_be_told(pool: Pool) -> None:
    done = press(pool, "<label>Tên <input maxlength=3></label>", {"fill": {"label": "Tên", "value": "Nguyễn Văn An"}})
    assert done.stopped is not None
    assert (done.stopped.cause, done.last.came) == ("unsure", "unsure")


@pytest.mark.parametrize(
    "body",
    [
        "<label>Giấy tờ <input id=a type=file></label>",
        "<label>Giấy tờ <input id=a type=file style='opacity:0;position:absolute'></label>",
        "<button type=button onclick='a.click()'>Giấy tờ</button><input id=a type=file hidden>",
    ],
)
def test_a_file_is_handed_in(pool: Pool, body: str, tmp_path: Path) -> None:
    file = tmp_path / "giay.txt"
    file.write_text("Giấy chứng sinh", "utf-8")
    target = {"role": "button", "name": "Giấy tờ"} if "button>" in body else {"label": "Giấy tờ"}
    done = press(pool, body, {"upload": {**target, "file": "giay.txt"}}, file=file, ask="a.files[0]?.name")
    assert (done.stopped, done.said) == (None, "giay.txt")
    assert done.last.presses == {"Tab": 1, "Enter": 1}


@pytest.mark.parametrize(("beside", "came"), [("", "not-reached"), ("<button type=button>Chọn tệp</button>", "unsure")])
def test_a_field_for_a_file_that_is_not_drawn(pool: Pool, beside: str, came: str, tmp_path: Path) -> None:
    body = f"<form><p><label>Giấy tờ <input type=file hidden></label>{beside}</p><button>Nộp</button></form>"
    done = press(pool, body, {"upload": {"label": "Giấy tờ", "file": "giay.txt"}}, file=tmp_path / "giay.txt")
    assert done.last.came == came
