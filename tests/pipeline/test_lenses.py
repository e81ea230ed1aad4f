"""A journey is taken under each lens that its service names, as a visit of its own."""

from pathlib import Path

import pytest

from portalcheck.model.assertion import Outcome
from tests.pipeline.playing import completes, play, traces, write_portal
from tests.servers.pages import serve_pages
from tests.servers.service import Service

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
