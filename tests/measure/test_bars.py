"""Bars that are there for good, notices that can be closed, and what may be either."""

import pytest

from portalcheck.measure.bars import kind_of
from portalcheck.model.resize import Layer


def layer(share: float = 0.1, snippet: str = "<div>", *, dialog: bool = False, buttons: tuple[str, ...] = ()) -> Layer:
    return Layer(
        css="#b",
        snippet=snippet,
        share=share,
        before=share,
        closes=dialog or buttons != (),
        dialog=dialog,
        buttons=buttons,
    )


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (layer(), "bar"),
        (layer(buttons=("Nộp hồ sơ", "Lưu nháp")), "bar"),
        (layer(snippet='<header class="top">', buttons=("",)), "bar"),
        (layer(buttons=("Đồng ý", "Tùy chọn")), "notice"),
        (layer(buttons=("×",)), "notice"),
        (layer(share=0.9, buttons=("Tout accepter",)), "notice"),
        (layer(buttons=("",)), "unsure"),
        (layer(share=0.9), "unsure"),
        (layer(dialog=True, buttons=("Tiếp tục",)), "unsure"),
        (layer(buttons=("Đóng góp ý kiến",)), "notice"),  # rather silent than wrong
    ],
)
def test_kind(one: Layer, kind: str) -> None:
    assert kind_of(one) == kind
