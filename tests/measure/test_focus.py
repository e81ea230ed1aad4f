"""What a focus changes in a picture, in pictures drawn here: 200 × 100 px, white, an element in the middle."""

import numpy as np
import pytest

from portalcheck.measure.focus import focus_change
from portalcheck.measure.pixels import Picture

BOX = (80.0, 40.0, 40.0, 20.0)
BLUE, GREY = (0, 60, 200), (254, 254, 254)


def white() -> Picture:
    return np.full((100, 200, 3), 255, dtype=np.uint8)


def ring(picture: Picture, left: int, top: int, right: int, bottom: int) -> Picture:
    picture[top:bottom, left:right] = np.where(_edge(bottom - top, right - left), BLUE, picture[top:bottom, left:right])
    return picture


def _edge(height: int, width: int) -> np.ndarray:
    edge = np.ones((height, width, 1), dtype=bool)
    edge[2:-2, 2:-2] = False
    return edge


def test_a_ring_around_the_element_is_its_own() -> None:
    change = focus_change(white(), ring(white(), 78, 38, 122, 62), white(), BOX, [])
    assert change is not None
    assert change.changed == 44 * 24 - 40 * 20
    assert change.contrast > 3
    assert not change.restless


def test_a_ring_around_its_card_is_its_own_whatever_is_drawn_a_shade_apart_elsewhere() -> None:
    focused = ring(white(), 50, 20, 150, 80)
    focused[95, 10:13] = GREY
    change = focus_change(white(), focused, white(), BOX, [])
    assert change is not None
    assert change.changed > 500


def test_what_changes_beside_it_is_elsewhere() -> None:
    change = focus_change(white(), ring(white(), 0, 0, 30, 20), white(), BOX, [])
    assert change is not None
    assert (change.changed, change.elsewhere) == (0, 30 * 20 - 26 * 16)


@pytest.mark.parametrize("side", [0, 1])
def test_what_a_neighbour_loses_or_gains_is_not_its_own(side: int) -> None:
    neighbour = ring(white(), 20, 38, 60, 62)
    before, after = (neighbour, white()) if side == 0 else (white(), neighbour)
    change = focus_change(before, white(), after, BOX, [])
    assert change is not None
    assert (change.changed, change.elsewhere) == (0, 0)


def test_a_place_that_changes_without_the_focus_is_restless() -> None:
    moved = white()
    moved[45:50, 90:95] = BLUE
    change = focus_change(white(), ring(white(), 78, 38, 122, 62), moved, BOX, [])
    assert change is not None
    assert change.restless


def test_with_one_picture_a_close_neighbour_leaves_nothing_to_judge_by() -> None:
    assert focus_change(white(), white(), None, BOX, [(75.0, 35.0, 50.0, 30.0)]) is None
