"""A journey is taken under each lens that its service names, as a visit of its own."""

from pathlib import Path

import pytest

from portalcheck.model.assertion import Outcome
from portalcheck.model.keys import Keys
from tests.pipeline.playing import completes, play, traces, write_portal
from tests.servers.pages import serve_pages
from tests.servers.service import FORM, Service

pytestmark = pytest.mark.browser


def test_a_journey_under_a_lens(tmp_path: Path) -> None:
    service = Service()
    with serve_pages(service.routes) as site:
        portal = write_portal(tmp_path, site.url, service=", lenses: [reflow]")
        checked = play(portal, tmp_path / "out", devices=("phone", "desktop"), pictures=True)
    assert [(one.device, one.lens, one.outcome) for one in completes(checked)] == [
        ("phone", None, Outcome.PASSED),
        ("desktop", None, Outcome.PASSED),
        ("desktop", "reflow", Outcome.PASSED),
    ]
    assert len(service.registered) == 3
    assert {trace.lens for trace in traces(checked)} == {None, "reflow"}
    (lens,) = (visit for visit in checked.store.summaries() if visit.key.lens)
    assert [state.reached for state in lens.states] == [True] * 3
    assert {(state.picture.width, state.picture.height) for state in lens.states if state.picture} == {(320, 256)}
    assert str(lens.key) == "apply+desktop+reflow"


@pytest.mark.slow
def test_the_keyboard_stops_at_a_box_that_only_its_label_shows(tmp_path: Path) -> None:
    service = Service()
    with serve_pages(service.routes) as site:
        checked = play(write_portal(tmp_path, site.url, service=", lenses: [keyboard]"), tmp_path / "out")
    pointer, keys = completes(checked)
    assert (pointer.lens, pointer.outcome) == (None, Outcome.PASSED)
    assert (keys.lens, keys.outcome) == ("keyboard", Outcome.FAILED)
    assert "“Tôi đồng ý”" in keys.findings[0].message
    assert len(service.registered) == 1
    [told] = [visit for visit in checked.store.summaries() if visit.key.lens]
    visit = checked.store.load(told.key)
    assert visit is not None
    kept = visit.artifacts["keys"]
    assert isinstance(kept, Keys)
    assert [(one.step, one.verb, one.came) for one in kept.targets] == [
        (2, "fill", "operated"),
        (2, "fill", "operated"),
        (2, "choose", "operated"),
        (2, "choose", "operated"),
        (2, "upload", "operated"),
        (2, "check", "not-reached"),
    ]
    typed = kept.model_dump_json()
    assert "paper.txt" not in typed
    assert kept.targets[1].presses["letters"] == 8, "a date, part by part"


@pytest.mark.slow
def test_the_keyboard_completes_where_the_box_takes_the_focus(tmp_path: Path) -> None:
    service = Service(form=FORM.replace('class="gone"', ""))
    with serve_pages(service.routes) as site:
        checked = play(write_portal(tmp_path, site.url, service=", lenses: [keyboard]"), tmp_path / "out")
    assert [one.outcome for one in completes(checked)] == [Outcome.PASSED] * 2
    assert len(service.registered) == 2
    assert service.registered[0].count("Hải Phòng") == service.registered[1].count("Hải Phòng") == 1
