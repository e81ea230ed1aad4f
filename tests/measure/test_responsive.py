"""From where everything stands at some widths to what may be a failure, and its range: no browser takes part."""

import weakref
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcheck.gather.sweep import NARROWING
from portalcheck.measure.responsive.causes import causes
from portalcheck.measure.responsive.collision import Collision
from portalcheck.measure.responsive.cut import ContentCutOff, TextClipped
from portalcheck.measure.responsive.findings import data_of, literal
from portalcheck.measure.responsive.protrusion import ElementProtrusion, ViewportProtrusion
from portalcheck.measure.responsive.runs import Probe, Run
from portalcheck.measure.responsive.small_range import SmallRange
from portalcheck.measure.responsive.snapshot import Page, Snapshot, Structure, Style
from portalcheck.measure.responsive.sweep import Sweep
from portalcheck.measure.responsive.wrapping import Wrapping
from portalcheck.model.assertion import Outcome
from portalcheck.rules.mobile.small_range import small_range

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
PAINTS = Style.PAINTS
BLOCK = 0


def probes() -> tuple[Probe, ...]:
    return Collision(), ElementProtrusion(), ViewportProtrusion(), Wrapping(), ContentCutOff(), TextClipped()


class Drawn:
    """A page whose elements stand where a function of the width says; `None` where one is not shown."""

    def __init__(self, **elements: tuple[str, int, Callable[[int], Box | None]]) -> None:
        self.leftwards = False
        self.names = ["body", *elements]
        self._elements = {"body": ("", BLOCK, lambda width: (0, 0, width, 900)), **elements}
        self._page = Page()
        self.looked: list[int] = []

    def at(self, width: int) -> Snapshot:
        self.looked.append(width)
        fresh = len(self._page.structure) == 0
        parents = [self.names.index(over) if over else -1 for over, _, _ in self._elements.values()]
        boxes = {at: box for at, (_, _, where) in enumerate(self._elements.values()) if (box := where(width))}
        flags = [flags for _, flags, _ in self._elements.values()]
        clip = []
        for parent in parents:
            cuts = parent >= 0 and flags[parent] & (Style.CLIPS_X | Style.SCROLLS_X)
            clip.append(parent if cuts else clip[parent] if parent >= 0 else -1)
        told: dict[str, Any] = {
            "edge": width,
            "high": 800,
            "scrolls": True,
            "leftwards": self.leftwards,
            "added": parents if fresh else [],
            "flags": flags if fresh else None,
            "clips": clip if fresh else None,
            "at": _columns(boxes),
            "line": _columns({}),
            "lost": [],
        }
        return self._page.at(width, told)

    def sweep(self, *widths: int, most: int = 40, narrowing: int = NARROWING) -> list[Run]:
        """Sweep, and find the ranges to the px."""
        sweep = Sweep(probes(), SmallRange(most))
        for width in sorted(widths or range(320, 1401, 30), reverse=True):
            sweep.take(self.at(width))
        runs = [run for run in sweep.runs if run.is_suspect]
        for width, tell in sweep.narrow(runs, narrowing):
            tell(self.at(width))
        return causes(runs, self._page.structure)

    def found(self, *widths: int) -> set[tuple[str, str, str, int, int]]:
        return {
            (
                run.kind,
                self.names[run.found.element],
                self.names[run.found.other] if run.found.other >= 0 else "",
                run.narrowest,
                run.widest,
            )
            for run in self.sweep(*widths)
            if run.kind != "small-range"
        }


def _columns(boxes: dict[int, Box]) -> dict[str, list[int]]:
    sides = zip("xyrb", zip(*boxes.values(), strict=True), strict=True) if boxes else [(side, ()) for side in "xyrb"]
    return {"id": list(boxes), **{side: [round(10 * value) for value in values] for side, values in sides}}


def logo_and_menu(painted: int = PAINTS) -> Drawn:
    return Drawn(
        logo=("body", painted, lambda width: (0, 10, 300, 40)),
        menu=("body", PAINTS, lambda width: (width - 400, 10, width, 40)),
    )


def test_two_that_overlap_in_narrower_windows_collide() -> None:
    found = logo_and_menu().found()
    assert ("element-collision", "logo", "menu", 320, 699) in found


def test_what_shows_nothing_collides_with_nothing() -> None:
    assert not [one for one in logo_and_menu(painted=0).found() if one[0] == "element-collision"]


def test_what_overlaps_in_the_widest_window_is_meant_to() -> None:
    badge = Drawn(
        icon=("body", PAINTS, lambda width: (0, 0, 48, 48)), badge=("body", PAINTS, lambda width: (40, 0, 64, 24))
    )
    assert badge.found() == set()


