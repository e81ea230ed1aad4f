"""The journey through a service whose engine nobody here wrote, by keys alone."""

from pathlib import Path

import pytest

from portalcheck.kit import equip, plan_for
from portalcheck.model.assertion import Outcome
from portalcheck.model.portal import RulesetUse
from portalcheck.portal_file import read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from tests.real.casa_app import FOLDER, run_casa

pytestmark = [pytest.mark.browser, pytest.mark.real, pytest.mark.slow]


def test_the_service_is_completed_by_keys_alone(tmp_path: Path) -> None:
    kit = equip()
    store = Store(tmp_path, kit.kinds)
    with run_casa() as url:
        portal = read_portal(FOLDER / "casa-portal.yaml", url)
        service = portal.services["card"].model_copy(update={"lenses": ("keyboard",)})
        asked = {"services": {"card": service}, "devices": ("desktop",), "rulesets": (RulesetUse(use="completion"),)}
        plan = plan_for(kit, portal.model_copy(update=asked), FOLDER)
        with Run(kit, plan, store, pictures=False) as run:
            report = run_all(run, kit, plan, store, lambda key: None)
    judged = {one.rule: one for one in report.assertions if one.lens == "keyboard"}
    assert {one.outcome for one in judged.values()} == {Outcome.PASSED}, judged
    [finding] = judged["journey/keyboard-operable"].findings
    assert finding.data["targets"] == 22
    assert finding.data["presses"] < 200
