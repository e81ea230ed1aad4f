"""Targets and the room between them, on literal columns."""

from hypothesis import given
from hypothesis import strategies as st

from portalcheck.measure.targets import Neighbourhood, crowding, targets
from portalcheck.model.artifact import Flag
from tests.measure.frames import Element, frame_of

TARGET = Flag.VISIBLE | Flag.TARGET


def button(x: float, y: float, width: float = 18, height: float = 18, **more) -> Element:
    return Element("button", box=(x, y, width, height), flags=TARGET | more.pop("flags", 0), **more)


def found(*elements: Element):
    return targets(frame_of(Element("html", list(elements))))


def crowded(*elements: Element, size: float = 24) -> list[int]:
    all_ = found(*elements)
    others = Neighbourhood(all_)
    return [target.at for target in all_ if target.smaller_than(size) and crowding(target, others, size)]


def test_circles_that_touch_do_not_run_into_each_other():
    assert crowded(button(0, 0), button(24, 0)) == []
    assert crowded(button(0, 0), button(23, 0)) == [1, 2]


def test_a_large_target_is_run_into_by_its_box():
    assert crowded(button(0, 0), button(22, 0, 100, 40)) == []
    assert crowded(button(0, 0), button(20, 0, 100, 40)) == [1]


def test_a_label_and_its_control_are_one_target():
    control = Element("input", box=(0, 0, 13, 13), flags=TARGET)
    label = Element("label", box=(17, 0, 80, 24), flags=TARGET, label_for=control)
    (target,) = found(control, label)
    assert (target.width, target.height) == (97, 24)
    assert target.members == (1, 2)


def test_a_label_of_a_transparent_control_stands_for_it():
    control = Element("input", box=(0, 0, 24, 24), flags=0)
    label = Element(
        "label", box=(0, 2, 80, 18), flags=TARGET, label_for=control, rects=((0, 2, 80, 18), (0, 0, 24, 24))
    )
    (target,) = found(control, label)
    assert (target.at, target.height) == (2, 24)


def test_what_is_covered_is_no_target():
    assert len(found(button(0, 0), button(2, 2, flags=Flag.COVERED))) == 1


def test_what_stands_inside_another_is_not_its_neighbour():
    outer = Element("li", [button(2, 2)], box=(0, 0, 200, 22), flags=TARGET)
    assert crowded(outer) == []


def test_a_scroller_and_a_fixed_bar_are_panes_of_their_own():
    scroller = Element("div", [button(0, 0)], box=(0, 0, 50, 50), flags=Flag.VISIBLE | Flag.SCROLLS)
    bar = Element("nav", [button(4, 0)], box=(0, 0, 50, 50), flags=Flag.VISIBLE | Flag.FIXED)
    panes = [target.pane for target in found(scroller, bar, button(8, 0))]
    assert panes == [1, 3, -1]


def test_the_lines_of_a_wrapped_link_do_not_fill_the_box_around_them():
    wrapped = Element("a", box=(0, 0, 200, 40), flags=TARGET, rects=((100, 0, 100, 18), (0, 22, 60, 18)))
    assert crowded(wrapped, button(20, -2, 18, 16)) == []


def test_a_target_that_is_clipped_away_is_none():
    assert found(Element("a", box=(0, 0, 10, 10), flags=TARGET, rects=())) == []


@given(
    st.lists(
        st.tuples(*[st.integers(0, 400)] * 2, *[st.integers(2, 60)] * 2),
        max_size=30,
    )
)
def test_the_grid_finds_what_a_look_at_every_pair_finds(boxes):
    all_ = found(*(button(*box) for box in boxes))
    others = Neighbourhood(all_)

    class Everybody:
        def near(self, point, reach):
            return iter(all_)

    for target in all_:
        if target.smaller_than(24):
            fast, slow = crowding(target, others, 24), crowding(target, Everybody(), 24)
            assert (fast and fast.at) == (slow and slow.at)
