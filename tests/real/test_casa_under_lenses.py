"""The journey through a service whose engine nobody here wrote, by keys alone and with mistakes."""

from collections.abc import Iterator

import pytest

from portalcheck.kit import equip, plan_for
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.portal import RulesetUse
from portalcheck.portal_file import read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from tests.real.casa_app import FOLDER, run_casa

pytestmark = [pytest.mark.browser, pytest.mark.real, pytest.mark.slow]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str | None, str], Assertion]]:
    kit = equip()
    store = Store(tmp_path_factory.mktemp("casa"), kit.kinds)
    with run_casa() as url:
        portal = read_portal(FOLDER / "casa-portal.yaml", url)
        service = portal.services["card"].model_copy(update={"lenses": ("keyboard", "mistakes")})
        asked = {"services": {"card": service}, "devices": ("desktop",), "rulesets": (RulesetUse(use="completion"),)}
        plan = plan_for(kit, portal.model_copy(update=asked), FOLDER)
        with Run(kit, plan, store, pictures=False) as run:
            report = run_all(run, kit, plan, store, lambda key: None)
    yield {(one.lens, one.rule): one for one in report.assertions}


def test_the_service_is_completed_by_keys_alone(judged: dict[tuple[str | None, str], Assertion]) -> None:
    by_keys = {rule: one for (lens, rule), one in judged.items() if lens == "keyboard"}
    assert by_keys.pop("journey/keyboard-cost").outcome is Outcome.INAPPLICABLE, "no budget is set"
    assert {one.outcome for one in by_keys.values()} == {Outcome.PASSED}, by_keys
    [finding] = by_keys["journey/keyboard-operable"].findings
    assert finding.data["targets"] == 22
    assert finding.data["presses"] < 200


def test_who_errs_is_told_and_led_and_loses_nothing(judged: dict[tuple[str | None, str], Assertion]) -> None:
    erring = {rule: one for (lens, rule), one in judged.items() if lens == "mistakes"}
    assert {rule: one.outcome for rule, one in erring.items()} == {
        "journey/completes": Outcome.PASSED,
        "journey/error-kept": Outcome.PASSED,
        "journey/error-led-to": Outcome.PASSED,
        "journey/error-tied": Outcome.PASSED,
        # The page where an application is looked up says nothing to who looks up nothing: a person decides.
        "journey/error-told": Outcome.CANT_TELL,
    }
    told = erring["journey/error-told"].findings
    [unclear] = [one.message for one in told if one.outcome is Outcome.CANT_TELL]
    assert unclear.startswith("In step 9 ")
    said = {one.message.rpartition(": ")[2] for one in told if one.outcome is Outcome.PASSED}
    assert {"'Enter your full name'.", "'Date of birth must be a real date'.", "'Enter a real email address'."} <= said
