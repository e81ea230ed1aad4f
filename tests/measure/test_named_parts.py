"""What a page names, and what of it all pages have."""

from portalcheck.measure.named_parts import named_parts


def test_names() -> None:
    html = (
        "<header><h1>Cổng</h1></header><div role=navigation><a href=/a>Hướng  dẫn</a></div><main><nav><a href=#b>Mục"
        "</a></nav><h2>Hỏi đáp</h2><p>Chữ</p><details><summary>Mở</summary></details></main><footer><button>x</button>"
        f"</footer><h2>{'dài ' * 40}</h2>"
    )
    assert [tuple(part) for part in named_parts(html)] == [
        ("Cổng", True),
        ("Hướng dẫn", True),
        ("Mục", False),
        ("Hỏi đáp", False),
        ("Mở", False),
        ("x", True),
    ]
