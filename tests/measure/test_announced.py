"""A tree is read from top to bottom: each thing once, with what it is, what it is called and how it stands."""

from collections.abc import Iterable
from typing import Any

import pytest

from portalcheck.measure.announced import Line, announced
from portalcheck.model.artifact import MissingFrame, Tree, TreeFrame
from portalcheck.report.announced import said

Node = tuple[Any, ...]
"""A role, a name, what else is known by name, and the nodes below it."""


def frame(path: str, *nodes: Node) -> TreeFrame:
    columns: dict[str, Any] = {"role": [], "accessible_name": [], "parent": []}
    sparse: dict[str, dict[int, Any]] = {name: {} for name in ("level", "value", "description", "states", "inside")}

    def add(node: Node, above: int) -> None:
        role, name, *rest = node
        known = rest.pop(0) if rest and isinstance(rest[0], dict) else {}
        here = len(columns["role"])
        columns["role"].append(role)
        columns["accessible_name"].append(name)
        columns["parent"].append(above)
        for what, value in known.items():
            sparse[what][here] = value
        for child in rest:
            add(child, here)

    for node in nodes:
        add(node, -1)
    return TreeFrame.model_validate({"frame": path, **columns, **sparse})


def text(words: str) -> Node:
    return ("StaticText", words)


def heard(*nodes: Node) -> list[str]:
    return words(announced(Tree(frames=(frame("", *nodes),))))


def words(lines: Iterable[Line], language: Any = "en") -> list[str]:
    return [str(said(line, language)) for line in lines]


def test_a_page_from_top_to_bottom() -> None:
    assert heard(
        ("RootWebArea", "Lệ phí – Cổng mẫu", (
            "banner", "", ("link", "Trang chủ", text("Trang chủ")),
        ), (
            "main", "",
            ("heading", "Lệ phí", {"level": 1}, text("Lệ phí")),
            ("paragraph", "", text("Miễn lệ phí "), ("strong", "", text("trong 60 ngày")), text(".")),
        )),
    ) == [
        "page: Lệ phí – Cổng mẫu",
        "banner",
        "link: Trang chủ",
        "end of banner",
        "main",
        "heading level 1: Lệ phí",
        "Miễn lệ phí trong 60 ngày.",
        "end of main",
    ]  # fmt: skip


def test_a_heading_and_the_link_in_it_are_one_line() -> None:
    link = ("link", "Lệ phí", text("Lệ phí"))
    assert heard(("heading", "Lệ phí", {"level": 2}, link)) == ["heading level 2, link: Lệ phí"]
    inner = ("heading", "Lệ phí", {"level": 3}, text("Lệ phí"))
    assert heard(("link", "Lệ phí", inner)) == ["link, heading level 3: Lệ phí"]


def test_a_heading_of_several_parts_says_none_twice() -> None:
    parts = (text("Gọi "), ("link", "1022", text("1022")))
    assert heard(("heading", "Gọi 1022", {"level": 2}, *parts)) == ["heading level 2: Gọi", "link: 1022"]


def test_a_name_that_is_not_the_content_stands_for_it() -> None:
    assert heard(("link", "Lệ phí đăng ký", text("Xem thêm"))) == ["link: Lệ phí đăng ký"]
    assert heard(("heading", "Lệ phí", {"level": 2}, text("1."))) == ["heading level 2: Lệ phí"]


def test_what_has_no_name_is_told_to_have_none() -> None:
    nodes = (("heading", "", {"level": 2}), ("link", ""), ("button", ""), ("image", ""), ("textbox", ""))
    assert heard(*nodes) == [
        "heading level 2 without a name",
        "link without a name",
        "button without a name",
        "image without a name",
        "text field without a name",
    ]


def test_a_field_with_its_label_state_value_and_description() -> None:
    field = {
        "states": ("required", "invalid", "editable"),
        "value": "••••",
        "description": "Như trong giấy khai sinh.",
    }
    assert heard(
        ("LabelText", "", text("Họ và tên "), ("textbox", "Họ và tên", field)),
        ("LabelText", "", text("Tỉnh")),
        ("combobox", "Tỉnh", {"states": ("collapsed", "popup"), "value": "Hải Phòng"},
         ("MenuListPopup", "", ("option", "Hà Nội"), ("option", "Hải Phòng", {"states": ("selected",)}))),
        ("LabelText", "", text("Nhãn của không ô nào")),
        ("generic", "Ghi chú", {"states": ("editable",), "value": "••"}, ("paragraph", "")),
    ) == [
        "text field: Họ và tên (required, invalid entry, ••••, Như trong giấy khai sinh.)",
        "combo box: Tỉnh (collapsed, opens a popup, Hải Phòng)",
        "Nhãn của không ô nào",
        "text field: Ghi chú (••)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "state", "expected"),
    [
        ("checkbox", "checked", "checkbox: X (checked)"),
        ("checkbox", "mixed", "checkbox: X (partly checked)"),
        ("radio", "unchecked", "radio button: X (not checked)"),
        ("button", "expanded", "button: X (expanded)"),
        ("button", "pressed", "button: X (pressed)"),
        ("button", "disabled", "button: X (unavailable)"),
        ("tab", "selected", "tab: X (selected)"),
        ("DisclosureTriangle", "collapsed", "disclosure button: X (collapsed)"),
    ],
)
def test_states(role: str, state: str, expected: str) -> None:
    assert heard((role, "X", {"states": (state,)}, text("X"))) == [expected]