def test_what_stays_while_the_page_scrolls_lies_over_it_by_intent() -> None:
    bar = Drawn(
        bar=("body", PAINTS | Style.FIXED, lambda width: (0, 700, width, 800)),
        text=("body", PAINTS, lambda width: (0, 0, width, 600 if width > 700 else 790)),
    )
    assert bar.found() == set()


def test_a_form_of_a_fixed_width_leaves_its_card() -> None:
    card = Drawn(
        card=("body", PAINTS, lambda width: (0, 0, width / 2, 100)),
        form=("card", PAINTS, lambda width: (0, 10, 300, 90)),
    )
    assert card.found() == {("element-protrusion", "form", "card", 320, 598)}


def test_what_leaves_the_window_is_not_told_again_of_the_box() -> None:
    whole = Drawn(
        card=("body", PAINTS, lambda width: (0, 0, width, 100)), form=("card", PAINTS, lambda width: (0, 10, 500, 90))
    )
    assert whole.found() == {("viewport-protrusion", "form", "", 320, 499)}


CONTROL = PAINTS | Style.THING | Style.TARGET
ROW = {"row": ("body", BLOCK, lambda width: (0, 0, width, 40))}


@pytest.mark.parametrize("leftwards", [False, True])
def test_what_is_pushed_out_where_lines_begin_is_lost(leftwards: bool) -> None:
    """On either side of a page that scrolls to the other one, whether it stands in the flow or was placed."""
    for flags in (CONTROL, CONTROL | Style.PLACED):
        page = Drawn(
            **ROW,
            button=("row", flags, lambda width: (0, 0, 500, 40) if leftwards else (width - 500, 0, width, 40)),
        )
        page.leftwards = leftwards
        assert page.found() == {("viewport-protrusion", "button", "", 320, 496)}


@pytest.mark.parametrize(
    ("flags", "where"),
    [
        pytest.param(CONTROL | Style.PLACED, (-9999, 0, -9000, 40), id="text for screen readers"),
        pytest.param(CONTROL | Style.MOVED, (-240, 0, 40, 40), id="a drawer of which a little is seen"),
        pytest.param(CONTROL, (-280, 0, -1, 40), id="a side bar behind a margin"),
        pytest.param(CONTROL | Style.SILENT, (-40, 0, 300, 40), id="an ornament"),
        pytest.param(PAINTS | Style.THING, (-40, 0, 300, 40), id="a picture cut at every width"),
        pytest.param(PAINTS, (-12, 0, 300, 40), id="gutters"),
        pytest.param(CONTROL, (-3, 0, 300, 40), id="less than a letter"),
    ],
)
def test_what_was_put_before_the_beginning_waits_there(flags: int, where: Box) -> None:
    assert Drawn(**ROW, thing=("row", flags, lambda width: where)).found() == set()


def test_a_drawer_that_closes_at_a_breakpoint_waits_outside() -> None:
    drawer = ("row", CONTROL | Style.PLACED, lambda width: (0, 0, 280, 40) if width > 700 else (-280, 0, 0, 40))
    assert Drawn(**ROW, drawer=drawer).found(*range(320, 1401, 30), 700, 701) == set()


def test_what_a_scroller_holds_leaves_nothing() -> None:
    scroller = Drawn(
        scroller=("body", PAINTS | Style.SCROLLS_X, lambda width: (0, 0, width, 100)),
        table=("scroller", PAINTS, lambda width: (0, 10, 900, 90)),
    )
    assert scroller.found() == set()


