"""Which frames of a layout can be seen."""

from portalcheck.measure.frames import missing_frames, visible_frames
from portalcheck.model.artifact import Flag, Layout, MissingFrame
from portalcheck.model.assertion import Outcome
from portalcheck.rules.mobile.target_size import target_size
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


def test_a_frame_that_could_not_be_measured_is_untested_unless_it_is_hidden():
    link = Element("a", box=(0, 0, 100, 40), flags=Flag.VISIBLE | Flag.TARGET)
    top = frame_of(Element("html", [Element("iframe", ident="a"), Element("iframe", ident="b", flags=0), link]))
    missing = tuple(MissingFrame(frame=f"#{name}", url="", reason="it gave no answer") for name in "ab")
    layout = Layout(device_width=360, mobile=True, frames=(top,), missing_frames=missing)
    assert [frame.frame for frame in missing_frames(layout)] == ["#a"]
    untested, passed = target_size(layout)
    assert (untested.outcome, passed.outcome) == (Outcome.UNTESTED, Outcome.PASSED)
    assert untested.target
    assert (untested.target.frame, untested.target.css) == ("", "#a")