def test_a_legend_or_a_caption_that_names_is_not_said_again() -> None:
    radio = ("radio", "Nam", {"states": ("checked",)})
    assert heard(("group", "Giới tính", ("Legend", "", text("Giới tính")), radio)) == [
        "group: Giới tính",
        "radio button: Nam (checked)",
    ]
    row = ("row", "", ("cell", "1", text("1")))
    assert heard(("table", "Lệ phí", ("caption", "", text("Lệ phí")), row)) == [
        "table of 1 row and 1 column: Lệ phí",
        "row 1: 1",
    ]


def test_lists_count_their_items_and_not_those_of_others() -> None:
    inner = ("list", "", ("listitem", "", ("ListMarker", "◦ "), text("c")))
    items = (("listitem", "", ("ListMarker", "• "), text("a")), ("listitem", "", text("b"), inner))
    assert heard(("list", "", *items)) == ["list of 2 items", "a", "b", "list of 1 item", "c"]
    numbered = ("listitem", "", ("ListMarker", "1. "), text("Nộp"))
    assert heard(("list", "", numbered)) == ["list of 1 item", "1. Nộp"]
    terms = ("DescriptionList", "", ("term", "t", text("t")), ("definition", "", text("d")))
    assert heard(terms) == ["list of 1 item", "t", "d"]


def test_a_table_row_by_row() -> None:
    head = ("row", "", ("columnheader", "Việc", text("Việc")), ("columnheader", "Giá", text("Giá")))
    body = ("row", "", ("rowheader", "Sao", text("Sao")), ("cell", "Xem", ("link", "Xem", text("Xem"))))
    hollow = ("row", "", ("cell", ""), ("cell", "5", text("5")))
    assert heard(("table", "", ("rowgroup", "", head, body, hollow))) == [
        "table of 3 rows and 2 columns",
        "row 1, column header: Việc",
        "column header: Giá",
        "row 2, row header: Sao",
        "link: Xem",
        "row 3: 5",
    ]


def test_blocks_beside_one_another_are_lines_of_their_own() -> None:
    assert heard(text("Thời hạn"), text("Ngay trong ngày")) == ["Thời hạn", "Ngay trong ngày"]
    assert heard(text("Gọi "), text("1022"), text(", miễn phí")) == ["Gọi 1022, miễn phí"]
    assert heard(text("Một"), ("LineBreak", "\n"), text(" hai")) == ["Một", "hai"]


def test_what_only_groups_is_left_out() -> None:
    assert heard(("generic", "", ("group", "", ("figure", "", ("none", "", text("Chữ")))))) == ["Chữ"]
    assert heard(("region", "", text("a")), ("form", "", text("b"))) == ["a", "b"]
    assert heard(("region", "Tin", text("a"))) == ["region: Tin", "a", "end of region: Tin"]
    assert heard(("dialog", "Trợ lý", text("a"))) == ["dialog: Trợ lý", "a", "end of dialog: Trợ lý"]
    assert heard(("SvgRoot", ""), ("StaticText", "  "), ("image", "Biểu trưng")) == ["image: Biểu trưng"]


def test_frames_stand_where_they_are() -> None:
    outer = frame("", text("Trước"), ("Iframe", "Bản đồ", {"inside": "#a"}), ("Iframe", "Lạ", {"inside": "#b"}),
                  ("Iframe", "Trống"), text("Sau"))  # fmt: skip
    inner = frame("#a", ("RootWebArea", "Bản đồ", ("link", "Hà Nội", text("Hà Nội"))))
    hidden = frame("#c", ("RootWebArea", "Ẩn", text("Ẩn")))
    lost = MissingFrame(frame="#b", url="https://b.example/", reason="gone")
    assert words(announced(Tree(frames=(outer, inner, hidden), missing_frames=(lost,)))) == [
        "Trước",
        "frame: Bản đồ",
        "link: Hà Nội",
        "end of frame: Bản đồ",
        "frame: Lạ (could not be looked at)",
        "frame: Trống",
        "Sau",
    ]


def test_a_tree_of_an_earlier_version_is_read_as_far_as_it_goes() -> None:
    old = {"frame": "", "role": ["RootWebArea", "heading"], "accessible_name": ["T", "Lệ phí"], "parent": [-1, 0]}
    tree = Tree.model_validate({"frames": [old]})
    assert words(announced(tree)) == ["page: T", "heading: Lệ phí"]
    assert words(announced(Tree(frames=()))) == []


def test_a_deep_tree_is_read() -> None:
    depth = 5_000
    deep = TreeFrame(
        frame="",
        role=(*["list", "listitem"] * depth, "StaticText"),
        accessible_name=(*[""] * 2 * depth, "Chữ"),
        parent=tuple(range(-1, 2 * depth)),
    )
    *lists, last = announced(Tree(frames=(deep,)))
    assert last.text == "Chữ"
    assert len(lists) == depth


def test_in_other_languages() -> None:
    lines = [*announced(Tree(frames=(frame("", ("navigation", ""), ("list", "", ("listitem", "", text("a")))),)))]
    assert words(lines, "vi") == ["vùng điều hướng", "hết vùng điều hướng", "danh sách 1 mục", "a"]
    assert words(lines, "fr") == ["navigation", "fin de navigation", "liste de 1 élément", "a"]
