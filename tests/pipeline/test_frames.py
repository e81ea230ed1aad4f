"""Every frame is looked at once, by the engine's own way of joining frames; one that forbids it is named."""

import pytest

from portalcheck.model.assertion import Outcome
from tests.pipeline.checking import check
from tests.servers.frames import EXPECTED, serve_frames

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_all_found_none_twice_none_false(tmp_path, device: str) -> None:
    with serve_frames() as framed:
        checked = check([framed.url], tmp_path, devices=[device])
    seen = [
        (assertion.criterion.removeprefix("axe/"), finding.target.frame, finding.target.css)
        for assertion in checked.assertions
        for finding in assertion.findings
        if finding.outcome is Outcome.FAILED and finding.target
    ]
    wanted = {
        (rule, prefix)
        for case in EXPECTED.values()
        if case.scripts
        for rule, prefix in (("image-alt", "#img-"), ("label", "#input-"))
        if rule in case.rules
        for prefix in (f"{prefix}{case.key}",)
    }
    assert len(seen) == len(set(seen)), "nothing is found twice"
    assert {(rule, css) for rule, _, css in seen} == wanted


@pytest.mark.slow
def test_a_sandboxed_frame_is_named_as_not_tested(tmp_path) -> None:
    with serve_frames() as framed:
        checked = check([framed.url], tmp_path)
    image = checked.of("axe/image-alt")
    named = {
        finding.target.frame for finding in image.findings if finding.outcome is Outcome.UNTESTED and finding.target
    }
    sandboxed = {key for key, case in EXPECTED.items() if not case.scripts}
    assert {key for key in sandboxed for frame in named if key in frame} == sandboxed
    assert all("sandbox" in finding.message for finding in image.findings if finding.outcome is Outcome.UNTESTED)
    # It failed elsewhere, and that is certain; a rule that found nothing cannot pass on a part of the page.
    assert image.outcome is Outcome.FAILED
    assert checked.of("axe/button-name").outcome is Outcome.UNTESTED
    # A rule about the page as a whole does not depend on its frames.
    assert checked.of("axe/document-title").outcome is Outcome.PASSED
    assert checked.report.exit_code == 3
