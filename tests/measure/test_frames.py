"""Which frames of a layout can be seen."""

from portalcheck.measure.frames import visible_frames
from portalcheck.model.artifact import Layout
from tests.measure.frames import Element, frame_of


def test_frames_of_hidden_elements_are_left_out():
    top = frame_of(Element("html", [Element("iframe", ident="a"), Element("iframe", ident="b", flags=0)]))
    inner = Element("html", [Element("iframe", ident="c")])
    frames = (
        top,
        frame_of(inner, "#a"),
        frame_of(inner, "#b"),
        frame_of(inner, "#a >> #c"),
        frame_of(inner, "#b >> #c"),
    )
    layout = Layout(device_width=360, mobile=True, frames=frames)
    assert [frame.frame for frame in visible_frames(layout)] == ["", "#a", "#a >> #c"]