def _row(flags: int, wide: int = 150, high: int = 40) -> Drawn:
    def place(at: int) -> Callable[[int], Box]:
        def where(width: int) -> Box:
            in_line = max(1, width // wide)
            left, top = at % in_line * wide, at // in_line * high
            return left, top, left + wide, top + high

        return where

    links = {f"link{at}": ("row", flags | PAINTS, place(at)) for at in range(5)}
    return Drawn(row=("body", BLOCK, lambda width: (0, 0, width, 200)), **links)


def test_the_last_entry_falls_below_its_row() -> None:
    assert ("wrapping", "link4", "link3", 320, 749) in _row(Style.INLINE_BLOCK).found()


@pytest.mark.parametrize("flags", [Style.INLINE_BLOCK | Style.FLOWS, BLOCK, Style.INLINE])
def test_what_flows_falls_below_nothing(flags: int) -> None:
    assert not [one for one in _row(flags).found() if one[0] == "wrapping"]


def test_cards_of_one_size_are_no_row() -> None:
    cards = _row(Style.FLOAT, wide=250, high=150)
    assert all(run.about["gallery"] for run in cards.sweep() if run.kind == "wrapping")


@given(first=st.integers(400, 1300), long=st.integers(1, 38))
def test_a_small_range_is_found_to_the_px(first: int, long: int) -> None:
    last = first + long

    def other(width: int) -> Box:
        return (0, 50, 200, 90) if first <= width <= last else (210, 0, 400, 40)

    columns = Drawn(one=("body", PAINTS, lambda width: (0, 0, 200, 40)), other=("body", PAINTS, other))
    around = {near for at in (first, last) for near in (at - 1, at, at + 1)}
    runs = [run for run in columns.sweep(*range(320, 1401, 30), *around) if run.kind == "small-range"]
    assert [(run.narrowest, run.widest) for run in runs] == [(first, last)]


@given(edge=st.integers(330, 1390))
def test_a_range_is_found_to_the_px_from_a_coarse_grid(edge: int) -> None:
    page = Drawn(wide=("body", PAINTS, lambda width: (0, 0, edge + 1 if width <= edge else width, 40)))
    assert page.found(320, 500, 700, 900, 1100, 1400) == {("viewport-protrusion", "wide", "", 320, edge)}
    assert len(page.looked) <= 6 + 9


def many_ends(count: int) -> tuple[Drawn, dict[str, int]]:
    """Rows of which each leaves its card in windows of another width."""
    lasts = {f"row{at}": 331 + at * 43 for at in range(count)}
    rows: dict[str, Any] = {}
    for at, (name, last) in enumerate(lasts.items()):
        top = at * 40
        room = 100 / (last + 1)
        rows[f"card{at}"] = ("body", PAINTS, lambda width, top=top, room=room: (0, top, room * width, top + 30))
        rows[name] = (f"card{at}", PAINTS, lambda width, top=top: (0, top, 100.9, top + 30))
    return Drawn(**rows), lasts


def test_the_ends_of_many_ranges_are_found_to_the_px() -> None:
    page, lasts = many_ends(24)
    runs = page.sweep()
    assert {page.names[run.found.element]: run.widest for run in runs} == lasts
    assert all(run.is_exact for run in runs)


def test_a_range_that_was_not_found_to_the_px_says_so() -> None:
    page, lasts = many_ends(24)
    runs = page.sweep(narrowing=20)
    exact = {page.names[run.found.element]: run.widest for run in runs if run.is_exact}
    assert len(exact) < len(runs) == 24
    assert all(lasts[name] == last for name, last in exact.items())


@pytest.mark.parametrize(("exact", "said"), [(True, "In windows of 320 to 500 px"), (False, "of about 320 to 500 px")])
def test_a_message_says_whether_a_range_is_exact(exact: bool, said: str) -> None:
    (candidate,) = literal("viewport-protrusion", exact=exact).candidates
    data = data_of(candidate)
    assert said in str(data["windows"])
    assert data["exact"] is exact


def test_no_more_than_two_widths_are_kept_at_a_time() -> None:
    page, _ = many_ends(8)
    sweep = Sweep(probes(), SmallRange(40))
    taken: list[weakref.ref[Snapshot]] = []
    for width in range(1400, 319, -30):
        now = page.at(width)
        taken.append(weakref.ref(now))
        sweep.take(now)
        del now
        assert sum(one() is not None for one in taken) <= 2


@pytest.mark.parametrize(("most", "outcome"), [(40, Outcome.PASSED), (41, Outcome.UNTESTED)])
def test_longer_small_ranges_than_were_looked_for_are_untested(most: int, outcome: Outcome) -> None:
    swept = literal("small-range", first=320, last=500, styled=True)
    (finding,) = small_range.judge({"sweep": swept}, small_range.params(most=most))
    assert finding.outcome is outcome


def test_of_what_has_one_cause_one_is_told() -> None:
    crowd = {f"item{at}": ("list", PAINTS, lambda width, at=at: (0, at * 20, 600, at * 20 + 20)) for at in range(30)}
    page = Drawn(list=("body", BLOCK, lambda width: (0, 0, width, 600)), **crowd)
    (run,) = page.sweep()
    assert (run.kind, run.narrowest, run.widest) == ("viewport-protrusion", 320, 599)


def test_what_holds_what() -> None:
    structure = Structure()
    for parent in (-1, 0, 1):
        structure.add(parent)
    assert structure.holds(0, 2)
    assert not structure.holds(2, 0)
    assert structure.below_common(2, 2) == (2, 2)
