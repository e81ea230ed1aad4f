"""Options are chosen and boxes ticked by keys, in whatever way they take them."""

import pytest

from portalcheck.gather.pool import Pool
from tests.keys.pressing import press
from tests.keys.widgets import COMBOBOX, LISTBOX, ROVING

pytestmark = pytest.mark.browser

PLACES = ("Hà Nội", "Hải Phòng", "Hà Giang", "Huế", "Hưng Yên", "Đà Nẵng", "Đắk Lắk", "Đồng Nai")


@pytest.mark.parametrize("place", PLACES)
def test_an_option_is_found_by_its_letters_or_by_arrows(pool: Pool, place: str) -> None:
    options = "".join(f"<option>{one}" for one in ("Chọn…", *PLACES))
    done = press(
        pool,
        f"<label>Tỉnh <select id=a onchange='document.title += \"!\"'>{options}</select></label>",
        {"choose": {"label": "Tỉnh", "option": place}},
        ask="a.value",
    )
    assert (done.stopped, done.said) == (None, place)
    assert done.last.total <= 10


def test_an_option_past_one_that_cannot_be_chosen(pool: Pool) -> None:
    options = "<option>Một<option disabled>Hai<optgroup label=N><option>Ba</optgroup>"
    body = f"<label>Tỉnh <select id=a>{options}</select></label>"
    done = press(pool, body, {"choose": {"label": "Tỉnh", "option": "Ba"}}, ask="a.value")
    assert (done.stopped, done.said) == (None, "Ba")


def test_an_option_that_cannot_be_chosen_ends(pool: Pool) -> None:
    body = "<label>Tỉnh <select id=a><option>Một<option disabled>Hai<option>Ba</select></label>"
    done = press(pool, body, {"choose": {"label": "Tỉnh", "option": "Hai"}}, ask="a.value")
    assert done.stopped is not None
    assert done.stopped.cause == "unsure"


RADIOS = (
    "<fieldset><legend>Giới tính</legend><label><input type=radio name=s value=F>Nữ</label>"
    "<label><input type=radio name=s value=M>Nam</label><label><input type=radio name=s value=X>Khác</label></fieldset>"
)


@pytest.mark.parametrize(("option", "value"), [("Nữ", "F"), ("Nam", "M"), ("Khác", "X")])
def test_a_radio_button_by_arrows(pool: Pool, option: str, value: str) -> None:
    done = press(
        pool,
        f"<a href=#>Lên</a>{RADIOS}",
        {"choose": {"label": "Giới tính", "option": option}},
        ask="document.querySelector(':checked').value",
    )
    assert (done.stopped, done.said) == (None, value)


@pytest.mark.parametrize("selects", ["true", "false"])
def test_a_radio_button_with_roving_tabindex(pool: Pool, selects: str) -> None:
    done = press(
        pool,
        ROVING.replace("SELECTS", selects),
        {"choose": {"label": "Giới tính", "option": "Nam"}},
        ask="document.querySelector('[aria-checked=true]').innerText",
    )
    assert (done.stopped, done.said) == (None, "Nam")


def test_a_box_is_ticked_by_space_and_its_link_is_passed(pool: Pool) -> None:
    body = "<label>Tôi đồng ý với <a href='/b'>điều khoản</a> <input id=a type=checkbox></label>"
    done = press(pool, body, {"check": {"label": "Tôi đồng ý"}}, ask="a.checked")
    assert (done.stopped, done.said, done.last.presses) == (None, True, {"Tab": 2, "Space": 1})


def test_a_link_within_a_label_is_followed(pool: Pool) -> None:
    body = "<label>Tôi đồng ý với <a href='/b'>điều khoản</a> <input id=a type=checkbox></label>"
    done = press(pool, body, {"click": {"role": "link", "name": "điều khoản"}}, b="<h1>B</h1>")
    assert done.stopped is None
    assert done.url.endswith("/b")


def test_a_box_that_is_hidden_by_its_label_fails_only_where_it_takes_no_focus(pool: Pool) -> None:
    box = "<input id=a type=checkbox style='{style}'><label for=a>Tôi đồng ý</label>"
    seen = press(pool, box.format(style="opacity:0;position:absolute"), {"check": {"label": "Tôi đồng ý"}})
    assert seen.stopped is None
    assert seen.last.stop is not None
    assert (seen.last.stop.tag, seen.last.stop.visible) == ("label", True)
    gone = press(pool, box.format(style="display:none"), {"check": {"label": "Tôi đồng ý"}})
    assert gone.stopped is not None
    assert (gone.stopped.cause, gone.last.came) == ("not-possible", "not-reached")


@pytest.mark.parametrize("widget", [COMBOBOX, LISTBOX], ids=["combobox", "listbox"])
def test_a_list_that_a_script_opens(pool: Pool, widget: str) -> None:
    done = press(
        pool,
        f"<a href=#>Lên</a>{widget}",
        {"choose": {"label": "Dân tộc", "option": "Thái"}},
        ask="(document.querySelector('input') || b).value || b.innerText",
    )
    assert (done.stopped, done.said) == (None, "Thái")


def test_a_list_that_only_a_pointer_opens_cannot_be_told(pool: Pool) -> None:
    body = COMBOBOX.replace("c.onkeydown", "c.onclick = () => show(true); c.onnothing")
    done = press(pool, body, {"choose": {"label": "Dân tộc", "option": "Thái"}})
    assert done.stopped is not None
    assert done.stopped.cause == "unsure"
