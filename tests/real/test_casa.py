"""A journey through a service whose engine nobody here wrote: sessions, tokens, validation, steering, GOV.UK markup.

Each failure was looked at by hand and is listed with its reason; none is added.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from portalcheck.kit import equip, plan_for
from portalcheck.model.artifact import Document, Missing
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.trace import Trace
from portalcheck.model.visit import Visit
from portalcheck.people import person
from portalcheck.portal_file import read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from portalcheck.summary import write_reports
from tests.real.casa_app import FOLDER, run_casa

pytestmark = [pytest.mark.browser, pytest.mark.real, pytest.mark.slow]

DEVICES = ("desktop", "phone")
STATES = [f"card/{number}" for number in range(1, 10)]

# GOV.UK Frontend 6.4 by state and criterion: where it fails, and why that is true.
CONFIRMED = {
    ("card/4", "axe/aria-allowed-attr"): (
        {"#f-contact"},
        "the radio button that reveals a field has aria-expanded, which WAI-ARIA does not allow on a radio",
    ),
    ("card/5", "axe/aria-allowed-attr"): ({"#f-contact"}, "the same, now that the field is revealed"),
}


@dataclass
class Played:
    """What came of the journeys, the folder that keeps it, and what was typed."""

    assertions: list[Assertion]
    visits: dict[tuple[str, str], Visit]
    folder: Path
    typed: tuple[str, ...]

    def of(self, subject: str, device: str) -> list[Assertion]:
        return [one for one in self.assertions if (one.subject.id, one.device) == (subject, device)]

    def trace(self, service: str, device: str) -> Trace:
        trace = self.visits[service, device].artifacts["trace"]
        assert isinstance(trace, Trace)
        return trace


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    folder = tmp_path_factory.mktemp("casa")
    kit = equip()
    store = Store(folder, kit.kinds)
    with run_casa() as url:
        plan = plan_for(kit, read_portal(FOLDER / "casa-portal.yaml", url), FOLDER)
        with Run(kit, plan, store) as run:
            report = run_all(run, kit, plan, store, lambda key: None)
    write_reports(kit, report, folder)
    journey = plan.journeys["card"].journey
    reader = person("reader", journey.people["reader"], journey.seed, plan.today)
    visits = {(key.subject, key.device): visit for key in plan.keys if (visit := store.load(key))}
    yield Played(list(report.assertions), visits, folder, (reader["full_name"], reader["email"]))


@pytest.mark.parametrize("device", DEVICES)
def test_the_service_is_completed_as_a_person_does_it(played: Played, device: str) -> None:
    judged = {one.rule: one for one in played.of("card", device)}
    completes = judged["journey/completes"]
    assert completes.outcome is Outcome.PASSED, completes.findings
    redundant = judged["journey/redundant-entry"]
    assert redundant.outcome in (Outcome.PASSED, Outcome.INAPPLICABLE), redundant.findings
    trace = played.trace("card", device)
    assert trace.stop is None
    assert trace.steps[7].extracted["reference"].startswith("LC-")
    assert trace.steps[8].confirmed == ("reference",)
    assert trace.invented is False, "a reference that was never given is not known"


def test_each_device_has_a_reference_of_its_own(played: Played) -> None:
    given = {played.trace("card", device).steps[7].extracted["reference"] for device in DEVICES}
    assert len(given) == 2, "one application a device"


@pytest.mark.parametrize("device", DEVICES)
def test_every_state_is_judged_and_fails_only_where_it_should(played: Played, device: str) -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for state in STATES:
        visit = played.visits[state, device]
        assert not [given for given in visit.artifacts.values() if isinstance(given, Missing)]
        assert visit.picture is not None
        passed = set()
        for one in played.of(state, device):
            assert one.outcome not in (Outcome.UNTESTED, Outcome.CANT_TELL), (state, one.criterion, one.findings)
            if one.outcome is Outcome.PASSED:
                passed.add(one.criterion)
            if one.outcome is Outcome.FAILED:
                failed = [finding.target for finding in one.findings if finding.outcome is Outcome.FAILED]
                found[state, one.criterion] = {target.css for target in failed if target}
        assert {"accessibility/text-contrast", "axe/document-title", "mobile/reflow", "mobile/target-size"} <= passed
    assert found == {place: elements for place, (elements, _) in CONFIRMED.items()}


@pytest.mark.parametrize("device", DEVICES)
def test_a_field_left_empty_stops_it(played: Played, device: str) -> None:
    completes = next(one for one in played.of("left-empty", device) if one.rule == "journey/completes")
    assert completes.outcome is Outcome.FAILED
    stop = played.trace("left-empty", device).stop
    assert stop is not None
    assert (stop.number, stop.cause) == (1, "expectation")
    assert "“What is your date of birth?”" in stop.reason
    assert played.visits["left-empty", device].picture is not None, "it shows where the journey stopped"
    for state in ("left-empty/1", "left-empty/2"):
        assert {one.outcome for one in played.of(state, device)} == {Outcome.UNTESTED}
        missing = [given for given in played.visits[state, device].artifacts.values() if isinstance(given, Missing)]
        assert missing and {one.cause for one in missing} == {"not-reached"}


@pytest.mark.parametrize("device", DEVICES)
def test_the_page_that_repeats_the_answers_is_kept_blacked_out(played: Played, device: str) -> None:
    document = played.visits["card/7", device].artifacts["document"]
    assert isinstance(document, Document)
    for typed in played.typed:
        assert re.search(rf">\s*•{{{len(typed)}}}\s*<", document.html)


def test_what_was_typed_is_in_no_file(played: Played) -> None:
    files = [path for path in played.folder.rglob("*") if path.is_file()]
    assert len(files) > len(STATES) * len(DEVICES)
    forms = {form for typed in (*played.typed, "March 1986") for form in (typed, json.dumps(typed)[1:-1], quote(typed))}
    for path in files:
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8", "replace").casefold()
        assert not [form for form in forms if form.casefold() in text], path.name
